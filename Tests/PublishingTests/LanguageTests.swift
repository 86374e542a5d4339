import Chronology
import Diagnostics
import Foundation
import Publishing
import TestSupport
import Testing

@Suite("A site in several languages")
struct LanguageTests {
  private static let english = """
    ---
    title: \(title)
    summary: What it is.
    status: published
    updated: 2022-12-31
    ---

    """
  private static let title = "TITLE"

  private static func page(_ title: String, _ body: String = "Text.\n") -> String {
    english.replacing(Self.title, with: title) + body
  }

  private static let kind = """
    title: {ja: お知らせ, ja-simple: おしらせ, en: News}
    fields:
      held: {type: date, required: true, label: {ja: 日付, ja-simple: ひ, en: Date}}
      place: {type: text, required: true, label: {ja: 場所, ja-simple: ばしょ, en: Place}}
      district: {type: reference, to: districts, label: {ja: 地区, ja-simple: ちく, en: District}}

    """
  private static let district = "title: {ja: 地区, ja-simple: ちく, en: Districts}\nfolder: districts\n"

  private static func site(_ more: [String: String] = [:], languages: String = "[ja, ja-simple, en]") throws -> TinySite
  {
    let configuration = """
      title: {ja: 小さなサイト, ja-simple: ちいさな サイト, en: A small site}
      description: {ja: 試験, ja-simple: ためす, en: A test}
      base-url: https://example.org/tiny/
      language: ja
      publisher: {ja: 架空区社協, ja-simple: しゃきょう, en: The council}
      navigation: [news, districts]
      editions: {residents: {clearance: public, output: public, languages: \(languages)}}

      """
    let folder = try TinySite()
    for path in ["content", "templates"] { try FileManager.default.removeItem(atPath: folder.folder.file(path)) }
    let files = [
      "engawa.yml": configuration, "content/kinds/news.yml": kind, "content/kinds/district.yml": district,
      "content/news/index.md": TinySite.page("お知らせ"), "content/districts/index.md": TinySite.page("地区"),
      "content/news/opening.md": TinySite.page(
        "開所", "held: 2022-12-01\nplace: 会館\ndistrict: omori\n", "[大森](page:districts/omori)\n"),
      "content/districts/omori.md": TinySite.page("大森", "", "## 見出し\n"),
      "content/index.md": TinySite.page("ようこそ"), "content/index.en.md": page("Welcome"),
      "content/news/index.en.md": page("News"),
      "content/news/opening.en.md": page(
        "Opening", "[Omori](page:districts/omori#見出し) [home](page:index)\n"
      ).replacing("2022-12-31\n", with: "2022-12-31\nplace: Hall\n"),
    ].merging(more, uniquingKeysWith: { $1 })
    for (path, text) in files where !text.isEmpty { try folder.folder.write(path, text) }
    return folder
  }

  private static func problems(_ more: [String: String], languages: String = "[ja, ja-simple, en]") async throws
    -> [Diagnostic]
  {
    let site = try site(more, languages: languages)
    do { return try await Publishing.build(.init(root: site.folder.path, jobs: 2)).warnings } catch let stop as Stop {
      return stop.diagnostics
    }
  }

