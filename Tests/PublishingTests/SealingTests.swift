import AttackProblems
import Diagnostics
import Foundation
import Ledger
import Tables
import TestSupport
import Testing

@testable import Publishing

/// A register that grows month by month, with figures that are sealed at the end of each.
private struct GrowingRegister {
  let site: TinySite
  private var cases: [(district: String, age: String, first: Int, route: String)] = []
  private var random: RandomNumbers
  private static let months = (0..<12).map { index -> String in
    let (year, month) = index < 9 ? (2022, index + 4) : (2023, index - 8)
    return "\(year)-\(month < 10 ? "0" : "")\(month)"
  }
  private static let districts = ["chofu", "omori", "kamata", "kojiya-haneda"]

  init(seed: Int, begins: Int) throws {
    random = RandomNumbers(seed: seed)
    site = try TinySite(["engawa.yml": TinySite.configuration + TinySite.editions("threshold: 5")])
    try Repository.copyFixture("council/content/codes", to: site.folder, as: "content/codes")
    add(begins, in: 0)
  }

  /// Adds people who come for the first time in a month.
  mutating func add(_ count: Int, in month: Int) {
    for _ in 0..<count {
      cases.append(
        (
          Self.districts[Int.random(in: 0..<4, using: &random)],
          ["20s", "40s", "60s"][Int.random(in: 0..<3, using: &random)],
          month, ["telephone", "outreach"][Int.random(in: 0..<2, using: &random)]
        ))
    }
  }

  mutating func grow(to month: Int) { add(Int.random(in: 0...12, using: &random), in: month) }

  /// Writes the register and the tables as they are at the end of a month, and seals.
  func seal(after month: Int) async throws -> Reviewed<SealReport> {
    try write(after: month)
    return try await Publishing.seal(.init(root: site.folder.path, jobs: 2), isDryRun: false)
  }

  func write(after month: Int) throws {
    let months = Self.months[0...month]
    var text =
      "id,district,opened,route,first-contact,age-band,household,issues,name,birth-date,\(months.joined(separator: ","))\n"
    for (index, one) in cases.enumerated() {
      let states = months.indices.map { $0 < one.first ? "" : $0 == one.first ? "new" : "continuing" }
      let born = ["20s": 1996, "40s": 1977, "60s": 1957][one.age] ?? 1977
      text +=
        "R4-\(1000 + index),\(one.district),\(Self.months[one.first])-10,\(one.route),self,\(one.age),single,poverty,架空 人\(index),\(born)-01-05,\(states.joined(separator: ","))\n"
    }
    try site.folder.write("content/cases/a.csv", text)
    let period = "period: 2022-04..\(Self.months[month])\nunit: persons\nsource: 架空\n"
    try site.folder.write(
      "content/statistics/states.yml",
      "title: 状態\n\(period)rows: {by: state, total: true}\ncolumns: {by: month, levels: [month, quarter, fiscal-year]}\n"
        + "checks: [{says: 新規, that: \"sum(states[new, 2022-04..\(Self.months[month])]) = routes[total]\"}]\n"
    )
    try site.folder.write(
      "content/statistics/districts.yml",
      "title: 地区\n\(period)rows: {by: district, levels: [code, group]}\ncolumns: {by: month, levels: [month, quarter, fiscal-year]}\n"
    )
    try site.folder.write(
      "content/statistics/ages.yml",
      "title: 年代\n\(period)rows: {by: age-band, total: true}\ncolumns: {by: district, levels: [code, group]}\n")
    try site.folder.write("content/statistics/routes.yml", "title: きっかけ\n\(period)rows: {by: route, total: true}\n")
  }

  var ledger: Ledger { get throws { try Publishing.publicLedger(.init(root: site.folder.path, jobs: 1)) } }
}

