import Site
import Tables

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The data of a table as JSON: one record for each figure, with the same names as in the CSV, and what the table says
/// of itself.
struct TableJSON: Encodable {
  private let title: String
  private let source: String
  private let notes: [String]
  private let measure: String
  private let period: String?
  private let records: [Record]

  private struct Record: Encodable {
    let table: String
    let row: String
    let rowLabel: String
    let column: String
    let columnLabel: String
    let count: Int?
    let status: String
    let unit: String
    let asOf: String
    let fictional: Bool
    /// How exact counts are to be handled; not there where everybody may see them.
    let handling: String?

    enum CodingKeys: String, CodingKey {
      case table, row, column, count, status, unit, fictional, handling
      case rowLabel = "row_label"
      case columnLabel = "column_label"
      case asOf = "as_of"
    }
  }

  /// The file.
  static func bytes(_ frozen: Site.FrozenTable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(TableJSON(frozen))) + [UInt8(ascii: "\n")]
  }

  private init(_ frozen: Site.FrozenTable) {
    let table = frozen.table
    title = table.title
    source = table.source
    notes = table.notes
    measure = table.measure
    period = table.scope.period
    records = table.rows.members.indices.flatMap { row in
      table.columns.members.indices.map { column in
        let (rowMember, columnMember) = (table.rows.members[row], table.columns.members[column])
        let figure = table.figure(row: row, column: column)
        let isCorrected = frozen.corrected[table.cell(row: row, column: column)] != nil
        return Record(
          table: frozen.name, row: rowMember.code, rowLabel: rowMember.label, column: columnMember.code,
          columnLabel: columnMember.label, count: figure.value,
          status: figure.value != nil ? isCorrected ? "revised" : "shown" : figure.isHidden ? "hidden" : "missing",
          unit: table.unit.rawValue, asOf: frozen.asOf, fictional: frozen.isFictional,
          handling: frozen.handling)
      }
    }
  }
}