  @Test("says of what is Japanese on pages in other languages that it is, and what is made up in theirs")
  func foreign() async throws {
    let site = try Self.site([
      "content/kinds/news.yml": Self.kind
        + "group-by: {field: district, otherwise: {ja: ほか, ja-simple: ほか, en: Others}}\n",
      "content/news/opening.md": TinySite.page(
        "開所",
        "held: 2022-12-01\nplace: 会館\ndistrict: omori\nfictional: true\nsources: [{title: 資料集, publisher: 社協, adapted: true}]\n"
      ),
      "content/news/opening.en.md": Self.page("Opening", "A [縁側](lang:ja).\n").replacing(
        "2022-12-31\n", with: "2022-12-31\nplace: Hall\n"),
    ])
    _ = try await Publishing.build(.init(root: site.folder.path, jobs: 2))
    let page = try site.folder.read("public/en/news/opening.html")
    #expect(page.contains("<h1>[Made up] Opening</h1>") && page.contains("This page is made up: no real times"))
    #expect(page.contains("A <span lang=\"ja\">縁側</span>."))
    #expect(page.contains("Source: <span lang=\"ja\"><cite>資料集</cite>, 社協</span> (adapted)"))
    #expect(try site.folder.read("public/en/news/index.html").contains("<h2 lang=\"ja\">大森</h2>"))
    #expect(try site.folder.read("public/news/index.html").contains("<h2>大森</h2>"))
    #expect(try site.folder.read("public/news/opening.html").contains("<cite>資料集</cite>、社協</span>（一部改変）"))
  }

