import Tables

/// The figures that stand at some time, as everybody can look them up or add them up, whatever tables call them.
struct ReleaseFigures {
  private var printed: [CountedSet: Int] = [:]
  /// A cell of each figure, for messages.
  private(set) var cells: [CountedSet: CellReference] = [:]
  /// Of each variable the values that some cell takes together.
  private(set) var groups: [String: Set<Set<String>>] = [:]
  /// Of each variable all values that an axis lists.
  private var axes: [String: Set<String>] = [:]

  /// Takes up tables, the newest first; what a newer one prints holds.
  init(_ tables: [PublishedTable]) {
    for table in tables where table.unit.isPersonal { add(table) }
  }

  private mutating func add(_ table: PublishedTable) {
    for axis in [table.rows, table.columns] where !axis.variable.isEmpty {
      axes[axis.variable, default: []].formUnion(axis.members.flatMap(\.covers))
    }
    for (row, rowMember) in table.rows.members.enumerated() {
      for (column, columnMember) in table.columns.members.enumerated() {
        let figure = table.figure(row: row, column: column)
        guard figure.value != nil || figure.isHidden else { continue }
        let set = Self.canonical(CountedSet(table, row: rowMember, column: columnMember))
        for (variable, values) in set.values { groups[variable, default: []].insert(values) }
        if cells[set] == nil { cells[set] = table.cell(row: row, column: column) }
        if let value = figure.value, printed[set] == nil { printed[set] = value }
      }
    }
  }

  /// The figures that are printed, with how many each has.
  var printedSets: [(set: CountedSet, value: Int)] { printed.map { (set: $0.key, value: $0.value) } }

  /// The figures that are printed or hidden.
  var sets: some Sequence<CountedSet> { cells.keys }

  /// The mentions of one issue are the persons who have it.
  private static func canonical(_ set: CountedSet) -> CountedSet { set.asMentions ?? set }

  /// How many a set has, if that is printed, or the sum of what is.
  ///
  /// - Parameter depth: by how many variables figures may be added up.
  func value(of set: CountedSet, depth: Int = 2) -> Int? {
    if let value = printed[set] { return value }
    guard depth > 0 else { return nil }
    for variable in groups.keys.sorted() {
      guard let wanted = all(variable, of: set) else { continue }
      for parts in [finest(within: wanted, variable), coarsest(within: wanted, variable)] {
        guard parts.reduce(0, { $0 + $1.count }) == wanted.count, parts.count > 1 else { continue }
        if let sum = sum(parts.map { set.with(variable, $0) }, depth - 1) { return sum }
      }
    }
    return nil
  }

  private func sum(_ sets: [CountedSet], _ depth: Int) -> Int? {
    var sum = 0
    for set in sets {
      guard let value = value(of: set, depth: depth) else { return nil }
      sum += value
    }
    return sum
  }

  /// The values of a variable that the records of a set have; `nil` if nobody can tell.
  func all(_ variable: String, of set: CountedSet) -> Set<String>? {
    set.values[variable] ?? (CountedSet.isUniversal(variable) ? axes[variable] : nil)
  }

  /// Groups of values that lie within some and hold no other group.
  func finest(within wanted: Set<String>, _ variable: String) -> [Set<String>] {
    let inside = (groups[variable] ?? []).filter { $0.isSubset(of: wanted) }
    return inside.filter { group in !inside.contains { $0.isStrictSubset(of: group) } }
      .sorted { ($0.min() ?? "") < ($1.min() ?? "") }
  }

  /// Groups of values that lie within some and are held by no other group.
  private func coarsest(within wanted: Set<String>, _ variable: String) -> [Set<String>] {
    let inside = (groups[variable] ?? []).filter { $0.isStrictSubset(of: wanted) }
    return inside.filter { group in !inside.contains { group.isStrictSubset(of: $0) } }
      .sorted { ($0.min() ?? "") < ($1.min() ?? "") }
  }
}
