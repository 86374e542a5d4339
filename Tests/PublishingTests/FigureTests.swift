import Diagnostics
import Foundation
import Publishing
import TestSupport
import Testing

@Suite("Figures in texts")
struct FigureTests {
  /// What is found in a council's site, without its register, with a text in the place of a page of its own.
  private func build(_ text: String, audience: String = "public") async throws -> (page: String, found: [Diagnostic]) {
    let folder = try TinySite.council(hasRegister: false).folder
    let page = TinySite.page("図の試験", "", text).replacing("audience: public", with: "audience: \(audience)")
    try folder.write("content/models/figures.md", page)
    let options = Publishing.Options(root: folder.path, edition: "residents", jobs: 2)
    do {
      let report = try await Publishing.build(options)
      guard audience == "public" else { return ("", report.warnings) }
      let path = folder.file("public/models/figures.html")
      return (try String(contentsOfFile: path, encoding: .utf8), report.warnings)
    } catch let stop as Stop {
      return ("", stop.diagnostics)
    }
  }

  private static func chart(_ yaml: String) -> String { "\n本文です。\n\n```chart\n\(yaml)\n```\n" }

  @Test("stand on the page with their table, data, link and words")
  func page() async throws {
    let diagram = "\n```diagram\nkind: flow\ntitle: 流れ\nsteps:\n  - {label: 把握する, page: roles/outreach}\n  - つなぐ\n```\n"
    let (page, found) = try await build(
      Self.chart("table: caseload-deck\nhighlight: [2022-12]\nnote: 試験の注です。") + diagram)
    #expect(found.filter { $0.id.hasPrefix("chart") || $0.id.hasPrefix("link") } == [])
    #expect(page.contains("<figure class=\"chart\" id=\"figure-1\" data-table=\"caseload-deck\">"))
    #expect(page.contains("<desc id=\"figure-1-wide-d\">積み上げ棒グラフ。"))
    #expect(page.contains("試験の注です。") && page.contains("href=\"../statistics/caseload-deck.csv\""))
    #expect(page.contains("href=\"#figure-1\"") && page.contains("<details>"))
    #expect(page.contains("<a href=\"../roles/outreach.html\">"))
    #expect(page.contains("<li><a href=\"../roles/outreach.html\">把握する</a>"))
    let ids = page.matches(of: #/ id="([^"]+)"/#).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    #expect(!page.contains("style=") && !page.contains("foreignObject"))
  }

  @Test("may be ways to go, each with a sign of the theme")
  func links() async throws {
    let (page, found) = try await build(
      "\n本文です。\n\n```links\nlinks:\n  - {sign: food, label: 食べるもの, page: roles/outreach}\n"
        + "  - {label: ほか, text: 電話でも, page: roles/outreach}\n```\n")
    #expect(found.filter { $0.severity == .error } == [])
    #expect(page.contains("<ul class=\"signs\" id=\"links-1\">"))
    #expect(page.contains("<li><a href=\"../roles/outreach.html\"><svg class=\"sign\""))
    #expect(page.contains("<li><a href=\"../roles/outreach.html\"><span>ほか <small>電話でも</small></span></a></li>"))
  }

  @Test("show the water around a map of tiles")
  func waters() async throws {
    let (page, found) = try await build(Self.chart("table: activities\nkind: tiles\nwaters: {east: 東京湾, south: 多摩川}"))
    #expect(found.filter { $0.severity == .error } == [])
    #expect(page.matches(of: #/<rect class="sea"/#).count == 4 && page.contains(">東京湾</text>"))
  }

  @Test("may be a table as it is published")
  func table() async throws {
    let (page, found) = try await build("\n本文です。\n\n```table\ntable: caseload-deck\nnote: 試験の注です。\n```\n")
    #expect(found.filter { $0.id.hasPrefix("chart") || $0.id.hasPrefix("audit") } == [])
    #expect(page.contains("<div class=\"table-block\" id=\"table-1\">") && page.contains("試験の注です。"))
    #expect(page.contains("<figure class=\"statistics\" data-table=\"caseload-deck\">"))
    #expect(page.contains("<td class=\"right\">208</td>") && page.contains("<span aria-hidden=\"true\">x</span>"))
    #expect(page.contains("href=\"../statistics/caseload-deck.csv\""))
  }

  @Test(
    "say what is wrong with them, and where",
    arguments: [
      ("chart", "kind: bar", "front-matter.missing-key", 0), ("chart", "table: caselaod", "chart.unknown-table", 1),
      ("chart", "table: issues-2022-09", "chart.withheld-table", 1),
      ("chart", "table: caseload-deck\nkind: pie", "front-matter.unknown-code", 2),
      ("chart", "table: caseload-deck\ncolour: red", "front-matter.unknown-key", 2),
      ("chart", "table: caseload-deck\nrows: [nwe]", "chart.unknown-code", 2),
      ("chart", "table: caseload-deck\nhighlight: [2023-12]", "chart.unknown-code", 2),
      ("chart", "table: caseload-deck\nkind: bar", "chart.wrong-kind", 2),
      ("chart", "table: caseload-deck\nkind: pyramid", "chart.wrong-kind", 2),
      ("chart", "table: issue-groups-by-quarter\nkind: stacked", "chart.not-parts", 2),
      ("chart", "table: first-contacts\nkind: line", "chart.not-over-time", 2),
      ("chart", "table: activities\nkind: tiles\ntiles: [[omori]]", "chart.missing-tiles", 2),
      ("chart", "table: activities\ntiles: [[omori]]", "chart.tiles-of-other", 1),
      ("chart", "table: activities\nwaters: {east: 東京湾}", "chart.tiles-of-other", 1),
      ("chart", "table: activities\nkind: tiles\nwaters: {up: 東京湾}", "front-matter.unknown-key", 3),
      ("links", "links:\n  - {label: 食べるもの}", "front-matter.missing-key", 2),
      ("links", "links:\n  - {label: 食べるもの, page: nowhere}", "link.dangling", 2),
      ("links", "links:\n  - {label: 食べるもの, page: roles/outreach, sign: pizza}", "front-matter.unknown-code", 2),
      ("chart", "table: activities\nrows: [omori, omori]", "chart.repeated-code", 2),
      ("table", "title: 表", "front-matter.missing-key", 0), ("table", "table: caselaod", "chart.unknown-table", 1),
      ("table", "table: issues-2022-09", "chart.withheld-table", 1),
      ("table", "table: caseload-deck\nkind: bar", "front-matter.unknown-key", 2),
      ("diagram", "kind: flow\ntitle: 図\nsteps:\n  - {label: 一, items: [二]}", "front-matter.unknown-key", 4),
      ("chart", "table: [a", "yaml.open-bracket", 1),
      ("diagram", "kind: flow\ntitle: 図", "front-matter.missing-key", 0),
      ("diagram", "kind: venn\ntitle: 図\ncircles: [一, 二]\ncenter: 三", "front-matter.wrong-type", 3),
      ("diagram", "kind: flow\ntitle: 図\nsteps:\n  - {label: 一, page: roles/outreahc}", "link.dangling", 4),
      ("diagram", "kind: flow\ntitle: 図\nsteps:\n  - {text: 名前がない}", "front-matter.missing-key", 4),
      ("diagram", "kind: rainbow\ntitle: 図", "front-matter.unknown-code", 1),
      ("diagram", "kind: flow\ntitle: 図\nsteps: [一]\nwheels: [二]", "front-matter.unknown-key", 4),
    ])
  func errors(kind: String, yaml: String, id: String, line: Int) async throws {
    let found = try await build("\n本文です。\n\n```\(kind)\n\(yaml)\n```\n").found.filter { $0.severity == .error }
    #expect(found.map(\.id).contains(id), "\(found.map(\.id))")
    let problem = try #require(found.first { $0.id == id })
    #expect(problem.place?.path == "content/models/figures.md")
    // The front matter has seven lines; the text begins behind it.
    #expect(problem.place?.position?.line == 11 + line, "\(problem)")
  }

  @Test("have their place in lists and quotations too")
  func nested() async throws {
    for (text, column) in [
      ("- 一\n\n  ```chart\n  table: nolist\n  ```\n", 10), ("> ```chart\n> table: nolist\n> ```\n", 10),
    ] {
      let problem = try #require(try await build("\n本文です。\n\n" + text).found.first { $0.id == "chart.unknown-table" })
      #expect(problem.place?.position?.column == column, "\(text)")
    }
    let tiles = "table: activities\nkind: tiles\nrows: [omori, chofu]\ntiles: [[chofu, omori]]"
    #expect(try await build(Self.chart(tiles)).found.filter { $0.severity == .error } == [])
    let page = try await build("\n- 一\n\n  ```chart\n  table: caseload-deck\n  note: リストの中です。\n  ```\n").page
    #expect(page.contains("リストの中です。"))
  }

  @Test("are read for mistakes on pages that the edition leaves out too")
  func leftOut() async throws {
    let found = try await build(Self.chart("tabel: caseload-deck"), audience: "internal").found
    #expect(found.contains { $0.id == "front-matter.unknown-key" })
    // What residents may not see, the council's own people may.
    let hidden = "十二月の新規は[5人](stat:caseload-deck[new,2022-12])です。\n"
    #expect(try await build(hidden).found.contains { $0.id == "figure.hidden" })
    #expect(try await !build(hidden, audience: "internal").found.haveErrors)
  }

  @Test("come by value only where every figure may be seen")
  func sorted() async throws {
    func values(_ table: String) async throws -> [Int] {
      let page = try await build(Self.chart("table: \(table)\nsorted: true")).page
      let svg = try #require(page.firstMatch(of: #/<svg class="chart-svg wide".*?</svg>/#)).0
      return svg.matches(of: #/data-cell="\d+,0">(\d+)</#).compactMap { Int($0.1) }
    }
    let households = try await values("households")
    #expect(households.count == 5 && households == households.sorted(by: >))
    let routes = try await values("routes")
    #expect(routes.count > 3 && routes != routes.sorted(by: >))
  }
}
