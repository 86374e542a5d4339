import Foundation
import TestSupport
import Testing

@testable import Optimization

@Suite("Optimization")
struct OptimizationTests {
  /// `x + 2y ≥ 4`, `3x + y ≥ 6`, with both from 0 on.
  private var program: LinearProgram {
    var program = LinearProgram()
    let (x, y) = (program.addColumn(.init(0, nil)), program.addColumn(.init(0, nil)))
    program.addRow([.init(x), .init(y, times: 2)], .init(4, nil))
    program.addRow([.init(x, times: 3), .init(y)], .init(6, nil))
    return program
  }

  @Test("finds the least cost in real numbers, and again after bounds have changed")
  func simplex() throws {
    var simplex = Simplex(program)
    guard case .optimal(let cost) = simplex.minimize([(0, 1), (1, 1)]) else { throw Failure() }
    #expect((cost - 2.8).magnitude < 1e-7)
    #expect((simplex.solution[0] - 1.6).magnitude < 1e-7 && simplex.integralSolution == nil)
    simplex.setBounds(.init(0, 1), of: 0)
    guard case .optimal(let narrowed) = simplex.minimize([(0, 1), (1, 1)]) else { throw Failure() }
    #expect((narrowed - 4).magnitude < 1e-7)
    simplex.setBounds(.init(0, 0), of: 1)
    #expect(simplex.minimize([(0, 1), (1, 1)]) == .infeasible)
  }

  /// Clp ended the process here, because bounds crossed by a rounding error.
  @Test("survives bounds that probing would make cross")
  func crossing() throws {
    let text = try String(contentsOf: Repository.fixture("programs/crossing-bounds.txt"), encoding: .utf8)
    var program = LinearProgram()
    var costs: [(column: Int, cost: Double)] = []
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      let bounds = LinearProgram.Bounds(Int(words[1]), Int(words[2]))
      if words[0] == "column" {
        costs.append((program.addColumn(bounds), try #require(Double(words[3]))))
        continue
      }
      let terms = try words.dropFirst(3).map { word in
        let numbers = word.split(separator: ":").compactMap { Int($0) }
        try #require(numbers.count == 2)
        return LinearProgram.Term(numbers[0], times: numbers[1])
      }
      program.addRow(terms, bounds)
    }
    guard case .optimal(let values) = IntegerSolver.minimize(costs, program, nodes: 30) else { throw Failure() }
    #expect(costs.reduce(0) { $0 + Double(values[$1.column]) * $1.cost } == 96.1875)
  }

  @Test("finds the least cost in whole numbers, which all rows hold")
  func integers() {
    var program = program
    guard case .optimal(let values) = IntegerSolver.minimize([(0, 1), (1, 1)], program) else {
      Issue.record("no solution")
      return
    }
    #expect(values.reduce(0, +) == 3)
    for row in program.rows {
      #expect(row.bounds.contains(row.terms.reduce(0) { $0 + $1.coefficient * values[$1.column] }))
    }
    // 2x = 3 has a solution, but none in whole numbers.
    program.addRow([.init(0, times: 2)], .init(3, 3))
    #expect(IntegerSolver.minimize([], program) == .infeasible)
  }

  @Test("takes the first whole numbers that all rows hold, and none where there are none")
  func firstOfIntegers() throws {
    var program = program
    let values = try #require(IntegerSolver.firstSolution([(0, 1), (1, 1)], program))
    for row in program.rows {
      #expect(row.bounds.contains(row.terms.reduce(0) { $0 + $1.coefficient * values[$1.column] }))
    }
    program.addRow([.init(0, times: 2)], .init(3, 3))
    #expect(IntegerSolver.firstSolution([(0, 1), (1, 1)], program) == nil)
  }

  /// As they are, the pump finds one of these.
  @Test("takes the first whole numbers also where every column may be more than one")
  func firstOfMany() {
    var found = 0
    for seed in 0..<20 {
      var random = RandomNumbers(seed: seed)
      var program = LinearProgram()
      let columns = (0..<120).map { _ in program.addColumn(.init(0, 40)) }
      let chosen = columns.map { _ in Int.random(in: 0..<4, using: &random) == 0 ? 1 : 0 }
      let rows = columns.map { _ in (0..<30).shuffled(using: &random).prefix(4) }
      for row in 0..<30 {
        let terms = columns.filter { rows[$0].contains(row) }.map { column in
          LinearProgram.Term(column, times: Bool.random(using: &random) ? 1 : -1)
        }
        let sum = terms.reduce(0) { $0 + $1.coefficient * chosen[$1.column] }
        program.addRow(terms, .init(sum, sum))
      }
      guard let values = IntegerSolver.firstSolution(columns.map { ($0, 1) }, program) else { continue }
      found += 1
      for row in program.rows {
        #expect(row.bounds.contains(row.terms.reduce(0) { $0 + $1.coefficient * values[$1.column] }))
      }
    }
    #expect(found > 3)
  }

  @Test("takes terms of one column together")
  func terms() {
    var program = LinearProgram()
    let x = program.addColumn(.init(0, 10))
    program.addRow([.init(x, times: 2), .init(x), .init(x, times: -3)], .init(0, 0))
    #expect(program.rows.allSatisfy { $0.terms.allSatisfy { $0.coefficient != 0 } })
    program.addRow([.init(x, times: 2), .init(x)], .init(9, 9))
    #expect(program.rows.last?.terms == [.init(x, times: 3)])
    #expect(IntegerSolver.minimize([], program) == .optimal([3]))
  }

  private struct Failure: Error {}
}
