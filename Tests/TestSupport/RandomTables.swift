public import AttackProblems

/// Sets of linked tables with values in all cells, as a protector gets them.
public enum RandomTables {
  /// A set with shared margins, groups, questions with several answers, single persons, empty rows, or rows of one cell.
  public static func problem(seed: Int, largest: Int = 30) -> AttackProblem {
    var random = RandomNumbers(seed: seed)
    var problem = AttackProblem()
    problem.threshold = [2, 3, 5, 10][Int.random(in: 0..<4, using: &random)]
    let sizes = [
      Int.random(in: 1...4, using: &random), Int.random(in: 1...3, using: &random),
      Int.random(in: 1...3, using: &random),
    ]
    var dimensions = zip(["a", "b", "c"], sizes).map { name, size in
      Lattice.Dimension(name: name, codes: (0..<size).map { "\(name)\($0)" })
    }
    if sizes[0] >= 3 {
      dimensions[0].groups = [("low", ["a0", "a1"]), ("high", dimensions[0].codes.dropFirst(2).map { $0 })]
    }
    problem.lattice = Lattice(dimensions: dimensions)
    let emptyRow = random.chance(30) ? Int.random(in: 0..<sizes[0], using: &random) : -1
    var atoms: [[Int]: Int] = [:]
    for a in 0..<sizes[0] {
      for b in 0..<sizes[1] {
        for c in 0..<sizes[2] where a != emptyRow && !random.chance(20) {
          atoms[[a, b, c]] =
            random.chance(50) ? Int.random(in: 0...3, using: &random) : Int.random(in: 0...largest, using: &random)
        }
      }
    }
    let tables =
      random.chance(50)
      ? [["a", "b"], ["a", "c"]] : random.chance(50) ? [["a", "b"]] : [["a", "b"], ["b", "c"], ["a", "c"]]
    for table in tables { add(table, to: &problem, dimensions, atoms) }
    if random.chance(40) { addAnswers(to: &problem, &random) }
    return problem
  }

  private static func add(
    _ table: [String], to problem: inout AttackProblem, _ dimensions: [Lattice.Dimension], _ atoms: [[Int]: Int]
  ) {
    var predicates: [[String: AttackProblem.Selection]] = [[:]]
    for dimension in dimensions where table.contains(dimension.name) {
      let names = dimension.codes + dimension.groups.map(\.name)
      predicates = predicates.flatMap { predicate in
        [predicate] + names.map { name in predicate.merging([dimension.name: .codes([name])]) { $1 } }
      }
    }
    for predicate in predicates {
      let value = atoms.reduce(0) { sum, atom in
        let isIn = zip(dimensions, atom.key).allSatisfy { dimension, code in
          dimension.positions(predicate[dimension.name] ?? .all)?.contains(code) ?? false
        }
        return isIn ? sum + atom.value : sum
      }
      let words = dimensions.map { dimension in
        if case .codes(let codes) = predicate[dimension.name] { codes.joined() } else { "*" }
      }
      let name = "\(table.joined()):\(words.joined(separator: "/"))"
      problem.cells.append(
        .init(id: CellID(name), figure: .value(value), table: table.joined(), predicate: predicate))
    }
  }

  /// Answers of which a person may give several: each has a complement, and together they are at least everybody.
  private static func addAnswers(to problem: inout AttackProblem, _ random: inout RandomNumbers) {
    guard let everybody = problem.cells.first, case .value(let count) = everybody.figure, count > 0 else { return }
    var sum = 0
    let names = (0..<Int.random(in: 2...4, using: &random)).map { "answer\($0)" }
    for (index, name) in names.enumerated() {
      let least = index == names.count - 1 ? max(0, count - sum) : 0
      let value =
        random.chance(30)
        ? max(least, count - Int.random(in: 0...min(3, count), using: &random))
        : Int.random(in: least...count, using: &random)
      sum += value
      problem.cells.append(.init(id: CellID(name), figure: .value(value)))
      problem.cells.append(.init(id: "not \(name)", figure: .hidden(.none), truth: count - value))
      problem.relations.append(.init([(CellID(name), 1), ("not \(name)", 1), (everybody.id, -1)], .equal, 0))
    }
    problem.relations.append(.init(names.map { (CellID($0), 1) } + [(everybody.id, -1)], .atLeast, 0))
  }
}
