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
  /// Names of tables that are not published at all.
  let withheld: Set<String>
  /// Names of tables that were not cleared yet.
  let unsealed: Set<String>
  /// Names of tables that rest on made-up records or figures.
  let fictional: Set<String>
  /// Numbers of people from 1 to one less are no sentence for these readers.
  let threshold: Int

  /// The exact counts of the register, and given tables.
  ///
  /// - Parameters:
  ///   - uncounted: names of tables that would be counted from a register which is not there.
  ///   - unreadable: names of tables whose declarations have errors, so that nobody is told that they are missing.
  public init(exact tallies: [Tally], uncounted: Set<String> = [], unreadable: Set<String> = []) {
    tables = Dictionary(tallies.map { ($0.table, FigureTable($0)) }, uniquingKeysWith: { first, _ in first })
    self.uncounted = uncounted
    self.unreadable = unreadable
    withheld = []
    unsealed = []
    fictional = []
    threshold = 1
  }

  /// What readers may see: tables that were cleared.
  ///
  /// - Parameters:
  ///   - tables: the tables that are published.
  ///   - given: tables that need no clearing, because they are about nobody.
  ///   - withheld: names of tables that are not published because too much of them would be hidden.
  ///   - unsealed: names of tables that were not cleared yet.
  ///   - unreadable: names of tables whose declarations have errors, so that nobody is told that they are missing.
  ///   - fictional: names of tables that rest on made-up records or figures: what is filled in from them says so.
  ///   - threshold: counts of people from 1 to one less are small.
  public init(
    published tables: [PublishedTable], given: [Tally], withheld: Set<String>, unsealed: Set<String>,
    unreadable: Set<String>, fictional: Set<String> = [], threshold: Int
  ) {
    self.fictional = fictional
    self.threshold = threshold
    let released = given.filter(\.isReleased).map { FigureTable($0) } + tables.map { FigureTable($0) }
    self.tables = Dictionary(released.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    uncounted = []
    self.unreadable = unreadable
    self.withheld = withheld
    self.unsealed = unsealed
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
  /// Positions in ``values`` at which there is a count that may not be seen.
  let hidden: Set<Int>

  init(_ table: PublishedTable) {
    id = table.id
    unit = table.unit
    rows = table.rows
    columns = table.columns
    values = table.figures.map(\.value)
    hidden = Set(table.figures.indices.filter { table.figures[$0].isHidden })
    persons = nil
    isReleased = true
  }

  init(_ tally: Tally) {
    hidden = []
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
  func value(_ indices: [Int]) -> Int? { values[place(indices)] }

  /// Whether there is a figure at a member of each axis that may not be seen.
  func isHidden(_ indices: [Int]) -> Bool { hidden.contains(place(indices)) }

  private func place(_ indices: [Int]) -> Int {
    indices[0] * columns.members.count + (indices.count > 1 ? indices[1] : 0)
  }
}
