@_spi(Exact) public import Disclosure

/// The figures that claims and checks are held against: what an edition may see.
///
/// It says whether a sentence is right and never gives a figure away: whoever holds it can hand it to a check, and
/// nothing else. Pages take figures from it only where those are released already.
public struct FigureBook: Sendable {
  let tables: [String: FigureTable]
  /// Names of tables that would be counted from a register which is not there.
  let uncounted: Set<String>
  /// Names of tables whose declarations have errors.
  let unreadable: Set<String>

  /// The exact counts of the register, and given tables.
  ///
  /// - Parameters:
  ///   - uncounted: names of tables that would be counted from a register which is not there.
  ///   - unreadable: names of tables whose declarations have errors, so that nobody is told that they are missing.
  public init(exact tallies: [Tally], uncounted: Set<String> = [], unreadable: Set<String> = []) {
    tables = Dictionary(tallies.map { ($0.table, FigureTable($0)) }, uniquingKeysWith: { first, _ in first })
    self.uncounted = uncounted
    self.unreadable = unreadable
  }

  /// Names of all tables, sorted.
  var names: [String] { (Array(tables.keys) + Array(uncounted)).sorted() }
}

// Reflection reads private members too.
extension FigureBook: CustomReflectable {
  /// A mirror that shows nothing.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// A table of figures as expressions see it.
struct FigureTable: Sendable {
  let id: String
  let unit: CountingUnit
  let rows: Axis
  let columns: Axis
  /// Row by row; `nil` where the source has no figure.
  let values: [Int?]
  let persons: Int?
  /// Whether its figures may be put into a page.
  let isReleased: Bool

  init(_ tally: Tally) {
    id = tally.table
    unit = tally.unit
    rows = tally.rows
    columns = tally.columns
    values = tally.rows.members.indices.flatMap { row in
      tally.columns.members.indices.map { tally.count(row: row, column: $0) }
    }
    persons = tally.persons
    isReleased = tally.isReleased
  }

  /// The axes that an index is wanted for.
  var axes: [Axis] { columns.variable.isEmpty ? [rows] : [rows, columns] }

  /// The figure at a member of each axis.
  func value(_ indices: [Int]) -> Int? {
    values[indices[0] * columns.members.count + (indices.count > 1 ? indices[1] : 0)]
  }
}
