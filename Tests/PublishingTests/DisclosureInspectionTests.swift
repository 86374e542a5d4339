import Diagnostics
import TestSupport
import Testing

@testable import Publishing

@Suite("What the owner of the register is told of tables before they are sealed")
struct DisclosureInspectionTests {
  /// 架空 people, so many of each district, in turn of four age bands.
  private func site(_ districts: [(String, Int)], table: String) throws -> TinySite {
    let all = districts.flatMap { [String](repeating: $0, count: $1) }
    let people = all.enumerated().map { number, district in
      """
      R4-\(1000 + number),\(district),2022-04-10,outreach,self,\(["30s", "40s", "50s", "60s"][number % 4]),\
      single,poverty,架空 人\(number),new

      """
    }
    let site = try TinySite([
      "content/cases/a.csv":
        "id,district,opened,route,first-contact,age-band,household,issues,name,2022-04\n" + people.joined(),
      "content/statistics/t.yml": "title: 表\nperiod: 2022-04\nunit: persons\nsource: 架空\n\(table)\n",
    ])
    try Repository.copyFixture("council/content/codes", to: site.folder, as: "content/codes")
    let codes = districts.map { "  - {code: \($0.0), label: {ja: \($0.0)}}\n" }.joined()
    try site.folder.write("content/codes/districts.yml", "title: {ja: 地区}\ncodes:\n\(codes)")
    try site.folder.write("engawa.yml", TinySite.configuration + TinySite.editions("threshold: 10"))
    return site
  }

  private func text(_ site: TinySite) async throws -> [Message] {
    let text = try await Publishing.disclosure(.init(root: site.folder.path, jobs: 1)).value.text
    let lines = zip(text.en.split(separator: "\n"), text.ja.split(separator: "\n"))
    return lines.map { Message(en: String($0), ja: String($1)) }
  }

  @Test("are the levels that were given up, and that totals alone cannot be published either")
  func withheld() async throws {
    let site = try site(
      [("omori", 4), ("kamata", 26)], table: "rows: {by: age-band, total: true}\ncolumns: {by: district, total: true}")
    let lines = try await text(site)
    #expect(lines.first == Message(en: "t: not published", ja: "t: 公表しない"))
    #expect(
      lines.contains { $0.en.hasPrefix("  given up: code × code, ") && $0.ja.hasPrefix("  やめた細かさ: code × code、") })
    let totals = lines.filter { $0.en.hasPrefix("  totals alone cannot be published either: ") }
    #expect(totals.count == 2, "\(lines)")
    #expect(totals.allSatisfy { $0.ja.hasPrefix("  合計だけでも載せられない: ") })
  }

  @Test("are the counts that are hidden, why, and how far they can be narrowed")
  func hidden() async throws {
    let site = try site(
      [("omori", 4), ("kamata", 26), ("chofu", 20), ("kojiya", 30)], table: "rows: {by: district, total: true}")
    let told = try await Publishing.disclosure(.init(root: site.folder.path, jobs: 1)).value.text
    #expect(
      told.en == """
        t: code
          x t[omori] (omori): small, 1–29
          x t[kamata] (kamata): for the sake of others, 1–29
        tightest: t[kamata], 1–29

        """)
    #expect(
      told.ja == """
        t: code
          x t[omori]（omori）: 少人数、1–29
          x t[kamata]（kamata）: 他から分かるため、1–29
        いちばん狭いもの: t[kamata]、1–29

        """)
  }
}
