public import Tables

/// What everybody who kept the former figures can tell of those whom a later release counts otherwise.
///
/// A change of a count is a count of its own: of the people whom a correction is about, and of where they stand. So it is
/// nothing, or as great as the threshold; and so is what is left of it for hidden figures, the sum of what can be seen
/// of it, and what one change has beyond another. Figures are told apart by whom they count, not by their names, and
/// are added up where that can be done, so that it does not matter what a table was called, at which level it was
/// shown, or how many releases lie between.
public struct RevisionAttack {
  /// Figures whose changes tell of few people: cells of the later release or else of the former.
  public private(set) var telling: [CellID] = []
  private let former: ReleaseFigures
  private let later: ReleaseFigures
  private let threshold: Int
  private var changes: [CountedSet: Int] = [:]
  private var found: Set<CellID> = []

  /// Holds what stands against what stood before something was corrected.
  ///
  /// - Parameters:
  ///   - former: all tables that stood, of all releases, the newest first, without what was withdrawn by then.
  ///   - later: all that stand now, likewise.
  ///   - threshold: changes from 1 to one less are small.
  public init(from former: [PublishedTable], to later: [PublishedTable], threshold: Int) {
    self.former = ReleaseFigures(former)
    self.later = ReleaseFigures(later)
    self.threshold = threshold
    for set in candidates { changes[set] = change(of: set) }
    compareWithdrawn()
    defer { telling = found.sorted { $0.description < $1.description } }
    // Where nothing changes, nothing more is told.
    guard changes.values.contains(where: { $0 != 0 }) else { return }
    for (set, change) in changes where isSmall(change) { find(set) }
    compareNested()
    comparePrinted()
    addUpParts()
  }

  /// Figures of either release, and totals that neither prints.
  private var candidates: Set<CountedSet> {
    var all = Set(former.sets).union(later.sets)
    for _ in 0..<2 {
      all.formUnion(all.flatMap { set in set.values.keys.map { set.without($0) } })
    }
    return all
  }

  private func change(of set: CountedSet) -> Int? {
    guard let before = former.value(of: set), let now = later.value(of: set) else { return nil }
    return now - before
  }

  private func isSmall(_ number: Int) -> Bool { number != 0 && abs(number) < threshold }

  private mutating func find(_ set: CountedSet) {
    let cell =
      later.cells[set] ?? former.cells[set]
      ?? set.values.keys.sorted().lazy.compactMap { [later, former] variable in
        (later.finest(within: set.values[variable] ?? [], variable).first).flatMap {
          later.cells[set.with(variable, $0)] ?? former.cells[set.with(variable, $0)]
        }
      }.first
    let within = former.cells.filter { $0.key.isWithin(set) && $0.key.isDuring(set) }.values.min { $0.name < $1.name }
    found.insert((cell ?? within).map { .cell($0) } ?? .crossing(set.layer.title))
  }

  // MARK: - What changes tell together

  /// Those who are in one set and not in one, or in neither of two, that lie in it; and those of two who are in both.
  private mutating func compareNested() {
    let changed = changes.filter { $0.value != 0 }
    for (whole, change) in changed {
      let parts = changed.filter { $0.key != whole && $0.key.isWithin(whole) && $0.key.isDuring(whole) }
        .map { (set: $0.key, change: $0.value) }
      for (place, part) in parts.enumerated() {
        if isSmall(change - part.change) { find(whole) }
        for other in parts[..<place] where isSmall(change - part.change - other.change) {
          // Where one lies in the other, nothing new is told.
          if !part.set.isWithin(other.set), !other.set.isWithin(part.set) { find(whole) }
        }
      }
    }
  }

  /// Figures that stand no more, and those of longer periods that count the same people and more: what came in between
  /// is seen as if nothing had been corrected.
  private mutating func compareWithdrawn() {
    let longer = Dictionary(grouping: later.printedSets) { $0.set.withoutMonths }
    for (set, value) in former.printedSets where later.value(of: set) != value && !set.layer.isOfEvents {
      for other in longer[set.withoutMonths] ?? []
      where set.layer.months.isStrictSubset(of: other.set.layer.months) && isSmall(other.value - value) {
        find(other.set)
      }
    }
  }

  /// Nobody needs a common table to take two changes from one another: those of any two figures are held against each
  /// other, also where that refuses more than it had to.
  private mutating func comparePrinted() {
    let printed = changes.filter { $0.value != 0 && (later.cells[$0.key] != nil || former.cells[$0.key] != nil) }
      .map { (set: $0.key, size: abs($0.value), name: (later.cells[$0.key] ?? former.cells[$0.key])?.name ?? "") }
      .sorted { ($0.size, $0.name) < ($1.size, $1.name) }
    for (first, second) in zip(printed, printed.dropFirst()) where isSmall(second.size - first.size) {
      find(second.set)
    }
  }

  /// The parts of a whole whose changes can be seen, and what is left for those whose cannot.
  private mutating func addUpParts() {
    let variables = Set(former.groups.keys).union(later.groups.keys).sorted()
    for set in candidates {
      for variable in variables {
        let own = parts(of: set, variable)
        compare(set, own.sets, isWhole: own.areAll)
        for other in variables where other > variable {
          let inner = own.sets.map { parts(of: $0, other) }
          compare(set, inner.flatMap(\.sets), isWhole: own.areAll && inner.allSatisfy(\.areAll))
        }
      }
    }
  }

  /// - Parameter isWhole: whether the parts are all of the whole.
  private mutating func compare(_ whole: CountedSet, _ parts: [CountedSet], isWhole: Bool) {
    let seen = parts.compactMap { changes[$0] ?? change(of: $0) }
    guard let first = parts.first, !seen.isEmpty else { return }
    let sum = seen.reduce(0, +)
    let rest = changes[whole].flatMap { seen.count < parts.count || !isWhole ? $0 - sum : nil }
    if isSmall(sum) || rest.map(isSmall) ?? false { find(changes[whole] == nil ? first : whole) }
  }

  /// The finest parts of a set by a variable, and whether they are all of it.
  private func parts(of set: CountedSet, _ variable: String) -> (sets: [CountedSet], areAll: Bool) {
    // Where nobody lists the values, those that figures are of are some of them.
    let listed = later.all(variable, of: set) ?? former.all(variable, of: set)
    let known = (later.groups[variable] ?? []).union(former.groups[variable] ?? [])
    let wanted = listed ?? known.reduce(into: []) { $0.formUnion($1) }
    let finest = later.finest(within: wanted, variable)
    let parts = finest.isEmpty ? former.finest(within: wanted, variable) : finest
    return (
      parts.map { set.with(variable, $0) },
      listed != nil && parts.reduce(into: Set<String>()) { $0.formUnion($1) } == wanted
    )
  }
}
