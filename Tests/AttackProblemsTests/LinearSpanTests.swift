import TestSupport
import Testing

@testable import AttackProblems

@Suite("What follows by elimination")
struct LinearSpanTests {
  private func table(_ figures: [String: AttackProblem.Figure], _ truths: [String: Int]) -> AttackProblem {
    var problem = AttackProblem()
    problem.cells = ["a", "b", "c", "sum"].map {
      .init(id: CellID($0), figure: figures[$0] ?? .value(truths[$0] ?? 0), truth: truths[$0])
    }
    problem.relations = [.init([("a", 1), ("b", 1), ("c", 1), ("sum", -1)], .equal, 0)]
    return problem
  }

  private let truths = ["a": 3, "b": 20, "c": 30, "sum": 53]

  @Test("is a count of which all others of its sum are published, and no other")
  func revealed() {
    #expect(LinearSpan(table(["a": .hidden(.x)], truths)).revealed == ["a"])
    #expect(LinearSpan(table(["a": .hidden(.x), "b": .hidden(.x)], truths)).revealed == [])
  }

  @Test("is prevented by hiding the smallest of the others")
  func preview() { #expect(LinearSpan(table([:], truths)).preview == ["b"]) }

  @Test("is never more than an attack finds, and nothing after protection")
  func attack() throws {
    for seed in 0..<300 {
      let protection = try Protector.protect(RandomTables.problem(seed: seed))
      #expect(LinearSpan(protection.problem).revealed == [])
      // With small counts hidden alone, what elimination finds the attack finds as well.
      var naive = protection.problem
      for index in naive.cells.indices where protection.secondaries.contains(naive.cells[index].id) {
        naive.cells[index].figure = .value(naive.cells[index].truth ?? 0)
      }
      let exact = Set(Auditor.audit(naive).findings.filter { $0.lower == $0.upper }.map(\.id))
      #expect(exact.isSuperset(of: LinearSpan(naive).revealed), "\(seed)")
    }
  }
}
