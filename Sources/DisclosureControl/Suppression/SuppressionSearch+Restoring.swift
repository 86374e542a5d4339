import AttackProblems
import Tables
import Worlds

// What was given up is tried again once the rest is safe.
extension SuppressionSearch {
  /// Where searches for worlds took more work than this, nothing more is tried that changes what is hidden.
  ///
  /// With what proposals and attacks take besides, thirty tables end within two minutes.
  static let mostWorkForRestoring = 7_000.0

  /// The same where hardly any search is to be expected.
  private static let mostWorkForPrinted = 9_000.0

  /// The patience of trials: estimates are high where a world shows many ends.
  private static let patienceOfTrials = 1.5

  /// Tries tables again that were given up, one after another, and returns the best outcome.
  ///
  /// Another table may fall for one that is restored, where what is shown is worth more.
  mutating func restore(after outcome: ProtectedTables) -> ProtectedTables {
    var best = outcome
    for given in worthRestoring { adopt([given], &best, mostWork: Self.mostWorkForRestoring) }
    return best
  }

  /// Shows the totals of one axis where a table cannot be shown at any level, and returns the best outcome.
  ///
  /// It comes last: the totals of many tables are the same counts, and must not take the place of what nothing else tells.
  mutating func showMargins(after outcome: ProtectedTables) -> ProtectedTables {
    var best = outcome
    forgetUnshown()
    for number in 0..<(choices.map(\.marginCount).max() ?? 0) {
      fewestDeclined = Int.max
      // What is printed already takes hardly any search, and what brings no small count of its own little.
      let (shown, printed) = (shownPlaces, printedPlaces)
      func isPrinted(_ places: Set<Int>) -> Bool {
        let counted = places.filter { catalogue.cells[$0].count > 0 }
        return places.isSubset(of: shown) && counted.intersection(printed).count * 2 >= counted.count
      }
      func isKnown(_ places: Set<Int>) -> Bool { smallOnes(of: places).isSubset(of: shown) }
      let groups = margins(number)
      adopt(groups.filter { isPrinted($0.key) }, &best, mostWork: Self.mostWorkForPrinted)
      adopt(groups.filter { !isPrinted($0.key) && isKnown($0.key) }, &best, mostWork: Self.mostWorkForRestoring)
      adopt(groups.filter { !isKnown($0.key) }, &best, mostWork: Self.mostWorkForRestoring)
    }
    // Checks may name no more of another table than those totals.
    for given in worthRestoring where tiedTo[given.id] != nil {
      adopt([given], &best, mostWork: Self.mostWorkForRestoring)
    }
    return best
  }

  /// Lifts the duty to hide counts, or to protect them like small ones, that no shown table has any more.
  ///
  /// What an earlier release hid stays hidden.
  mutating func forgetUnshown() {
    let kept = Set((shownPlaces.union(catalogue.wasHidden)).map { catalogue.cells[$0].id })
    mustHide.formIntersection(kept)
    alsoKeep.formIntersection(kept)
  }

  /// Tables with the totals of one axis, by the counts that they would show or mark.
  private func margins(_ number: Int) -> [Set<Int>: [LevelChoice]] {
    Dictionary(grouping: choices.compactMap { $0.margin(number) }) { Set($0.printedCells) }
  }

  /// The counts that the last safe proposal shows without a mark.
  private var printedPlaces: Set<Int> {
    var printed: Set<Int> = []
    forEachPrinted(in: published) { _, place, _ in printed.insert(place) }
    return printed
  }

  /// Takes up groups of tables, those with few small counts first: all together, or where that fails each half alone.
  private mutating func adopt(
    _ groups: [Set<Int>: [LevelChoice]], _ best: inout ProtectedTables, mostWork: Double
  ) {
    let sorted = groups.sorted {
      (smallOnes(of: $0.key).count, $0.value[0].id) < (smallOnes(of: $1.key).count, $1.value[0].id)
    }
    adoptTogether(sorted.map(\.value)[...], &best, mostWork: mostWork)
  }

