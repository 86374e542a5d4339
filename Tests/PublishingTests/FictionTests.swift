import Diagnostics
import Foundation
import Publishing
import TestSupport
import Testing

@Suite("Made-up figures")
struct FictionTests {
  /// A site of twenty-four people, with a counted and a given table, and a report on both.
  private struct Site {
    let site: TinySite
    var options: Publishing.Options { .init(root: site.folder.path, jobs: 2) }

    init(isFictional: Bool, given: String = "", report: String) throws {
      site = try TinySite([
        "engawa.yml": TinySite.configuration + "register: {fictional: \(isFictional)}\n"
          + TinySite.editions("threshold: 5"),
        "content/statistics/people.yml":
          "title: きっかけ\nperiod: 2022-04\nunit: persons\nsource: 記録\nrows: {by: route, total: true}\n",
        "content/statistics/acts.yml":
          "title: 活動の数\nunit: activities\nsource: 資料\nrows: {by: district}\n\(given)"
          + "given: {chofu: 22, omori: 14, kamata: 7, kojiya-haneda: 4}\n",
        "content/reports/index.md": TinySite.page("報告の一覧"),
        "content/reports/a.md": TinySite.page(
          "報告のページ", "", report),
      ])
      try Repository.copyFixture("council/content/codes", to: site.folder, as: "content/codes")
      var text = "id,district,opened,route,first-contact,age-band,household,issues,name,birth-date,2022-04\n"
      for index in 0..<24 {
        let route = index < 12 ? "telephone" : "outreach"
        text +=
          "R4-\(1000 + index),chofu,2022-04-10,\(route),self,40s,single,poverty,架空 人\(index),1977-01-05,new\n"
      }
      try site.folder.write("content/cases/a.csv", text)
    }

    func sealAndBuild() async throws {
      _ = try await Publishing.seal(options, isDryRun: false)
      _ = try await Publishing.build(options)
    }

    func page(_ name: String) throws -> String {
      try String(contentsOfFile: site.folder.file("public/\(name)"), encoding: .utf8)
    }
  }

  private static let report = """
    電話は[?人](stat:people[telephone])で、全体の[?](stat:people[telephone]/people[total])%です。

    ```chart
    table: people
    title: 図
    ```
    """

  @Test("are marked wherever a reader meets them, in words that templates do not hold")
  func marked() async throws {
    let site = try Site(isFictional: true, report: Self.report)
    // A theme that shows no titles.
    for name in ["table", "statistics", "page"] {
      let template = try TinySite.theme("pages/\(name).mustache")
      try site.site.folder.write(
        "templates/pages/\(name).mustache", template.replacing("<h1>{{title}}</h1>", with: "<h1>見出し</h1>"))
    }
    try await site.sealAndBuild()
    let (table, report) = (try site.page("statistics/people.html"), try site.page("reports/a.html"))
    #expect(table.contains("<p class=\"fictional\">架空の数です。"))
    #expect(table.contains("単位: 人（実人数）、架空"))
    #expect(report.contains("<p class=\"fictional\">このページには、架空の数があります。"))
    #expect(report.contains(">架空の12人</data>で、全体の<data") && report.contains(">架空の50</data>%です"))
    #expect(report.contains("棒グラフ。単位は人（実人数）、架空。"))
    #expect(try site.page("statistics/index.html").contains("【架空】きっかけ"))
    #expect(try site.page("statistics/index.html").contains("<p class=\"fictional\">"))
    #expect(try site.page("reports/index.html").contains("【架空の数を含む】報告のページ"))
    #expect(try site.page("feed.xml").contains("<title>【架空の数を含む】報告のページ</title>"))
    let data = try site.page("statistics/people.csv")
    #expect(data.contains(",as_of,fictional\r\n") && data.contains("2022-04-30,架空\r\n"))
    // Those of the source are not.
    let given = try site.page("statistics/acts.html")
    #expect(!given.contains("架空の数") && !given.contains("【架空】"))
    #expect(try !site.page("statistics/acts.csv").contains("fictional"))
  }

  @Test("are not made up where nobody says so, and given ones are where their declaration does")
  func given() async throws {
    let real = try Site(isFictional: false, report: Self.report)
    try await real.sealAndBuild()
    #expect(try !real.page("statistics/people.html").contains("架空の数"))
    #expect(try real.page("reports/a.html").contains(">12人</data>"))
    let made = try Site(isFictional: false, given: "fictional: true\n", report: "[14件](stat:acts[omori])")
    try await made.sealAndBuild()
    #expect(try made.page("statistics/acts.html").contains("<p class=\"fictional\">"))
    #expect(try made.page("reports/a.html").contains("<p class=\"fictional\">"))
    #expect(try !made.page("statistics/people.html").contains("<p class=\"fictional\">"))
  }

