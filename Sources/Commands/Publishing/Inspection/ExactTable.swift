import Chronology
import Markup
@_spi(Exact) import Tables

/// A table with exact counts, for the register's owner alone; no page is made from it.
public struct ExactTable: Sendable {
  private let tally: Tally

  init(_ tally: Tally) { self.tally = tally }

  /// The name of the table.
  public var id: String { tally.table }

  /// The table as one writes it on paper.
  public var text: String { ExactTableText.text(tally) }

  /// The table as CSV: a record for each row, a column for each column, the codes in front.
  public var csv: String {
    let (rows, columns) = (tally.rows, tally.columns)
    let hasColumns = !columns.variable.isEmpty
    let header =
      [rows.name] + (rows.showsLabels ? ["label"] : [])
      + (hasColumns ? columns.printed.map { columns.members[$0].code } : [tally.measure])
    let records = rows.printed.map { row in
      let member = rows.members[row]
      return [member.code] + (rows.showsLabels ? [member.label] : [])
        + columns.printed.map { tally.count(row: row, column: $0).map(String.init) ?? "" }
    }
    return ([header] + records).map { CSVRecord.text($0) }.joined()
  }

  /// The header of ``longCSV``.
  public static let longHeader = CSVRecord.text(["table", "unit", "row", "column", "count"])

  /// The table with all its levels as CSV, one record for each cell.
  public var longCSV: String {
    records.cells.map { cell in
      CSVRecord.text([id, tally.unit.rawValue, cell.row, cell.column ?? "", cell.count.map(String.init) ?? ""])
    }.joined()
  }

  /// The table with all its levels, one record for each cell.
  public var records: ExactRecords { ExactRecords(tally) }
}

/// A table as JSON has it.
public struct ExactRecords: Encodable, Sendable {
  let id: String
  let title: String
  let unit: String
  let source: String
  let origin: String
  let persons: Int?
  let notes: [String]
  let breaks: [Break]
  let cells: [Cell]

  struct Break: Encodable, Sendable {
    let month: String
    let note: String
  }

  struct Cell: Encodable, Sendable {
    let row: String
    let column: String?
    let count: Int?
  }

  init(_ tally: Tally) {
    id = tally.table
    title = tally.title
    unit = tally.unit.rawValue
    source = tally.source
    origin = tally.origin == .given ? "given" : "register"
    persons = tally.persons
    notes = tally.notes
    breaks = tally.breaks.map { Break(month: $0.month.iso, note: $0.note) }
    let hasColumns = !tally.columns.variable.isEmpty
    cells = tally.rows.members.indices.flatMap { row in
      tally.columns.members.indices.map { column in
        Cell(
          row: tally.rows.members[row].code, column: hasColumns ? tally.columns.members[column].code : nil,
          count: tally.count(row: row, column: column))
      }
    }
  }
}
