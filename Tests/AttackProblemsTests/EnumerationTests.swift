import TestSupport
import Testing

@testable import AttackProblems

/// A small table with totals, of which every possible filling can be tried.
private struct SmallTable {
  var problem = AttackProblem()
  let rows: Int
  let columns: Int
  private var allowed: [(Int, Int) -> Bool] = []

  /// A random table, as relations between cells or as sums over a lattice.
  init(seed: Int, asLattice: Bool) {
    var random = RandomNumbers(seed: seed)
    rows = Int.random(in: 1...3, using: &random)
    columns = Int.random(in: 1...(rows == 3 ? 2 : 3), using: &random)
    problem.threshold = Int.random(in: 2...5, using: &random)
    problem.zeros = random.chance(30) ? .hidden : .published
    problem.marks = random.chance(20) ? .distinct : .same
    problem.protects = random.chance(30) ? .all : .small
    let requirements: [AttackProblem.Requirement] = [.band(from: 1), .notExact, .width(2)]
    problem.requirement = requirements[Int.random(in: 0..<3, using: &random)]
    var left = Int.random(in: 0...8, using: &random)
    let truth = (0..<(rows * columns)).map { index in
      let value = index == rows * columns - 1 ? left : Int.random(in: 0...left, using: &random)
      left -= value
      return value
    }
    for row in 0...rows {
      for column in 0...columns {
        let isTotal = row == rows && column == columns
        let value = interior(row, column).reduce(0) { $0 + truth[$1] }
        let (figure, test) = figure(value, isTotal: isTotal, &random)
        problem.cells.append(
          AttackProblem.Cell(
            id: "\(row)/\(column)", figure: figure, truth: value, table: "t",
            predicate: asLattice
              ? [
                "row": row == rows ? .all : .codes(["r\(row)"]),
                "column": column == columns ? .all : .codes(["c\(column)"]),
              ] : nil))
        allowed.append(test)
      }
    }
    if asLattice {
      problem.lattice = Lattice(dimensions: [
        .init(name: "row", codes: (0..<rows).map { "r\($0)" }),
        .init(name: "column", codes: (0..<columns).map { "c\($0)" }),
      ])
    } else {
      for row in 0...rows {
        problem.relations.append(
          .init((0..<columns).map { ("\(row)/\($0)", 1) } + [("\(row)/\(columns)", -1)], .equal, 0))
      }
      for column in 0...columns {
        problem.relations.append(
          .init((0..<rows).map { ("\($0)/\(column)", 1) } + [("\(rows)/\(column)", -1)], .equal, 0))
      }
    }
  }

  private func interior(_ row: Int, _ column: Int) -> [Int] {
    (0..<(rows * columns)).filter { index in
      (row == rows || index / columns == row) && (column == columns || index % columns == column)
    }
  }

  /// What is printed of a value, and which values (with the grand total) it admits.
  private mutating func figure(
    _ value: Int, isTotal: Bool, _ random: inout RandomNumbers
  ) -> (AttackProblem.Figure, (Int, Int) -> Bool) {
    let k = problem.threshold
    // The grand total bounds everything, so that fillings can be counted.
    if isTotal || random.chance(35) || (value == 0 && problem.zeros == .published) {
      return (.value(value), { $0 == value && $1 >= 0 })
    }
    switch Int.random(in: 0..<10, using: &random) {
    case 0:
      let (low, high) = (max(0, value - 1), value + 1)
      return (.band(low, high), { low <= $0 && $0 <= high && $1 >= 0 })
    case 1:
      let rounded = (value + 2) / 3 * 3
      return (.rounded(rounded, base: 3, .up), { number, _ in (number + 2) / 3 * 3 == rounded })
    case 2:
      let rounded = value / 2 * 2
      return (.rounded(rounded, base: 2, .down), { number, _ in number / 2 * 2 == rounded })
    default:
      let least = problem.zeros == .published ? 1 : 0
      // A small count is at least one; what may be zero has the mark that says nothing.
      guard problem.marks == .distinct, value > 0 else { return (.hidden(.x), { number, _ in number >= least }) }
      return value < k
        ? (.hidden(.p), { number, _ in 1 <= number && number < k }) : (.hidden(.s), { number, _ in number >= k })
    }
  }

