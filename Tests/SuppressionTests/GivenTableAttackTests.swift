import Tables
import TestSupport
import Testing
import Worlds

@testable import Suppression

@Suite("What readers can work out from tables that were made elsewhere")
struct GivenTableAttackTests {
  /// How a given table stands to one that is counted from the register.
  enum Shape: String, CaseIterable {
    case partAndWhole, wholeAlone, sameCounts

    func tables(_ own: [String: Int], _ elsewhere: [String: Int]) -> [String: String] {
      let counted =
        "period: 2022-04\nrows: {by: district, total: true}\ncolumns: {by: household, total: true}\n"
      switch self {
      case .partAndWhole:
        return [
          "own": counted, "elsewhere": given(elsewhere),
          "everybody": given(
            own.merging(elsewhere, uniquingKeysWith: +),
            check: "everybody[district] = own[district, total] + elsewhere[district] for each district"),
        ]
      case .wholeAlone:
        return [
          "own": counted,
          "everybody": given(
            own.merging(elsewhere, uniquingKeysWith: +),
            check: "everybody[district] ≥ own[district, total] for each district"),
        ]
      case .sameCounts:
        return [
          "own": counted, "same": given(own, check: "same[district] = own[district, total] for each district"),
        ]
      }
    }

    private func given(_ counts: [String: Int], check: String? = nil) -> String {
      let rows = counts.sorted { $0.key < $1.key }.map { "  \($0): \($1)\n" }.joined()
      return "period: 2022-04\nrows: {by: district, total: true}\ngiven:\n\(rows)"
        + (check.map { "checks: [{says: 架空, that: \"\($0)\"}]\n" } ?? "")
    }
  }

  @Test("is nothing small", arguments: Shape.allCases)
  func attack(shape: Shape) async throws {
    var shown = Set<String>()
    for seed in 0..<AttackTests.sites {
      var random = RandomNumbers(seed: seed &* 104_729 &+ 7)
      let people = AttackTests.Shape.nestedMonths.people(seed).filter { $0.support.months.contains("2022-04") }
      var (own, elsewhere): ([String: Int], [String: Int]) = ([:], [:])
      for district in ["a", "b", "c", "d"] {
        own[district] = people.count { $0.district == district }
        elsewhere[district] = [0, Int.random(in: 1...9, using: &random)].randomElement(using: &random)
        if random.chance(60) { elsewhere[district] = Int.random(in: 10...60, using: &random) }
      }
      let council = try Council(people, tables: shape.tables(own, elsewhere))
      let cleared = try await council.protect()
      let narrowed = TypeAttack([cleared.tables], threshold: 10)
        .narrowed([try await council.small(below: 10)])
      #expect(narrowed == [], "\(shape) \(seed)")
      #expect(cleared.isSafe && cleared.evidence.certification?.isComplete ?? false, "\(shape) \(seed)")
      shown.formUnion(cleared.tables.map(\.id))
    }
    #expect(shown.contains("own") && shown.count > 1, "\(shown)")
  }
}
