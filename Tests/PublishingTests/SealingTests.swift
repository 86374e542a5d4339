import Audit
import Diagnostics
import Foundation
import Ledger
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
    site = try TinySite(["engawa.yml": TinySite.configuration + "disclosure: {residents: {threshold: 5}}\n"])
    try Repository.copy(["content/codes"], to: site.folder)
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
    )
    try site.folder.write(
      "content/statistics/districts.yml",
      "title: 地区\n\(period)rows: {by: district, levels: [code, group]}\ncolumns: {by: month, levels: [month, quarter, fiscal-year]}\n"
    )
    try site.folder.write(
      "content/statistics/ages.yml",
      "title: 年代\n\(period)rows: {by: age-band, total: true}\ncolumns: {by: district, levels: [code, group]}\n")
    try site.folder.write("content/statistics/routes.yml", "title: きっかけ\n\(period)rows: {by: route, total: true}\n")
    return try await Publishing.seal(.init(root: site.folder.path, jobs: 2), isDryRun: false)
  }

  var ledger: Ledger { get throws { try Publishing.ledger(.init(root: site.folder.path, jobs: 1)) } }
}

@Suite("Sealing")
struct SealingTests {
  @Test(
    "stays safe over a year of growing registers, jointly with everything that was published before", arguments: 0..<6)
  func year(seed: Int) async throws {
    var register = try GrowingRegister(seed: seed, begins: 40)
    var sealed = 0
    for month in 0..<12 {
      if month > 0 { register.grow(to: month) }
      let before = try register.ledger.sealings
      do {
        if try await register.seal(after: month).value.file != nil { sealed += 1 }
      } catch let stop as Stop {
        #expect(stop.cause == .refused, "\(stop.diagnostics)")
        #expect(try register.ledger.sealings == before)
        print("REFUSED", seed, month, stop.diagnostics.prefix(3).map(\.message.en))
      }
      if let publication = try register.ledger.publication {
        let report = Auditor.audit(publication)
        #expect(report.isSafe, "\(seed) \(month) \(report.findings.filter { $0.verdict != .safe }.prefix(3))")
      }
    }
    print(
      "SEALED", seed, sealed,
      try register.ledger.latest?.tables.map {
        "\($0.id) \($0.rows.level) \($0.columns.level) \($0.carriedFrom ?? "-") \($0.figures.filter { $0.value != nil }.count)/\($0.figures.count)"
      } as Any)
  }
}
