import Disclosure

/// Writes the data of a table: one record for each figure, so that programs need no reshaping.
///
/// Columns of numbers hold numbers only; that a count is hidden stands in a column of its own. The byte order mark has
/// spreadsheets read it as UTF-8.
enum TableCSV {
  /// The names of the columns.
  static let header = ["table", "row", "row_label", "column", "column_label", "count", "status", "unit"]

  static func write(_ table: PublishedTable) -> [UInt8] {
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    append(header, to: &bytes)
    for (row, rowMember) in table.rows.members.enumerated() {
      for (column, columnMember) in table.columns.members.enumerated() {
        let figure = table.figure(row: row, column: column)
        append(
          [
            table.id, rowMember.code, rowMember.label, columnMember.code, columnMember.label,
            figure.value.map(String.init) ?? "", status(figure), table.unit.rawValue,
          ], to: &bytes)
      }
    }
    return bytes
  }

  private static func status(_ figure: PublishedFigure) -> String {
    figure.value != nil ? "shown" : figure.isHidden ? "hidden" : "missing"
  }

  private static func append(_ cells: [String], to bytes: inout [UInt8]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      if cell.utf8.contains(where: { ",\"\r\n".utf8.contains($0) }) {
        bytes += "\"\(cell.replacing("\"", with: "\"\""))\"".utf8
      } else {
        bytes += cell.utf8
      }
    }
    bytes += "\r\n".utf8
  }
}
