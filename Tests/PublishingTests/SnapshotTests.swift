import Chronology
import Diagnostics
import Foundation
import Publishing
import Releases
import TestSupport
import Testing
import Workbooks

@Suite("A report that is frozen")
struct SnapshotTests {
  private let monthly: MonthlySite
  private var options: Publishing.Options { monthly.options }
  private var folder: TemporaryFolder { monthly.site.folder }
  private static let kept = "content/releases/r4"

  /// A site with a report, and its first sealing.
  init() async throws {
    monthly = try MonthlySite()
    try monthly.site.folder.write("content/reports/index.md", TinySite.page("報告の一覧"))
    try monthly.site.folder.write(
      "content/reports/spring.md",
      TinySite.page(
        "春の報告", "period: 2022-04..2022-05\n",
        """
        この二か月の人数は[100人](stat:districts[total])です。くわしくは[活動](page:activities)にあります。

        ## 地区ごと

        ```chart
        table: districts
        ```

        """))
    _ = try await Publishing.seal(options, isDryRun: false)
  }

  private func order(
    _ id: String = "r4", period: String? = nil, corrects: (String, Bool, String)? = nil, key: String? = nil
  ) -> Publishing.SnapshotOrder {
    .init(
      id: id, report: "spring", period: period.flatMap { MonthRange(code: $0) }, corrects: corrects, hasPDF: false,
      key: key)
  }

  @discardableResult
  private func snapshot(_ order: Publishing.SnapshotOrder? = nil) async throws -> SnapshotReport {
    try await Publishing.snapshot(options, order ?? self.order()).value
  }

  private func diagnostics(_ body: () async throws -> Void) async -> [String] {
    do {
      try await body()
      return []
    } catch { return (error as? Stop)?.diagnostics.map(\.id) ?? ["\(error)"] }
  }

  @Test("is one page that stands by itself, with its data, a code book and a manifest")
  func files() async throws {
    #expect(try await snapshot().text.en.contains("frozen: content/releases/r4 (6 files"))
    let page = try folder.read("\(Self.kept)/report.html")
    #expect(page.contains(">100人</a></data>") && page.contains("<svg") && page.contains("<style>"))
    #expect(page.contains("href=\"https://example.org/tiny/activities/index.html\""))
    #expect(page.contains("href=\"tables/districts.csv\"") && !page.contains("<link rel=\"stylesheet\""))
    // From each figure back to the cell that it comes from, and to the figure again.
    #expect(page.contains("\"><a class=\"origin\" id=\"origin-1-text\" href=\"#origin-1\" data-origin=\"1\">"))
    #expect(page.contains("<li id=\"origin-1\"><data value=") && page.contains("<a href=\"#origin-1-text\">"))
    #expect(page.contains("<p class=\"chart-table\">もとの表: 地区</p>"))
    #expect(
      page.components(separatedBy: "class=\"origin\"").count == page.components(separatedBy: "<li id=\"origin-").count)
    #expect(page.contains("地区［合計］ <data value=\"districts@2022-05[total]\">100</data>"))
    // Nothing is loaded.
    #expect(!page.contains("src=\"http") && !page.contains("<script"))
    let data = try folder.read("\(Self.kept)/tables/districts.json")
    #expect(data.contains("\"count\" : 50") && data.contains("\"as_of\" : \"2022-05-31\""))
    #expect(try folder.read("\(Self.kept)/codebook.csv").contains("districts,row,district,omori,大森,code,"))
    // The same to copy from, and for those who calculate.
    let tables = try folder.read("\(Self.kept)/tables.html")
    #expect(tables.contains("<td>50</td>") && tables.contains("<th scope=\"row\">大森</th>"))
    let sheets = try Workbook.read(Array(folder.tree(Self.kept)["tables.xlsx"] ?? Data())).sheets
    #expect(sheets.map(\.name) == ["表紙", "地区"])
    #expect(sheets[0].rows.contains(["確定版", "r4"]) && sheets[1].rows.contains(["大森", "50"]))
    let manifest = try folder.read("\(Self.kept)/manifest.json")
    for words in [
      "\"day\" : \"2023-02-10\"", "\"period\" : \"2022-04..2022-05\"", "\"number\" : 1", "\"gateKnewRegister\" : true",
      "\"path\" : \"content/reports/spring.md\"", "\"hasPDF\" : false",
    ] { #expect(manifest.contains(words), "\(words)") }
    // Of files that it does not rest on nobody learns.
    #expect(!manifest.contains("cases"))
  }

