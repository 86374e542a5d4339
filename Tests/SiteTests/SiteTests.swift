import CheckedStatistics
import CommonMark
import Content
import Diagnostics
import Markup
@_spi(Suppression) import Tables
import TestSupport
import Testing

@testable import Site

@Suite("A site")
struct SiteTests {
  private func plan(_ more: [String: String] = [:], edition name: String = "residents") async throws -> Reviewed<Site?>
  {
    let site = try TinySite(
      ["engawa.yml": TinySite.configuration + TinySite.editions("threshold: 10")].merging(more) { $1 })
    let root = site.folder.path
    let configuration = try SiteConfiguration.read(root: root)
    let edition = try configuration.edition(name)
    let all = try await ContentLibrary.readEverything(root: root, jobs: 2).value
    return try await Site.plan(
      configuration: configuration, edition: edition,
      library: ContentLibrary.taking(all, for: edition, of: configuration.source, languages: [], today: nil).value,
      theme: try ThemeFiles.read(root: root).value, figures: VisibleTables(exact: [], uncounted: [], unreadable: []),
      shown: nil, text: all.texts.take, jobs: 2)
  }

  private func files(_ site: Site) -> [String: String] {
    let files = (0..<site.fileCount).map { site.file(at: $0) }
    return Dictionary(
      files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }, uniquingKeysWith: { first, _ in first })
  }

  @Test("tells a sealing by letters that are neither a number nor a name")
  func fingerprint() {
    let hash = String(repeating: "0123456789abcdef", count: 4)
    #expect(ShownFigures.fingerprint(hash) == "bcdf-ghjk-mnpq-rstv-bcdf-ghjk-mnpq-rstv")
    #expect(ShownFigures.fingerprint("") == "")
  }

  @Test("has a page for each entry, one for what is not found, a feed, a map and headers")
  func files() async throws {
    let site = try #require(try await plan().value)
    let files = files(site)
    #expect(
      Set(files.keys).isSuperset(of: [
        "index.html", "activities/index.html", "activities/omori/pantry.html", "404.html", "feed.xml", "sitemap.xml",
        "_headers",
      ]))
    #expect(site.sources["activities/omori/pantry.html"] == "content/activities/omori/pantry.md")
    #expect(files["feed.xml"]?.contains("<title>大森の食料配布</title>") == true)
    #expect(files["sitemap.xml"]?.contains("<loc>https://example.org/tiny/districts/omori.html</loc>") == true)
    #expect(
      files["activities/omori/pantry.html"]?.contains("<a href=\"../../districts/omori.html#%E5%A0%B4%E6%89%80\">")
        == true)
  }

  @Test("for people inside has no feed and no map, and is not to be listed")
  func inside() async throws {
    let files = files(try #require(try await plan(edition: "training").value))
    #expect(files["feed.xml"] == nil && files["sitemap.xml"] == nil)
    #expect(files["_headers"]?.contains("X-Robots-Tag: noindex") == true)
  }

  @Test(
    "is not made where something is wrong with it",
    arguments: [
      ("[x](page:activites)\n", "link.dangling"), ("[x](page:districts/omori#nowhere)\n", "link.missing-anchor"),
      ("![図](map.png)\n", "link.missing-image"), ("[x](other.html)\n", "link.relative"),
    ])
  func wrong(text: String, id: String) async throws {
    let plan = try await plan(["content/index.md": TinySite.page("ようこそ", "", text)])
    #expect(plan.value == nil)
    #expect(plan.diagnostics.map(\.id) == [id])
    #expect(plan.diagnostics.first?.place?.path == "content/index.md")
  }

  @Test("has no home without one")
  func homeless() async throws {
    let plan = try await plan(["content/index.md": ""])
    #expect(plan.value == nil && plan.diagnostics.contains { $0.id == "content.missing-home" })
  }
}

@Suite("What a site writes")
struct WritingTests {
  @Test("tells browsers to load nothing that the site does not have")
  func policy() {
    let bare = SecurityPolicy(paths: ["index.html", "assets/site.css"], hasForms: false)
    #expect(bare.inPage == "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'")
    #expect(SecurityPolicy(paths: ["a.JPG"], hasForms: true).inPage.contains("img-src 'self'"))
    #expect(String(decoding: bare.headers(isPublic: true), as: UTF8.self).contains("frame-ancestors 'none'"))
  }

