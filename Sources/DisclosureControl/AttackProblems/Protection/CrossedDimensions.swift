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
    let atoms = Atoms(lattice, releaseCount: releases.count)
    count = atoms.count
    var known: Set<[Int]> = []
    for cell in problem.cells {
      guard let predicate = cell.predicate else { continue }
      let last = cell.snapshot.flatMap(releases.firstIndex) ?? releases.count - 1
      let numbers = atoms.numbers(lattice.positions(predicate) + [Array(0...last)])
      cells.append((cell.id, numbers))
      known.insert(numbers.sorted())
    }
    guard problem.targets == .lattice else { return }
    let used = Set(problem.cells.compactMap { $0.predicate.map { Set($0.keys) } }).map { $0.sorted() }
    for names in used.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      for (name, codes, entries) in Self.choices(lattice, crossing: Set(names), releaseCount: releases.count) {
        let numbers = atoms.numbers(codes + [entries]).sorted()
        guard !numbers.isEmpty, known.insert(numbers).inserted else { continue }
        crossings.append((.crossing("\(name) \(entries)"), numbers))
      }
    }
  }

  /// All ways to take each of some dimensions as a whole, by a code or by a group, in what one release added or all until
  /// then have.
  private static func choices(
    _ lattice: Lattice, crossing names: Set<String>, releaseCount: Int
  ) -> [(name: String, codes: [[Int]], entries: [Int])] {
    var choices: [(name: String, codes: [[Int]])] = [("", [])]
    for dimension in lattice.dimensions {
      var levels: [(name: String, codes: [Int])] = [("", Array(dimension.codes.indices))]
      if names.contains(dimension.name) {
        levels += dimension.codes.indices.map { ("\(dimension.name)=\(dimension.codes[$0])", [$0]) }
        levels += dimension.groups.map { group in
          ("\(dimension.name)=\(group.name)", dimension.positions(.codes([group.name])) ?? [])
        }
      }
      choices = choices.flatMap { choice in levels.map { ("\(choice.name) \($0.name)", choice.codes + [$0.codes]) } }
    }
    return (0..<releaseCount).flatMap { release in
      choices.flatMap { choice in
        Set([[release], Array(0...release)]).sorted { $0.count < $1.count }.map { (choice.name, choice.codes, $0) }
      }
    }
  }
}

extension Lattice {
  /// The positions of the codes that a predicate has in each dimension.
  fileprivate func positions(_ predicate: [String: AttackProblem.Selection]) -> [[Int]] {
    dimensions.map { $0.positions(predicate[$0.name] ?? .all) ?? [] }
  }
}

/// The numbers of all atoms: a code of each dimension, and the release in which it came.
private struct Atoms {
  /// How many there are.
  let count: Int
  private let strides: [Int]
  /// By place; structural zeros have no number.
  private let numbers: [Int?]

  init(_ lattice: Lattice, releaseCount: Int) {
    let sizes = lattice.dimensions.map(\.codes.count) + [releaseCount]
    var strides = [Int](repeating: 1, count: sizes.count)
    for index in sizes.indices.dropLast().reversed() { strides[index] = strides[index + 1] * sizes[index + 1] }
    var numbers = [Int?](repeating: 0, count: sizes.reduce(1, *))
    for predicate in lattice.forbidden {
      let codes = lattice.positions(predicate) + [Array(0..<releaseCount)]
      for place in Self.places(codes, strides) { numbers[place] = nil }
    }
    var next = 0
    for place in numbers.indices where numbers[place] != nil {
      numbers[place] = next
      next += 1
    }
    (count, self.strides, self.numbers) = (next, strides, numbers)
  }

  /// The numbers of all atoms whose code in each dimension is one of those given.
  func numbers(_ codes: [[Int]]) -> [Int] { Self.places(codes, strides).compactMap { numbers[$0] } }

  private static func places(_ codes: [[Int]], _ strides: [Int]) -> [Int] {
    var places = [0]
    for (dimension, codes) in codes.enumerated() {
      places = places.flatMap { place in codes.map { place + $0 * strides[dimension] } }
    }
    return places
  }
}
