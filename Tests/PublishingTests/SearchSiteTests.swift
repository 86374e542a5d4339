import Chronology
import Diagnostics
import Foundation
import Publishing
import TestSupport
import Testing

@Suite("Searching a site")
struct SearchSiteTests {
  private let site: TinySite
  private var folder: TemporaryFolder { site.folder }
  private static let facts = "activity-count: 3\nas-of: 2022-12\n"
  private var options: Publishing.Options {
    .init(root: folder.path, jobs: 2, today: CalendarDate(year: 2026, month: 11, day: 27))
  }

  init() throws {
    site = try TinySite.council([
      "content/search.yml": "same: [[食料, しょくりょう]]\n",
      "content/districts/secret.md": TinySite.page("ひみつの地区", Self.facts, "職員向けの覚え書きです。\n")
        .replacing("audience: public", with: "audience: internal"),
      "content/districts/blocked.md": TinySite.page("地区の頁", Self.facts, "見える文です。\n\n```internal\n見えない文です。\n```\n"),
    ])
  }

  private func problems() async -> [String] {
    do {
      _ = try await Publishing.build(options)
      return []
    } catch { return (error as? Stop)?.diagnostics.filter { $0.severity == .error }.map(\.id) ?? ["\(error)"] }
  }

  private func words() throws -> String {
    try folder.tree("public").filter { $0.key.hasPrefix("search/") }.map { String(decoding: $0.value, as: UTF8.self) }
      .joined()
  }

  @Test("has a page, a script and what pages say, and nothing that no page of the edition says")
  func files() async throws {
    _ = try await Publishing.build(options)
    let page = try folder.read("public/search/index.html")
    #expect(page.contains("<script src=\"../assets/search-") && page.contains("script-src &#39;self&#39;"))
    #expect(page.contains("form-action &#39;self&#39;"))
    #expect(try folder.read("public/404.html").contains("action=\"/tiny/search/index.html\" role=\"search\""))
    let words = try words()
    #expect(words.contains("見える文です。"), "\(words)")
    #expect(words.contains("しょくりょう"))
    #expect(!words.contains("見えない") && !words.contains("覚え書き") && !words.contains("ひみつ"))
    #expect(try await Publishing.auditOutput(options, isJoint: false).diagnostics == [])
  }

  @Test("is there where its settings are, and is nothing elsewhere")
  func settings() async throws {
    try FileManager.default.removeItem(atPath: folder.file("content/search.yml"))
    _ = try await Publishing.build(options)
    let tree = try folder.tree("public")
    #expect(tree.keys.allSatisfy { !$0.contains("search") })
    #expect(try !folder.read("public/index.html").contains("search"))
    try folder.write("content/search.yml", "same: [[食料]]\nwords: 3\n")
    #expect(await problems() == ["front-matter.wrong-type", "front-matter.unknown-key"])
    try folder.write("content/search.yml", "same: [[食料, しょくりょう], [食料, 食べ物]]\n")
    #expect(await problems() == ["search.repeated"])
    try folder.write("content/search.yml", "same: [[食料, 食べる もの]]\n")
    #expect(await problems() == ["front-matter.wrong-type"])
    try folder.write("content/search.yml", "# なし\n")
    #expect(await problems() == [])
    try folder.write(
      "content/kinds/found.yml", "title: 検索\nfolder: search\nfields:\n  place: {type: text, label: 場所}\n")
    try folder.write("content/search/index.md", TinySite.page("べつの検索"))
    #expect(await problems() == ["search.taken"])
  }

  @Test("by a file that says anything else than the pages is found out")
  func forged() async throws {
    _ = try await Publishing.build(options)
    let path = "public/search/t/0.js"
    let text = try folder.read(path)
    try folder.write(path, text.replacing("です", with: "は9人です"))
    let found = try await Publishing.auditOutput(options, isJoint: false).diagnostics
    #expect(found.map(\.place?.path).contains("search/t/0.js"))
    try folder.write(path, text)
    #expect(try await Publishing.auditOutput(options, isJoint: false).diagnostics == [])
    // A script of another's could show whatever it likes.
    let script = try #require(try folder.tree("public").keys.first { $0.hasPrefix("assets/search-") })
    try folder.write("public/\(script)", try folder.read("public/\(script)") + "alert(9)\n")
    #expect(try await Publishing.auditOutput(options, isJoint: false).diagnostics.map(\.place?.path).contains(script))
  }