  @Test("are marked where an author wrote the number too, and once")
  func written() async throws {
    let report = "[12人](stat:people[telephone])と架空の[約5割](stat:people[telephone]/people[total])。"
    let site = try Site(isFictional: true, report: report)
    try await site.sealAndBuild()
    let page = try site.page("reports/a.html")
    #expect(page.contains(">架空の12人</data>と架空の<data") && page.contains(">約5割</data>。"))
  }

  @Test("stay marked when nobody says any more that they are, until others are sealed")
  func sealed() async throws {
    let site = try Site(isFictional: true, report: Self.report)
    try await site.sealAndBuild()
    let configuration = try site.site.folder.read("engawa.yml")
    try site.site.folder.write("engawa.yml", configuration.replacing("{fictional: true}", with: "{fictional: false}"))
    let built = try await Publishing.build(site.options)
    #expect(built.warnings.map(\.id).contains("sealing.no-longer-fictional"))
    #expect(try site.page("statistics/people.html").contains("架空の数です。"))
    #expect(try site.page("reports/a.html").contains(">架空の12人</data>"))
    // Whoever seals them says that they are real.
    #expect(try await Publishing.seal(site.options, isDryRun: false).value.file != nil)
    let after = try await Publishing.build(site.options)
    #expect(after.warnings.isEmpty)
    #expect(try !site.page("statistics/people.html").contains("架空の数です。"))
  }

  @Test(
    "are refused where a theme puts their mark out of sight",
    arguments: [
      "<template><main></main></template>", "<div hidden><main></main></div>", "<details><main></main></details>",
      "<div popover><main></main></div>", "<canvas><main></main></canvas>", "<div class=\"spoken\"><main></main></div>",
    ])
  func unseen(before: String) async throws {
    let site = try Site(isFictional: true, report: Self.report)
    let path = "templates/layout.mustache"
    let layout = try TinySite.theme("layout.mustache")
    let body = try #require(layout.firstRange(of: "<body"))
    let end = try #require(layout[body.lowerBound...].firstIndex(of: ">"))
    let behind = layout.index(after: end)
    try site.site.folder.write(path, layout[..<behind] + before + layout[behind...])
    _ = try await Publishing.seal(site.options, isDryRun: false)
    do {
      _ = try await Publishing.build(site.options)
      Issue.record("built")
    } catch let stop as Stop {
      #expect(stop.cause == .refused && stop.diagnostics.contains { $0.id == "audit.site" })
    }
  }

  @Test("are marked beside comments and attributes that look like the beginning of a page")
  func strange() async throws {
    let site = try Site(isFictional: true, report: Self.report)
    let path = "templates/layout.mustache"
    let layout = try TinySite.theme("layout.mustache")
    let changed = layout.replacing("<main id", with: "<!-- <main> --><main title=\"a>b\" id")
    #expect(changed != layout)
    try site.site.folder.write(path, changed)
    try await site.sealAndBuild()
    #expect(try site.page("reports/a.html").contains(#/<main title="a>b" [^>]*>\n<p class="fictional">/#))
  }

  @Test("do not mark a table whose name ends like theirs")
  func names() async throws {
    let site = try Site(isFictional: true, report: "[47件](stat:deck-people[total])です。")
    try site.site.folder.write(
      "content/statistics/deck-people.yml",
      "title: 活動\nunit: activities\nsource: 資料\nrows: {by: district, total: true}\n"
        + "given: {chofu: 22, omori: 14, kamata: 7, kojiya-haneda: 4}\n")
    try await site.sealAndBuild()
    #expect(try !site.page("reports/a.html").contains("架空の数"))
  }

  @Test("are said of the register, not of a counted table")
  func misplaced() async throws {
    let site = try Site(isFictional: true, report: Self.report)
    try site.site.folder.write(
      "content/statistics/people.yml",
      "title: きっかけ\nperiod: 2022-04\nunit: persons\nsource: 記録\nfictional: true\nheld-against: acts\nrows: route\n")
    do {
      _ = try await Publishing.build(site.options)
      Issue.record("nothing was refused")
    } catch let stop as Stop {
      let ids = Set(stop.diagnostics.map(\.id))
      #expect(ids.isSuperset(of: ["statistics.fiction-of-register", "statistics.counterpart"]))
    }
  }

