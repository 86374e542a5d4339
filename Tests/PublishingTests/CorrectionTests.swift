import Chronology
import Diagnostics
import Foundation
import Ledger
import Publishing
import Tables
import TestSupport
import Testing

@Suite("Corrections")
struct CorrectionTests {
  private let monthly: MonthlySite
  private var options: Publishing.Options { monthly.options }

  /// A site whose two months are sealed.
  init() async throws {
    monthly = try MonthlySite()
    _ = try await Publishing.seal(options, isDryRun: false)
  }

  private func correct(isApplied: Bool = true) async throws
    -> CorrectionReport
  {
    try await Publishing.correct(options, reason: "4月の受付が遅れて届いたため", isApplied: isApplied).value
  }

  /// Adds people of April who became known late.
  private func late(_ count: Int, countedFrom: String = "") throws {
    try monthly.add((0..<count).map { ("R4-\(3000 + $0)", "2022-04-20", "") }, as: "late.csv", countedFrom: countedFrom)
  }

  private func diagnostics(_ body: () async throws -> Void) async -> [Diagnostic] {
    do {
      try await body()
      return []
    } catch { return (error as? Stop)?.diagnostics ?? [] }
  }

  @Test("are the way out of a seal that a late record stops")
  func wayOut() async throws {
    #expect(try await Publishing.check(options).warnings == [])
    try late(1)
    #expect(try await Publishing.check(options).warnings.map(\.id) == ["sealing.contradicted"])
    let found = await diagnostics { _ = try await Publishing.seal(options, isDryRun: true) }
    #expect(Set(found.map(\.id)) == ["seal.changed"])
    #expect(found.first?.hint?.en.contains("engawa correct") ?? false)
    #expect(found.first?.hint?.en.contains("counted-from") ?? false)
  }

