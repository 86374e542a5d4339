import Chronology
import Diagnostics
import Foundation
import Publishing
import TestSupport
import Testing

@Suite("A council's month")
struct MonthTests {
  private let monthly: MonthlySite
  private var site: TinySite { monthly.site }
  private var options: Publishing.Options { monthly.options }

  init() throws { monthly = try MonthlySite() }

  private func add(_ cases: [(id: String, opened: String, closed: String)], as file: String) throws {
    try monthly.add(cases, as: file)
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
      "状態を書かなくても決まったもの: 新規2件、継続99件", "1件すべて成り立つ", "states: code × ", "districts: 前回値（2022-05-31現在）",
      "closed: 前回値（2022-05-31現在）",
      "大森: 増えたのは1人。あと4人", "載る見込み: 2022-", "engawa month 2022-06 --apply",
    ] { #expect(text.ja.contains(line), "\(line)\n\(text.ja)") }
    #expect(text.en.contains("new: 2 (R4-2000, R4-2001)") && text.en.contains("1 came to it, 4 more are needed"))
    #expect(try site.folder.tree() == before)
  }

  @Test("moves on by the one line that names it, seals, and can be told again")
  func applied() async throws {
    try add([("R4-2000", "2022-06-01", "")], as: "june.csv")
    let text = try site.folder.read("engawa.yml")
    let report = try await month("2022-06", isApplied: true)
    #expect(report.isApplied && report.text.en.contains("sealed: content/sealed/residents/0001.json"))
    #expect(
      try site.folder.read("engawa.yml")
        == text.replacing("reporting-period: 2022-04..2022-05", with: "reporting-period: 2022-04..2022-06"))
    #expect(try await month("2022-06", isApplied: true).text.en.contains("nothing is new since sealing 1"))
    #expect(try await Publishing.build(options).warnings == [])
  }

  @Test("says that several months are passed at once, and promises nothing that is too far away")
  func skipped() async throws {
    _ = try await month("2022-05", isApplied: true)
    try add([("R4-2000", "2023-02-01", "")], as: "february.csv")
    let text = try await month("2023-02").text
    #expect(text.en.contains("NOTE: the period moves on by 9 months at once, from 2022-05 to 2023-02."))
    #expect(text.en.contains("districts: shown as on 2022-05-31") && !text.en.contains("likely with"))
    // What begins anew in April needs months of its own.
    try add((0..<4).map { ("R4-\(2001 + $0)", "2023-02-02", "") }, as: "more.csv")
    try add([("R4-2100", "2022-06-02", "")], as: "june.csv")
    #expect(!(try await month("2022-06").text.en.contains("NOTE")))
  }

  @Test("warns of months of which no record says anything, for they would count as nothing")
  func silent() async throws {
    func warnings(_ month: String) async throws -> [String] {
      let found = try await Publishing.month(try #require(CalendarMonth(iso: month)), options, isApplied: false)
      return found.diagnostics.filter { $0.id == "configuration.silent-month" }.map(\.message.en)
    }
    #expect(try await warnings("2022-05") == [])
    #expect(try await warnings("2022-06").first?.contains("(2022-06)") == true)
    try add([("R4-2000", "2022-08-01", "")], as: "august.csv")
    #expect(try await warnings("2022-08").first?.contains("(2022-06, 2022-07)") == true)
    #expect(try await warnings("2022-12").first?.contains("(2022-06, 2022-07, 2022-09, and 3 more)") == true)
    try site.folder.write(
      "content/cases/changes.csv",
      "id,month,state\nR4-1000,2022-06,on-consultation\nR4-1000,2022-07,continuing\n")
    #expect(try await warnings("2022-08") == [])
    // What is sealed stays: a mistyped year is not published as empty.
    let before = try site.folder.tree()
    #expect(await refusal("2022-12").map(\.id) == ["configuration.silent-month"])
    #expect(try site.folder.tree() == before)
    try site.folder.write(
      "engawa.yml",
      site.folder.read("engawa.yml")
        + "accepted:\n  - {warning: configuration.silent-month, reason: この月は窓口を休んだ}\n")
    #expect(await refusal("2022-12").map(\.id) == ["configuration.silent-month"])
    #expect(await refusal("2022-09") == [])
  }

  @Test("tells no warning again that was accepted, beside an error either")
  func accepted() async throws {
    let ids = ["configuration.period-not-over", "configuration.silent-month"]
    #expect(await refusal("2099-01", isApplied: false).map(\.id) == ids)
    try site.folder.write(
      "engawa.yml",
      site.folder.read("engawa.yml")
        + "accepted:\n  - {warning: configuration.silent-month, reason: この月は窓口を休んだ}\n")
    #expect(await refusal("2099-01", isApplied: false).map(\.id) == [ids[0]])
  }

  @Test("leaves charts of a report of earlier months as they were, unless the report names others")
  func charts() async throws {
    let chart = "```chart\ntable: states\nkind: stacked\nrows: [new, continuing]\n```\n"
    func page(_ more: String) -> String {
      TinySite.page("五月の報告", "period: 2022-04..2022-05\n", chart.replacing("kind: stacked\n", with: "\(more)"))
    }
    try site.folder.write("content/reports/may.md", page(""))
    try site.folder.write("content/reports/named.md", page("columns: [2022-05, 2022-06]\n"))
    try site.folder.write("content/reports/now.md", TinySite.page("今", "", chart))
    try add([("R4-2000", "2022-06-01", "")], as: "june.csv")
    _ = try await month("2022-06", isApplied: true)
    _ = try await Publishing.build(options)
    func drawing(_ name: String) throws -> Substring {
      let page = try site.folder.read("public/reports/\(name).html")
      let start = try #require(page.firstRange(of: "<svg")).lowerBound
      return page[start..<(try #require(page[start...].firstRange(of: "</svg>")).upperBound)]
    }
    let may = try drawing("may")
    #expect(may.contains("5月") && !may.contains("6月"), "\(may)")
    #expect(try drawing("named").contains("6月") && drawing("now").contains("6月"))
  }

  @Test("names the codes that no earlier record has")
  func newCodes() async throws {
    try add([("R4-2000", "2022-06-01", ""), ("R4-2001", "2022-06-20", "")], as: "june.csv")
    #expect(!(try await month("2022-06").text.en.contains("for the first time")))
    let text = try site.folder.read("content/cases/june.csv")
    try site.folder.write("content/cases/june.csv", text.replacing("single", with: "couple"))
    #expect(try await month("2022-06").text.en.contains("codes used for the first time: 1 (households: 夫婦"))
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