  @Test("has a record for each figure, and numbers alone where numbers are")
  func data() {
    let rows = Axis(
      variable: "district", name: "district", title: "地区",
      members: [("a", "甲,乙"), ("b", "丙"), ("c", "丁")].map { AxisMember(code: $0.0, label: $0.1, level: "code") })
    let table = PublishedTable(
      id: "t", title: "表", unit: .persons, measure: "persons", rows: rows, columns: .single, origin: .given,
      source: "資料", notes: [], breaks: [], scope: .init(period: nil, conditions: [:]), choice: [],
      figures: [.value(12), .hidden, .missing])
    let text = String(
      decoding: TableCSV.write(table, asOf: "2022-12-31", isFictional: true, isExact: false), as: UTF8.self)
    #expect(
      text == "\u{FEFF}table,district,district_label,count,status,unit,as_of,fictional\r\n"
        + "t,a,\"甲,乙\",12,shown,persons,2022-12-31,架空\r\nt,b,丙,,hidden,persons,2022-12-31,架空\r\n"
        + "t,c,丁,,missing,persons,2022-12-31,架空\r\n")
  }

  @Test(
    "marks a page where its content begins, whatever its template is like",
    arguments: [
      ("<body><main id=\"a\">x</main>", "<body><main id=\"a\">§x</main>"), ("<body class=b>x", "<body class=b>§x"),
      ("x", "x§"), ("<!-- <main> --><main>x", "<!-- <main> --><main>§x"), ("<mainly><body>x", "<mainly><body>§x"),
      ("<main title='a>b'>x", "<main title='a>b'>§x"),
    ])
  func marks(page: String, marked: String) {
    var bytes = Array(page.utf8)
    FictionMarking.mark(&bytes, with: "注")
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == marked.replacing("§", with: "\n<p class=\"fictional\">注</p>"))
  }

  @Test("knows made-up figures in formulas and charts by the whole name of their table")
  func fiction() {
    func isFound(_ html: String) -> Bool {
      FictionMarking.isFound(in: Array(html.utf8), of: ["people"], known: ["people", "deck-people", "acts"])
    }
    #expect(isFound("<p><data value=\"people[total]/acts[total]\">2</data>"))
    #expect(isFound("<data value=\"3-people[a]\">") && isFound("<figure data-table=\"people\">"))
    #expect(!isFound("<data value=\"deck-people[total]\">") && !isFound("<figure data-table=\"acts\">people[total]"))
  }
}

@Suite("Links of a site")
struct LinksTests {
  @Test(
    "say how large a file is as people do",
    arguments: [(1, "1 KB"), (999_499, "999 KB"), (1_000_000, "1 MB"), (1_449_000, "1.4 MB")])
  func sizes(bytes: Int, words: String) { #expect(Links.words(ofSize: bytes) == words) }

  private let links = Links(
    paths: ["": "index.html", "a/b": "a/b.html"], foreign: [:], language: Language(rawValue: "ja"),
    images: ["a/map.png", "training/x.png"],
    attachments: ["a/flyer.pdf": 240_300, "training/b.pdf": 1], baseURL: "https://example.org/s/", leftOut: [:],
    unreadable: ["broken"], closedFolders: ["training"])

  private func resolve(_ destination: String, _ kind: LinkKind = .link) -> String {
    switch links.resolve(destination, kind, in: "content/a/b.md", shownOn: "a/b.html") {
    case .inside(let url, let name, let fragment, _): "\(url.text) \(name) \(fragment ?? "")"
    case .picture(let picture, let name): "\(picture.url.text) \(name) "
    case .outside(let url): url.text
    case .samePage(let fragment): "#\(fragment)"
    case .refused(let id, _, _): id
    case .file(let url, let name, let note): "\(url.text) \(name) \(note)"
    case .unchanged: "unchanged"
    case .withdrawn(let id, _, _): id
    }
  }

  @Test(
    "lead where they say, or are refused by name",
    arguments: [
      ("page:index", "../index.html  "), ("page:a/b#%E6%B3%A8", "b.html#%E6%B3%A8 a/b 注"), ("#x", "#x"),
      ("page:broken", "unchanged"), ("page:a/c", "link.dangling"), ("https://example.com/", "https://example.com/"),
      ("https://example.org/s/a/b.html", "link.to-itself"), ("b.html", "link.relative"),
      ("flyer.pdf", "flyer.pdf a/flyer.pdf （PDF、240 KB）"), ("fliyer.pdf", "link.missing-file"),
      ("../training/b.pdf", "link.internal-image"), ("ftp://example.com/", "link.unknown-scheme"),
      ("//example.com/", "link.host-without-scheme"),
    ])
  func pages(destination: String, target: String) { #expect(resolve(destination) == target) }

  @Test(
    "to pictures stay beside the file, and out of folders that are not for everybody",
    arguments: [
      ("map.png", "map.png a/map.png "), ("../a/./map.png", "map.png a/map.png "), ("MAP.png", "link.missing-image"),
      ("../../map.png", "link.missing-image"), ("../training/x.png", "link.internal-image"),
      ("https://example.com/x.png", "link.image-elsewhere"),
    ])
  func pictures(destination: String, target: String) { #expect(resolve(destination, .image) == target) }
}
