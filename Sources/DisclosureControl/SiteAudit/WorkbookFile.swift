import Tables
import Workbooks

/// Reads back the tables of a workbook: behind the cover a sheet for each, with title, unit and name above it, and notes
/// below.
enum WorkbookFile {
  /// The rows above the headings: title, unit and name.
  private static let rowsAbove = 3

  /// The tables; `nil` if something is in it that does not belong there.
  static func tables(_ bytes: [UInt8]) -> [PageReading.ReadTable]? {
    guard let sheets = sheets(bytes), !sheets.isEmpty else { return nil }
    var tables: [PageReading.ReadTable] = []
    for (place, sheet) in sheets.enumerated().dropFirst() {
      guard sheet.rows.count > rowsAbove, let name = sheet.rows[rowsAbove - 1].first else { return nil }
      var table = PageReading.ReadTable(id: name)
      // Behind a number that was corrected stands a sign that belongs to its format.
      table.marksCorrections = false
      table.columns = sheet.rows[rowsAbove]
      let body = sheet.rows[(rowsAbove + 1)...].prefix { !$0.allSatisfy(\.isEmpty) }
      table.rows = body.map { row in
        let cells = Array(row.dropFirst())
        return (row.first ?? "", cells + [String](repeating: "", count: max(0, table.columns.count - 1 - cells.count)))
      }
      table.surroundings  // A tab has the title of the table, or its place.
      =
        (sheet.name == "表\(place)" ? [] : [sheet.name]) + sheet.rows[..<rowsAbove].flatMap(\.self)
        + sheet.rows[(rowsAbove + 1 + body.count)...].flatMap(\.self)
      tables.append(table)
    }
    return tables
  }

  private static func sheets(_ bytes: [UInt8]) -> [Workbook.Sheet]? {
    do throws(Workbook.Problem) { return try Workbook.read(bytes).sheets } catch { return nil }
  }
}