  // MARK: - Tables that are shown once

  private static let deck =
    "title: 資料の表\nperiod: 2022-04\nunit: persons\nsource: 資料\nheld-against: people\nrows: {by: route, total: true}\n"

  private func withDeck(_ telephone: Int, heldAgainst name: String = "people") throws -> Site {
    let site = try Site(isFictional: true, report: "[24人](stat:deck[total])")
    let codes = try String(contentsOfFile: site.site.folder.file("content/codes/routes.yml"), encoding: .utf8)
      .matches(of: #/code: ([a-z-]+)/#).map { String($0.1) }
    let rows = codes.map { "  \($0): \(["telephone": telephone, "outreach": 12][$0] ?? 0)\n" }.joined()
    try site.site.folder.write(
      "content/statistics/deck.yml",
      Self.deck.replacing("against: people", with: "against: \(name)") + "given:\n\(rows)")
    return site
  }

  @Test("a given table is shown in the place of the counted one that it is held against")
  func counterpart() async throws {
    let site = try withDeck(12)
    try await site.sealAndBuild()
    #expect(try site.page("statistics/deck.html").contains("資料の表"))
    #expect(!FileManager.default.fileExists(atPath: site.site.folder.file("public/statistics/people.html")))
    #expect(!FileManager.default.fileExists(atPath: site.site.folder.file("public/statistics/people.csv")))
    #expect(try !site.page("statistics/index.html").contains("きっかけ</a>"))
    try site.site.folder.write("content/reports/a.md", TinySite.page("報告", "", "```chart\ntable: people\n```\n"))
    await #expect(throws: Stop.self) { _ = try await Publishing.build(site.options) }
  }

  @Test("a given table whose figures were changed after they were sealed is told, and not sealed without a word")
  func changedAfterSealing() async throws {
    let site = try withDeck(12)
    try await site.sealAndBuild()
    let text = try site.site.folder.read("content/statistics/deck.yml").replacing("held-against: people\n", with: "")
    // A figure that is another is held against the counted table of the same months, named or not.
    try site.site.folder.write("content/statistics/deck.yml", text.replacing("telephone: 12", with: "telephone: 13"))
    for run in [
      Publishing.check,
      {
        _ = try await Publishing.seal($0, isDryRun: false); return try await Publishing.check($0)
      },
    ]
      as [@Sendable (Publishing.Options) async throws -> BuildReport]
    {
      await #expect { _ = try await run(site.options) } throws: { error in
        (error as? Stop)?.diagnostics.contains { $0.id == "check.failed" } ?? false
      }
    }
    // One that is gone is held against what was sealed.
    try site.site.folder.write("content/statistics/deck.yml", text.replacing("telephone: 12", with: "telephone: …"))
    let warnings = try await Publishing.check(site.options).warnings.map(\.id)
    #expect(warnings.contains("sealing.changed"), "\(warnings)")
    do {
      _ = try await Publishing.seal(site.options, isDryRun: false)
      Issue.record("sealed")
    } catch let stop as Stop {
      #expect(stop.diagnostics.contains { $0.id == "seal.changed" }, "\(stop.diagnostics)")
    }
  }

  @Test("a given table that differs from its counterpart is refused, and so is a counterpart that is not there")
  func differing() async throws {
    let twice = try withDeck(12)
    try twice.site.folder.write(
      "content/statistics/a-deck.yml", try twice.site.folder.read("content/statistics/deck.yml"))
    let empty = try withDeck(12)
    let rows = try empty.site.folder.read("content/statistics/deck.yml").replacing(#/(?m)^(  [a-z-]+:) \d+$/#) {
      "\($0.1) …"
    }
    try empty.site.folder.write("content/statistics/deck.yml", rows)
    for (site, id) in [
      (try withDeck(13), "check.failed"), (try withDeck(12, heldAgainst: "peeple"), "statistics.unknown-counterpart"),
      (twice, "statistics.counterpart-taken"), (empty, "statistics.counterpart-empty"),
    ] {
      do {
        _ = try await Publishing.build(site.options)
        Issue.record("nothing was refused")
      } catch let stop as Stop {
        let found = stop.diagnostics.first { $0.id == id }
        #expect(found?.place?.path == "content/statistics/deck.yml" && found?.place?.position?.line == 5)
      }
    }
  }
}
