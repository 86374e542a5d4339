import CaseRecords
import Chronology
import TableDeclarations
@_spi(Exact) import Tables
import Testing

@testable import Worlds

@Suite("Counting worlds again")
struct WorldCheckerTests {
  private static func checker(_ council: WorldsCouncil) -> WorldChecker {
    WorldChecker(
      PublishedSite(tables: council.published(), identities: [], declared: council.tables, threshold: 10),
      council.register, ProfileRules(council.register))
  }

  @Test("takes the register itself, and counts every cell")
  func truth() async throws {
    let council = try await WorldsCouncil(people: 80, seed: 3)
    let recount = try #require(Self.checker(council).recount(council.register.cases.map(\.profile)))
    #expect(recount.counts.count == council.published().reduce(0) { $0 + $1.figures.count })
  }

  @Test("takes no world that prints another count, or has nobody where a mark stands")
  func others() async throws {
    let council = try await WorldsCouncil(people: 80, seed: 3)
    let people = council.register.cases.map(\.profile)
    let checker = Self.checker(council)
    #expect(checker.recount(Array(people.dropLast())) == nil)
    var moved = people
    moved[0].district = (moved[0].district + 1) % 3
    #expect(checker.recount(moved) == nil)
    #expect(checker.recount([]) == nil)
  }

  @Test("takes no world in which a sum of an earlier release is another, and none of what nobody can count")
  func sums() async throws {
    let council = try await WorldsCouncil(people: 80, seed: 3)
    let (tables, people) = (council.published(), council.register.cases.map(\.profile))
    func takes(_ terms: [PublishedSite.KnownSum.Term], _ bounds: ClosedRange<Int>) -> Bool {
      let site = PublishedSite(
        tables: tables, identities: [], declared: [], threshold: 10,
        sums: [.init(terms: terms, lower: bounds.lowerBound, upper: bounds.upperBound)])
      return WorldChecker(site, council.register, ProfileRules(council.register)).recount(people) != nil
    }
    let place = try #require(tables.firstIndex { $0.id == "by-district" })
    let count = try #require(council.tables[place].exactTable.count(row: 0, column: 0))
    let term = PublishedSite.KnownSum.Term(cell: CellPlace(table: place, row: 0, column: 0), coefficient: 2)
    #expect(takes([term], 2 * count...2 * count))
    #expect(!takes([term], 0...2 * count - 1) && !takes([term], 2 * count + 1...2 * count + 5))
  }

  @Test("takes nobody who breaks the rules of the register")
  func rules() async throws {
    let council = try await WorldsCouncil(people: 80, seed: 3)
    let rules = ProfileRules(council.register)
    let profile = council.register.cases[0].profile
    #expect(rules.admit(profile))
    var other = profile
    other.issues = []
    #expect(!rules.admit(other))
    other.issues = [0, 0]
    #expect(!rules.admit(other))
    other = profile
    other.district = 99
    #expect(!rules.admit(other))
    let april = try #require(CalendarDate(iso: "2022-04-01"))
    let months = ["2022-04", "2022-05", "2022-06"].compactMap { CalendarMonth(iso: $0) }
    func history(_ states: [Int], closed: [String] = []) -> SupportHistory {
      SupportHistory(
        opened: april, closed: closed.compactMap { CalendarDate(iso: $0) },
        months: zip(months, states).map { .init(month: $0, state: $1) })
    }
    #expect(rules.admit(history([0, 2, 1])))
    // The state that opens a case stands in its first month, and only there; nobody is away for a month, or there after
    // the end.
    #expect(!rules.admit(history([1, 2, 1])) && !rules.admit(history([0, 0, 1])) && !rules.admit(history([0])))
    #expect(rules.admit(history([0, 1], closed: ["2022-05-31"])))
    #expect(!rules.admit(history([0, 1, 1], closed: ["2022-05-31"])))
    #expect(!rules.admit(history([0, 1], closed: ["2022-03-31"])))
  }
}
