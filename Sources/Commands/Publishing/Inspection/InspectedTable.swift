import Chronology
import Markup
@_spi(Exact) import Tables

/// A table with exact counts, for the register's owner alone; no page is made from it.
public struct InspectedTable: Sendable {
  private let exactTable: ExactTable

  init(_ exactTable: ExactTable) { self.exactTable = exactTable }

  /// The name of the table.
  public var id: String { exactTable.table }

  /// The table as one writes it on paper.
  public var text: String { ExactTableText.text(exactTable) }

  /// The table as CSV: a record for each row, a column for each column, the codes in front.
  public var csv: String {
    let (rows, columns) = (exactTable.rows, exactTable.columns)
    let hasColumns = !columns.variable.isEmpty
    let header =
      [rows.name] + (rows.showsLabels ? ["label"] : [])
      + (hasColumns ? columns.printed.map { columns.members[$0].code } : [exactTable.measure])
    let records = rows.printed.map { row in
      let member = rows.members[row]
      return [member.code] + (rows.showsLabels ? [member.label] : [])
        + columns.printed.map { exactTable.count(row: row, column: $0).map(String.init) ?? "" }
    }
    return ([header] + records).map { CSVRecord.text($0) }.joined()
  }

  /// The header of ``longCSV``.
  public static let longHeader = CSVRecord.text(["table", "unit", "row", "column", "count"])

  /// The table with all its levels as CSV, one record for each cell.
  public var longCSV: String {
    records.cells.map { cell in
      CSVRecord.text([id, exactTable.unit.rawValue, cell.row, cell.column ?? "", cell.count.map(String.init) ?? ""])
    }.joined()
  }

  /// The table with all its levels, one record for each cell.
  public var records: ExactRecords { ExactRecords(exactTable) }
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

  init(_ exactTable: ExactTable) {
    id = exactTable.table
    title = exactTable.title
    unit = exactTable.unit.rawValue
    source = exactTable.source
    origin = exactTable.origin == .given ? "given" : "register"
    persons = exactTable.persons
    notes = exactTable.notes
    breaks = exactTable.breaks.map { Break(month: $0.month.iso, note: $0.note) }
    let hasColumns = !exactTable.columns.variable.isEmpty
    cells = exactTable.rows.members.indices.flatMap { row in
      exactTable.columns.members.indices.map { column in
        Cell(
          row: exactTable.rows.members[row].code, column: hasColumns ? exactTable.columns.members[column].code : nil,
          count: exactTable.count(row: row, column: column))
      }
    }
  }
}
