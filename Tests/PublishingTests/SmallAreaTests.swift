import Diagnostics
@_spi(Suppression) import Tables
import TestSupport
import Testing

@testable import Publishing

@Suite("Areas in which few people live")
struct SmallAreaTests {
  private func table(
    _ rows: [AxisMember], by variable: String = "district", where conditions: [String: [String]] = [:],
    unit: CountingUnit = .persons
  ) -> PublishedTable {
    PublishedTable(
      id: "t", title: "表", unit: unit, measure: "n",
      rows: Axis(variable: variable, name: variable, title: "地区", members: rows), columns: .single, origin: .register,
      source: "架空", notes: [], breaks: [], scope: .init(period: "2022-04", conditions: conditions), choice: [],
      figures: rows.map { _ in .value(30) })
  }

  private func member(_ code: String, _ covers: [String]) -> AxisMember {
    AxisMember(code: code, label: code, level: covers == [code] ? "code" : "group", covers: covers)
  }

  private func problems(_ table: PublishedTable, threshold: Int = 10, whole: Int? = nil) -> [String] {
    let areas = SmallAreas(
      districts: ["a": 1_999, "b": 2_000, "c": 24_999, "d": 25_000], municipality: ("町", whole), threshold: threshold)
    return areas.problems(in: [table]).map { problem in
      "\(problem.id) \(problem.message.en.split(separator: "'").dropFirst(2).first ?? "")"
    }
  }

  @Test("have no counts below 2,000, none below twenty below 25,000, and such as others from there on")
  func units() {
    let rows = ["a", "b", "c", "d", "unknown"].map { member($0, [$0]) } + [.total]
    #expect(problems(table(rows)) == ["seal.uncountable-area a", "seal.small-area b", "seal.small-area c"])
    #expect(problems(table(rows), threshold: 20) == ["seal.uncountable-area a"])
  }

  @Test("are counted together with others, and chosen by conditions of a table")
  func together() {
    #expect(problems(table([member("ab", ["a", "b"])])) == ["seal.small-area ab"])
    #expect(problems(table([member("cd", ["c", "d"])])) == [])
    // Of a group with a district of which nothing was said nothing is known.
    #expect(problems(table([member("ax", ["a", "unknown"])])) == [])
    let ages = [member("70s", ["70s"])]
    #expect(problems(table(ages, by: "age-band", where: ["district": ["a"]])).count == 1)
    #expect(problems(table(ages, by: "age-band", where: ["district": ["c", "d"]])) == [])
  }

  @Test("may be the whole municipality, of which tables about nobody are free")
  func municipality() {
    let ages = [member("70s", ["70s"])]
    #expect(problems(table(ages, by: "age-band"), whole: 20_000).count == 1)
    #expect(problems(table(ages, by: "age-band"), threshold: 20, whole: 20_000) == [])
    #expect(problems(table(ages, by: "age-band"), threshold: 20, whole: 1_500).count == 1)
    #expect(problems(table(ages, by: "age-band", unit: .activities), whole: 1_500) == [])
  }

  @Test("are counted once where a district has gone out of use, and hold the whole where all of them are known")
  func retired() async throws {
    let areas = SmallAreas(
      districts: ["new": 20_000, "old": 20_000], retired: ["old"], municipality: ("町", nil), threshold: 10)
    #expect(areas.problems(in: [table([member("both", ["new", "old"])])]).count == 1)
    #expect(areas.problems(in: [table([member("old", ["old"])])]).count == 1)
    // What a table chooses is in the municipality.
    let ages = [member("70s", ["70s"])]
    #expect(problems(table(ages, by: "age-band", where: ["district": ["d"]]), whole: 1_500).count == 1)
  }

  @Test("are not sealed, and are once their tables are shown in less detail")
  func sealing() async throws {
    let people = (0..<60).map { number in
      "R4-\(1000 + number),\(number % 2 == 0 ? "a" : "b"),2022-04-10,outreach,self,40s,single,poverty,架空 人\(number),1977-01-05,new\n"
    }
    let site = try TinySite([
      "content/cases/a.csv":
        "id,district,opened,route,first-contact,age-band,household,issues,name,birth-date,2022-04\n" + people.joined(),
      "content/statistics/t.yml":
        "title: 地区\nperiod: 2022-04\nunit: persons\nsource: 架空\nrows: {by: district, levels: [code, group]}\n",
    ])
    try Repository.copyFixture("council/content/codes", to: site.folder, as: "content/codes")
    func seal(_ policy: String, populations: (Int, Int)) async throws -> [Diagnostic] {
      try site.folder.write("engawa.yml", TinySite.configuration + TinySite.editions(policy))
      try site.folder.write(
        "content/codes/districts.yml",
        """
        title: {ja: 地区}
        groups: [{code: both, label: {ja: 両方}}]
        codes:
          - {code: a, group: both, label: {ja: 甲}, population: \(populations.0)}
          - {code: b, group: both, label: {ja: 乙}, population: \(populations.1)}

        """)
      do {
        _ = try await Publishing.seal(.init(root: site.folder.path, jobs: 1), isDryRun: true)
        return []
      } catch let stop as Stop { return stop.diagnostics }
    }
    let small = try await seal("threshold: 10", populations: (30_000, 9_000))
    #expect(small.map(\.id) == ["seal.small-area"] && small.first?.message.en.contains("'b', where 9000 live") ?? false)
    #expect(try await seal("threshold: 10, levels: [{table: t, rows: group}]", populations: (9_000, 9_000)).count == 2)
    #expect(try await seal("threshold: 20", populations: (30_000, 9_000)).isEmpty)
    #expect(try await seal("threshold: 10, levels: [{table: t, rows: group}]", populations: (30_000, 9_000)).isEmpty)
    #expect(
      try await seal("threshold: 20", populations: (30_000, 900)).map(\.id) == ["seal.uncountable-area"])
    #expect(try await seal("threshold: 10", populations: (30_000, 26_000)).isEmpty)
  }
}
