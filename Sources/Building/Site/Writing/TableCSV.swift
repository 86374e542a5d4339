import Markup
import Tables

/// Writes the data of a table: one record for each figure, so that programs need no reshaping.
///
/// Columns of numbers hold numbers only; that a count is hidden stands in a column of its own. The byte order mark has
/// spreadsheets read it as UTF-8.
enum TableCSV {
  /// - Parameters:
  ///   - name: what the table goes by, if not by its own name.
  ///   - asOf: the last day that figures know of which are not shown again from an earlier release.
  ///   - isFictional: whether the figures are made up.
  ///   - isExact: whether the figures are counts as they are, for those who may see the records.
  ///   - corrected: the cells that were corrected.
  static func write(
    _ table: PublishedTable, name: String? = nil, asOf: String, isFictional: Bool, isExact: Bool,
    corrected: [CellReference: Correction] = [:]
  ) -> [UInt8] {
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    let columns = DataColumns(table, isFictional: isFictional, isExact: isExact)
    bytes += CSVRecord.text(columns.names, lineEnd: "\r\n").utf8
    for (row, rowMember) in table.rows.members.enumerated() {
      for (column, columnMember) in table.columns.members.enumerated() {
        let figure = table.figure(row: row, column: column)
        let record = CSVRecord.text(
          columns.record(
            table: name ?? table.id, row: rowMember, column: columnMember, count: figure.value.map(String.init) ?? "",
            status: status(figure, isCorrected: corrected[table.cell(row: row, column: column)] != nil),
            unit: table.unit.rawValue, asOf: table.carriedFrom ?? asOf), lineEnd: "\r\n")
        bytes += record.utf8
      }
    }
    return bytes
  }

  private static func status(_ figure: PublishedCell, isCorrected: Bool) -> String {
    figure.value != nil ? isCorrected ? "revised" : "shown" : figure.isHidden ? "hidden" : "missing"
  }
}
