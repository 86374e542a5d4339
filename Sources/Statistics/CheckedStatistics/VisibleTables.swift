public import Chronology
@_spi(Exact) public import Tables

/// The figures that claims and checks are held against: what an edition may see.
///
/// It says whether a sentence is right and never gives a figure away: whoever holds it can hand it to a check, and
/// nothing else. Pages take figures from it only where those are released already.
public struct VisibleTables: Sendable {
  let tables: [String: VisibleTable]
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
  /// Tables as they were at the end of a month, by their names and that month: `routes@2022-12`.
  private(set) var versions: [String: VisibleTable] = [:]
  /// The codes that each table can have at any of its levels, shown or not.
  private(set) var declared: [String: Set<String>] = [:]
  /// Names of tables whose months move on with those that the register is complete for.
  private(set) var moving: Set<String> = []
  /// The months that the register is complete for.
  private(set) var reporting: MonthRange?
  /// The months that the page reports on for which a formula is worked out, if it says so.
  private(set) var pagePeriod: MonthRange?

  /// The exact counts of the register, and given tables.
  ///
  /// - Parameters:
  ///   - uncounted: names of tables that would be counted from a register which is not there.
  ///   - unreadable: names of tables whose declarations have errors, so that nobody is told that they are missing.
  public init(exact exactTables: [ExactTable], uncounted: Set<String> = [], unreadable: Set<String> = []) {
    tables = Dictionary(exactTables.map { ($0.table, VisibleTable($0)) }, uniquingKeysWith: { first, _ in first })
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
  ///   - fictional: names of tables that rest on made-up records or figures: sentences with figures of them say so.
  ///   - threshold: counts of people from 1 to one less are small.
  public init(
    published tables: [PublishedTable], given: [ExactTable], withheld: Set<String>, unsealed: Set<String>,
    unreadable: Set<String>, fictional: Set<String> = [], threshold: Int
  ) {
    self.fictional = fictional
    self.threshold = threshold
    let released = given.filter(\.isReleased).map { VisibleTable($0) } + tables.map { VisibleTable($0) }
    self.tables = Dictionary(released.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    uncounted = []
    self.unreadable = unreadable
    self.withheld = withheld
    self.unsealed = unsealed
  }

  /// The same, with what periods of texts are relative to.
  ///
  /// - Parameters:
  ///   - reporting: the months that the register is complete for.
  ///   - moving: names of tables whose months move on with them.
  ///   - former: tables of all releases, oldest first.
  ///   - declared: the codes that each table can have at any of its levels.
  public func moving(
    with reporting: MonthRange?, _ moving: Set<String>, former: [PublishedTable], declared: [String: Set<String>] = [:]
  ) -> VisibleTables {
    var book = self
    book.declared = declared
    book.reporting = reporting
    book.moving = moving
    for table in former where table.carriedFrom == nil {
      guard let month = table.scope.period.flatMap({ MonthRange(code: $0) })?.last else { continue }
      let name = TableReference(table.id, at: month.iso).name
      book.versions[name] = VisibleTable(table, name: name)
    }
    return book
  }

  /// The name of a cell with its months in it: `caseload[total,last]` is `caseload[total,2022-12]`; what is none, as it is.
  public func cellName(_ text: String) -> String {
    do throws(ExpressionProblem) {
      guard case .figure(let reference) = try ExpressionParser.expression(text).node else { return text }
      var evaluator = Evaluator(self)
      let cells = try evaluator.cells(reference)
      return cells.count == 1 ? cells[0].name : text
    } catch {
      // Whoever asks for a cell that is not there is told so by the name that was written.
      return text
    }
  }

  /// The same, for a page that reports on some months.
  func on(_ period: MonthRange?) -> VisibleTables {
    guard period != pagePeriod else { return self }
    var book = self
    book.pagePeriod = period
    return book
  }

  /// Names of all tables, sorted.
  var names: [String] { (Array(tables.keys) + Array(uncounted)).sorted() }
}

// Reflection reads private members too.
extension VisibleTables: CustomReflectable {
  /// A mirror that shows nothing.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// A table of figures as expressions see it.
struct VisibleTable: Sendable {
  let id: String
  /// The name by which formulas ask for it: its own, or with the month of which it is.
  let name: String
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

  init(_ table: PublishedTable, name: String? = nil) {
    id = table.id
    self.name = name ?? table.id
    unit = table.unit
    rows = table.rows
    columns = table.columns
    values = table.figures.map(\.value)
    hidden = Set(table.figures.indices.filter { table.figures[$0].isHidden })
    persons = nil
    isReleased = true
  }

  init(_ exactTable: ExactTable) {
    hidden = []
    id = exactTable.table
    name = exactTable.table
    unit = exactTable.unit
    rows = exactTable.rows
    columns = exactTable.columns
    values = exactTable.rows.members.indices.flatMap { row in
      exactTable.columns.members.indices.map { exactTable.count(row: row, column: $0) }
    }
    persons = exactTable.persons
    isReleased = exactTable.isReleased
  }

  /// Whether a month has figures of its own, which stay as they are when others are added.
  func has(_ month: CalendarMonth) -> Bool {
    axes.contains { axis in axis.members.contains { $0.level == axis.level && $0.period == .month(month) } }
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
