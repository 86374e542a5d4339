import AttackProblems
import Tables
import TestSupport
import Testing
import Worlds

@testable import Suppression

@Suite("Protected tables")
struct ProtectedTablesTests {
  private static func crossed(_ rows: String, _ columns: String, _ total: String = ", total: true") -> String {
    "period: 2022-04\nrows: {by: \(rows)\(total)}\ncolumns: {by: \(columns), total: true}\n"
  }

  /// Everybody by two variables, and an issue by each of them.
  private static let linked = [
    "dh": crossed("district", "household"), "id": crossed("issue", "district", ""),
    "ih": crossed("issue", "household", ""),
  ]

  @Test("hides every small count, and enough besides that none can be worked out")
  func small() async throws {
    let people = [("a", "p", 4), ("a", "q", 23), ("b", "p", 33), ("b", "q", 26)].flatMap { district, route, count in
      [Council.Person](repeating: .init(district: district, route: route), count: count)
    }
    let cleared = try await Council(people, tables: ["t": Self.crossed("district", "route")]).protect()
    #expect(cleared.isSafe && cleared.hidden.primaries == ["t[a,p]"] && !cleared.hidden.secondaries.isEmpty)
    let table = try #require(cleared.tables.first)
    #expect(table.figures.allSatisfy { $0.isHidden || ($0.value ?? 0) == 0 || ($0.value ?? 0) >= 10 })
    let open = try await Council(people, tables: ["t": Self.crossed("district", "route")]).protect(threshold: 1)
    #expect(open.hidden.primaries.isEmpty && open.hidden.secondaries.isEmpty)
  }

  /// Two marks in a row whose other counts are zero are at least two people, whoever they are.
  @Test("does not withhold a table for what printed zeros alone tell", arguments: [[37, 0, 0], [31, 12, 0]])
  func zeros(first: [Int]) async throws {
    let counts = [first, [13, 0, 0], [32, 0, 9], [9, 17, 26]]
    var people: [Council.Person] = []
    for (district, row) in zip(["a", "b", "c", "d"], counts) {
      for (route, count) in zip(["p", "q", "r"], row) {
        people += [Council.Person](repeating: .init(district: district, route: route), count: count)
      }
    }
    let cleared = try await Council(people, tables: ["t": Self.crossed("district", "route")]).protect()
    let table = try #require(cleared.tables.first)
    #expect(cleared.isSafe && table.rows.level == "code" && table.columns.level == "code")
    #expect(table.figures.count { $0.isHidden } <= 6)
  }

  @Test("shows tables of which a pattern that hides at most half would do")
  func withheld() async throws {
    var compared = 0
    // Of the last one the protector alone would hide too much.
    for seed in Array(0..<40) + [326] {
      let counts = TwoWayTable(seed: seed, most: (4, 3))
      guard var optimum = Optimum(counts) else { continue }
      let countable = counts.values.count { $0 > 0 }
      guard optimum.strictPattern(atMost: countable / 2) != nil else { continue }
      compared += 1
      let cleared = try await Council(Self.people(counts), tables: ["t": Self.crossed("district", "route")]).protect()
      let table = try #require(cleared.tables.first, "\(seed)")
      #expect(table.rows.level == "code" && table.columns.level == "code", "\(seed)")
      #expect(cleared.isSafe && cleared.evidence.certification?.isComplete == true, "\(seed)")
    }
    #expect(compared >= 15, "\(compared)")
  }

  /// What the protector hides of it leaves a large count that may be taken for a small one, whatever is hidden besides.
  @Test("shows a table of which only hidden totals protect the counts")
  func totals() async throws {
    let counts = TwoWayTable([[7, 6], [11, 56], [13, 3], [27, 27]], threshold: 10)
    let council = try Council(Self.people(counts), tables: ["t": Self.crossed("district", "route")])
    let cleared = try await council.protect()
    let table = try #require(cleared.tables.first)
    #expect(cleared.isSafe && table.rows.level == "code" && table.columns.level == "code")
    #expect(table.figures.count { $0.isHidden } == 6)
    #expect(try await council.protect(certifying: false).tables.first?.figures == table.figures)
    // If one of those totals has to be printed, there is no such pattern.
    let (register, tables, identities) = try await council.counted()
    let printed = try ProtectedTables.protect(
      tables, identities, DisclosurePolicy(threshold: 10, mustPrint: ["t[total,p]"]), register: register)
    #expect(printed.tables.allSatisfy { $0.rows.level != "code" || $0.columns.level != "code" })
  }

