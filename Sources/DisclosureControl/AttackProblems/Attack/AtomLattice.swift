/// The atoms of crossed dimensions, taken together where no cell and no target tells them apart.
///
/// With releases in time there is one more dimension: the release in which a record first counts.
struct AtomLattice {
  /// How many atoms each class holds.
  private(set) var classes: [Int] = []
  /// Of each cell with a predicate the classes that it counts.
  private(set) var cells: [(id: CellID, classes: [Int])] = []
  /// The crossings that nobody must be able to narrow, which are no cells.
  private(set) var targets: [(id: CellID, classes: [Int], tables: Int)] = []

  private let dimensions: [Lattice.Dimension]
  private let problem: AttackProblem
  /// The name of the dimension of releases.
  static let entry = "__entry"

  init(_ lattice: Lattice, _ problem: AttackProblem) {
    self.problem = problem
    var dimensions = lattice.dimensions
    if let order = problem.snapshots?.order { dimensions.append(.init(name: Self.entry, codes: order)) }
    self.dimensions = dimensions

    let atoms = Self.atoms(dimensions, forbidden: lattice.forbidden)
    var sets: [(id: CellID, atoms: [Int], tables: Int, isCell: Bool)] = []
    for cell in problem.cells {
      guard let predicate = cell.predicate else { continue }
      let found = Self.atoms(atoms, in: selections(predicate, cell.snapshot))
      sets.append((cell.id, found, 1, true))
    }
    // A printed zero empties its atoms.
    var isEmpty = [Bool](repeating: false, count: atoms.count)
    for (cell, set) in zip(problem.cells.filter { $0.predicate != nil }, sets) where cell.figure == .value(0) {
      for atom in set.atoms { isEmpty[atom] = true }
    }
    if problem.targets == .listed { sets += increments(atoms) }
    if problem.targets == .lattice { sets += crossings(atoms, known: sets.map(\.atoms)) }

    var signatures = [[Int]](repeating: [], count: atoms.count)
    for (index, set) in sets.enumerated() { for atom in set.atoms { signatures[atom].append(index) } }
    var classOf: [[Int]: Int] = [:]
    var classOfAtom = [Int](repeating: -1, count: atoms.count)
    for atom in atoms.indices where !isEmpty[atom] && !signatures[atom].isEmpty {
      let number = classOf[signatures[atom]] ?? classes.count
      if number == classes.count {
        classOf[signatures[atom]] = number
        classes.append(0)
      }
      classes[number] += 1
      classOfAtom[atom] = number
    }
    for set in sets {
      let found = Array(Set(set.atoms.map { classOfAtom[$0] }.filter { $0 >= 0 })).sorted()
      if set.isCell { cells.append((set.id, found)) } else { targets.append((set.id, found, set.tables)) }
    }
  }

  // MARK: - Atoms

  /// The codes of each atom, by position, in the order of the dimensions.
  private static func atoms(_ dimensions: [Lattice.Dimension], forbidden: [[String: AttackProblem.Selection]])
    -> [[Int]]
  {
    var atoms: [[Int]] = [[]]
    for dimension in dimensions { atoms = atoms.flatMap { atom in dimension.codes.indices.map { atom + [$0] } } }
    let excluded = forbidden.map { predicate in
      dimensions.map { dimension in predicate[dimension.name].flatMap(dimension.positions).map(Set.init) }
    }
    return atoms.filter { atom in
      !excluded.contains { sets in zip(sets, atom).allSatisfy { $0?.contains($1) ?? true } }
    }
  }

  private static func atoms(_ atoms: [[Int]], in selections: [Set<Int>?]) -> [Int] {
    atoms.indices.filter { index in zip(selections, atoms[index]).allSatisfy { $0?.contains($1) ?? true } }
  }

  /// Of each dimension the codes that a predicate admits; `nil` for all.
  ///
  /// A release counts the records of those before it too.
  private func selections(_ predicate: [String: AttackProblem.Selection], _ snapshot: String?) -> [Set<Int>?] {
    dimensions.map { dimension in
      if dimension.name == Self.entry {
        return snapshot.flatMap(dimension.codes.firstIndex).map { Set(0...$0) }
      }
      return predicate[dimension.name].flatMap(dimension.positions).map(Set.init)
    }
  }

  // MARK: - Crossings

  /// What each cell of a later release counts and the same cell of the one before does not.
  private func increments(_ atoms: [[Int]]) -> [(id: CellID, atoms: [Int], tables: Int, isCell: Bool)] {
    guard let order = problem.snapshots?.order else { return [] }
    return problem.cells.compactMap { cell in
      guard let predicate = cell.predicate, let place = cell.snapshot.flatMap(order.firstIndex), place > 0,
        problem.cells.contains(where: {
          $0.snapshot == order[place - 1] && $0.table == cell.table && $0.predicate == predicate
        })
      else { return nil }
      let selections = zip(dimensions, selections(predicate, nil)).map { dimension, selection in
        dimension.name == Self.entry ? [place] : selection
      }
      return (.crossing("\(cell.id),\(Self.entry)=\(order[place])"), Self.atoms(atoms, in: selections), 1, false)
    }
  }

  /// Every crossing, at every level, of the dimensions that a table uses, which is no cell itself.
  private func crossings(
    _ atoms: [[Int]], known: [[Int]]
  ) -> [(id: CellID, atoms: [Int], tables: Int, isCell: Bool)] {
    var found: [(id: CellID, atoms: [Int], tables: Int, isCell: Bool)] = []
    var places: [[Int]: Int] = [:]
    let known = Set(known)
    for table in tables {
      for crossing in levels(of: table) {
        let set = Self.atoms(atoms, in: crossing.map(\.selection))
        guard !set.isEmpty, !known.contains(set) else { continue }
        if let place = places[set] {
          found[place].tables += 1
          continue
        }
        places[set] = found.count
        let names = zip(dimensions, crossing).compactMap { dimension, level in
          level.name.map { "\(dimension.name)=\($0)" }
        }
        found.append((.crossing(names.joined(separator: ",")), set, 1, false))
      }
    }
    return found
  }

  /// The dimensions that each table of each release uses, in the order of the cells.
  private var tables: [Set<String>] {
    struct Table: Hashable {
      let name: String?
      let snapshot: String?
    }
    var tables: [Table] = []
    var used: [Table: Set<String>] = [:]
    for cell in problem.cells {
      guard let predicate = cell.predicate else { continue }
      let table = Table(name: cell.table, snapshot: cell.snapshot)
      if used[table] == nil { tables.append(table) }
      used[table, default: []].formUnion(predicate.filter { $0.value != .all }.keys)
    }
    return tables.compactMap { used[$0] }
  }

  /// All combinations of codes, groups and totals of some dimensions.
  private func levels(of table: Set<String>) -> [[(name: String?, selection: Set<Int>?)]] {
    var crossings: [[(name: String?, selection: Set<Int>?)]] = [[]]
    for dimension in dimensions {
      var choices: [(name: String?, selection: Set<Int>?)] = [(nil, nil)]
      if table.contains(dimension.name) || dimension.name == Self.entry {
        choices += dimension.codes.indices.map { (dimension.codes[$0], [$0]) }
        choices += dimension.groups.map { ($0.name, Set(dimension.positions(.codes([$0.name])) ?? [])) }
      }
      crossings = crossings.flatMap { crossing in choices.map { crossing + [$0] } }
    }
    return crossings
  }
}
