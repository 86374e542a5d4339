@_spi(Exact) import Disclosure
import Statistics

/// All cells of all tables at all their levels, each once however many tables print it.
struct CellCatalogue {
  /// The cells, in the order in which tables name them.
  private(set) var cells: [Cell] = []
  /// Of each cell of each table the count, by its name.
  private(set) var counts: [String: Int] = [:]
  private var places: [Predicate: Int] = [:]
  private var positions: [String: [Int?]] = [:]
  private var widths: [String: Int] = [:]

  /// A count with all that is known of it.
  struct Cell {
    let name: String
    let predicate: Predicate
    let count: Int
    /// Whether it is a total, which readers want more than its parts.
    let isTotal: Bool
  }

  /// Takes up a table with its counts.
  mutating func add(_ table: StatisticsTable, _ tally: Tally) {
    let (rows, columns) = (tally.rows.members, tally.columns.members)
    var found: [Int?] = []
    for row in rows.indices {
      for column in columns.indices {
        guard let count = tally.count(row: row, column: column) else {
          found.append(nil)
          continue
        }
        let codes = [rows[row].code] + (columns[column].code.isEmpty ? [] : [columns[column].code])
        let name = "\(tally.table)[\(codes.joined(separator: ","))]"
        counts[name] = count
        let predicate = Predicate(table, row: rows[row], column: columns[column])
        let place = places[predicate] ?? cells.count
        if place == cells.count {
          places[predicate] = place
          cells.append(
            Cell(
              name: name, predicate: predicate, count: count,
              isTotal: rows[row].isTotal || columns[column].isTotal))
        }
        found.append(place)
      }
    }
    positions[tally.table] = found
    widths[tally.table] = columns.count
  }

  /// The cell of a table; `nil` where the source has no figure.
  func place(_ table: String, row: Int, column: Int) -> Int? {
    guard let found = positions[table], let width = widths[table] else { return nil }
    return found[row * width + column]
  }

  /// The cell with a predicate.
  func place(of predicate: Predicate) -> Int? { places[predicate] }
}