  @Test("does not make the gate see numbers and names that no page has")
  func apart() async throws {
    try folder.write(
      "content/districts/blocked.md",
      TinySite.page(
        "地区の頁", Self.facts,
        "| 月 | 人数 | 世帯 |\n|---|---|---|\n| 03 | 1234 | 5678 |\n| 1234 | 5678 | 9018 |\n\n- 03\n- 1234\n- 5678\n"))
    #expect(await problems() == [])
  }

  @Test("is by one script, as the tool writes it into its page")
  func scripts() async throws {
    _ = try await Publishing.build(options)
    let path = "public/search/index.html"
    let page = try folder.read(path)
    let tag = try #require(page.firstMatch(of: #/<script src="([^"]+)" defer><\/script>/#))
    for other in [
      "<script src=\"https://evil.example/x.js\" src=\"\(tag.1)\" defer></script>",
      "<script src=\"\(tag.1)\" defer>var count = 3</script>",
      "<script src=\"\(tag.1)\" onload=\"x()\" defer></script>",
      "<script type=\"application/json\" src=\"\(tag.1)\" defer></script>",
    ] {
      try folder.write(path, page.replacing(String(tag.0), with: other))
      let found = try await Publishing.auditOutput(options, isJoint: false).diagnostics
      #expect(found.map(\.place?.path).contains("search/index.html"), "\(other)")
    }
    try folder.write(path, page)
    // What others put beside the site is not of it, for build and audit alike.
    try folder.write("public/old.html", try folder.read("public/districts/omori.html"))
    _ = try await Publishing.build(options)
    #expect(try await Publishing.auditOutput(options, isJoint: false).diagnostics == [])
  }

  @Test("follows a change of a page, whatever a build takes from the last one")
  func changed() async throws {
    _ = try await Publishing.build(options)
    try folder.write("content/districts/blocked.md", TinySite.page("地区の頁", Self.facts, "あたらしい文です。\n"))
    _ = try await Publishing.build(options)
    let words = try words()
    #expect(words.contains("あたらしい文です。") && !words.contains("見える文です。"))
    let incremental = try folder.tree("public").filter { $0.key != "engawa-manifest.json" }
    var clean = options
    clean.usesCache = false
    _ = try await Publishing.build(clean)
    #expect(try folder.tree("public").filter { $0.key != "engawa-manifest.json" } == incremental)
  }

  @Test("has its data in one file as well, which follows from the others to the byte")
  func package() async throws {
    _ = try await Publishing.build(options)
    #expect(try folder.read("public/statistics/index.html").contains("href=\"all/data.zip\" download"))
    let codes = try folder.read("public/statistics/all/codebook.csv")
    #expect(codes.contains("caseload-deck,column,") && codes.contains(",word,status,hidden,"))
    // Whatever address the site is built for, the auditor makes the same.
    var elsewhere = options
    elsewhere.baseURL = "https://ward.example/x/"
    _ = try await Publishing.build(elsewhere)
    #expect(try await Publishing.auditOutput(options, isJoint: false).diagnostics == [])
    let readme = try folder.read("public/statistics/all/readme.txt")
    #expect(readme.contains("数の基準日: ") && readme.contains("CC BY 4.0"))
    // Tables that are not shown by themselves are not told of.
    let shown = try folder.tree("public").keys.filter { $0.hasPrefix("statistics/") && $0.hasSuffix(".csv") }
    for line in readme.split(separator: "\r\n") where line.contains(".csv  ") && !line.hasPrefix("codebook") {
      #expect(shown.contains("statistics/\(line.prefix { $0 != " " })"), "\(line)")
    }
    for file in ["data.zip", "codebook.csv", "readme.txt"] {
      let path = "public/statistics/all/\(file)"
      let bytes = try #require(try folder.tree("public")["statistics/all/\(file)"])
      try folder.write(path, bytes + Data("9".utf8))
      let found = try await Publishing.auditOutput(options, isJoint: false).diagnostics
      #expect(found.map(\.place?.path) == ["statistics/all/\(file)"])
      try folder.write(path, bytes)
    }
  }

  @Test("does not repeat what the gate lets through on one page alone")
  func waived() async throws {
    try folder.write("content/districts/blocked.md", TinySite.page("地区の頁", Self.facts, "電話は 03-1234-5678 です。\n"))
    #expect(await problems() != [])
    try folder.write(
      "engawa.yml",
      try folder.read("engawa.yml") + """
        waivers:
          - {rule: any-phone, file: districts/blocked.html, reason: 架空の番号です, who: 架空 太郎, expires: 2026-12-31}

        """)
    let found = await problems()
    #expect(found == [], "\(found)")
    #expect(try !words().contains("1234"))
  }
}
