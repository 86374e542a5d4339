import Chronology
import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

@testable import Publishing

@Suite("Training material on a site")
struct TrainingSiteTests {
  private static let kinds = [
    "content/kinds/deck.yml": "title: スライド\nfolder: decks\nbehaviour: deck\naudience: internal\n",
    "content/kinds/worksheet.yml": "title: ワークシート\nfolder: worksheets\nbehaviour: worksheet\naudience: internal\n",
    "content/kinds/training.yml": "title: 研修\nfolder: training\nbehaviour: course\naudience: internal\n",
    "content/models/index.md": TinySite.page("考え方"),
    "content/models/flow.md": TinySite.page(
      "流れ",
      "sources: [{title: もとの資料, adapted: true}]\ndiagram: {kind: flow, title: 三つの段, steps: [会う, 話す, 続ける]}\n"),
    "engawa.yml": TinySite.configuration + """
      editions:
        residents: {clearance: public, output: public}
        participants: {clearance: participants, output: participants}
        training: {clearance: internal, output: internal}

      """,
  ]

  private func page(_ title: String, _ body: String) -> String {
    TinySite.page(title, "", body).replacing("audience: public", with: "audience: participants")
  }

  private func site(_ more: [String: String]) throws -> TinySite {
    try TinySite(
      Self.kinds.merging(["content/decks/index.md": page("スライド", "")]) { $1 }
        .merging(["content/worksheets/index.md": page("ワークシート", "")]) { $1 }.merging(more) { $1 })
  }

  private func build(_ site: TinySite, _ edition: String) async throws -> [String: String] {
    _ = try await Publishing.build(.init(root: site.folder.path, edition: edition, jobs: 2))
    let folder = ["residents": "public", "training": "internal"][edition] ?? edition
    return try site.folder.tree(folder).mapValues { String(decoding: $0, as: UTF8.self) }
  }

  private let deck = """
    ## 一枚目

    - あ

    ```notes
    ゆっくり話します。
    ```

    ---

    ## 図

    ```diagram
    model: models/flow
    reveal: true
    ```

    """

  @Test("shows a deck as slides, with its script and its style where there is one, and with notes for whoever speaks")
  func deck() async throws {
    let site = try site(["content/decks/a.md": page("はじめの研修", deck)])
    let trees = try await ["residents", "participants", "training"].asyncMap { try await build(site, $0) }
    #expect(!trees[0].keys.contains { $0.hasPrefix("assets/deck-") || $0.hasPrefix("assets/training-") })
    for tree in trees.dropFirst() {
      let page = try #require(tree["decks/a.html"])
      #expect(page.contains("id=\"slide-1\"") && page.contains("id=\"slide-3\""))
      #expect(tree.keys.contains { $0.hasPrefix("assets/deck-") } && page.contains("assets/deck-"))
      #expect(page.contains("もとの資料") && page.contains("一部改変") && page.contains("data-step=\"3\""))
      #expect(page.contains("data-reveal"))
    }
    #expect(!trees[1].values.contains { $0.contains("ゆっくり話します") })
    #expect(trees[2]["decks/a.html"]?.contains("ゆっくり話します") == true)
  }

  @Test(
    "warns of a deck without slides, a worksheet without a question and a course without a plan",
    arguments: [
      ("decks", "training.no-slides"), ("worksheets", "training.no-question"), ("training", "training.no-plan"),
    ])
  func incomplete(folder: String, id: String) async throws {
    let site = try site([
      "content/\(folder)/a.md": page("あ", ""), "content/\(folder)/index.md": page("い", ""),
    ])
    let built = try await Publishing.build(.init(root: site.folder.path, edition: "training", jobs: 2))
    #expect(built.warnings.filter { $0.id == id }.map { $0.place?.path } == ["content/\(folder)/a.md"])
  }

