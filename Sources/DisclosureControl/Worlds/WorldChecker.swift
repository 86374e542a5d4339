import CaseRecords
import CheckedStatistics
import TableDeclarations
@_spi(Exact) import Tables

/// Tells whether a register of made-up people gives exactly the published site, by counting it as any register is counted.
///
/// It shares nothing with the search but the site: not its statistics, not its counts. What it says is what a certificate rests on.
struct WorldChecker {
  private let site: PublishedSite
  private let register: Register
  private let rules: ProfileRules
  private let recounted: [(place: Int, table: StatisticsTable)]

  init(_ site: PublishedSite, _ register: Register, _ rules: ProfileRules) {
    self.site = site
    self.register = register
    self.rules = rules
    let lists = register.variables.lists
    recounted = site.tables.enumerated().compactMap { place, table in
      guard table.unit.isPersonal else { return nil }
      return StatisticsTable(recounting: table, lists: lists).map { (place, $0) }
    }
  }

  /// What a world counts in the cells of all published tables that are counted.
  struct Recount {
    fileprivate(set) var counts: [CellPlace: Int] = [:]
  }

  /// Counts a world.
  ///
  /// - Returns: `nil` if it is none: somebody could not be in the register, a printed count is another, nobody is where a
  ///   mark stands, or something does not hold that everybody knows to hold.
  func recount(_ people: [CaseProfile]) -> Recount? {
    guard people.allSatisfy(rules.admit) else { return nil }
    let world = register.imagining(people)
    var recount = Recount()
    for (place, table) in recounted {
      guard let exactTable = world.exactTable(table), agree(exactTable, place, &recount) else { return nil }
    }
    guard hold(world, &recount), site.sums.allSatisfy({ holds($0, &recount) }) else { return nil }
    return recount
  }

  /// How many of those whom a cell shows have a sensitive code, counted like any table; `nil` if it cannot be counted.
  func count(_ people: [CaseProfile], in cell: CellPlace, with trait: SensitiveCodes.Trait) -> Int? {
    guard let table = recounted.first(where: { $0.place == cell.table })?.table,
      let narrowed = table.narrowed(to: trait.variable, codes: trait.codes)
    else { return nil }
    return register.imagining(people).exactTable(narrowed)?.count(row: cell.row, column: cell.column)
  }

  private func agree(_ exactTable: ExactTable, _ place: Int, _ recount: inout Recount) -> Bool {
    let table = site.tables[place]
    for row in table.rows.members.indices {
      for column in table.columns.members.indices {
        guard let count = exactTable.count(row: row, column: column) else { return false }
        let cell = CellPlace(table: place, row: row, column: column)
        guard allow(count, in: cell) else { return false }
        recount.counts[cell] = count
      }
    }
    return true
  }

  /// Whether the identities hold, and given tables that must equal counted ones show what the world counts.
  private func hold(_ world: Register, _ recount: inout Recount) -> Bool {
    var exactTables: [String: ExactTable] = [:]
    let named = Set(site.identities.flatMap { $0.terms.map(\.table) })
    for declared in site.declared where named.contains(declared.id) {
      guard declared.table.isCounted else {
        exactTables[declared.id] = declared.exactTable
        continue
      }
      // Somebody falls on no row or column, which the register does not allow.
      guard let counted = world.exactTable(declared.table) else { return false }
      exactTables[declared.id] = counted
    }
    let given = Dictionary(
      site.declared.filter { !$0.table.isCounted }.map { ($0.id, site.place(ofGiven: $0)) },
      uniquingKeysWith: { first, _ in first })
    return site.identities.allSatisfy { identity in
      var sum = 0
      var named: [(term: Identity.Term, place: Int)] = []
      for term in identity.terms {
        guard let exactTable = exactTables[term.table], exactTable.unit.isPersonal else { return true }
        if let place = given[term.table] {
          // Nobody knows a figure of a given table that was never published.
          guard let place else { return true }
          named.append((term, place))
        }
        guard let count = exactTable.count(row: term.row, column: term.column) else { return true }
        sum += term.coefficient * count
      }
      if identity.terms.count == 2, named.count == 1, identity.comparison == .equal, identity.bound == 0,
        let other = identity.terms.first(where: { $0 != named[0].term }), let exactTable = exactTables[other.table],
        let own = exactTables[named[0].term.table],
        let count = exactTable.count(row: other.row, column: other.column),
        other.coefficient == -named[0].term.coefficient
      {
        return show(count, in: named[0].term, own, at: named[0].place, &recount)
      }
      switch identity.comparison {
      case .equal: return sum == identity.bound
      case .atLeast: return sum >= identity.bound
      case .atMost: return sum <= identity.bound
      }
    }
  }

  /// Whether a sum of cells of an earlier release is what readers know it to be.
  private func holds(_ known: PublishedSite.KnownSum, _ recount: inout Recount) -> Bool {
    let given = known.terms.filter { site.tables[$0.cell.table].origin == .given }
    let counted = known.terms.filter { site.tables[$0.cell.table].origin != .given }
    if given.count == 1, counted.count == 1, given[0].coefficient == -counted[0].coefficient, known.lower == 0,
      known.upper == 0
    {
      guard let count = recount.counts[counted[0].cell] else { return true }
      recount.counts[given[0].cell] = count
      return allow(count, in: given[0].cell)
    }
    var sum = 0
    for term in known.terms {
      let (table, cell) = (site.tables[term.cell.table], term.cell)
      // Nothing is known of a mark in a given table, nor of a table that nobody can count any more.
      guard
        let count = table.origin == .given
          ? table.figure(row: cell.row, column: cell.column).value : recount.counts[cell]
      else { return true }
      sum += term.coefficient * count
    }
    return known.lower.map { $0 <= sum } ?? true && known.upper.map { sum <= $0 } ?? true
  }

  /// Whether a given table shows a count, or a mark in its place.
  private func show(
    _ count: Int, in term: Identity.Term, _ exactTable: ExactTable, at place: Int, _ recount: inout Recount
  ) -> Bool {
    let table = site.tables[place]
    let (rowCode, columnCode) = (exactTable.rows.members[term.row].code, exactTable.columns.members[term.column].code)
    guard let row = table.rows.members.firstIndex(where: { $0.code == rowCode }),
      let column = table.columns.members.firstIndex(where: { $0.code == columnCode })
    else { return true }
    let cell = CellPlace(table: place, row: row, column: column)
    recount.counts[cell] = count
    return allow(count, in: cell)
  }

  /// Whether a count agrees with what is printed in a cell, or with the mark in its place.
  private func allow(_ count: Int, in cell: CellPlace) -> Bool {
    let figure = site.tables[cell.table].figure(row: cell.row, column: cell.column)
    if figure.isHidden { return count >= 1 }
    return figure.value.map { $0 == count } ?? true
  }
}
