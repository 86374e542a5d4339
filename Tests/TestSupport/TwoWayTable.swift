public import AttackProblems

/// A table of two variables with its totals.
public struct TwoWayTable {
  /// How many rows and columns it has without totals.
  public let size: (rows: Int, columns: Int)
  /// Its counts as a protector takes them, row by row, with the totals last.
  public let problem: AttackProblem
  /// The sums, as the places of the total and of its parts.
  let sums: [(total: Int, parts: [Int])]

  /// Makes the table of some counts without totals.
  public init(_ counts: [[Int]], threshold: Int) {
    let (rows, columns) = (counts.count, counts.first?.count ?? 0)
    let lines = counts.map { $0 + [$0.reduce(0, +)] }
    let totals = (0...columns).map { column in lines.reduce(0) { $0 + $1[column] } }
    var problem = AttackProblem()
    problem.threshold = threshold
    for (row, line) in (lines + [totals]).enumerated() {
      for (column, value) in line.enumerated() {
        problem.cells.append(.init(id: "\(row)/\(column)", figure: .value(value)))
      }
    }
    func place(_ row: Int, _ column: Int) -> Int { row * (columns + 1) + column }
    sums =
      (0...rows).map { row in (place(row, columns), (0..<columns).map { place(row, $0) }) }
      + (0...columns).map { column in (place(rows, column), (0..<rows).map { place($0, column) }) }
    for sum in sums {
      problem.relations.append(
        .init(sum.parts.map { (problem.cells[$0].id, 1) } + [(problem.cells[sum.total].id, -1)], .equal, 0))
    }
    (size, self.problem) = ((rows, columns), problem)
  }

  /// A table drawn by lot, of at most so many rows and columns; each count is small by a chance of up to a half.
  public init(seed: Int, most: (rows: Int, columns: Int) = (5, 5)) {
    var random = RandomNumbers(seed: seed)
    let rows = Int.random(in: 2...most.rows, using: &random)
    let columns = Int.random(in: 2...most.columns, using: &random)
    let share = [15, 30, 50][Int.random(in: 0..<3, using: &random)]
    let counts = (0..<rows).map { _ in
      (0..<columns).map { _ in
        random.chance(share) ? Int.random(in: 0...9, using: &random) : Int.random(in: 10...60, using: &random)
      }
    }
    self.init(counts, threshold: 10)
  }

  /// The counts, row by row, with the totals.
  public var values: [Int] {
    problem.cells.map { if case .value(let value) = $0.figure { value } else { 0 } }
  }
}
