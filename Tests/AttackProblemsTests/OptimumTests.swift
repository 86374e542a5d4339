import TestSupport
import Testing

@testable import AttackProblems

@Suite("Protection of single tables, against the least that is safe")
struct OptimumTests {
  @Test("hides as little as possible in 19 of 20 tables up to 5 × 5")
  func least() throws {
    var (compared, equal) = (0, 0)
    for seed in 0..<200 {
      let table = TwoWayTable(seed: seed)
      var totals = TotalWeights([:], [:], table.problem.relations)
      let known = totals.weights(of: table.problem.cells.map(\.id))
      let weights = table.problem.cells.map { known[$0.id] ?? 1 }
      guard var optimum = Optimum(table, weights: weights) else { continue }
      let least = optimum.least().reduce(0) { $0 + weights[$1] }
      let protection = try Protector.protect(table.problem)
      #expect(protection.unprotectable == [], "\(seed)")
      let cost = (protection.primaries + protection.secondaries).reduce(0) { $0 + (known[$1] ?? 1) }
      #expect(cost >= least, "\(seed): cheaper than the optimum")
      compared += 1
      if cost == least { equal += 1 }
    }
    #expect(compared > 150)
    #expect(equal * 20 >= compared * 19, "\(equal) of \(compared)")
  }
}