  @Test("makes a deck anew when the diagram changes that it shows of another page")
  func models() async throws {
    let site = try site(["content/decks/a.md": page("はじめの研修", deck)])
    _ = try await build(site, "training")
    let model = try #require(Self.kinds["content/models/flow.md"])
    try site.folder.write("content/models/flow.md", model.replacing("話す", with: "聞く"))
    let after = try await build(site, "training")
    #expect(after["decks/a.html"]?.contains("聞く") == true && after["decks/a.html"]?.contains(">話す<") == false)
  }

  @Test("reports a slide that does not fit, and a diagram that no page has")
  func refused() async throws {
    let long = "## 一\n\n" + (0..<20).map { "- 行\($0)\n" }.joined() + "\n---\n\n```diagram\nmodel: models/flo\n```\n"
    let site = try site(["content/decks/a.md": page("研修", long)])
    do {
      _ = try await build(site, "training")
      Issue.record("built")
    } catch let stop as Stop {
      #expect(stop.diagnostics.map(\.id).sorted() == ["diagram.no-model", "slide.overflow"])
      let found = try #require(stop.diagnostics.first { $0.id == "diagram.no-model" })
      #expect(found.hint?.en.contains("models/flow") == true && found.place?.path == "content/decks/a.md")
    }
  }

  private let sheet = """
    ```question lines 2
    見えてきたことは何ですか。
    ```

    ```answer
    電気が止まりそうだと話したことが、はじまりでした。
    ```

    """