@Suite("Sealing")
struct SealingTests {
  @Test(
    "stays safe over a year of growing registers, jointly with everything that was published before",
    arguments: [2, 3])
  func year(seed: Int) async throws {
    var register = try GrowingRegister(seed: seed, begins: 40)
    var sealed = 0
    for month in 0..<12 {
      if month > 0 { register.grow(to: month) }
      let before = try register.ledger.sealings
      do {
        if try await register.seal(after: month).value.file != nil { sealed += 1 }
      } catch let stop as Stop {
        // Nothing is added where nothing can be made safe.
        #expect(stop.cause == .refused, "\(stop.diagnostics)")
        #expect(try register.ledger.sealings == before)
      }
      let publication = try #require(try register.ledger.publication)
      let report = Auditor.audit(publication)
      #expect(report.isSafe, "\(seed) \(month) \(report.findings.filter { $0.verdict != .safe }.prefix(3))")
    }
    #expect(sealed >= 6)
    let isCarried = try register.ledger.sealings.contains { $0.tables.contains { $0.carriedFrom != nil } }
    #expect(isCarried)
  }

  @Test("adds nothing when nothing is new, and nothing in a dry run")
  func again() async throws {
    var register = try GrowingRegister(seed: 1, begins: 60)
    let root = register.site.folder.path
    #expect(try await register.seal(after: 0).value.file == "content/sealed/residents/0001.json")
    let before = try register.site.folder.tree("content/sealed")
    #expect(try await register.seal(after: 0).value.file == nil)
    // What nothing is new of costs no second search; a changed policy is something new.
    #expect(try register.site.folder.tree("content/cases").keys.contains("sealed/residents.unchanged"))
    #expect(try await register.seal(after: 0).value.text.en == "nothing is new since sealing 1\n")
    register.add(30, in: 1)
    try register.write(after: 1)
    let dry = try await Publishing.seal(.init(root: root, jobs: 2), isDryRun: true).value
    #expect(dry.file == nil)
    #expect(dry.text.en.contains(#/60→9\d/#))
    #expect(try register.site.folder.tree("content/sealed") == before)
  }

  @Test("tells how much was certified, people in words and programs in numbers")
  func certified() async throws {
    var register = try GrowingRegister(seed: 1, begins: 60)
    for month in 0..<2 {
      if month > 0 { register.add(30, in: month) }
      let report = try await register.seal(after: month).value
      let json = try #require(
        try JSONSerialization.jsonObject(with: JSONEncoder().encode(report.record)) as? [String: Any])
      let certified = try #require(json["certified"] as? [String: Int])
      let (worlds, bounds) = (try #require(certified["worlds"]), try #require(certified["bounds"]))
      #expect(worlds > 1 && bounds > 1 && certified["openBefore"] == 0)
      #expect(
        report.text.en.contains(
          "certified by \(worlds) fictional registers with the same published figures: all \(bounds) bounds"))
      let groups = try #require(json["groups"] as? [String: Int])
      let (small, open) = (try #require(groups["small"]), try #require(groups["open"]))
      #expect(small > 0 && open <= small)
      #expect(report.text.en.contains("together make: \(small); open,"))
      #expect(!report.text.en.contains("earlier sealings alone leave"))
      let certain = try #require(json["certain"] as? [String: Any])
      let zeros = try #require(certain["zeros"] as? Int)
      #expect(report.text.en.contains("zeros printed: \(zeros);") == (zeros > 0))
    }
  }

  @Test("shows a table at the level that the policy says, and refuses levels and weights of what is not there")
  func levels() async throws {
    let register = try GrowingRegister(seed: 1, begins: 80)
    func seal(_ policy: String) async throws -> Message {
      try register.site.folder.write(
        "engawa.yml", TinySite.configuration + TinySite.editions("threshold: 5, \(policy)"))
      try register.write(after: 0)
      return try await Publishing.seal(.init(root: register.site.folder.path, jobs: 2), isDryRun: true).value.text
    }
    #expect(try await seal("weights: [{of: ages, times: 3}]").en.contains("districts: code × month"))
    let pinned = try await seal("levels: [{table: districts, columns: quarter}]").en
    #expect(pinned.contains("districts: code × quarter") || pinned.contains("districts: group × quarter"))
    for policy in ["levels: [{table: districts, columns: week}]", "weights: [{of: nobody, times: 2}]"] {
      do {
        _ = try await seal(policy)
        Issue.record("sealed with \(policy)")
      } catch let stop as Stop {
        #expect(stop.diagnostics.map(\.id).allSatisfy { $0.hasPrefix("seal.unknown-") }, "\(policy)")
      }
    }
  }