  @Test("has each page in the folder of its language, with the words and dates of it")
  func pages() async throws {
    let site = try Self.site()
    let report = try await Publishing.build(.init(root: site.folder.path, jobs: 2))
    #expect(report.warnings == [])
    let page = try site.folder.read("public/en/news/opening.html")
    #expect(page.contains("<html lang=\"en\">") && page.contains("<title>Opening | A small site</title>"))
    #expect(
      page.contains("<dt>Date</dt>") && page.contains("<dd>1 December 2022</dd>") && page.contains("<dd>Hall</dd>"))
    #expect(page.contains("Skip to the text") && page.contains("The council"))
    #expect(site.folder.has("public/en/index.html") && !site.folder.has("public/en/districts/omori.html"))
    #expect(!site.folder.has("public/ja-simple") && !site.folder.has("public/ja"))
    #expect(
      try site.folder.read("public/sitemap.xml").contains("<loc>https://example.org/tiny/en/news/opening.html</loc>"))
  }

  @Test("tells schedules in the words of the page, and says in which language an address is")
  func schedules() async throws {
    let site = try Self.site([
      "content/kinds/news.yml": Self.kind
        + """
          when: {type: schedule, label: {ja: 日時, ja-simple: いつ, en: When}}
          where: {type: address, label: {ja: 住所, ja-simple: 住所, en: Address}}

        """.replacing("    ", with: "  "),
      "content/news/opening.md": TinySite.page(
        "開所",
        """
        held: 2022-12-01
        place: 会館
        when: {when: 毎週火曜 10:00–12:00, changes: [{date: 2022-12-27, reason: 大掃除, told: 2022-12-01}]}
        where: 架空区1-1

        """),
      "content/news/opening.en.md": Self.page("Opening").replacing("2022-12-31\n", with: "2022-12-31\nplace: Hall\n"),
      "content/news/opening.ja-simple.md": Self.page("ひらく").replacing(
        "2022-12-31\n", with: "2022-12-31\nplace: かいかん\n"),
    ])
    _ = try await Publishing.build(
      .init(root: site.folder.path, jobs: 2, today: CalendarDate(year: 2022, month: 12, day: 20)))
    let page = try site.folder.read("public/en/news/opening.html")
    #expect(page.contains("<dd>Every Tuesday, 10:00–12:00</dd>") && page.contains("<dd lang=\"ja\">架空区1-1</dd>"))
    #expect(page.contains("<span class=\"reason\" lang=\"ja\">大掃除</span>"))
    let plain = try site.folder.read("public/ja-simple/news/opening.html")
    #expect(
      plain.contains("<ruby>火曜日<rp>（</rp><rt>かようび</rt><rp>）</rp></ruby> 10:00から 12:00まで")
        && plain.contains("<dd>架空区1-1</dd>"))
    #expect(try site.folder.read("public/news/opening.html").contains("<dd>毎週火曜 10:00–12:00</dd>"))
  }

  @Test("leads to the reader's language where there is a page, else to the site's, and says so")
  func links() async throws {
    let site = try Self.site()
    _ = try await Publishing.build(.init(root: site.folder.path, jobs: 2))
    let page = try site.folder.read("public/en/news/opening.html")
    #expect(
      page.contains("<a href=\"../../districts/omori.html#%E8%A6%8B%E5%87%BA%E3%81%97\" hreflang=\"ja\">Omori</a>"))
    #expect(page.contains("<a href=\"../index.html\">home</a>"))
    #expect(page.contains("<dd><a href=\"../../districts/omori.html\" lang=\"ja\" hreflang=\"ja\">大森</a></dd>"))
    // The list of a folder and the navigation.
    #expect(try site.folder.read("public/en/news/index.html").contains("<a href=\"opening.html\">Opening</a>"))
    #expect(page.contains("<li><a href=\"../../districts/index.html\" lang=\"ja\" hreflang=\"ja\">地区</a></li>"))
    #expect(page.contains("<li><a href=\"index.html\" aria-current=\"true\">News</a></li>"))
  }

  @Test("tells of each page which languages it has")
  func alternates() async throws {
    let site = try Self.site([
      "content/news/opening.ja-simple.md": Self.page("ひらきました").replacing(
        "updated: 2022-12-31\n", with: "updated: 2022-12-31\nplace: かいかん\n")
    ])
    _ = try await Publishing.build(.init(root: site.folder.path, jobs: 2))
    for path in ["public/news/opening.html", "public/en/news/opening.html", "public/ja-simple/news/opening.html"] {
      let page = try site.folder.read(path)
      #expect(
        page.contains("<link rel=\"alternate\" hreflang=\"ja\" href=\"https://example.org/tiny/news/opening.html\">"))
      #expect(page.contains("hreflang=\"ja-x-simple\" href=\"https://example.org/tiny/ja-simple/news/opening.html\">"))
      #expect(page.contains("lang=\"en\" hreflang=\"en\""))
      #expect(page.components(separatedBy: "aria-current=\"page\">").count >= 2)
    }
    #expect(try site.folder.read("public/ja-simple/news/opening.html").contains("<html lang=\"ja-x-simple\">"))
    // What is in one language alone leads to the front pages in the others.
    let other = try site.folder.read("public/districts/omori.html")
    let link = "<li><a href=\"../en/index.html\" lang=\"en\" hreflang=\"en\">Home page in English</a></li>"
    #expect(other.contains(link))
    #expect(!other.contains("ja-simple/index.html") && !other.contains("日本語のトップページ"))
  }

  @Test("leads from pages in one language to a front page in another as soon as there is one, and no longer")
  func homes() async throws {
    let site = try Self.site(["content/index.en.md": ""])
    _ = try await Publishing.build(.init(root: site.folder.path, jobs: 2))
    let before = try site.folder.read("public/districts/omori.html")
    #expect(!before.contains("class=\"languages\""))
    try site.folder.write("content/index.en.md", Self.page("Home"))
    _ = try await Publishing.build(.init(root: site.folder.path, jobs: 2))
    #expect(try site.folder.read("public/districts/omori.html").contains("Home page in English"))
    try FileManager.default.removeItem(atPath: "\(site.folder.path)/content/index.en.md")
    _ = try await Publishing.build(.init(root: site.folder.path, jobs: 2))
    #expect(try site.folder.read("public/districts/omori.html") == before)
  }

  @Test("is the same in its own language with and without others")
  func base() async throws {
    let none = ["content/index.en.md": "", "content/news/index.en.md": "", "content/news/opening.en.md": ""]
    let (one, several) = (try Self.site(none, languages: "[ja]"), try Self.site())
    for site in [one, several] { _ = try await Publishing.build(.init(root: site.folder.path, jobs: 2)) }
    let page = try several.folder.read("public/districts/omori.html")
    let bare = page.replacing(#/ *<nav class="languages"(?s:.*?)<\/nav>\n/#, with: "")
    #expect(try bare != page && bare == one.folder.read("public/districts/omori.html"))
    #expect(!one.folder.has("public/en"))
  }

  @Test(
    "refuses what is no translation of a page",
    arguments: [
      (
        "content/news/other.en.md", page("Other").replacing("status", with: "place: Hall\nstatus"),
        "content.translation-without-original"
      ),
      (
        "content/news/opening.fr.md", page("Ouverture").replacing("status", with: "place: Salle\nstatus"),
        "content.stray-language"
      ),
      ("content/index.ja.md", page("もう一つ"), "content.stray-language"),
      (
        "content/news/index.en.md", page("News").replacing("status", with: "audience: internal\nstatus"),
        "content.same-in-all-languages"
      ),
      (
        "content/news/opening.en.md",
        page("Opening").replacing("status", with: "place: Hall\nheld: 2022-12-02\nstatus"),
        "content.same-in-all-languages"
      ),
      ("content/news/opening.en.md", page("Opening"), "front-matter.missing-key"),
      ("content/kinds/news.yml", kind.replacing(", en: News", with: ""), "kind.missing-language"),
      // A name without a language is in that of the site.
      (
        "content/kinds/news.yml", kind.replacing("{ja: 場所, ja-simple: ばしょ, en: Place}", with: "場所"),
        "kind.missing-language"
      ),
      (
        "content/news/opening.en.md",
        page("Opening", "[x](page:nowhere)\n").replacing("status", with: "place: Hall\nstatus"), "link.dangling"
      ),
    ])
  func refused(path: String, text: String, id: String) async throws {
    let found = try await Self.problems([path: text])
    #expect(found.map(\.id) == [id], "\(found)")
  }

  @Test("lists translations, explains them, and says of a file in words of its language what it is")
  func told() async throws {
    let site = try Self.site([
      "content/news/opening.en.md": Self.page("Opening", "[Flyer](flyer.pdf)\n").replacing(
        "2022-12-31\n", with: "2022-12-31\nplace: Hall\n")
    ])
    try site.folder.write("content/news/flyer.pdf", Data(SamplePDF(page: "hello").bytes))
    let options = Publishing.Options(root: site.folder.path, jobs: 2)
    _ = try await Publishing.build(options)
    #expect(
      try site.folder.read("public/en/news/opening.html").contains("Flyer<span class=\"file-note\"> (PDF, 1 KB)</span>")
    )
    let rows = try await Publishing.list(options).value
    #expect(rows.contains { $0.path == "content/news/opening.en.md" && $0.language == "en" && $0.title == "Opening" })
    for name in ["news/opening.en", "content/news/opening.en.md"] {
      let text = try await Publishing.explain(name, options).value.text.en
      #expect(text.hasPrefix("content/news/opening.en.md → en/news/opening.html in 'residents'"))
    }
  }

  @Test("warns of a translation whose page has changed since")
  func behind() async throws {
    let text = Self.page("Welcome").replacing("2022-12-31", with: "2022-12-30")
    let found = try await Self.problems(["content/index.en.md": text])
    #expect(found.map(\.id) == ["content.translation-behind"] && found.first?.severity == .warning)
  }

  @Test("has no translation of a page that it may not have, and none in a language that it has not")
  func leftOut() async throws {
    let hidden = TinySite.page("開所", "held: 2022-12-01\nplace: 会館\n").replacing(
      "audience: public", with: "audience: internal")
    let site = try Self.site(["content/news/opening.md": hidden])
    _ = try await Publishing.build(.init(root: site.folder.path, jobs: 2))
    #expect(!site.folder.has("public/en/news/opening.html"))
    #expect(try !site.folder.read("public/en/news/index.html").contains("Opening"))
    let draft = try Self.site(["content/index.en.md": Self.page("Welcome").replacing("published", with: "draft")])
    _ = try await Publishing.build(.init(root: draft.folder.path, jobs: 2))
    #expect(!draft.folder.has("public/en/index.html") && draft.folder.has("public/en/news/opening.html"))
  }
}
