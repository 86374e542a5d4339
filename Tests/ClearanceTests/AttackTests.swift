import Disclosure
import Foundation
import TestSupport
import Testing
import Worlds

@testable import Clearance

@Suite("What readers can work out")
struct AttackTests {
  /// Sites whose tables are tied to one another otherwise than by sums.
  enum Shape: String, CaseIterable {
    case issuesThroughZeros, monthsAndMentions, severalIssues, nestedMonths

    var tables: [String: String] {
      func crossed(_ rows: String, _ columns: String, _ total: String = ", total: true") -> String {
        "period: 2022-04\nrows: {by: \(rows)\(total)}\ncolumns: {by: \(columns), total: true}\n"
      }
      switch self {
      case .issuesThroughZeros:
        return [
          "dh": crossed("district", "household"), "id": crossed("issue", "district", ""),
          "ih": crossed("issue", "household", ""),
        ]
      case .monthsAndMentions:
        return [
          "m": "unit: mentions\nperiod: 2022-04\nrows: {by: issue}\n",
          "n": "period: 2022-04\nrows: {by: issue-count, from: 1, to: 3}\n",
          "p": "period: 2022-04..2022-05\nrows: {by: district, total: true}\n",
        ]
      case .severalIssues:
        return [
          "m": "unit: mentions\nperiod: 2022-04\nrows: {by: issue}\ncolumns: {by: route, total: true}\n",
          "n": "period: 2022-04\nrows: {by: issue-count, from: 1, to: 3}\ncolumns: {by: route, total: true}\n",
          "r": crossed("route", "household"),
        ]
      case .nestedMonths:
        return [
          "a": crossed("district", "household"),
          "b":
            "period: 2022-04..2022-05\nrows: {by: district, total: true}\ncolumns: {by: household, total: true}\n",
        ]
      }
    }

    func people(_ seed: Int) -> [Council.Person] {
      var random = RandomNumbers(seed: seed &* 7919 &+ 31)
      var people: [Council.Person] = []
      let isSingle = self == .monthsAndMentions && seed % 2 == 0
      for district in ["a", "b", "c", "d"] {
        for household in ["x", "y", "z"] where Int.random(in: 0..<10, using: &random) < 6 {
          for _ in 0..<Int.random(in: 4...40, using: &random) {
            let issues = isSingle ? [["i"], ["j"]] : [["i"], ["j"], ["k"], ["i", "j"], ["j", "k"], ["i", "j", "k"]]
            let chance = Int.random(in: 0..<20, using: &random)
            people.append(
              .init(
                district: district, route: ["p", "p", "q", "r"].randomElement(using: &random) ?? "p",
                household: household, issues: issues.randomElement(using: &random) ?? ["i"],
                support: chance < 1 ? .aprilAlone : chance < 3 ? .mayAlone : .both))
          }
        }
      }
      return people
    }
  }

  /// `ATTACKS=200` attacks as many sites of each shape.
  private static let sites = ProcessInfo.processInfo.environment["ATTACKS"].flatMap(Int.init) ?? 12

  @Test("is nothing small, whatever ties the tables", arguments: Shape.allCases)
  func attack(shape: Shape) async throws {
    var shown = 0
    for seed in 0..<Self.sites {
      let council = try Council(shape.people(seed), tables: shape.tables)
      let cleared = try await council.clear()
      let narrowed = TypeAttack(cleared.tables, threshold: 10).narrowed(try await council.small(below: 10))
      #expect(narrowed == [], "\(shape) \(seed)")
      #expect(cleared.isSafe && cleared.certification?.isComplete ?? false, "\(shape) \(seed)")
      shown += cleared.tables.count
    }
    #expect(shown > Self.sites / 2)
  }
}
