import Diagnostics
import Foundation
import Publishing
import TestSupport
import Testing

@Suite("What an author says of published tables")
struct DescribedTableTests {
  private let monthly: MonthlySite
  private var folder: TemporaryFolder { monthly.site.folder }

  /// A sealed site of a hundred people in two districts.
  init() async throws {
    monthly = try MonthlySite()
    _ = try await Publishing.seal(monthly.options, isDryRun: false)
  }

  private func build() async throws -> [String] { try await Publishing.build(monthly.options).warnings.map(\.id) }

  @Test("stands on the page of the table, above the chart, and its figures are checked")
  func table() async throws {
    try folder.write(
      "content/statistics/districts.md",
      TinySite.page("地区ごとの人数（{period}）", "", "## [100人](stat:districts[total])を支えています\n\n同じ人は一度だけ数えます。\n"))
    #expect(try await build() == [])
    let page = try folder.read("public/statistics/districts.html")
    #expect(page.contains("<h1>地区ごとの人数（令和4年4月〜5月）</h1>") && page.contains("同じ人は一度だけ数えます。"))
    let message = try #require(page.firstRange(of: "<data value=\"districts[total]\">100人</data>を支えています</h2>"))
    let chart = try #require(page.firstRange(of: "<figure class=\"chart\""))
    #expect(message.lowerBound < chart.lowerBound && page.contains("<figure class=\"statistics\""))
    // The list calls the table so, and what is wrong stands in the text.
    #expect(try folder.read("public/statistics/index.html").contains(">地区ごとの人数（令和4年4月〜5月）</a>"))
    try folder.write(
      "content/statistics/districts.md", TinySite.page("地区ごとの人数", "", "## [101人](stat:districts[total])です\n"))
    await #expect {
      _ = try await build()
    } throws: { error in
      guard let found = (error as? Stop)?.diagnostics.first else { return false }
      return found.id == "claim.mismatch" && found.place?.path == "content/statistics/districts.md"
    }
  }

  @Test("says that it is made up where its author says so, whatever its table is")
  func fictional() async throws {
    try folder.write(
      "content/statistics/districts.md", TinySite.page("地区ごとの人数", "fictional: true\n", "お話です。\n"))
    #expect(try await build() == [])
    let page = try folder.read("public/statistics/districts.html")
    #expect(page.contains("<h1>【架空】地区ごとの人数</h1>") && page.contains("<p class=\"fictional\">このページの内容は架空です。"))
  }

  @Test("stands above a chart where there is something to draw, and above the table alone where all is zero")
  func charts() async throws {
    #expect(try await build() == [])
    var drawn: [Bool: Int] = [:]
    for (path, bytes) in try folder.tree("public") where path.hasPrefix("statistics/") && path.hasSuffix(".csv") {
      if path.contains("/all/") { continue }
      let records = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").dropFirst()
      let isZero = records.allSatisfy { $0.contains(",0,shown,") }
      let page = try folder.read("public/\(path.dropLast(".csv".count)).html")
      #expect(page.contains("<figure class=\"chart\"") == (records.count > 1 && !isZero), "\(path)")
      drawn[isZero, default: 0] += 1
    }
    #expect(drawn[true] ?? 0 > 0 && drawn[false] ?? 0 > 0)
  }

  @Test("may have numbers in the name and the address of the site")
  func numbers() async throws {
    let text = try folder.read("engawa.yml")
    for (title, address) in [("〇〇区の会", "https://example.org/r8/"), ("2040年の会", "https://example.org/2040/")] {
      try folder.write(
        "engawa.yml",
        text.replacing(#/(?m)^title: .*$/#, with: "title: \(title)")
          .replacing(#/(?m)^base-url: .*$/#, with: "base-url: \(address)"))
      #expect(try await build() == [], "\(title)")
    }
  }

  @Test("leads the list of all tables, and may lead to each")
  func list() async throws {
    try folder.write(
      "content/statistics/index.md",
      TinySite.page("数で見る", "", "## どこの人ですか\n\n- [地区](page:statistics/districts): 全部で[100人](stat:districts[total])\n"))
    #expect(try await build() == [])
    let page = try folder.read("public/statistics/index.html")
    #expect(page.contains("<h1>数で見る</h1>") && page.contains("<a href=\"districts.html\">地区</a>"))
    #expect(page.contains("<h2>すべての表</h2>") && page.contains("<ul class=\"cards\">"))
  }

  @Test("stands beside what changed since the last publication")
  func changes() async throws {
    #expect(try await build() == [])
    #expect(try !folder.read("public/statistics/index.html").contains("id=\"change\""))
    try folder.write(
      "content/statistics/more.yml",
      "title: 地区（二つ目）\nunit: persons\nsource: 記録\nperiod: 2022-05\nrows: {by: district, total: true}\n")
    _ = try await Publishing.seal(monthly.options, isDryRun: false)
    #expect(try await build() == [])
    let page = try folder.read("public/statistics/index.html")
    #expect(page.contains("<li>新しく載せた表: <a href=\"more.html\">地区（二つ目）</a></li>"))
    #expect(page.contains("<p>前回の公表（") && !page.contains("変わった数はありません"))
    _ = try await Publishing.seal(monthly.options, isDryRun: false)
    _ = try await build()
    #expect(try folder.read("public/statistics/index.html").contains("新しく載せた表"))
  }

  @Test("stays where its table is not published, and its author is told")
  func withheld() async throws {
    try folder.write("content/statistics/distircts.md", TinySite.page("地区"))
    let report = try await Publishing.build(monthly.options)
    #expect(report.warnings.map(\.id) == ["statistics.no-table"])
    #expect(report.warnings.first?.hint?.en == "did you mean 'statistics/districts'?")
    let page = try folder.read("public/statistics/distircts.html")
    #expect(page.contains("<p class=\"note\">この表は、") && !page.contains("<figure"))
    try folder.write("content/statistics/more/districts.md", TinySite.page("地区"))
    await #expect {
      _ = try await build()
    } throws: {
      ($0 as? Stop)?.diagnostics.map(\.id).contains("content.deep-statistics") == true
    }
  }
}
