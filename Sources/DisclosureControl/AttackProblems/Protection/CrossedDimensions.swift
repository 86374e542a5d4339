/// The atoms of a lattice as a protector needs them: numbers, and which of them each cell and each crossing counts.
struct CrossedDimensions {
  /// How many atoms there are.
  let count: Int
  /// The cells with a predicate, each with its atoms.
  private(set) var cells: [(id: CellID, atoms: [Int])] = []
  /// Crossings of the dimensions of a table that are no cells, where those are to be kept too.
  private(set) var crossings: [(id: CellID, atoms: [Int])] = []

  init(_ lattice: Lattice, _ problem: AttackProblem) {
    let releases = problem.snapshots?.order ?? [""]
    let sizes = lattice.dimensions.map(\.codes.count) + [releases.count]
    let all = sizes.reduce(1, *)
    var strides = [Int](repeating: 1, count: sizes.count)
    for index in sizes.indices.dropLast().reversed() { strides[index] = strides[index + 1] * sizes[index + 1] }

    /// The numbers of all atoms whose code in each dimension is one of those given.
    func product(_ codes: [[Int]]) -> [Int] {
      var numbers = [0]
      for (dimension, codes) in codes.enumerated() {
        numbers = numbers.flatMap { number in codes.map { number + $0 * strides[dimension] } }
      }
      return numbers
    }
    func codes(_ predicate: [String: AttackProblem.Selection]) -> [[Int]] {
      lattice.dimensions.map { $0.positions(predicate[$0.name] ?? .all) ?? [] }
    }

    // Structural zeros have no number.
    var numbers = [Int?](repeating: 0, count: all)
    for predicate in lattice.forbidden {
      for atom in product(codes(predicate) + [Array(releases.indices)]) { numbers[atom] = nil }
    }
    var next = 0
    for atom in numbers.indices where numbers[atom] != nil {
      numbers[atom] = next
      next += 1
    }
    count = next

    var known: Set<[Int]> = []
    for cell in problem.cells {
      guard let predicate = cell.predicate else { continue }
      let last = cell.snapshot.flatMap(releases.firstIndex) ?? releases.count - 1
      let atoms = product(codes(predicate) + [Array(0...last)]).compactMap { numbers[$0] }
      cells.append((cell.id, atoms))
      known.insert(atoms.sorted())
    }
    guard problem.targets == .lattice else { return }
    for used in Set(problem.cells.compactMap { $0.predicate.map { Set($0.keys) } }).map({ $0.sorted() }).sorted(by: {
      $0.lexicographicallyPrecedes($1)
    }) {
      var choices: [(name: String, codes: [[Int]])] = [("", [])]
      for dimension in lattice.dimensions {
        var levels: [(name: String, codes: [Int])] = [("", Array(dimension.codes.indices))]
        if used.contains(dimension.name) {
          levels += dimension.codes.indices.map { ("\(dimension.name)=\(dimension.codes[$0])", [$0]) }
          levels += dimension.groups.map { group in
            ("\(dimension.name)=\(group.name)", dimension.positions(.codes([group.name])) ?? [])
          }
        }
        choices = choices.flatMap { choice in levels.map { ("\(choice.name) \($0.name)", choice.codes + [$0.codes]) } }
      }
      for release in releases.indices {
        for choice in choices {
          for entries in Set([[release], Array(0...release)]).sorted(by: { $0.count < $1.count }) {
            let atoms = product(choice.codes + [entries]).compactMap { numbers[$0] }.sorted()
            guard !atoms.isEmpty, known.insert(atoms).inserted else { continue }
            crossings.append((.crossing("\(choice.name) \(entries)"), atoms))
          }
        }
      }
    }
  }
}