  @Test("says which checks hold with what is published, and which do not")
  func checks() async throws {
    let table = try folder.read("content/statistics/districts.yml")
    try folder.write(
      "content/statistics/districts.yml",
      table + """
        checks:
          - {says: 二つを足すと合計, that: "districts[omori] + districts[chofu] = districts[total]"}
          - {says: 半分ずつ, severity: warning, that: "districts[omori] > districts[chofu]"}

        """)
    _ = try await Publishing.seal(options, isDryRun: false)
    try await snapshot()
    let page = try folder.read("\(Self.kept)/report.html")
    #expect(page.contains("<li>地区: 二つを足すと合計: 合っています。</li>"))
    #expect(page.contains("<li>地区: 半分ずつ: <b>合っていないところがあります。</b> 「半分ずつ」が成り立ちません（左は"))
  }

  @Test("is not frozen while there are warnings in it, nor with a reason that tells of somebody")
  func unfinished() async throws {
    let text = try folder.read("content/reports/spring.md")
    try folder.write("content/reports/spring.md", text + "\n電話がきっかけの人は5人です。\n")
    #expect(await diagnostics { try await snapshot() } == ["text.typed-count", "snapshot.unfinished"])
    try folder.write("content/reports/spring.md", text)
    try await snapshot()
    let named = order("r5", corrects: ("r4", true, "架空 人1さんの数を直した"))
    #expect(await diagnostics { try await snapshot(named) } == ["correct.reason-tells"])
    #expect(
      await diagnostics { _ = try await Publishing.withdraw("r4", reason: "架空 人1さんの数", options) }
        == ["correct.reason-tells"])
  }

  @Test("of the training edition lies beside the register, and nothing of it shows to residents")
  func training() async throws {
    try await snapshot()
    var training = options
    training.edition = "training"
    _ = try await Publishing.seal(training, isDryRun: false)
    let made = try await Publishing.snapshot(training, order("inside")).value
    #expect(made.text.en.contains("content/cases/sealed/releases/inside") && made.text.en.contains("handle with care"))
    #expect(try folder.tree("content/releases").keys.allSatisfy { $0.hasPrefix("r4/") })
    // Data say themselves how they are to be handled, and those of residents say nothing of the kind.
    let inside = try folder.tree("content/cases/sealed/releases/inside").filter { $0.key.hasSuffix(".json") }
    let tables = inside.filter { $0.key.hasPrefix("tables/") }.map { String(decoding: $0.value, as: UTF8.self) }
    #expect(!tables.isEmpty && tables.allSatisfy { $0.contains("\"handling\" : \"取扱注意 20") })
    #expect(
      try folder.tree("content/releases/r4").values.allSatisfy {
        !String(decoding: $0, as: UTF8.self).contains("handling")
      })
    #expect(
      await diagnostics { _ = try await Publishing.snapshot(training, order("more", corrects: ("r4", true, "直した"))) }
        != [])
    _ = try await Publishing.build(options)
    #expect(try folder.tree("public").keys.allSatisfy { !$0.contains("inside") })
    _ = try await Publishing.build(training)
    #expect(try folder.tree("internal/releases/inside")["report.html"] != nil)
    // Data without the mark pass no audit, and neither do those in which it says anything else.
    let path = "internal/releases/inside/tables/districts.json"
    let marked = try folder.read(path)
    try folder.write(path, marked.replacing(#/"handling" : "[^"]*",/#, with: ""))
    #expect(await diagnostics { _ = try await Publishing.auditOutput(training, isJoint: false) } == ["audit.site"])
    try folder.write(path, marked.replacing("取扱注意 ", with: "5人 "))
    #expect(await diagnostics { _ = try await Publishing.auditOutput(training, isJoint: false) }.contains("audit.site"))
  }

  @Test("is held against the chain of sealings where that lies beside it, however its folder is named")
  func chain() async throws {
    try await snapshot()
    for name in [Self.kept, "\(Self.kept)/", "\(Self.kept)/tables/.."] {
      let text = try await Publishing.verify(folder.file(name)).text
      #expect(text.en.contains("stands in the chain of sealings"), "\(name)")
    }
    _ = try await Publishing.build(options)
    #expect(try await Publishing.verify(folder.file("public")).text.en.contains("stands in the chain of sealings"))
    let sealed = "content/sealed/residents/0001.json"
    try folder.write(sealed, folder.read(sealed).replacing("100", with: "101"))
    for name in [Self.kept, "\(Self.kept)/", "public"] {
      #expect(await diagnostics { _ = try await Publishing.verify(folder.file(name)) } != [], "\(name)")
    }
  }

  @Test("is published byte for byte by every later build, with a page that leads to it")
  func republished() async throws {
    try await snapshot()
    let kept = try folder.tree(Self.kept)
    _ = try await Publishing.build(options)
    var published = try folder.tree("public/releases/r4")
    published["index.html"] = nil
    #expect(published == kept)
    #expect(try folder.read("public/releases/index.html").contains("<a href=\"r4/index.html\">春の報告</a>"))
    let page = try folder.read("public/releases/r4/index.html")
    #expect(page.contains("架空区社会福祉協議会「春の報告」確定版 r4、2023年2月10日"))
    // The page that it was made from leads to it.
    #expect(
      try folder.read("public/reports/spring.html").contains(
        "<li><a href=\"../releases/r4/index.html\">春の報告</a>（確定版 r4、2023年2月10日"))
    #expect(page.contains("href=\"report.html\"") && page.contains("2022年4月（令和4年4月）〜2022年5月"))
    #expect(try await Publishing.verify(folder.file("public")).problems == [])
    #expect(try await Publishing.auditOutput(options, isJoint: true).diagnostics == [])
    // A correction of the figures changes the report, and not what is frozen.
    try monthly.add((0..<12).map { ("R4-\(3000 + $0)", "2022-04-20", "") }, as: "late.csv")
    _ = try await Publishing.correct(options, reason: "4月の受付が遅れたため", isApplied: true)
    let report = try folder.read("content/reports/spring.md")
    try folder.write("content/reports/spring.md", report.replacing("100人", with: "112人"))
    _ = try await Publishing.build(options)
    #expect(try folder.read("public/releases/r4/report.html").contains("100人</a></data>"))
    #expect(try folder.read("public/reports/spring.html").contains("112人</data>"))
  }

  @Test("is proved by its manifest, from a copy too, and a change is found to the block of bytes")
  func verified() async throws {
    try await snapshot()
    #expect(try await Publishing.verify(folder.file(Self.kept)).problems == [])
    try FileManager.default.copyItem(atPath: folder.file(Self.kept), toPath: folder.file("copy"))
    var bytes = Array(try folder.tree("copy")["report.html"] ?? Data())
    bytes[6_000] ^= 1
    try folder.write("copy/report.html", Data(bytes))
    let problems = try await Publishing.verify(folder.file("copy")).problems
    #expect(problems.map(\.id) == ["release.changed-file"] && problems[0].message.en.contains("bytes 4096–8191"))
    // A whole site is proved likewise.
    _ = try await Publishing.build(options)
    var site = Array(try folder.tree("public")["reports/spring.html"] ?? Data())
    site[4_100] ^= 1
    try folder.write("public/reports/spring.html", Data(site))
    let changed = try await Publishing.verify(folder.file("public")).problems
    #expect(changed.map(\.id) == ["verify.changed-file"] && changed[0].message.en.contains("bytes 4096–"))
    // A page that nobody built would speak for the council; a file of the server does not.
    _ = try await Publishing.build(options)
    for name in ["reports/extra.html", "releases/r9/report.pdf", ".htaccess"] {
      try folder.write("public/\(name)", "x")
    }
    let foreign = try await Publishing.verify(folder.file("public")).problems
    #expect(foreign.map(\.id) == ["verify.unknown-file", "verify.unknown-file", "verify.unknown-file"])
    #expect(foreign.filter { $0.severity == .error }.count == 2)
    try folder.write("\(Self.kept)/report.html", Data(bytes))
    #expect(await diagnostics { _ = try await Publishing.build(options) } == ["release.changed-file"])
  }

  @Test("is found by its name, and the site without one")
  func found() async throws {
    try await snapshot()
    #expect(try Publishing.folder(toVerify: "r4", options) == folder.file(Self.kept))
    #expect(try Publishing.folder(toVerify: nil, options).hasSuffix("/public"))
    #expect(try Publishing.folder(toVerify: folder.file(Self.kept), options) == folder.file(Self.kept))
  }

  @Test("rests on its sealing, which must be there as it was")
  func sealing() async throws {
    try await snapshot()
    let file = "content/sealed/residents/0001.json"
    try FileManager.default.removeItem(atPath: folder.file(file))
    try monthly.add((0..<10).map { ("R4-\(3000 + $0)", "2022-04-20", "") }, as: "late.csv")
    try folder.write(
      "content/reports/spring.md", try folder.read("content/reports/spring.md").replacing("100人", with: "110人"))
    _ = try await Publishing.seal(options, isDryRun: false)
    #expect(await diagnostics { _ = try await Publishing.build(options) } == ["release.no-sealing"])
  }

  @Test("is written once; another takes its place, and both pages say so")
  func corrected() async throws {
    try await snapshot()
    #expect(await diagnostics { try await snapshot() } == ["snapshot.same"])
    // What says the same corrects nothing, and what is of other months another.
    #expect(await diagnostics { try await snapshot(order("r4b", corrects: ("r4", true, "同じ"))) } == ["snapshot.same"])
    try say("ひとこと足しました。")
    try await snapshot(order("r4b", corrects: ("r4", true, "数え直したため")))
    try folder.write(
      "content/reports/other.md", try folder.read("content/reports/spring.md").replacing("春の報告", with: "別の報告"))
    var other = order("r4c", corrects: ("r4b", true, "別の報告"))
    other.report = "other"
    #expect(await diagnostics { try await snapshot(other) } == ["snapshot.corrects-another"])
    #expect(
      await diagnostics { try await snapshot(order("r4c", corrects: ("r4", true, "もう一度"))) }
        == ["snapshot.corrected-already"])
    #expect(
      await diagnostics { try await snapshot(order("r4c", corrects: ("r5", true, "ない"))) } == ["release.unknown"])
    _ = try await Publishing.build(options)
    let old = try folder.read("public/releases/r4/index.html")
    #expect(old.contains("<b>訂正</b>: <a href=\"../r4b/index.html\">") && old.contains("数え直したため"))
    #expect(try folder.read("public/releases/r4b/index.html").contains("<a href=\"../r4/index.html\">"))
    #expect(try folder.read("public/releases/r4b/report.html").contains("<b>訂正</b>: 次の確定版を直したものです（r4）。数え直したため"))
  }

  @Test("that has a figure which was corrected says so to its readers and its owner, until another takes its place")
  func outdated() async throws {
    try await snapshot()
    #expect(try await Publishing.build(options).warnings == [])
    try monthly.add((0..<10).map { ("R4-\(3000 + $0)", "2022-04-20", "") }, as: "late.csv")
    let reason = "4月の受付が遅れて届いたため"
    let preview = try await Publishing.correct(options, reason: reason, isApplied: false).value
    #expect(preview.text.ja.contains("前の数が載っている確定版: r4\n"), "\(preview.text.ja)")
    _ = try await Publishing.correct(options, reason: reason, isApplied: true)
    try folder.write(
      "content/reports/spring.md", try folder.read("content/reports/spring.md").replacing("100人", with: "110人"))
    let found = try await Publishing.build(options).warnings
    #expect(found.map(\.id) == ["release.outdated"] && found.first?.place?.path == "content/releases/r4")
    let page = try folder.read("public/releases/r4/index.html")
    #expect(page.contains("<b>訂正</b>、2023年2月10日（令和5年2月10日）: <a href=\"../../statistics/index.html\">"))
    #expect(page.contains(reason))
    #expect(try folder.read("public/releases/index.html").contains("あとで変わった数があります"))
    #expect(try folder.read("public/reports/spring.html").contains("あとで変わった数があります"))
    try await snapshot(order("r4b", corrects: ("r4", true, reason)))
    #expect(try await Publishing.build(options).warnings == [])
    #expect(try !folder.read("public/releases/r4/index.html").contains("あとで変わった数"))
  }

  /// Adds a sentence to the report.
  private func say(_ sentence: String) throws {
    let page = try folder.read("content/reports/spring.md")
    try folder.write("content/reports/spring.md", page + "\n\(sentence)\n")
  }

  @Test("is called by its page and its months if nobody names it, and is not frozen twice")
  func same() async throws {
    var unnamed = order()
    unnamed.id = nil
    #expect(try await snapshot(unnamed).text.en.contains("content/releases/spring-2022-04-to-2022-05 "))
    #expect(await diagnostics { try await snapshot() } == ["snapshot.same"])
    unnamed.isUnlessFrozen = true
    #expect(try await snapshot(unnamed).text.en.hasPrefix("nothing new: content/releases/spring-2022-04-to-2022-05"))
    #expect(!folder.has(Self.kept))
    // What says something else is another release, and wants a name of its own.
    try say("終わりに、ひとこと足しました。")
    #expect(try await snapshot(unnamed).text.en.hasPrefix("nothing frozen: content/releases/spring-2022-04"))
    unnamed.isUnlessFrozen = false
    let taken = await #expect(throws: Stop.self) { try await snapshot(unnamed) }?.diagnostics
    #expect(taken?.map(\.id) == ["snapshot.taken"])
    // The hint can be followed as it is.
    let hint = try #require(taken?.first?.hint)
    #expect(
      hint.en.contains(
        "snapshot spring-2022-04-to-2022-05-2 --report reports/spring --period 2022-04..2022-05 --corrects spring-2022-04-to-2022-05 --reason"
      ), "\(hint.en)")
    // What has the name and is of another report is nothing to be corrected by this one.
    try folder.write("content/reports/other.md", try folder.read("content/reports/spring.md"))
    var other = order("spring-2022-04-to-2022-05")
    other.report = "other"
    let foreign = await #expect(throws: Stop.self) { try await snapshot(other) }?.diagnostics
    #expect(foreign?.first?.hint?.en.contains("--corrects") == false, "\(String(describing: foreign))")
    try await snapshot()
  }

  @Test("is of months that the sealed figures know of")
  func ahead() async throws {
    let found = await diagnostics { try await snapshot(order(period: "2023-03..2023-04")) }
    #expect(found == ["snapshot.months-ahead"], "\(found)")
  }

  @Test("is told apart from the one that it corrects, with the reason")
  func differences() async throws {
    try await snapshot()
    try monthly.add((0..<12).map { ("R4-\(3000 + $0)", "2022-04-20", "") }, as: "late.csv")
    _ = try await Publishing.correct(options, reason: "4月の受付が遅れたため", isApplied: true)
    let report = "content/reports/spring.md"
    try folder.write(report, try folder.read(report).replacing("100人", with: "112人"))
    try await snapshot(order("r4b", corrects: ("r4", true, "4月に数えもれがありました")))
    let text = DifferenceText(try await Publishing.diff("r4", "r4b", options)).text.ja
    #expect(text.contains("districts［合計］: 100→112（訂正・改定: 4月に数えもれがありました）"))
    // Whatever is nothing is told as nothing, and not as a release that lacks its other.
    #expect(await diagnostics { _ = try await Publishing.diff("r4", "nope", options) } == ["diff.nothing"])
    #expect(await diagnostics { _ = try await Publishing.diff("nope", "r4", options) } == ["diff.nothing"])
    let tables = try folder.read("content/releases/r4b/tables.html")
    #expect(tables.contains("<b>訂正</b>: 次の確定版を直したものです（r4）。4月に数えもれがありました"))
  }

  @Test("stands again when its correction is withdrawn, and can be corrected anew")
  func withdrawnCorrection() async throws {
    try await snapshot()
    try say("ひとこと足しました。")
    try await snapshot(order("r4b", corrects: ("r4", true, "足したため")))
    _ = try await Publishing.withdraw("r4b", reason: "まちがえたため", options)
    _ = try await Publishing.build(options)
    #expect(try !folder.read("public/releases/r4/index.html").contains("../r4b/index.html"))
    try say("もうひとこと。")
    try await snapshot(order("r4c", corrects: ("r4", true, "足し直したため")))
  }

  @Test("can be withdrawn, and leaves a page that says why")
  func withdrawn() async throws {
    try await snapshot()
    _ = try await Publishing.withdraw("r4", reason: "10月の数を二重に数えていたため", options)
    #expect(
      await diagnostics { _ = try await Publishing.withdraw("r4", reason: "また", options) } == ["withdraw.before"])
    _ = try await Publishing.build(options)
    #expect(try folder.tree("public/releases/r4").keys.sorted() == ["index.html"])
    #expect(try folder.read("public/releases/r4/index.html").contains("10月の数を二重に数えていたため"))
    #expect(folder.has("\(Self.kept)/report.html"))
  }

  @Test("has a name, a page and months that there are")
  func asked() async throws {
    #expect(await diagnostics { try await snapshot(order("R4 年報")) } == ["snapshot.unfit-name"])
    var other = order()
    other.report = "sprng"
    #expect(await diagnostics { try await snapshot(other) } == ["snapshot.unknown-report"])
    try folder.write("content/reports/later.md", TinySite.page("あとで").replacing("published", with: "draft"))
    other.report = "later"
    #expect(await diagnostics { try await snapshot(other) } == ["snapshot.left-out"])
    // The text says what the months give; for other months it is checked anew.
    #expect(await diagnostics { try await snapshot(order(period: "2022-04")) } == ["snapshot.other-length"])
    for name in ["con", "lpt1"] {
      #expect(await diagnostics { try await snapshot(order(name)) } == ["snapshot.unfit-name"])
    }
    #expect(!folder.has("content/releases"))
  }

  @Test("is signed, and whose signature it is can be told")
  func signed() async throws {
    let key = folder.file("key")
    try #require(try Tool.shell("ssh-keygen -q -t ed25519 -N '' -f key", in: folder.path).code == 0)
    try await snapshot(order(key: key))
    let signers = "office@example.org \(try folder.read("key.pub"))"
    try folder.write("signers", signers)
    let verified = try await Publishing.verify(folder.file(Self.kept), signers: folder.file("signers"))
    #expect(verified.problems == [] && verified.text.en.contains("signed by office@example.org"))
    #expect(try await Publishing.verify(folder.file(Self.kept)).text.en.contains("signed with SHA256:"))
    _ = try await Publishing.build(options)
    #expect(folder.has("public/releases/r4/manifest.json.sig"))
    let manifest = try folder.read("\(Self.kept)/manifest.json")
    try folder.write("\(Self.kept)/manifest.json", manifest.replacing("春の報告", with: "夏の報告"))
    #expect(try await Publishing.verify(folder.file(Self.kept)).problems.map(\.id) == ["verify.signature"])
  }

  @Test(
    "is signed with minisign too, and by a list of both kinds of keys",
    .enabled(if: Tool.isThere("minisign"), "SKIPPED: there is no minisign"))
  func minisigned() async throws {
    let keys = "minisign -G -W -f -p key.pub -s key && minisign -G -W -f -p other.pub -s other"
    try #require(try Tool.shell(keys + " && ssh-keygen -q -t ed25519 -N '' -f ssh", in: folder.path).code == 0)
    func line(_ name: String, _ file: String) throws -> String {
      try "\(name) minisign \(folder.read(file).split(separator: "\n")[1])\n"
    }
    try await snapshot(order(key: folder.file("key")))
    func verified(_ signers: String?) async throws -> Verification {
      if let signers { try folder.write("signers", signers) }
      return try await Publishing.verify(folder.file(Self.kept), signers: signers.map { _ in folder.file("signers") })
    }
    let ssh = try "ward \(folder.read("ssh.pub"))"
    let both = try await verified(ssh + line("other", "other.pub") + line("office", "key.pub"))
    #expect(both.problems == [] && both.text.en.contains("signed by office"))
    #expect(try await verified(ssh).problems.map(\.id) == ["verify.signature"])
    #expect(try await verified(line("other", "other.pub")).problems.map(\.id) == ["verify.signature"])
    // Without the key nothing is proved, and it is not said that anything was.
    let nobody = try await verified(nil)
    #expect(nobody.problems == [] && nobody.text.en.contains("cannot be checked without that key"))
    _ = try await Publishing.build(options)
    #expect(folder.has("public/releases/r4/manifest.json.minisig"))
    let manifest = try folder.read("\(Self.kept)/manifest.json")
    try folder.write("\(Self.kept)/manifest.json", manifest.replacing("春の報告", with: "夏の報告"))
    #expect(try await verified(line("office", "key.pub")).problems.map(\.id) == ["verify.signature"])
  }
}
