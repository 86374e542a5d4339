import AttackProblems
import TableDeclarations
import Tables
import Worlds

// Tables of few cells that are not shown as finely as they might be: patterns that hide few cells are tried one after another.
extension SuppressionSearch {
  /// A table of 5 × 5 with its totals has 36 cells.
  private static let mostCells = 40

  /// So many patterns of a table are looked at, and so many attacked.
  private static let (mostPatterns, mostAttacked) = (10_000, 400)

  /// Shows what is left, and returns the best outcome.
  ///
  /// Those are tables of few cells with patterns that are tried one by one, if no other table tells less for it, and the totals
  /// of one axis.
  mutating func showRest(after outcome: ProtectedTables) -> ProtectedTables {
    var other = self
    let best = showMargins(after: outcome)
    other.certifier?.spent = certifier?.spent ?? 0
    guard let (finer, shown) = other.showFewest(after: outcome) else { return best }
    let otherBest = other.showMargins(after: finer)
    certifier?.spent = other.certifier?.spent ?? 0
    guard other.worth(best) < other.worth(otherBest), otherBest.prints(all: best, but: shown) else { return best }
    self = other
    return otherBest
  }

  /// Shows tables of few cells at levels at which too much would have been hidden, if patterns that hide less are found, and
  /// returns the best outcome with the names of those tables; `nil` if there are none.
  ///
  /// The protector takes what is cheap for one small count after another, and can miss a pattern that is cheap for all. What
  /// is found for a table alone is tried beside the others. Where all its counts are printed or marked by then, as in a table
  /// with the same axes the other way round, a table is shown as well.
  private mutating func showFewest(
    after outcome: ProtectedTables
  ) -> (outcome: ProtectedTables, tables: Set<String>)? {
    forgetUnshown()
    let few = coarsened.filter { $0.printedCells.count <= Self.mostCells }
    var best = outcome
    var found: Set<String> = []
    for choice in few where mayBeFiner(choice, found) {
      if let cells = fewest(of: choice), adopt(choice, hiding: cells, &best) { found.insert(choice.id) }
    }
    if found.isEmpty { return nil }
    for choice in few where mayBeFiner(choice, found) && shownPlaces.isSuperset(of: choice.printedCells) {
      if adopt(choice, hiding: [], &best) { found.insert(choice.id) }
    }
    return (best, found)
  }

  /// Whether a choice may be shown in the place of that which there is now, with the work that is left.
  private func mayBeFiner(_ choice: LevelChoice, _ found: Set<String>) -> Bool {
    !found.contains(choice.id) && small(in: choice) < fewestDeclined
      && hasSpentLess(than: Self.mostWorkForRestoring)
      && !choices.contains { $0.id == choice.id && $0.isShownAnew && $0.printedCells == choice.printedCells }
  }

  /// The large counts to hide in the safe pattern with the fewest hidden counts; `nil` if none is found.
  private func fewest(of choice: LevelChoice) -> Set<CellID>? {
    guard let counted = tables.first(where: { $0.id == choice.id }), !isProtected(choice, counted) else { return nil }
    let (hidden, optional, most) = candidates(of: choice)
    guard hidden.isDisjoint(with: mustPrint) else { return nil }
    let sums = sums(of: Set(choice.printedCells))
    let small = Set(smallOnes(of: Set(choice.printedCells)).map { catalogue.cells[$0].id })
    var (looked, attacked) = (0, 0)
    for more in stride(from: 0, through: min(optional.count, most), by: 1) {
      var places = Array(0..<more)
      repeat {
        guard looked < Self.mostPatterns, attacked < Self.mostAttacked else { return nil }
        looked += 1
        let pattern = hidden.union(places.map { optional[$0] })
        // A mark that is the only one of a sum is what the others leave.
        if sums.contains(where: { sum in sum.count(where: pattern.contains) == 1 }) { continue }
        attacked += 1
        if isSafeAlone(choice, counted, pattern) { return pattern.subtracting(small) }
      } while advance(&places, below: optional.count)
    }
    return nil
  }

