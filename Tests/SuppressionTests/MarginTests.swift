import CheckedStatistics
import TableDeclarations
@_spi(Suppression) @_spi(Exact) import Tables
import Testing

@testable import Suppression

@Suite("The totals of one axis")
struct MarginTests {
  /// Of the households in each district hardly any are large, but the districts are.
  private static let people = people([
    ("a", "x", 4), ("a", "y", 5), ("a", "z", 6), ("b", "x", 7), ("b", "y", 3), ("b", "z", 30),
  ])

  private static func people(_ counts: [(district: String, household: String, count: Int)]) -> [Council.Person] {
    counts.flatMap { district, household, count in
      [Council.Person](repeating: .init(district: district, household: household), count: count)
    }
  }

  private static func table(_ rows: String, _ columns: String, total: Bool = true, month: String = "2022-04") -> String
  {
    "period: \(month)\nrows: {by: \(rows), total: \(total)}\ncolumns: {by: \(columns), total: \(total)}\n"
  }

  @Test("are shown of a table that cannot be shown otherwise, at the finest level that can be")
  func shown() async throws {
    let council = try Council(Self.people, tables: ["t": Self.table("district", "household")])
    let protected = try await council.protect()
    #expect(protected.isSafe)
    let table = try #require(protected.tables.first)
    // The districts have four rows and the households three columns.
    #expect(table.rows.level == "code" && table.columns.levels.isEmpty)
    #expect(table.figures.compactMap(\.value) == [15, 40, 0, 0, 55] && !table.figures.contains(where: \.isHidden))
    #expect(table.choice.map(\.rows) == ["code"] && table.choice.map(\.columns) == ["code"])
  }

  @Test("are not shown where none were declared, nor where most of them would be hidden")
  func withheld() async throws {
    let undeclared = try Council(Self.people, tables: ["t": Self.table("district", "household", total: false)])
    let few = try Council(Array(Self.people.prefix(8)), tables: ["t": Self.table("district", "household")])
    for council in [undeclared, few] {
      let protected = try await council.protect()
      #expect(protected.tables.isEmpty && protected.withheld.map(\.id) == ["t"])
    }
  }

  @Test("are not shown in the place of what tells more, and a policy may ask for them")
  func asked() async throws {
    let people = Self.people([("a", "x", 14), ("a", "y", 25), ("b", "x", 17), ("b", "y", 13)])
    let council = try Council(people, tables: ["t": Self.table("district", "household")])
    let (register, tables, identities) = try await council.counted()
    for level in [nil, DisclosurePolicy.Level(rows: "total", columns: nil)] {
      let policy = DisclosurePolicy(threshold: 10, levels: level.map { ["t": $0] } ?? [:])
      let protected = try ProtectedTables.protect(tables, identities, policy, register: register)
      let table = try #require(protected.tables.first)
      #expect(table.rows.levels == (level == nil ? ["code"] : []) && table.columns.level == "code")
      #expect(table.figures.count(where: { $0.value ?? 0 > 0 }) == (level == nil ? 9 : 3))
    }
  }

  @Test("are shown of the axis that the policy names")
  func named() async throws {
    let council = try Council(Self.people, tables: ["t": Self.table("district", "household")])
    let (register, tables, identities) = try await council.counted()
    func figures(_ level: DisclosurePolicy.Level) throws -> [Int?] {
      let policy = DisclosurePolicy(threshold: 10, levels: ["t": level])
      let protected = try ProtectedTables.protect(tables, identities, policy, register: register)
      return try #require(protected.isSafe ? protected.tables.first : nil).figures.map(\.value)
    }
    #expect(try figures(.init(rows: nil, columns: "total")) == [15, 40, 0, 0, 55])
    #expect(try figures(.init(rows: "total", columns: nil)) == [nil, nil, 36, 55])
  }

  @Test("of a new month take the place of those of the month before")
  func later() async throws {
    let newcomers = ["a", "b"].flatMap { district in
      ["x", "y", "z"].flatMap { household in
        [Council.Person](repeating: .init(district: district, household: household, support: .mayAlone), count: 5)
      }
    }
    let april = try await Council(Self.people, tables: ["t": Self.table("district", "household")]).protect()
    let may = Self.table("district", "household", month: "2022-05")
    let protected = try await Council(Self.people + newcomers, tables: ["t": may]).protect(
      after: [.init(number: 1, asOf: "2022-04-30", tables: april.tables, known: april.known)])
    let table = try #require(protected.tables.first)
    #expect(protected.isSafe && table.carriedFrom == nil && table.scope.period == "2022-05")
  }

