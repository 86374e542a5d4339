import Chronology
import Diagnostics
import Foundation
import Publishing
import TestSupport
import Testing

@Suite("A report to begin with")
struct ReportDraftingTests {
  private let monthly: MonthlySite
  private var options: Publishing.Options { monthly.options }
  private var folder: TemporaryFolder { monthly.site.folder }

  /// A site whose tables are published.
  init() async throws {
    monthly = try MonthlySite()
    _ = try await Publishing.seal(options, isDryRun: false)
  }

  private func draft(_ period: String) async throws -> (name: String, text: String) {
    try await Publishing.draftReport(period: period, options).value
  }

  private func page(_ text: String, _ options: Publishing.Options? = nil) async throws -> String {
    try folder.write("content/reports/index.md", TinySite.page("報告の一覧"))
    let finished = text.replacing("status: draft", with: "status: published").replacing("ここに本文を書きます。", with: "書きました。")
    try folder.write("content/reports/month.md", finished)
    _ = try await Publishing.build(options ?? self.options)
    return try folder.read("public/reports/month.html")
  }

  @Test("has a section, a chart and sentences of each table, and is built as it is")
  func sentences() async throws {
    let made = try await draft("last-month")
    #expect(made.name == "report-2022-05")
    #expect(made.text.contains("title: \"{period}の報告\"") && made.text.contains("period: 2022-05 "))
    #expect(
      made.text.contains(
        "[?](stat:last-month)の状態は、[?人](stat:states[total,last])です。\n前の月は[?人](<stat:states[total,last - 1]>)でした。"))
    #expect(made.text.contains("[?](stat:fiscal-year-to-date)の地区は、合わせて[?人](stat:districts[total])です。"))
    #expect(made.text.contains("```chart districts\ntable: districts\n```"))
    let page = try await page(made.text)
    #expect(page.contains("<h1>令和4年5月の報告</h1>"))
    #expect(page.contains("令和4年5月の状態は、<data") && page.contains(">100人</data>") && page.contains(">60人</data>"))
    #expect(page.contains(">下の図</a>のとおりです"))
  }

  @Test("is right for other months, once its period is changed")
  func otherMonths() async throws {
    let text = try await draft("2022-05").text
    try folder.write(
      "engawa.yml", try folder.read("engawa.yml").replacing("2022-04..2022-05 ", with: "2022-04..2022-06 "))
    try monthly.add((0..<20).map { ("R4-\(2000 + $0)", "2022-06-03", "") }, as: "june.csv")
    _ = try await Publishing.seal(options, isDryRun: false)
    #expect(try await page(text).contains(">100人</data>"))
    let later = try await page(text.replacing("period: 2022-05 ", with: "period: 2022-06 "))
    #expect(later.contains("令和4年6月の状態は") && later.contains(">120人</data>") && later.contains(">100人</data>"))
  }

  @Test("of a year has what was done in one table, and a chapter for the year to come")
  func year() async throws {
    #expect(try await !draft("2022-04..2022-05").text.contains("## 次の年度に向けて"))
    try folder.write(
      "engawa.yml", try folder.read("engawa.yml").replacing("2022-04..2022-05 ", with: "2022-04..2023-03 "))
    let later = Publishing.Options(root: folder.path, jobs: 2, today: CalendarDate(iso: "2023-05-01"))
    _ = try await Publishing.seal(later, isDryRun: false)
    let made = try await Publishing.draftReport(period: "last-fiscal-year", later).value
    #expect(made.name == "report-fy2022" && made.text.contains("title: \"{period}の活動報告書\""))
    #expect(made.text.contains("| 状態 | [?人](stat:states[total,last]) |"))
    #expect(made.text.contains("## 次の年度に向けて"))
    #expect(try await page(made.text, later).contains("<td>状態</td>"))
  }

  @Test("by the services of the law has their tables in its rows, and the period and the year before")
  func services() async throws {
    try folder.write(
      "content/statistics/states.yml", try folder.read("content/statistics/states.yml") + "service: outreach\n")
    let made = try await Publishing.draftReport(period: "2022-05", as: .services, options).value
    #expect(made.name == "services-2022-05" && made.text.contains("title: \"{period}の事業実績\""))
    let row =
      "| 4号 | アウトリーチ等を通じた継続的支援事業 | 状態 | [?人](stat:states[total,last]) | [?人](<stat:states[total,last - 1]>) |  |"
    #expect(made.text.contains(row))
    #expect(made.text.contains("| 5号 | 多機関協働事業 | | ここに書きます | | |"))
    #expect(try await page(made.text).contains(">100人</data>"))
    try folder.write(
      "content/statistics/states.yml",
      try folder.read("content/statistics/states.yml").replacing("service: outreach", with: "service: outrech"))
    let stop = await #expect(throws: Stop.self) { _ = try await Publishing.draftReport(period: "2022-05", options) }
    #expect(stop?.diagnostics.map(\.id).contains("front-matter.unknown-code") ?? false)
  }

  @Test("is no cause for a warning while it is a draft, and is frozen for other months with their title")
  func draftAndOthers() async throws {
    try folder.write("content/reports/index.md", TinySite.page("報告の一覧"))
    let made = try await draft("2022-05")
    try folder.write("content/reports/monthly.md", made.text)
    #expect(try await Publishing.check(options).warnings.map(\.id) == [])
    let text = made.text.replacing("status: draft", with: "status: published").replacing("ここに本文を書きます。", with: "書きました。")
    try folder.write("content/reports/monthly.md", text.replacing("前の月は", with: "以前は"))
    try folder.write(
      "engawa.yml", try folder.read("engawa.yml").replacing("2022-04..2022-05 ", with: "2022-04..2022-06 "))
    try monthly.add((0..<20).map { ("R4-\(2000 + $0)", "2022-06-03", "") }, as: "june.csv")
    _ = try await Publishing.seal(options, isDryRun: false)
    func freeze(_ id: String, _ months: String) async throws {
      let order = Publishing.SnapshotOrder(
        id: id, report: "monthly", period: MonthRange(code: months), hasPDF: false)
      _ = try await Publishing.snapshot(options, order)
    }
    try await freeze("june", "2022-06")
    #expect(try folder.read("content/releases/june/report.html").contains("<h1>令和4年6月の報告</h1>"))
    let longer = await #expect(throws: Stop.self) { try await freeze("spring", "2022-04..2022-06") }
    #expect(longer?.diagnostics.map(\.id) == ["snapshot.other-length"])
    try folder.write("content/reports/monthly.md", text.replacing("{period}の報告", with: "五月の報告"))
    let fixed = await #expect(throws: Stop.self) { try await freeze("again", "2022-06") }
    #expect(fixed?.diagnostics.map(\.id) == ["snapshot.fixed-title"])
  }

  @Test("refuses months of which nothing is published, and what is no period")
  func refusals() async throws {
    for (period, id) in [("FY2030", "new.report-empty"), ("soon", "new.report-period")] {
      let stop = await #expect(throws: Stop.self) { _ = try await draft(period) }
      #expect(stop?.diagnostics.map(\.id) == [id], "\(period)")
    }
  }
}