  /// The counts that are hidden in any case, those that may be hidden besides, and how many of them.
  ///
  /// What other tables print too is not taken from them. Totals come last, large counts after others.
  private func candidates(of choice: LevelChoice) -> (hidden: Set<CellID>, optional: [CellID], most: Int) {
    func ids(_ places: some Collection<Int>) -> [CellID] { places.map { catalogue.cells[$0].id } }
    let countable = Set(choice.printedCells).filter { catalogue.cells[$0].count > 0 }
    let hidden = Set(ids(smallOnes(of: countable)) + ids(countable).filter(mustHide.contains))
    let others = choices.filter { $0.isShownAnew && $0.id != choice.id }.flatMap(\.printedCells)
    let optional = countable.subtracting(others).sorted { cost(of: $0) < cost(of: $1) }
    return (
      hidden, ids(optional).filter { !hidden.contains($0) && !mustPrint.contains($0) },
      countable.count / 2 - hidden.count
    )
  }

  /// The sums that cells of a table make with one another.
  private func sums(of places: Set<Int>) -> [[CellID]] {
    let relations = CellRelations(catalogue, threshold: policy.threshold, alsoKeep: [], considered: places)
    let ids = Set(places.map { catalogue.cells[$0].id })
    return AttackProblem(catalogue, relations, [], considered: places).relations
      .filter { $0.comparison == .equal }.map { $0.terms.map(\.id) }.filter { $0.allSatisfy(ids.contains) }
  }

  /// What hiding a count costs, totals last; the order is the same on every machine.
  private func cost(of place: Int) -> (Int, Int, Int) {
    let cell = catalogue.cells[place]
    return (cell.isTotal ? 1 : 0, cell.count, place)
  }

  /// Whether the protector finds a pattern that is safe where the table is published alone.
  ///
  /// If so, it is because of other tables that it is not shown.
  private func isProtected(_ choice: LevelChoice, _ counted: CountedTable) -> Bool {
    var search = self
    search.alsoKeep = []
    search.mustHide.formIntersection(catalogue.wasHidden.map { catalogue.cells[$0].id })
    guard let pattern = search.patternAlone(of: choice), pattern.coarsened == 0 else { return false }
    return isSafeAlone(choice, counted, pattern.isHidden)
  }

  private func isSafeAlone(_ choice: LevelChoice, _ counted: CountedTable, _ hidden: Set<CellID>) -> Bool {
    guard let table = choice.table(counted, isHidden: hidden, catalogue) else { return false }
    let publication = Publication(
      releases: [.init(number: 1, tables: [table], identities: [])], threshold: policy.threshold)
    return Auditor.audit(publication).isSafe
  }

  /// The next choice of as many places below a bound, in lexicographic order; whether there is one.
  private func advance(_ places: inout [Int], below bound: Int) -> Bool {
    guard let index = places.indices.last(where: { places[$0] < bound - places.count + $0 }) else { return false }
    places[index] += 1
    for next in places.indices where next > index { places[next] = places[next - 1] + 1 }
    return true
  }
}

extension ProtectedTables {
  /// Whether each table prints all that it prints in another outcome; of some it is enough that they are published.
  fileprivate func prints(all other: ProtectedTables, but names: Set<String>) -> Bool {
    let own = Dictionary(tables.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return other.tables.allSatisfy { table in
      guard !names.contains(table.id) else { return own[table.id] != nil }
      return own[table.id].map { $0 == table || $0.prints(all: table) } ?? false
    }
  }
}

extension PublishedTable {
  /// Whether it prints all that another version of it prints.
  fileprivate func prints(all other: PublishedTable) -> Bool {
    carriedFrom == other.carriedFrom
      && other.rows.members.indices.allSatisfy { row in
        other.columns.members.indices.allSatisfy { column in
          other.figure(row: row, column: column).value == nil
            || prints(.cell(other.cell(row: row, column: column)))
        }
      }
  }
}