  /// The least and greatest value of each cell over all fillings that agree with the figures.
  func ranges() -> [ClosedRange<Int>]? {
    let total = problem.cells.last?.truth ?? 0
    var found: [ClosedRange<Int>]?
    var filling = [Int](repeating: 0, count: rows * columns)
    let members = (0...rows).flatMap { row in (0...columns).map { interior(row, $0) } }
    func visit(_ index: Int, _ left: Int) {
      guard index < filling.count else {
        if left > 0 { return }
        let values = members.map { $0.reduce(0) { $0 + filling[$1] } }
        guard zip(values, allowed).allSatisfy({ $1($0, total) }) else { return }
        found =
          found.map { zip($0, values).map { min($0.lowerBound, $1)...max($0.upperBound, $1) } }
          ?? values.map { $0...$0 }
        return
      }
      for value in (index == filling.count - 1 ? left : 0)...left {
        filling[index] = value
        visit(index + 1, left - value)
      }
    }
    visit(0, total)
    return found
  }
}

@Suite("The attack, against all possible tables")
struct EnumerationTests {
  @Test("finds the exact interval of every hidden cell", arguments: [false, true])
  func exact(asLattice: Bool) {
    var compared = 0
    for seed in 0..<1_200 {
      let table = SmallTable(seed: seed, asLattice: asLattice)
      let report = Auditor.audit(table.problem)
      guard let ranges = table.ranges() else {
        Issue.record("no filling of \(seed)")
        continue
      }
      let places = Dictionary(table.problem.cells.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { $1 })
      for finding in report.findings {
        guard let place = places[finding.id] else { continue }
        #expect(
          finding.lower == ranges[place].lowerBound && finding.upper == ranges[place].upperBound, "\(seed) \(finding)")
        #expect(finding.verdict != .undecided)
        compared += 1
      }
    }
    #expect(compared > 2_500)
  }

  @Test("says the same of a table as sums over a lattice and as relations, whatever cells are called and in what order")
  func names() {
    for seed in 0..<200 {
      let report = Auditor.audit(SmallTable(seed: seed, asLattice: false).problem)
      let crossed = Auditor.audit(SmallTable(seed: seed, asLattice: true).problem)
      #expect(report.findings.map(\.lower) == crossed.findings.map(\.lower))
      #expect(report.findings.map(\.upper) == crossed.findings.map(\.upper))
      #expect(report.findings.map(\.verdict) == crossed.findings.map(\.verdict))

      var renamed = SmallTable(seed: seed, asLattice: false).problem
      renamed.cells = renamed.cells.reversed().map { cell in
        var cell = cell
        cell.id = "z\(cell.id)"
        return cell
      }
      renamed.relations = renamed.relations.reversed().map { relation in
        .init(relation.terms.reversed().map { ("z\($0.id)", $0.coefficient) }, relation.comparison, relation.bound)
      }
      let other = Auditor.audit(renamed).findings.reversed()
      #expect(other.map(\.lower) == report.findings.map(\.lower) && other.map(\.upper) == report.findings.map(\.upper))
      #expect(other.map(\.verdict) == report.findings.map(\.verdict))
    }
  }

  @Test("never knows less when one more figure is published, and never excludes the truth")
  func monotone() {
    for seed in 0..<300 {
      var problem = SmallTable(seed: seed, asLattice: false).problem
      let before = Auditor.audit(problem)
      for finding in before.findings {
        let truth = problem.cells.first { $0.id == finding.id }?.truth ?? -1
        #expect(finding.lower <= truth && truth <= finding.upper ?? .max)
      }
      guard let index = problem.cells.firstIndex(where: { if case .value = $0.figure { false } else { true } }) else {
        continue
      }
      problem.cells[index].figure = .value(problem.cells[index].truth ?? 0)
      let after = Dictionary(Auditor.audit(problem).findings.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
      for finding in before.findings {
        guard let narrower = after[finding.id] else { continue }
        #expect(finding.lower <= narrower.lower && narrower.upper ?? .max <= finding.upper ?? .max)
      }
    }
  }

  @Test("finds what contradicts itself")
  func contradiction() {
    var problem = AttackProblem()
    problem.cells = [
      .init(id: "a", figure: .value(1)), .init(id: "b", figure: .hidden(.x)), .init(id: "c", figure: .value(1)),
    ]
    problem.relations = [.init([("a", 1), ("b", 1), ("c", -1)], .equal, 0)]
    #expect(Auditor.audit(problem).isContradictory)
  }
}