  @Test("gives participants a worksheet without a byte of its answers, which the gate looks for elsewhere too")
  func answers() async throws {
    let site = try site(["content/worksheets/a.md": page("読み取る", sheet), "content/search.yml": "same: [[a, b]]\n"])
    #expect(try await build(site, "training")["worksheets/a.html"]?.contains("止まりそう") == true)
    let open = try await build(site, "participants")
    #expect(open["worksheets/a.html"]?.contains("見えてきたこと") == true)
    #expect(!open.values.contains { $0.contains("止まりそう") })
    for edition in ["participants", "residents"] {
      try site.folder.write(
        "content/activities/omori/b.md",
        TinySite.page("b", "district: omori\napproaches: [community]\n", "電気が　止まりそうだと話したことが，はじまりでした\n"))
      do {
        _ = try await build(site, edition)
        Issue.record("built")
      } catch let stop as Stop {
        let found = try #require(stop.diagnostics.first)
        // What is searched repeats the page; it is told once.
        #expect(stop.diagnostics.count == 1)
        #expect(
          stop.cause == .refused && found.id == "gate.answer" && found.place?.path == "content/activities/omori/b.md")
        #expect(found.message.en.contains("content/worksheets/a.md") && !found.message.ja.contains("止まり"))
      }
      try FileManager.default.removeItem(atPath: "\(site.folder.path)/content/activities/omori/b.md")
    }
  }

  @Test(
    "puts archives neither among sources nor into what is uploaded",
    arguments: ["public", "public/x", "Public", "CONTENT/x", "content/x", "../x", "/tmp/x", ""])
  func folders(folder: String) async throws {
    let site = try courseSite()
    do {
      _ = try await Publishing.handout(
        .init(root: site.folder.path, jobs: 2), .init(course: "day", folder: folder, hasPDF: false))
      Issue.record("written")
    } catch let stop as Stop { #expect(stop.cause == .usage && stop.diagnostics.map(\.id) == ["handout.unfit-folder"]) }
  }

  private let course = """
    ```plan
    start: "9:30"
    items:
      - {minutes: 20, title: はじめに, aim: 顔を覚える}
      - {minutes: 40, title: 読み取る, page: worksheets/a, materials: [筆記用具]}
    ```

    """

  private func courseSite() throws -> TinySite {
    try site([
      "content/worksheets/a.md": page("読み取る", sheet), "content/training/index.md": page("研修", ""),
      "content/training/day.md": page("一日の研修", course),
    ])
  }

  @Test("packs a course for those who take part and for whoever leads it, the same bytes each time")
  func handout() async throws {
    let site = try courseSite()
    let options = Publishing.Options(root: site.folder.path, jobs: 2)
    let order = Publishing.HandoutOrder(course: "day", folder: "handouts", hasPDF: false)
    let made = try await Publishing.handout(options, order).value
    #expect(made.archives.map(\.path) == ["handouts/day-participants.zip", "handouts/day-training.zip"])
    let archives = try site.folder.tree("handouts").mapValues { String(decoding: $0, as: UTF8.self) }
    let (open, closed) = (try #require(archives["day-participants.zip"]), try #require(archives["day-training.zip"]))
    #expect(
      open.contains("day-participants/START.html") && open.contains("day-participants/training/day.html")
        && open.contains("9:50–10:30"))
    #expect(!open.contains("止まりそうだと話した") && closed.contains("止まりそうだと話した"))
    #expect(!open.contains("_headers") && open.contains("assets/course-"))
    _ = try await Publishing.handout(options, order)
    #expect(try site.folder.tree("handouts").mapValues { String(decoding: $0, as: UTF8.self) } == archives)
  }

  @Test("begins what is handed out with a page of the site's own, which leads to the course")
  func start() async throws {
    let site = try courseSite()
    let plan = try await Publishing.plan(.init(root: site.folder.path, edition: "participants", jobs: 2))
    let prints = [
      CourseStart.Print(path: "print/a.pdf", title: "読み取る", form: .sheet),
      CourseStart.Print(path: "print/b.pdf", title: "仕事", form: .handout),
    ]
    let page = try #require(plan.site.page(of: CourseStart(course: "training/day", prints: prints)))
    let text = String(decoding: page, as: UTF8.self)
    #expect(text.contains("<h1>一日の研修</h1>") && text.contains("<a href=\"training/day.html\">"))
    #expect(text.contains("<a href=\"print/a.pdf\">読み取る</a>") && text.contains("<a href=\"print/b.pdf\">仕事（配付資料）</a>"))
    #expect(text.contains("<link rel=\"stylesheet\" href=\"assets/site-"))
    #expect(plan.site.page(of: CourseStart(course: "training/dya", prints: [])) == nil)
  }

  @Test("prints the cases that a course names, as well as its decks and worksheets")
  func cases() async throws {
    let site = try courseSite()
    for (path, text) in try TinySite.council().folder.tree("content/codes") {
      try site.folder.write("content/codes/\(path)", String(decoding: text, as: UTF8.self))
    }
    try site.folder.write(
      "content/kinds/case.yml", "title: 事例\nfolder: cases-told\nfields:\n  person: {type: person, label: 人}\n")
    try site.folder.write("content/cases-told/index.md", page("事例", ""))
    try site.folder.write(
      "content/cases-told/a.md",
      TinySite.page("ある人", "person: {issues: [debt]}\n").replacing("audience: public", with: "audience: participants"))
    try site.folder.write("content/training/day.md", page("一日の研修", course + "\n[ある人](page:cases-told/a)\n"))
    let plan = try await Publishing.plan(.init(root: site.folder.path, edition: "participants", jobs: 2))
    #expect(plan.site.material(of: "training/day") == ["worksheets/a", "cases-told/a"])
    #expect(plan.site.printedForms(of: "cases-told/a").map(\.form) == [.sheet])
    #expect(plan.site.printedForms(of: "models/flow").isEmpty)
  }

  @Test("says what is wrong with a course that is asked for, and writes nothing")
  func noCourse() async throws {
    let site = try courseSite()
    func ids(_ course: String) async throws -> [String] {
      do {
        _ = try await Publishing.handout(
          .init(root: site.folder.path, jobs: 2), .init(course: course, folder: "handouts", hasPDF: false))
        return []
      } catch let stop as Stop { return stop.diagnostics.map { "\($0.id) \($0.hint?.en ?? "")" } }
    }
    #expect(try await ids("dya") == ["handout.no-course did you mean 'day'?"])
    #expect(try await ids("worksheets/a").first?.hasPrefix("handout.no-course") == true)
    try site.folder.write(
      "content/training/day.md", page("一日の研修", course).replacing("audience: participants", with: "audience: internal"))
    #expect(try await ids("day").first?.hasPrefix("handout.left-out") == true)
    #expect(!FileManager.default.fileExists(atPath: "\(site.folder.path)/handouts"))
  }

  @Test("marks exact statistics wherever they stand, and says what residents do not see and why")
  func exact() async throws {
    let site = try TinySite.council()
    var options = Publishing.Options(root: site.folder.path, edition: "training", jobs: 2)
    options.today = CalendarDate(iso: "2023-01-10")
    _ = try await Publishing.seal(options, isDryRun: false)
    _ = try await Publishing.build(options)
    let tree = try site.folder.tree("internal").mapValues { String(decoding: $0, as: UTF8.self) }
    for (path, text) in tree where path.hasSuffix(".html") && path != "404.html" {
      #expect(text.contains("2022年12月31日（令和4年12月31日）現在の正確な数を含む"), "\(path)")
    }
    let data = tree.filter { $0.key.hasPrefix("statistics/") && $0.key.hasSuffix(".csv") }
    #expect(data.count > 5)
    for (path, text) in data {
      #expect(
        text.split(separator: "\r\n").dropFirst().allSatisfy { $0.hasSuffix(",取扱注意 2022-12-31") }, "\(path)")
    }
    #expect(tree["statistics/caseload-deck.html"]?.contains("取扱注意 2022年12月31日（令和4年12月31日）</text>") == true)
    let comparison = try #require(tree["comparison/index.html"])
    #expect(comparison.contains("小さい数") && comparison.contains("ほかの数を守るため"))
    // In December five came anew, and November stands beside it for their sake.
    #expect(comparison.contains("<td class=\"right\">5</td>"))
    // Residents have no such page, and nothing of theirs says so.
    options.edition = nil
    _ = try await Publishing.build(options)
    let open = try site.folder.tree("public").mapValues { String(decoding: $0, as: UTF8.self) }
    #expect(open["comparison/index.html"] == nil && !open.values.contains { $0.contains("取扱注意") })
  }

  @Test("refuses an answer on a page of another kind, where the gate would not know of it")
  func elsewhere() async throws {
    let site = try site([
      "content/activities/omori/b.md": TinySite.page(
        "b", "district: omori\napproaches: [community]\n", "本文。\n\n```answer\n答えです。\n```\n")
    ])
    for edition in ["residents", "training"] {
      do {
        _ = try await build(site, edition)
        Issue.record("built")
      } catch let stop as Stop { #expect(stop.diagnostics.map(\.id) == ["markdown.question-elsewhere"]) }
    }
  }

  @Test("refuses a block without a name on the first page of its folder too")
  func nameless() async throws {
    let site = try site(["content/worksheets/index.md": page("ワークシート", "答え\n\n```\n忘れた名前\n```\n")])
    do {
      _ = try await build(site, "participants")
      Issue.record("built")
    } catch let stop as Stop { #expect(stop.diagnostics.map(\.id) == ["markdown.nameless-block"]) }
  }

  @Test("reads again what passed the gate when an answer is written that stands in it")
  func later() async throws {
    let site = try site([
      "content/worksheets/a.md": page("読み取る", "本文。\n"),
      "content/activities/omori/b.md": TinySite.page(
        "b", "district: omori\napproaches: [community]\n", "電気が止まりそうだと話したことが、はじまりでした。\n"),
    ])
    _ = try await build(site, "residents")
    try site.folder.write("content/worksheets/a.md", page("読み取る", sheet))
    await #expect(throws: Stop.self) { _ = try await build(site, "residents") }
  }
}

extension Array where Element: Sendable {
  /// What a closure makes of each, one after another.
  fileprivate func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
    var values: [Value] = []
    for element in self { values.append(try await transform(element)) }
    return values
  }
}