  @Test("shows the same table with its axes the other way round as well")
  func transposed() async throws {
    let counts = TwoWayTable([[7, 6], [11, 56], [13, 3], [27, 27]], threshold: 10)
    let tables = ["t": Self.crossed("district", "route"), "u": Self.crossed("route", "district")]
    let protected = try await Council(Self.people(counts), tables: tables).protect()
    #expect(protected.isSafe && protected.tables.count == 2)
    #expect(protected.tables.allSatisfy { $0.rows.level == "code" && $0.columns.level == "code" })
  }

  @Test("takes no totals from other tables for that")
  func sharedTotals() async throws {
    let counts = TwoWayTable([[7, 6], [11, 56], [13, 3], [27, 27]], threshold: 10)
    let routes = "period: 2022-04\nrows: {by: route, total: true}\n"
    let protected = try await Council(
      Self.people(counts), tables: ["t": Self.crossed("district", "route"), "u": routes]
    ).protect()
    let tables = Dictionary(uniqueKeysWithValues: protected.tables.map { ($0.id, $0) })
    #expect(protected.isSafe && tables["u"]?.figures.allSatisfy { !$0.isHidden } == true)
    let crossed = try #require(tables["t"])
    #expect(crossed.rows.level == "code" && ["t[total,p]", "t[total,q]"].allSatisfy { crossed.prints(CellID($0)) })
  }

  private static func people(_ table: TwoWayTable) -> [Council.Person] {
    var people: [Council.Person] = []
    for row in 0..<table.size.rows {
      for column in 0..<table.size.columns {
        let count = table.values[row * (table.size.columns + 1) + column]
        let (district, route) = (["a", "b", "c", "d"][row], ["p", "q", "r"][column])
        people += [Council.Person](repeating: .init(district: district, route: route), count: count)
      }
    }
    return people
  }

  /// The first of these gave somebody away: a code has an issue as many times as the pairs that are not printed as zeros.
  @Test(
    "tells nothing by an issue by one variable, by another, and everybody by both",
    arguments: [177, 352, 370, 945, 1037, 1048, 1163, 0, 1, 2, 4, 6, 7, 8, 9, 10, 11, 12, 13])
  func circles(seed: Int) async throws {
    let cleared = try await Council(Self.people(seed), tables: Self.linked).protect()
    func table(_ id: String) -> PublishedTable? { cleared.tables.first { $0.id == id } }
    var attacked = 0
    for issue in ["i", "j", "k"] {
      let attack = CrossingAttack(
        issue, everybody: table("dh"), byRow: table("id"), byColumn: table("ih"), threshold: 10)
      #expect(attack.narrowed == [], "\(seed)")
      attacked += attack.targetCount
    }
    #expect(attacked > 0)
  }

  /// A table may have been given up for the sake of another that was given up after it.
  @Test("shows again what was given up, where the rest is safe", arguments: [1, 13, 26, 32, 55, 58])
  func restored(seed: Int) async throws {
    let council = try Council(Self.people(seed), tables: Self.linked)
    let cleared = try await council.protect()
    let isComplete = cleared.evidence.certification?.isComplete ?? false
    #expect(!cleared.tables.isEmpty && cleared.isSafe && isComplete)
    let narrowed = TypeAttack([cleared.tables], threshold: 10).narrowed([try await council.small(below: 10)])
    #expect(narrowed == [])
  }

  /// People of whom many a district has none of many a household.
  private static func people(_ seed: Int) -> [Council.Person] {
    var random = RandomNumbers(seed: seed &* 7919 &+ 13)
    var people: [Council.Person] = []
    for district in ["a", "b", "c", "d"] {
      for household in ["x", "y", "z"] where Int.random(in: 0..<10, using: &random) < 5 {
        let share = Int.random(in: 1...9, using: &random)
        for _ in 0..<Int.random(in: 10...60, using: &random) {
          let issues =
            Int.random(in: 0..<10, using: &random) < share
            ? ["i", "j"] : Int.random(in: 0..<10, using: &random) < 5 ? ["j"] : ["k"]
          people.append(.init(district: district, household: household, issues: issues))
        }
      }
    }
    return people
  }

  @Test("says which of the names in a policy nothing has")
  func unknown() async throws {
    let people = [Council.Person](repeating: .init(), count: 20)
    let council = try Council(people, tables: ["t": Self.crossed("district", "route")])
    let policy = DisclosurePolicy(
      threshold: 10, mustPrint: ["t[e,p]"], weights: ["u": 3], levels: ["t": .init(rows: "group", columns: nil)])
    let cleared = try ProtectedTables.protect(try await council.tables(), [], policy)
    #expect(!cleared.objections.isWellAsked && cleared.objections.unknown == ["t[e,p]", "u"])
    #expect(cleared.objections.unknownLevels.map(\.table) == ["t"])
  }
}
