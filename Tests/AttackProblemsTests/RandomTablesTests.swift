import TestSupport
import Testing

@testable import AttackProblems

@Suite("Protection of random tables")
struct RandomTablesTests {
  @Test("passes the audit")
  func audited() throws {
    for seed in 0..<1_000 {
      let protection = try Protector.protect(RandomTables.problem(seed: seed))
      #expect(protection.unprotectable == [], "\(seed)")
      #expect(Auditor.audit(protection.problem).isSafe, "\(seed)")
    }
  }

  @Test("comes to the same pattern by the order that led to it alone")
  func order() throws {
    for seed in 0..<200 {
      let problem = RandomTables.problem(seed: seed)
      let best = try Protector.protect(problem)
      let again = try Protector.protect(problem, ProtectionOptions(order: best.order))
      #expect(again.primaries == best.primaries && again.secondaries == best.secondaries, "\(seed)")
      let other = ProtectionOrder(best.order.sequence == .asListed ? .lastFirst : .asListed, sparesHidden: true)
      #expect(try Protector.protect(problem, ProtectionOptions(order: other)).order == other)
    }
  }

  @Test("hides at most one cell more than the least that is safe")
  func nearlyBest() throws {
    var compared = 0
    for seed in 0..<400 {
      let protection = try Protector.protect(RandomTables.problem(seed: seed))
      var problem = protection.problem
      // Begin with what is small alone.
      for index in problem.cells.indices where protection.secondaries.contains(problem.cells[index].id) {
        problem.cells[index].figure = .value(problem.cells[index].truth ?? 0)
        problem.cells[index].truth = nil
      }
      let candidates = problem.cells.indices.filter { index in
        if case .value(let value) = problem.cells[index].figure { value > 0 } else { false }
      }
      guard protection.secondaries.count >= 2, candidates.count <= 9 else { continue }
      compared += 1
      for chosen in subsets(of: candidates, upTo: protection.secondaries.count - 2) {
        var other = problem
        for index in chosen {
          guard case .value(let value) = other.cells[index].figure else { continue }
          other.cells[index].truth = value
          other.cells[index].figure = .hidden(.x)
        }
        #expect(!Auditor.audit(other).isSafe, "\(seed): \(chosen.map { other.cells[$0].id }) would do")
      }
    }
    #expect(compared > 20)
  }

  private func subsets(of items: [Int], upTo size: Int) -> [[Int]] {
    guard size > 0 else { return [[]] }
    var all: [[Int]] = [[]]
    for item in items { all += all.filter { $0.count < size }.map { $0 + [item] } }
    return all
  }

  @Test("hides a total last, unless somebody says what it costs")
  func totals() throws {
    var problem = AttackProblem()
    problem.cells = [
      .init(id: "a", figure: .value(3)), .init(id: "b", figure: .value(20)), .init(id: "c", figure: .value(30)),
      .init(id: "d", figure: .value(40)), .init(id: "sum", figure: .value(93)), .init(id: "e", figure: .value(50)),
      .init(id: "all", figure: .value(143)),
    ]
    problem.relations = [
      .init([("a", 1), ("b", 1), ("c", 1), ("d", 1), ("sum", -1)], .equal, 0),
      .init([("all", 1), ("sum", -1), ("e", -1)], .equal, 0),
    ]
    var weights = TotalWeights([:], [:], problem.relations)
    let found = weights.weights(of: problem.cells.map(\.id))
    #expect(found["a"] == 1 && found["sum"] == 5 && found["all"] == 7)
    // A small count needs another: of all that would do, no total.
    let chosen = try Protector.protect(problem).secondaries
    #expect(chosen.count == 1 && !chosen.contains("sum") && !chosen.contains("all"))
    // Two parts that are dear are dearer than the total and what it is part of.
    let dear = ProtectionOptions(weights: ["b": 9, "c": 9, "d": 9, "sum": 1, "all": 1, "e": 1])
    #expect(try Protector.protect(problem, dear).secondaries.contains("sum"))
    // Whoever has weights for all may have totals go last all the same.
    let last = ProtectionOptions(weights: dear.weights, totals: ["sum": 1, "all": 1])
    #expect(try Protector.protect(problem, last).secondaries.allSatisfy { !["sum", "all"].contains($0) })
    // A total that is one all the same is dearer than what it is made of, so many times.
    var raised = TotalWeights(["a": 6, "b": 5, "c": 5, "d": 5, "sum": 18], ["sum": 2], problem.relations)
    #expect(raised.weights(of: ["sum"])["sum"] == 44)
    // What is a part of itself in a circle is not gone round for ever.
    var circle = TotalWeights(
      [:], [:],
      [.init([("a", 1), ("b", 1), ("c", -1)], .equal, 0), .init([("c", 1), ("b", 1), ("a", -1)], .equal, 0)])
    #expect(circle.weights(of: ["a", "b", "c"]).values.allSatisfy { $0 > 0 })
  }

  @Test("keeps what must be printed, spares what is dear, and says what it cannot keep")
  func policy() throws {
    var problem = AttackProblem()
    problem.cells = [
      .init(id: "a", figure: .value(3)), .init(id: "b", figure: .value(20)), .init(id: "c", figure: .value(30)),
      .init(id: "sum", figure: .value(53)),
    ]
    problem.relations = [.init([("a", 1), ("b", 1), ("c", 1), ("sum", -1)], .equal, 0)]
    func secondaries(_ options: ProtectionOptions) throws -> [CellID] {
      try Protector.protect(problem, options).secondaries
    }
    #expect(try secondaries(.init(weights: ["b": 3, "sum": 3])) == ["c"])
    #expect(try secondaries(.init(weights: ["c": 3, "sum": 3])) == ["b"])
    #expect(try secondaries(.init(mustPrint: ["b", "c"])) == ["sum"])
    #expect(try Protector.protect(problem, .init(mustPrint: ["b", "c", "sum"])).unprotectable == ["a"])
    #expect(try Protector.protect(problem, .init(mustPrint: ["a"])).unprotectable == ["a"])
  }
}

@Suite("A protector")
struct RefusalTests {
  @Test("refuses values that do not agree with one another, or with figures that stay")
  func contradiction() {
    var problem = AttackProblem()
    problem.cells = [.init(id: "a", figure: .value(5)), .init(id: "t", figure: .value(3))]
    problem.relations = [.init([("a", 1), ("t", -1)], .equal, 0)]
    #expect(throws: Protector.Refusal.contradiction) { try Protector.protect(problem) }
    problem.cells = [.init(id: "a", figure: .band(1, 4), truth: 9)]
    problem.relations = []
    #expect(throws: Protector.Refusal.contradiction) { try Protector.protect(problem) }
    problem.cells = [.init(id: "a", figure: .hidden(.x))]
    #expect(throws: Protector.Refusal.missingValue) { try Protector.protect(problem) }
  }
}