  private mutating func adoptTogether(
    _ groups: ArraySlice<[LevelChoice]>, _ best: inout ProtectedTables, mostWork: Double
  ) {
    guard !groups.isEmpty, !adopt(groups.flatMap(\.self), &best, mostWork: mostWork), groups.count > 1 else { return }
    let half = groups.startIndex + groups.count / 2
    adoptTogether(groups[..<half], &best, mostWork: mostWork)
    adoptTogether(groups[half...], &best, mostWork: mostWork)
  }

  /// Takes up some choices, if the outcome is safe and worth more than the best so far; whether it is.
  @discardableResult
  private mutating func adopt(
    _ given: [LevelChoice], _ best: inout ProtectedTables, mostWork: Double
  ) -> Bool {
    guard let (trial, outcome) = attempt(given, mostWork: mostWork), outcome.isSafe, worth(best) < worth(outcome)
    else { return false }
    (self, best) = (trial, outcome)
    return true
  }

  /// Takes up a choice and hides the counts that it needs hidden, if the outcome is safe and worth more; whether it is.
  mutating func adopt(_ choice: LevelChoice, hiding cells: Set<CellID>, _ best: inout ProtectedTables) -> Bool {
    var trial = self
    trial.mustHide.formUnion(cells)
    if trial.adopt([choice], &best, mostWork: Self.mostWorkForRestoring) {
      self = trial
      return true
    }
    certifier?.spent = trial.certifier?.spent ?? 0
    fewestDeclined = trial.fewestDeclined
    return false
  }

  /// The weights of all counts that are shown anew, each once, the number of tables that are, and that of all tables.
  ///
  /// A count has weight one where the policy names none. What is shown again as it was tells nothing new.
  func worth(_ outcome: ProtectedTables) -> (Int, Int, Int) {
    var weights: [Int: Int] = [:]
    forEachPrinted(in: outcome.tables) { table, place, cell in
      let weight = policy.weights[cell.name] ?? policy.weights[table.id] ?? 1
      weights[place] = max(weights[place] ?? 0, weight)
    }
    let anew = outcome.tables.count { $0.carriedFrom == nil }
    return (weights.values.reduce(0, +), anew, outcome.tables.count)
  }

  private func forEachPrinted(
    in tables: [PublishedTable], _ take: (_ table: PublishedTable, _ place: Int, _ cell: CellReference) -> Void
  ) {
    for table in tables where table.carriedFrom == nil {
      for row in table.rows.members.indices {
        for column in table.columns.members.indices where table.figure(row: row, column: column).value != nil {
          let cell = table.cell(row: row, column: column)
          if let place = catalogue.place(.cell(cell)) { take(table, place, cell) }
        }
      }
    }
  }

  /// The search and its outcome with some tables as they are given; `nil` if they cannot be shown, or not without more work
  /// than is left.
  ///
  /// A table may have been given up, or made coarser, for the sake of another that was given up later. For the same reason
  /// there may be as many small counts as in the beginning, even if that was too much for the tables that were there then.
  private mutating func attempt(
    _ given: [LevelChoice], mostWork: Double
  ) -> (SuppressionSearch, ProtectedTables)? {
    var trial = self
    trial.certifier?.restoreWork()
    trial.patience = Self.patienceOfTrials
    for one in given {
      trial.choices = trial.choices.map { $0.id == one.id ? one : $0 }
      trial.givenUpFor[one.id] = nil
      trial.tiedTo[one.id] = nil
    }
    // What a trial took is not there for the next.
    defer { certifier?.spent = trial.certifier?.spent ?? 0 }
    do {
      // Of several some may fall, so that the others can be shown.
      while given.contains(where: trial.choices.contains), trial.small <= Self.mostSmallAtOnce,
        trial.small < fewestDeclined, trial.hasSpentLess(than: mostWork)
      {
        switch try trial.round() {
        case .again: continue
        case .exhausted(let isBegun):
          if !isBegun { fewestDeclined = min(fewestDeclined, trial.small) }
          return nil
        case .exposed: return nil
        case .safe(let outcome): return (trial, outcome)
        }
      }
      return nil
    } catch {
      // Counts that contradict one another only in a trial are a reason not to restore, and none to refuse the rest.
      return nil
    }
  }

  /// Whether so little was searched that something may be tried; without a register there is no search.
  func hasSpentLess(than work: Double) -> Bool { certifier.map { $0.spent < work } ?? true }
}
