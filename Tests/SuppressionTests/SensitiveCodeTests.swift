@_spi(Suppression) import Tables
import TestSupport
import Testing
import Worlds

@testable import Suppression

@Suite("Codes that nobody may learn of a whole group")
struct SensitiveCodeTests {
  private static let tables = [
    "dh": "period: 2022-04\nrows: {by: district, total: true}\ncolumns: {by: household, total: true}\n",
    "id": "period: 2022-04\nrows: {by: issue}\ncolumns: {by: district, total: true}\n",
  ]

  /// People of four districts; of one of them all, or all but some, have an issue.
  private static func people(_ seed: Int, others: Int = 0, households: ClosedRange<Int> = 6...24) -> [Council.Person] {
    var random = RandomNumbers(seed: seed)
    var people: [Council.Person] = []
    for district in ["a", "b", "c", "d"] {
      for household in ["x", "y", "z"] {
        for _ in 0..<Int.random(in: households, using: &random) {
          var issues = [["i"], ["j"], ["i", "j"], ["j", "k"]].randomElement(using: &random) ?? ["i"]
          if district == "d", !issues.contains("k") { issues.append("k") }
          people.append(.init(district: district, household: household, issues: issues))
        }
      }
    }
    for place in people.indices.filter({ people[$0].district == "d" }).prefix(others) { people[place].issues = ["i"] }
    return people
  }

  /// How many of the district may at most be without the issue, as far as readers can tell.
  private static func mostWithout(_ cleared: ProtectedTables) -> Double? {
    TypeAttack([cleared.tables], threshold: 10).mostOutside("dh[d,total]", "id[k,d]")
  }

  @Test("are certain where nobody says that they are sensitive, and never where somebody does")
  func groups() async throws {
    var (certain, kept) = (0, 0)
    for seed in 0..<6 {
      let people = Self.people(seed)
      if let most = Self.mostWithout(try await Council(people, tables: Self.tables).protect()), most < 0.01 {
        certain += 1
      }
      let council = try Council(people, tables: Self.tables, sensitive: ["k"])
      let cleared = try await council.protect()
      #expect(cleared.isSafe && cleared.evidence.certification?.isComplete ?? false, "\(seed)")
      if let most = Self.mostWithout(cleared) {
        #expect(most > 0.99, "\(seed)")
        kept += 1
      }
      let narrowed = TypeAttack([cleared.tables], threshold: 10).narrowed([try await council.small(below: 10)])
      #expect(narrowed == [], "\(seed)")
    }
    #expect(certain > 0 && kept > 0, "\(certain) certain, \(kept) kept")
  }

  /// A table of which readers have no figure, so that an attack can ask about its cells.
  private static func unshown(_ people: [Council.Person], _ declaration: String) async throws -> PublishedTable {
    let exact = try await Council(people, tables: ["u": declaration]).protect(threshold: 1, certifying: false)
    let table = try #require(exact.tables.first)
    return PublishedTable(
      id: table.id, title: table.title, unit: table.unit, measure: table.measure, rows: table.rows,
      columns: table.columns, origin: table.origin, source: table.source, notes: [], breaks: [], scope: table.scope,
      choice: [], figures: table.figures.map { _ in .missing })
  }

  @Test(
    "are never certain where no table shows those who have them, but sums, zeros or issue counts would tell",
    arguments: [
      // The parts of a district that no table sums up.
      [
        "dh": "period: 2022-04\nrows: {by: district}\ncolumns: {by: household}\n",
        "kd": "period: 2022-04\nwhere: {issue: k}\nrows: {by: district}\n",
      ],
      // Nobody is without.
      [
        "dh": "period: 2022-04\nrows: {by: district}\ncolumns: {by: household}\n",
        "nk": "period: 2022-04\nwhere: {issue: [i, j]}\nrows: {by: district}\n",
      ],
      [
        "dh": "period: 2022-04\nrows: {by: district}\ncolumns: {by: household}\n",
        "n": "period: 2022-04\nrows: {by: issue-count, from: 1, to: 3}\ncolumns: {by: district}\n",
        "m": "unit: mentions\nperiod: 2022-04\nwhere: {issue: k}\nrows: {by: district}\n",
      ],
    ])
  func unshownParts(tables: [String: String]) async throws {
    var (certain, kept) = (0, 0)
    // Of the first seeds no table tells it that is not given up for another reason.
    for seed in 0..<10 {
      var people = Self.people(seed, households: 12...24)
      if tables["nk"] != nil {
        for place in people.indices where people[place].district == "d" { people[place].issues = ["k"] }
      }
      let unshown = try await Self.unshown(
        people, "period: 2022-04\nwhere: {issue: k}\nrows: {by: district}\ncolumns: {by: household}\n")
      func most(_ cleared: ProtectedTables) -> [Double] {
        let attack = TypeAttack([cleared.tables + [unshown]], threshold: 10)
        return ["x", "y", "z"].compactMap { attack.mostOutside("dh[d,\($0)]", "u[d,\($0)]") }
      }
      certain += most(try await Council(people, tables: tables).protect()).count { $0 < 0.01 }
      let cleared = try await Council(people, tables: tables, sensitive: ["k"]).protect()
      #expect(cleared.isSafe || cleared.tables.isEmpty, "\(seed)")
      let left = most(cleared)
      #expect(left.allSatisfy { $0 > 0.99 }, "\(seed): \(left)")
      kept += left.count
    }
    #expect(certain > 0 && kept > 0, "\(certain) certain, \(kept) kept")
  }

  @Test("may be true of no more than the share that the policy allows")
  func share() async throws {
    var kept = 0
    for seed in 0..<4 {
      let people = Self.people(seed, others: 12, households: 50...70)
      let district = people.count { $0.district == "d" }
      let council = try Council(people, tables: Self.tables, sensitive: ["k"])
      // Twelve others are enough where nothing is said.
      #expect(try #require(Self.mostWithout(try await council.protect())) < 12.01)
      let cleared = try await council.protect(maxShare: 90)
      #expect(cleared.isSafe && cleared.evidence.certification?.isComplete ?? false, "\(seed)")
      guard let most = Self.mostWithout(cleared) else { continue }
      #expect(most > Double(district - district * 90 / 100) - 0.01, "\(seed)")
      kept += 1
    }
    #expect(kept > 0)
  }

  @Test("cost nothing where enough of a group are without them")
  func harmless() async throws {
    let people = Self.people(1, others: 12)
    let plain = try await Council(people, tables: Self.tables).protect()
    let cleared = try await Council(people, tables: Self.tables, sensitive: ["k"]).protect()
    #expect(!plain.tables.isEmpty && cleared.tables.map(\.figures) == plain.tables.map(\.figures))
  }
}