  @Test("are not offered again once they were given up, and are no reason that readers are told")
  func refused() async throws {
    let council = try Council(Self.people, tables: ["t": Self.table("district", "household")])
    let counted = try #require(try await council.tables().first)
    var catalogue = CellCatalogue()
    catalogue.add(counted)
    let withheld = LevelChoice(counted.exactTable, catalogue, DisclosurePolicy(threshold: 10)).givenUp(for: nil)
    let given = try #require(withheld.margin(0)).givenUp(for: nil)
    #expect(given.margin(0) == nil)
    let other = try #require(given.margin(1))
    #expect(other.printedCells == withheld.margin(1)?.printedCells && other.givenUp(for: nil).margin(1) == nil)
    #expect(given.withheld?.trials == withheld.withheld?.trials && given.withheld != nil)
  }

  @Test("are shown of mentions as of people")
  func mentions() async throws {
    let counts = [("a", 1, 14), ("a", 2, 9), ("a", 3, 1), ("b", 1, 15), ("b", 2, 9), ("b", 3, 2)]
    let people = counts.flatMap { district, number, count in
      [Council.Person](
        repeating: .init(district: district, issues: Array(["i", "j", "k"].prefix(number))), count: count)
    }
    let table =
      "unit: mentions\nperiod: 2022-04\nrows: {by: issue-count, from: 1, to: 3, total: true}\n"
      + "columns: {by: district, total: true}\n"
    let protected = try await Council(people, tables: ["t": table]).protect()
    let shown = try #require(protected.tables.first)
    #expect(protected.isSafe && shown.rows.isTotalAlone && shown.figures.map(\.value) == [35, 39, 0, 0, 74])
  }

  @Test("are enough for a given table whose checks name nothing else of the table")
  func tied() async throws {
    let everybody =
      "period: 2022-04\nrows: {by: district}\ngiven: {a: 50, b: 80, c: 20, d: 20}\n"
      + "checks: [{says: 架空, that: \"everybody[district] ≥ t[district, total] for each district\"}]\n"
    let council = try Council(
      Self.people, tables: ["t": Self.table("district", "household"), "everybody": everybody])
    let protected = try await council.protect()
    #expect(protected.isSafe && protected.tables.map(\.id) == ["everybody", "t"])
  }

  @Test("take the place of older ones even where other tables print the same counts")
  func beside() async throws {
    let newcomers = Self.people([("a", "x", 12), ("b", "y", 12)]).map { person in
      var person = person
      person.support = .mayAlone
      return person
    }
    func tables(_ month: String) -> [String: String] {
      [
        "t": Self.table("district", "household", month: month),
        "u": "period: \(month)\nrows: {by: district, total: true}\n",
      ]
    }
    let april = try await Council(Self.people, tables: tables("2022-04")).protect()
    #expect(april.tables.count == 2)
    let may = try await Council(Self.people + newcomers, tables: tables("2022-05")).protect(
      after: [.init(number: 1, asOf: "2022-04-30", tables: april.tables, known: april.known)])
    #expect(may.isSafe && may.tables.allSatisfy { $0.carriedFrom == nil })
  }

  @Test("do not stand again where a coarser level can be shown")
  func coarser() async throws {
    let table =
      "period: 2022-04..2022-05\nrows: {by: district, total: true}\ncolumns: {by: month, levels: [month, quarter]}\n"
    let people = Self.people([("a", "x", 40), ("b", "x", 40)])
    let counted = try #require(try await Council(people, tables: ["t": table]).tables().first)
    var catalogue = CellCatalogue()
    catalogue.add(counted)
    let choice = LevelChoice(counted.exactTable, catalogue, DisclosurePolicy(threshold: 10))
    let margin = try #require(choice.givenUp(for: nil).givenUp(for: nil).margin(0))
    let totals = try #require(margin.table(counted, isHidden: [], catalogue))
    #expect(totals.rows.isTotalAlone != totals.columns.isTotalAlone)
    let coarser = choice.givenUp(for: totals)
    #expect(coarser.carried == nil && coarser.isShownAnew)
    #expect(coarser.givenUp(for: totals).carried == nil)
    #expect(coarser.givenUp(for: totals).carrying(totals) { _ in false }.carried == totals)
  }

  @Test("are told to the owner as what is left of a table, and a table of one axis has none")
  func told() async throws {
    let council = try Council(
      Self.people,
      tables: ["t": Self.table("district", "household"), "u": "period: 2022-04\nrows: {by: household, total: true}\n"])
    let counted = try await council.tables()
    let protected = try await council.protect()
    let obstacles = protected.obstacles(counted, threshold: 10)
    #expect(obstacles.first { $0.table == "t" }?.kind == .totals)
    #expect(obstacles.first { $0.table == "t" }?.cells.isEmpty == false)
    #expect(counted.first { $0.id == "u" }?.exactTable.levelNames == ["code"])
    #expect(counted.first { $0.id == "t" }?.exactTable.levelNames == ["code × code", "code × total", "total × code"])
  }
}
