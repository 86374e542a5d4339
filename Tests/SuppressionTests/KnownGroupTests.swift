import AttackProblems
import Tables
import TestSupport
import Testing
import Worlds

@testable import Suppression

@Suite("Groups of two tables that readers can prove to be small")
struct KnownGroupTests {
  /// Tables of who had how many issues in two months, and of who had which in the second.
  ///
  /// Everybody with three issues has the third of three, so that whoever of them is not in the second table has left.
  private static let tables = [
    "n": "period: 2022-04..2022-05\nrows: {by: issue-count, from: 1, to: 3, total: true}\n",
    "i": "period: 2022-05\nrows: {by: issue}\n",
  ]

  private static var people: [Council.Person] {
    let counts: [([String], stay: Int, leave: Int)] = [(["i"], 14, 1), (["i", "j"], 9, 1), (["i", "j", "k"], 15, 2)]
    return counts.flatMap { issues, stay, leave in
      (0..<(stay + leave)).map { Council.Person(issues: issues, support: $0 < stay ? .both : .aprilAlone) }
    }
  }

  @Test("are given away by one of the tables, which is not published then")
  func givenUp() async throws {
    let council = try Council(Self.people, tables: Self.tables)
    let both = try await council.protect(threshold: 4, certifying: false)
    #expect(both.tables.count == 2 && both.evidence.crossed == nil)
    let attack = TypeAttack([both.tables], threshold: 4)
    #expect(attack.mostOutside("n[3]", "i[k]") == 2)
    let protected = try await council.protect(threshold: 4)
    #expect(protected.isSafe && protected.tables.count == 1)
    let crossed = try #require(protected.evidence.crossed)
    #expect(crossed.known.isEmpty && crossed.openCount == 0)
    let given = try #require(protected.choices.values.compactMap(\.gaveAway).first)
    #expect(given.description.contains("n[3]"))
  }

  @Test("are published where nobody has left, for nobody is in them")
  func nobody() async throws {
    let people = Self.people.filter { $0.support == .both }
    let protected = try await Council(people, tables: Self.tables).protect(threshold: 4)
    #expect(protected.isSafe && protected.tables.count == 2)
  }
}
