import Chronology
import Diagnostics
import Foundation
import Publishing
import TestSupport
import Testing

@Suite("A council's month")
struct MonthTests {
  private let site: TinySite
  private var options: Publishing.Options { .init(root: site.folder.path, jobs: 2) }

  /// A register of a hundred people in two districts, complete for two months.
  init() throws {
    site = try TinySite([
      "engawa.yml": TinySite.configuration + TinySite.editions("threshold: 5")
        + "# 月が進んだらここを直す\nreporting-period: 2022-04..2022-05   # 二か月\n",
      "content/statistics/states.yml": """
      title: 状態（{period}）
      unit: persons
      source: 架空
      period: reporting-period
      rows: {by: state, total: true}
      columns: {by: month, levels: [month, quarter, fiscal-year]}
      checks:
        - says: 合計は、前の月から終えた人を引き、新しい人を足したもの
          that: states[total, month] = states[total, previous month] - closed[previous month] + states[new, month] for each month in first + 1..last

      """,
      "content/statistics/closed.yml": """
      title: 終えた人
      unit: persons
      source: 架空
      period: reporting-period
      where: {closed: reporting-period}
      rows: {by: closed}

      """,
      "content/statistics/districts.yml": """
      title: 地区
      unit: persons
      source: 架空
      period: fiscal-year-to-date
      rows: {by: district, total: true}

      """,
    ])
    try Repository.copyFixture("council/content/codes", to: site.folder, as: "content/codes")
    let states = try site.folder.read("content/codes/states.yml")
    try site.folder.write(
      "content/codes/states.yml",
      states.replacing("ja-simple: 新しく 相談した}", with: "ja-simple: 新しく 相談した}, lasts: month, then: continuing"))
    try add((0..<100).map { ("R4-\(1000 + $0)", $0 < 60 ? "2022-04-07" : "2022-05-12", "") }, as: "a.csv")
  }

  private func add(_ cases: [(id: String, opened: String, closed: String)], as file: String) throws {
    let rows = cases.enumerated().map { index, one in
      "\(one.id),\(index % 2 == 0 ? "omori" : "chofu"),\(one.opened),\(one.closed),outreach,self,40s,single,poverty,架空 人\(index),\n"
    }
    try site.folder.write(
      "content/cases/\(file)",
      "id,district,opened,closed,route,first-contact,age-band,household,issues,name,birth-date\n" + rows.joined())
  }

  private func month(_ month: String, isApplied: Bool = false) async throws -> MonthReport {
    try await Publishing.month(try #require(CalendarMonth(iso: month)), options, isApplied: isApplied).value
  }

  private func refusal(_ month: String, isApplied: Bool = true) async -> [Diagnostic] {
    do {
      _ = try await self.month(month, isApplied: isApplied)
      return []
    } catch { return (error as? Stop)?.diagnostics ?? [] }
  }

  @Test("says what happened, what becomes public and what would free the rest, and writes nothing")
  func report() async throws {
    _ = try await month("2022-05", isApplied: true)
    try add([("R4-2000", "2022-06-01", ""), ("R4-2001", "2022-06-20", "2022-06-30")], as: "june.csv")
    try site.folder.write("content/cases/changes.csv", "id,month,state\nR4-1000,2022-06,on-consultation\n")
    let before = try site.folder.tree()
    let text = try await month("2022-06").text
    #expect(text.ja.hasPrefix("2022年6月（令和4年6月）\n取扱注意"))
    for line in [
      "102件、うちこの月の対象は102件", "新規: 2件（R4-2000、R4-2001）", "終結: 1件（R4-2001）", "この月の状態を書いたもの: 1件（R4-1000）",
      "前の月の状態が続くもの: 新規2件、継続99件", "1件すべて成り立つ", "states: code × ", "districts: 前回値（2022-05-31現在）",
      "districts[omori]: 増えたのは1人。あと4人", "載る見込み: 2022-", "engawa month 2022-06 --apply",
    ] { #expect(text.ja.contains(line), "\(line)\n\(text.ja)") }
    #expect(text.en.contains("new: 2 (R4-2000, R4-2001)") && text.en.contains("1 came to it, 4 more are needed"))
    #expect(try site.folder.tree() == before)
  }

  @Test("moves on by the one line that names it, seals, and can be told again")
  func applied() async throws {
    let text = try site.folder.read("engawa.yml")
    let report = try await month("2022-06", isApplied: true)
    #expect(report.isApplied && report.text.en.contains("sealed: content/sealed/residents/0001.json"))
    #expect(
      try site.folder.read("engawa.yml")
        == text.replacing("reporting-period: 2022-04..2022-05", with: "reporting-period: 2022-04..2022-06"))
    #expect(try await month("2022-06", isApplied: true).text.en.contains("nothing is new since sealing 1"))
    #expect(try await Publishing.build(options).warnings == [])
  }

  @Test("names cases of which nothing was said for long, and only those")
  func quiet() async throws {
    try site.folder.write("content/cases/changes.csv", "id,month,state\nR4-1000,2022-06,on-consultation\n")
    let text = try await month("2022-07").text.ja
    #expect(text.contains("2022-04から何も書かれていないもの（見直してください）: 59件（R4-1001、"))
    #expect(!text.contains("2022-05から何も"))
  }

  @Test("says which records are behind a difference, and writes nothing")
  func records() async throws {
    // Somebody was closed, and is new again a month later.
    try site.folder.write("content/cases/changes.csv", "id,month,state\nR4-1099,2022-06,new\n")
    let before = try site.folder.read("engawa.yml")
    let diagnostics = await refusal("2022-06")
    #expect(diagnostics.map(\.id) == ["check.failed"])
    #expect(diagnostics.first?.hint?.en.hasSuffix("records behind it: R4-1099") ?? false)
    #expect(try site.folder.read("engawa.yml") == before)
    #expect(!FileManager.default.fileExists(atPath: site.folder.file("content/sealed")))
  }

  @Test("does not go back, and asks where the register begins")
  func refused() async throws {
    #expect(await refusal("2022-04").map(\.id) == ["month.gone-by"])
    let text = try site.folder.read("engawa.yml")
    try site.folder.write("engawa.yml", text.replacing(#/(?m)^reporting-period: .*\n/#, with: ""))
    #expect(await refusal("2022-06").map(\.id) == ["month.no-reporting-period"])
  }

  @Test("tells of a cell that must be printed and cannot be which others can")
  func mustPrint() async throws {
    let text = try site.folder.read("engawa.yml")
    try site.folder.write(
      "engawa.yml", text.replacing("threshold: 5", with: "threshold: 5, must-print: [\"states[new,last]\"]"))
    try add([("R4-2000", "2022-06-01", "")], as: "june.csv")
    let diagnostics = await refusal("2022-06")
    #expect(diagnostics.map(\.id) == ["seal.not-printed"])
    #expect(diagnostics.first?.message.en.contains("states[new,2022-06]") ?? false)
    #expect(diagnostics.first?.hint?.en.contains("what can be printed instead: states[") ?? false, "\(diagnostics)")
  }
}