  @Test("does not seal a closed period anew when its records have changed")
  func changed() async throws {
    var register = try GrowingRegister(seed: 4, begins: 60)
    _ = try await register.seal(after: 0)
    register.add(30, in: 0)
    do {
      _ = try await register.seal(after: 0)
      Issue.record("sealed")
    } catch let stop as Stop {
      #expect(stop.cause == .refused)
      #expect(stop.diagnostics.contains { $0.id == "seal.changed" })
      #expect(try register.ledger.sealings.count == 1)
    }
  }

  @Test("notices a sealing that was changed, taken out, or put in")
  func chain() async throws {
    var register = try GrowingRegister(seed: 2, begins: 40)
    _ = try await register.seal(after: 0)
    register.add(30, in: 1)
    _ = try await register.seal(after: 1)
    #expect(try register.ledger.sealings.count == 2)
    let folder = register.site.folder
    let (first, second) = ("content/sealed/residents/0001.json", "content/sealed/residents/0002.json")
    let (one, two) = (try folder.read(first), try folder.read(second))
    func ids() -> [String] {
      do {
        _ = try register.ledger
        return []
      } catch let stop as Stop { return stop.diagnostics.map(\.id) } catch { return ["\(error)"] }
    }
    try folder.write(first, one.replacing("架空", with: "実在"))
    #expect(ids() == ["ledger.changed"])
    try folder.write(first, one + "\n")
    #expect(ids() == ["ledger.changed"])
    try folder.write(first, two)
    #expect(ids() == ["ledger.broken"])
    try folder.write(first, one)
    try folder.write(second, one)
    #expect(ids() == ["ledger.broken"])
    try folder.write(second, two)
    try folder.write("content/sealed/residents/.DS_Store", "")
    #expect(ids() == [])
    try folder.write("content/sealed/residents/0004.json", two)
    #expect(ids() == ["ledger.missing"])
    do {
      _ = try await Publishing.build(.init(root: folder.path, jobs: 2))
      Issue.record("built")
    } catch let stop as Stop { #expect(stop.diagnostics.map(\.id) == ["ledger.missing"]) }
  }

  @Test("says of a cell that must be printed that it cannot be, and of one that there is none")
  func mustPrint() async throws {
    let register = try GrowingRegister(seed: 1, begins: 60)
    try register.write(after: 0)
    func ids(_ cells: String) async throws -> [String] {
      try register.site.folder.write(
        "engawa.yml", TinySite.configuration + TinySite.editions("threshold: 5, must-print: [\(cells)]"))
      do {
        _ = try await Publishing.seal(.init(root: register.site.folder.path, jobs: 2), isDryRun: true)
        return []
      } catch let stop as Stop { return stop.diagnostics.map(\.id) }
    }
    #expect(try await ids("\"routes[total]\"") == [])
    #expect(try await ids("\"routes[totl]\"") == ["seal.unknown-cell"])
    #expect(try await ids("\"routes[school]\"") == [])
    #expect(try await ids("\"ages[20s,nowhere]\"") == ["seal.unknown-cell"])
  }

  @Test("is not older than what is declared and known, or a build says so")
  func stale() async throws {
    var register = try GrowingRegister(seed: 1, begins: 60)
    _ = try await register.seal(after: 0)
    let options = Publishing.Options(root: register.site.folder.path, jobs: 2)
    #expect(try await Publishing.build(options).warnings.map(\.id) == [])
    let folder = register.site.folder
    let ages = try folder.read("content/statistics/ages.yml")
    try folder.write("content/statistics/ages.yml", ages.replacing("title: 年代", with: "title: 年齢"))
    #expect(try await Publishing.build(options).warnings.map(\.id) == ["sealing.changed"])
    try FileManager.default.removeItem(atPath: folder.file("content/statistics/ages.yml"))
    try folder.write("content/statistics/ways.yml", ages)
    #expect(
      try await Publishing.build(options).warnings.map(\.id).sorted() == [
        "sealing.no-longer-declared", "sealing.not-sealed",
      ])
    try FileManager.default.removeItem(atPath: folder.file("content/statistics/ways.yml"))
    register.add(5, in: 1)
    try register.write(after: 1)
    #expect(try await Publishing.build(options).warnings.map(\.id).contains("sealing.older"))
    try folder.write("engawa.yml", TinySite.configuration + TinySite.editions("threshold: 9"))
    do {
      _ = try await Publishing.build(options)
      Issue.record("built")
    } catch let stop as Stop { #expect(stop.diagnostics.contains { $0.id.hasSuffix("threshold") }) }
  }

  @Test("does not seal with a threshold above counts that are public")
  func raised() async throws {
    let register = try GrowingRegister(seed: 4, begins: 60)
    try register.write(after: 0)
    let options = Publishing.Options(root: register.site.folder.path, jobs: 2)
    _ = try await Publishing.seal(options, isDryRun: false)
    let least = try register.ledger.latest?.tables.filter(\.unit.isPersonal).flatMap(\.figures).compactMap(\.value)
      .filter { $0 > 0 }.min()
    try register.site.folder.write(
      "engawa.yml", TinySite.configuration + TinySite.editions("threshold: \(try #require(least) + 1)"))
    do {
      _ = try await Publishing.seal(options, isDryRun: false)
      Issue.record("sealed")
    } catch let stop as Stop {
      #expect(stop.cause == .refused && stop.diagnostics.map(\.id) == ["sealing.raised-threshold"])
      #expect(stop.diagnostics.first?.hint?.en.contains("'threshold: \(try #require(least))'") == true)
    }
    #expect(try register.ledger.sealings.count == 1)
  }

  @Test("does not show an old table in the place of one that counts something else")
  func redefined() async throws {
    let register = try GrowingRegister(seed: 1, begins: 80)
    _ = try await register.seal(after: 0)
    try register.site.folder.write(
      "content/statistics/ages.yml",
      "title: 電話の人の年代\nperiod: 2022-04\nunit: persons\nsource: 架空\nwhere: {route: telephone}\nrows: {by: age-band}\n")
    do {
      let text = try await Publishing.seal(.init(root: register.site.folder.path, jobs: 2), isDryRun: true).value.text
        .en
      #expect(!text.contains("ages: shown again"))
    } catch let stop as Stop { #expect(stop.cause == .refused) }
  }

  @Test("has no count in a title or a note")
  func notes() async throws {
    let register = try GrowingRegister(seed: 1, begins: 60)
    try register.write(after: 0)
    let folder = register.site.folder
    for text in ["電話は9人でした", "再開した１名を含みます"] {
      try folder.write(
        "content/statistics/routes.yml",
        "title: 経路\nunit: persons\nsource: 架空\nperiod: 2022-04\nrows: {by: route, total: true}\nnotes: [\(text)]\n")
      do {
        _ = try await Publishing.seal(.init(root: folder.path, jobs: 2), isDryRun: true)
        Issue.record("sealed")
      } catch let stop as Stop { #expect(stop.diagnostics.map(\.id) == ["statistics.count-in-words"]) }
    }
  }

  @Test("keeps exact tables for training with the register, and out of the site")
  func training() async throws {
    let register = try GrowingRegister(seed: 1, begins: 60)
    _ = try await register.seal(after: 0)
    let options = Publishing.Options(root: register.site.folder.path, jobs: 2)
    let before = try await Publishing.build(options)
    let training = Publishing.Options(root: register.site.folder.path, edition: "training", jobs: 2)
    let report = try await Publishing.seal(training, isDryRun: false)
    let file = try #require(report.value.file)
    #expect(file == "content/cases/sealed/training/0001.json")
    #expect(try !register.site.folder.read(file).contains("\"x\""))
    // The register is read as before, and the site has not a byte of it.
    let after = try await Publishing.build(options)
    #expect(after.register.caseCount == before.register.caseCount)
    #expect(after.byteCount == before.byteCount)
  }

  @Test("lets one of two that seal at the same time win, and keeps the chain whole")
  func race() async throws {
    let register = try GrowingRegister(seed: 3, begins: 60)
    try register.write(after: 0)
    let options = Publishing.Options(root: register.site.folder.path, jobs: 1)
    async let one = Self.sealed(options)
    async let other = Self.sealed(options)
    let results = await [one, other]
    #expect(results.contains(true))
    #expect(try register.ledger.sealings.count == 1)
  }

  private static func sealed(_ options: Publishing.Options) async -> Bool {
    do { return try await Publishing.seal(options, isDryRun: false).value.file != nil } catch { return false }
  }
}