  @Test("of few people are not published, and the report says which records, and what can be done")
  func refused() async throws {
    try late(1)
    let before = try monthly.site.folder.tree("content/sealed")
    let report = try await correct()
    #expect(report.text.en.contains("states[total,2022-04] (合計、2022年4月（令和4年4月）): 60 → 61"))
    #expect(report.text.ja.contains("前の封印のあとで変わった記録: R4-3000\n"))
    #expect(Set(report.problems.map(\.id)) == ["correct.gives-away"], "\(report.problems)")
    #expect(report.problems.first?.hint?.ja.contains("counted-from") ?? false)
    #expect(try monthly.site.folder.tree("content/sealed") == before)
    // What is cloned has the register of today, and nothing of what it said before.
    try FileManager.default.removeItem(atPath: monthly.site.folder.file("content/cases/sealed/residents.records"))
    let cloned = try await correct()
    #expect(
      cloned.text.en.contains("not known here; content/cases/sealed/residents.records on the machine that sealed last"))
    #expect(try String(decoding: JSONEncoder().encode(cloned.record), as: UTF8.self).contains("records") == false)
  }

  @Test("of many are sealed with their day and reason, stand beside what stood before, and pass every later build")
  func published() async throws {
    try late(12)
    #expect(try await correct(isApplied: false).text.en.contains("'--apply' seals it"))
    let report = try await correct()
    #expect(report.problems == [] && report.text.en.contains("sealed: content/sealed/residents/0002.json"))
    let ledger = try Publishing.publicLedger(options)
    let correction = try #require(ledger.latest?.correction)
    #expect(
      correction.day == "2023-02-10" && correction.kind == .mistake
        && correction.cells.contains(CellReference("states", row: "total", column: "2022-04")))
    #expect(try await Publishing.build(options).warnings == [])
    let page = try monthly.site.folder.read("public/statistics/states.html")
    #expect(page.contains(">72[r]</td>") && page.contains("<b>[r]</b>: 訂正、2023年2月10日（令和5年2月10日）。4月の受付が遅れて届いたため"))
    #expect(!page.contains(">0[r]<"))
    let list = try monthly.site.folder.read("public/statistics/index.html")
    #expect(list.contains("訂正と改定の記録") && list.contains("2023年2月10日（令和5年2月10日） <b>訂正</b>: 4月の受付が遅れて届いたため"))
    let feed = try monthly.site.folder.read("public/feed.xml")
    #expect(
      feed.contains("<title>訂正: ") && feed.contains("statistics/#correction-1</id>") && feed.contains("2023-02-10T00"))
    #expect(try monthly.site.folder.read("public/statistics/states.csv").contains(",72,revised,"))
    // What was published before is in the ledger, and the month goes on.
    #expect(ledger.sealings[0].tables.first { $0.id == "states" }?.figures.contains { $0.value == 60 } ?? false)
    try monthly.add((0..<30).map { ("R4-\(4000 + $0)", "2022-06-01", "") }, as: "june.csv")
    let june = try #require(CalendarMonth(iso: "2022-06"))
    _ = try await Publishing.month(june, options, isApplied: true)
    #expect(try await Publishing.build(options).warnings == [])
    let nothing = await diagnostics { _ = try await correct() }
    #expect(nothing.map(\.id) == ["correct.nothing"])
  }

  @Test("are not needed for a record that counts from the month in which it became known")
  func countedFrom() async throws {
    try late(7, countedFrom: "2022-06")
    let june = try #require(CalendarMonth(iso: "2022-06"))
    let report = try await Publishing.month(june, options, isApplied: true).value
    #expect(report.text.en.contains("new: 7 ("))
    #expect(try await Publishing.build(options).warnings == [])
  }

  @Test("are held to the greater threshold, where it is raised at the same time")
  func raised() async throws {
    try late(12)
    let text = try monthly.site.folder.read("engawa.yml")
    try monthly.site.folder.write("engawa.yml", text.replacing("threshold: 5", with: "threshold: 20"))
    let problems = try await correct().problems
    #expect(!problems.isEmpty)
    #expect(try Publishing.publicLedger(options).sealings.count == 1)
  }

  @Test("have no reason that tells of somebody in the register")
  func reason() async throws {
    try late(12)
    for reason in [
      "架空 人3の記録が届いたため", "R4-3000の受付が遅れたため", "3人の記録が遅れたため", "三件の受付が遅れたため", "電話の数は5だったため", "５ケースが届いたため",
      "ご家族ふたりの届けが遅れたため", "連絡先は080-1234-5678です",
    ] {
      let found = await diagnostics {
        _ = try await Publishing.correct(options, reason: reason, isApplied: true)
      }
      #expect(found.map(\.id) == ["correct.reason-tells"])
      #expect(!"\(found)".contains("架空 人3") && !"\(found)".contains("R4-3000"))
    }
  }

  @Test("and sealings cannot be taken away unseen once a site was built from them")
  func lost() async throws {
    try late(12)
    _ = try await correct()
    _ = try await Publishing.build(options)
    let page = try monthly.site.folder.read("public/statistics/index.html")
    let hash = try #require(try Publishing.publicLedger(options).lastHash)
    let first = try #require(hash.first?.hexDigitValue.map { Array("bcdfghjkmnpqrstv")[$0] })
    #expect(page.contains("封印の番号と指紋 2: <code>\(first)"))
    let file = "content/sealed/residents/0002.json"
    let sealing = try monthly.site.folder.read(file)
    try FileManager.default.removeItem(atPath: monthly.site.folder.file(file))
    try monthly.add([], as: "late.csv")
    let found = await diagnostics { _ = try await Publishing.build(options) }
    #expect(found.map(\.id) == ["sealing.lost"], "\(found)")
    try monthly.site.folder.write(file, sealing)
    try late(12)
    #expect(try await Publishing.build(options).warnings == [])
    // A note of a sealing that nobody can read is as good as none that is there.
    let manifest = "public/engawa-manifest.json"
    let whole = try monthly.site.folder.read(manifest)
    try monthly.site.folder.write(manifest, whole.replacing("residents/2 ", with: "residents/two "))
    let unread = await diagnostics { _ = try await Publishing.build(options) }
    #expect(unread.map(\.id) == ["sealing.lost"], "\(unread)")
    try monthly.site.folder.write(manifest, whole)
    // Another site in the folder is removed, and then nothing is missing.
    try FileManager.default.removeItem(atPath: monthly.site.folder.file(file))
    try monthly.add([], as: "late.csv")
    _ = try await Publishing.clean(options)
    #expect(try await Publishing.build(options).warnings == [])
  }

  @Test("of figures whose table is no longer declared say that it has to be declared again")
  func undeclared() async throws {
    let file = "content/statistics/districts.yml"
    let declared = try monthly.site.folder.read(file)
    try monthly.site.folder.write(
      file, declared.replacing("by: district", with: "by: household").replacing("地区", with: "世帯"))
    try late(12)
    let problems = try await correct().problems
    #expect(
      problems.last?.id == "correct.not-counted" && problems.last?.message.en.contains("districts@2022-05") ?? false)
    // Nothing else is wrong, and yet nobody can say that all is right.
    try monthly.add([], as: "late.csv")
    let quiet = await diagnostics { _ = try await correct() }
    #expect(quiet.map(\.id) == ["correct.nothing", "correct.not-counted"], "\(quiet)")
    try late(12)
    try monthly.site.folder.write("content/statistics/former.yml", declared)
    #expect(try await correct().problems == [])
    #expect(try await Publishing.build(options).warnings == [])
  }

  @Test("of some months leave the figures of others by the same name alone")
  func otherMonths() async throws {
    try monthly.add((0..<30).map { ("R4-\(4000 + $0)", "2022-06-01", "") }, as: "june.csv")
    _ = try await Publishing.month(try #require(CalendarMonth(iso: "2022-06")), options, isApplied: true)
    // People who were there in April and May alone are in the fiscal year so far of June, and in that of May.
    try monthly.add((0..<12).map { ("R4-\(3000 + $0)", "2022-04-20", "2022-05-30") }, as: "late.csv")
    let problems = try await correct().problems
    #expect(problems == [], "\(problems)")
    let ledger = try Publishing.publicLedger(options)
    let cells = try #require(ledger.latest?.correction?.cells)
    let omori = CellReference("districts", row: "omori")
    let june = CellReference("states", row: "total", column: "2022-06")
    for month in ["2022-05", "2022-06"] {
      #expect(cells.contains(CellReference(TableReference("districts", at: month), row: "omori")), "\(month)")
    }
    #expect(cells.contains(CellReference("states", row: "total", column: "2022-05")) && !cells.contains(june))
    #expect(ledger.corrected[omori] != nil && ledger.corrected[june] == nil)
    #expect(try await Publishing.build(options).warnings == [])
  }

  @Test("leave a table at the months that it stands for, corrected, so that a few who came later do not come along")
  func carried() async throws {
    // One who comes in June is too few for the districts, which stand as they were in May.
    try monthly.add([("R4-2000", "2022-06-01", "")], as: "june.csv")
    _ = try await Publishing.month(try #require(CalendarMonth(iso: "2022-06")), options, isApplied: true)
    func districts() throws -> PublishedTable {
      try #require(try Publishing.publicLedger(options).latest?.tables.first { $0.id == "districts" })
    }
    #expect(try districts().carriedFrom == "2022-05-31")
    try late(12)
    let report = try await correct()
    #expect(report.problems == [], "\(report.problems)")
    #expect(report.text.en.contains("districts: shown again as it was on 2022-05-31, corrected"))
    let now = try districts()
    #expect(
      now.carriedFrom == "2022-05-31" && now.figures.compactMap(\.value).contains(112)
        && !now.figures.compactMap(\.value).contains(113))
    #expect(try await Publishing.build(options).warnings == [])
    #expect(try monthly.site.folder.read("public/statistics/districts.html").contains("112[r]"))
  }

  @Test("are held against the same people of more months, too, so that nobody is seen to come or go in between")
  func longer() async throws {
    let file = "content/statistics/districts.yml"
    let fine = try monthly.site.folder.read(file).replacing(
      "{by: district, total: true}", with: "{by: district, levels: [code, group], total: true}")
    let settings = try monthly.site.folder.read("engawa.yml")
    try monthly.site.folder.write(file, fine)
    _ = try await Publishing.seal(options, isDryRun: false)
    // One moves from one district to the other, which only a coarser level can take.
    let first = try monthly.site.folder.read("content/cases/a.csv")
    try monthly.site.folder.write("content/cases/a.csv", first.replacing("R4-1001,chofu", with: "R4-1001,omori"))
    #expect(try await correct(isApplied: false).problems.map(\.id).contains("correct.gives-away"))
    try monthly.site.folder.write(
      "engawa.yml",
      settings.replacing("threshold: 5", with: "threshold: 5, levels: [{table: districts, rows: group}]"))
    #expect(try await correct().problems == [])
    try monthly.site.folder.write("engawa.yml", settings)
    // In June some come to one of the two alone.
    try monthly.add((0..<9).map { ("R4-\(2000 + 2 * $0)", "2022-06-02", "") }, as: "june.csv")
    let june = try monthly.site.folder.read("content/cases/june.csv").replacing("chofu", with: "omori")
    try monthly.site.folder.write("content/cases/june.csv", june)
    let month = try #require(CalendarMonth(iso: "2022-06"))
    let found = await diagnostics { _ = try await Publishing.month(month, options, isApplied: true) }
    #expect(found.map(\.id) == ["correct.gives-away"], "\(found)")
  }

  @Test("are not published where a mark comes in the place of a count that few people have changed")
  func marks() async throws {
    try monthly.site.folder.write(
      "content/statistics/ages.yml",
      "title: 年代\nunit: persons\nsource: 架空\nperiod: reporting-period\nrows: {by: age-band}\n")
    try monthly.add((0..<5).map { ("R4-\(5000 + $0)", "2022-04-03", "") }, as: "old.csv")
    let old = try monthly.site.folder.read("content/cases/old.csv").replacing("40s", with: "60s")
    try monthly.site.folder.write("content/cases/old.csv", old)
    try FileManager.default.removeItem(atPath: monthly.site.folder.file("content/sealed"))
    for file in ["states", "districts", "closed", "reopened"] {
      try FileManager.default.removeItem(atPath: monthly.site.folder.file("content/statistics/\(file).yml"))
    }
    _ = try await Publishing.seal(options, isDryRun: false)
    try monthly.site.folder.write(
      "content/cases/old.csv", old.split(separator: "\n").dropLast().joined(separator: "\n") + "\n")
    let problems = try await correct().problems
    #expect(problems.map(\.id).contains("correct.gives-away"), "\(problems)")
    try monthly.site.folder.write(
      "content/cases/old.csv", old.split(separator: "\n").prefix(1).joined(separator: "\n") + "\n")
    // All five are as many as the threshold.
    #expect(try await correct().problems == [])
  }

  @Test("are held against finer tables that are sealed later, too")
  func later() async throws {
    let file = "content/statistics/districts.yml"
    let fine = try monthly.site.folder.read(file)
    // Twelve come late to one district, and one of the other moves there: together twelve, by district one less.
    try monthly.add(
      (0..<12).map { ("R4-\(3000 + $0)", "2022-04-20", "") } + [("R4-1001", "2022-04-07", "")], as: "late.csv")
    let late = try monthly.site.folder.read("content/cases/late.csv").replacing("chofu", with: "omori")
    try monthly.site.folder.write("content/cases/late.csv", late)
    let first = try monthly.site.folder.read("content/cases/a.csv").split(separator: "\n")
    try monthly.site.folder.write(
      "content/cases/a.csv", first.filter { !$0.hasPrefix("R4-1001,") }.joined(separator: "\n") + "\n")
    #expect(try await correct().problems.map(\.message.en).contains { $0.contains("'districts[chofu]'") })
    let coarse = fine.replacing("{by: district, total: true}", with: "{by: district, levels: [group], total: true}")
    try monthly.site.folder.write(file, coarse)
    #expect(try await correct().problems.last?.id == "correct.not-counted")
    try monthly.site.folder.write(
      file, fine.replacing("{by: district, total: true}", with: "{by: district, levels: [code, group], total: true}"))
    let settings = try monthly.site.folder.read("engawa.yml")
    try monthly.site.folder.write(
      "engawa.yml",
      settings.replacing("threshold: 5", with: "threshold: 5, levels: [{table: districts, rows: group}]"))
    let problems = try await correct().problems
    #expect(problems.map(\.id) == [], "\(problems)")
    try monthly.site.folder.write("engawa.yml", settings)
    let found = await diagnostics { _ = try await Publishing.seal(options, isDryRun: true) }
    #expect(Set(found.map(\.id)) == ["correct.gives-away"], "\(found)")
  }

  @Test("have a reason, and something to correct")
  func asked() async throws {
    #expect(await diagnostics { _ = try await correct() }.map(\.id) == ["correct.nothing"])
    for reason in ["", " 　", "一行目\n二行目"] {
      let found = await diagnostics {
        _ = try await Publishing.correct(options, isRevision: true, reason: reason, isApplied: true)
      }
      #expect(found.map(\.id) == ["correct.reason"])
    }
    var timeless = options
    timeless.today = nil
    let found = await diagnostics { [timeless] in
      _ = try await Publishing.correct(timeless, isRevision: true, reason: "理由", isApplied: true)
    }
    #expect(found.map(\.id) == ["correct.day"])
  }
}
