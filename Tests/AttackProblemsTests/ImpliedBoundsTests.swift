import Optimization
import TestSupport
import Testing

@testable import AttackProblems

@Suite("The bounds that single rows imply")
struct ImpliedBoundsTests {
  @Test("are exact where all but one of a sum is printed, however long the chain is")
  func chain() {
    var program = LinearProgram()
    for _ in 0..<6 { _ = program.addColumn(.init(0, 1_000_000)) }
    program.setBounds(.init(30, 30), of: 0)
    // Each is the one before it and five more.
    for column in 1..<6 { program.addRow([.init(column), .init(column - 1, times: -1)], .init(5, 5)) }
    let implied = ImpliedBounds(program)
    #expect(implied.columns[5] == .init(55, 55))
    #expect(implied.bounds(of: [.init(5), .init(2, times: -1)]) == .init(15, 15))
  }

  @Test("round to whole numbers inwards, and leave alone what nothing bounds or what is too large")
  func rounding() {
    var program = LinearProgram()
    for bounds in [(0, 100), (0, 100), (nil, nil), (0, Int.max)] as [(Int?, Int?)] {
      _ = program.addColumn(.init(bounds.0, bounds.1))
    }
    program.addRow([.init(0, times: 3)], .init(-7, 8))
    program.addRow([.init(1, times: -3)], .init(-8, -1))
    program.addRow([.init(2), .init(3, times: Int.max)], .init(0, 10))
    let implied = ImpliedBounds(program)
    #expect(implied.columns[0] == .init(0, 2) && implied.columns[1] == .init(1, 2))
    #expect(implied.columns[2] == .init(nil, nil))
    #expect(implied.bounds(of: [.init(0), .init(2)]) == .init(nil, nil))
  }

  @Test("exclude no solution, by all values of small programmes")
  func soundness() {
    var solutions = 0
    for seed in 0..<300 {
      var random = RandomNumbers(seed: seed)
      var program = LinearProgram()
      for _ in 0..<4 {
        let least = Int.random(in: -2...2, using: &random)
        _ = program.addColumn(.init(least, least + Int.random(in: 0...3, using: &random)))
      }
      for _ in 0..<2 {
        let terms = (0..<4).map { LinearProgram.Term($0, times: Int.random(in: -3...3, using: &random)) }
        let lower = Int.random(in: -4...4, using: &random)
        let upper = lower + Int.random(in: 0...9, using: &random)
        program.addRow(terms, .init(random.chance(80) ? lower : nil, random.chance(80) ? upper : nil))
      }
      let implied = ImpliedBounds(program)
      for values in Self.values(of: program.columns) where IntegerSolution(values, of: program) != nil {
        solutions += 1
        #expect(zip(implied.columns, values).allSatisfy { $0.contains($1) }, "\(seed) \(values)")
        let difference = implied.bounds(of: [.init(0), .init(1, times: -1)])
        #expect(difference.contains(values[0] - values[1]), "\(seed) \(values)")
      }
    }
    #expect(solutions > 1_000)
  }

  private static func values(of columns: [LinearProgram.Bounds]) -> [[Int]] {
    columns.reduce([[]]) { values, bounds in
      values.flatMap { values in ((bounds.lower ?? 0)...(bounds.upper ?? 0)).map { values + [$0] } }
    }
  }
}

@Suite("An attack for verdicts alone")
struct VerdictTests {
  @Test("has the same verdicts as one that works out every interval")
  func verdicts() {
    for seed in 0..<200 {
      let problem = TwoWayTable(seed: seed).marked
      let (quick, whole) = (Auditor.audit(problem, depth: .verdicts), Auditor.audit(problem))
      #expect(quick.findings.map(\.verdict) == whole.findings.map(\.verdict), "\(seed)")
      #expect(zip(quick.findings, whole.findings).allSatisfy { $0.id == $1.id }, "\(seed)")
    }
  }
}

extension TwoWayTable {
  /// The table with its small counts hidden, and every third of the others as nobody printed it.
  fileprivate var marked: AttackProblem {
    var problem = problem
    for (place, value) in values.enumerated() {
      if (1..<problem.threshold).contains(value) {
        problem.cells[place].figure = .hidden(.x)
      } else if place % 3 == 1 {
        problem.cells[place].figure = .hidden(.none)
      }
    }
    return problem
  }
}
