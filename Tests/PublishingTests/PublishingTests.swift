import Content
import Diagnostics
import Foundation
import Publishing
import TestSupport
import Testing

@Suite("A build")
struct PublishingTests {
  private func problems(_ files: [String: String]) async throws -> [Diagnostic] {
    let site = try TinySite(files)
    do {
      let report = try await Publishing.build(Publishing.Options(root: site.folder.path, jobs: 2))
      return report.warnings
    } catch let stop as Stop {
      #expect(!site.folder.has("public"))
      return stop.diagnostics
    }
  }

  @Test("of a good site finds nothing wrong")
  func good() async throws { #expect(try await problems([:]) == []) }

  @Test(
    "refuses links that lead nowhere or who knows where",
    arguments: [
      ("[a](page:models/icebreg)", "link.dangling"), ("[a](page:activities/omori/pantri)", "link.dangling"),
      ("[a](page:)", "link.dangling"), ("[a](page:districts/omori#無い)", "link.missing-anchor"),
      ("[a](#無い)", "link.missing-anchor"), ("[a](../districts/omori)", "link.relative"),
      ("[a](omori.md)", "link.relative"),
      ("[a](//example.org)", "link.host-without-scheme"), ("[a](javascript:alert%281%29)", "link.unknown-scheme"),
      ("[a](stat:x)", "claim.unreadable"), ("[3倍](stat:x)", "figure.unknown-name"),
      ("[3倍](stat:x[y])", "figure.unknown-table"), ("[a](https:)", "link.incomplete"),
      ("[a](mailto:)", "link.incomplete"), ("[a](https:///x)", "link.incomplete"),
      ("[a](https://example.org/tiny/models)", "link.to-itself"),
      ("![図](https://example.com/a.png)", "link.image-elsewhere"),
      ("![図](//example.com/a.png)", "link.host-without-scheme"), ("![図](a.png)", "link.missing-image"),
      ("![図](../../../a.png)", "link.missing-image"),
    ])
  func links(markdown: String, id: String) async throws {
    let problems = try await problems(["content/index.md": TinySite.page("題", "", "\n本文 \(markdown)\n")])
    #expect(problems.map(\.id) == [id])
    #expect(problems.first?.place?.position == .init(line: 9, column: 4))
  }

  @Test("suggests the page that was meant")
  func suggestion() async throws {
    let problems = try await problems(["content/index.md": TinySite.page("題", "", "[a](page:districts/omroi)\n")])
    #expect(problems.first?.hint?.en == "did you mean 'page:districts/omori'?")
  }

  @Test(
    "finds what is missing around the content",
    arguments: [
      (["content/index.md": ""], "content.missing-home"),
      (["content/index.md": TinySite.page("題").replacing("published", with: "draft")], "content.missing-home"),
      (
        [
          "templates/strings/fr.yml": "skip-link: a\n",
          "engawa.yml": TinySite.configuration.replacing("language: ja", with: "language: fr"),
        ], "strings.missing"
      ),
      (["templates/pages/model.mustache": "{{titel}}"], "template.unknown-name"),
      (["templates/pages/model.mustache": "{{> partials/breadcrums}}"], "template.unknown-template"),
      (["templates/partials/spare.mustache": "x"], "template.unused"),
      (["templates/notes.txt": "x"], "theme.unknown-file"),
      (
        ["engawa.yml": TinySite.configuration.replacing("language: ja", with: "language: fr")],
        "strings.missing-language"
      ),
      (
        ["engawa.yml": TinySite.configuration.replacing("[activities]", with: "[activites]")],
        "configuration.unknown-page"
      ),
      (["engawa.yml": "- a\n"], "yaml.not-a-mapping"), (["templates/pages/model.mustache": ""], "file.empty"),
    ])
  func surroundings(files: [String: String], id: String) async throws {
    #expect(try await problems(files).map(\.id).contains(id))
  }

  @Test("that fails leaves the last good site as it was, and reports every error")
  func failure() async throws {
    let site = try TinySite()
    let options = Publishing.Options(root: site.folder.path, jobs: 2)
    _ = try await Publishing.build(options)
    let before = try site.folder.tree("public")
    try site.folder.write("content/models/a.md", "---\ntitle: a\n---\n")
    try site.folder.write("content/about/b.md", TinySite.page("b", "", "<b>\n\n[x](page:y)\n"))
    let stop = await #expect(throws: Stop.self) { try await Publishing.build(options) }
    #expect(
      stop?.diagnostics.map(\.id) == [
        "markdown.raw-html", "link.dangling", "front-matter.missing-key", "front-matter.missing-key",
        "front-matter.missing-key", "front-matter.missing-key",
      ])
    #expect(try site.folder.tree("public") == before)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: site.folder.path).filter { $0.hasPrefix(".") } == [".engawa"])
  }

  @Test("leaves internal pages and drafts out, and every word of them")
  func leftOut() async throws {
    let site = try TinySite([
      "content/about/inner.md": TinySite.page("秘密の題").replacing("public", with: "internal"),
      "content/activities/omori/new.md": TinySite.page("下書きの題", "district: omori\napproaches: [community]\n")
        .replacing("published", with: "draft"),
    ])
    let report = try await Publishing.build(Publishing.Options(root: site.folder.path, jobs: 2))
    #expect(report.leftOut.map(\.path) == ["content/about/inner.md", "content/activities/omori/new.md"])
    for (name, data) in try site.folder.tree("public") {
      let text = String(decoding: data, as: UTF8.self)
      #expect(!text.contains("秘密") && !text.contains("下書き") && !text.contains("inner"), "\(name)")
    }
    let without = try TinySite()
    _ = try await Publishing.build(Publishing.Options(root: without.folder.path, jobs: 1))
    #expect(try site.folder.tree("public") == without.folder.tree("public"))
  }

  @Test("checks the text of internal pages and drafts too, without mixing them in")
  func textOfWhatIsLeftOut() async throws {
    let text = "[x](page:nope) <b> [y](https://example.com/)\n"
    let inner = TinySite.page("内部", "", text).replacing("public", with: "internal")
    let draft = TinySite.page("下書き", "", text).replacing("published", with: "draft")
    #expect(
      try await problems(["content/about/a.md": inner]).map(\.id).sorted() == ["link.dangling", "markdown.raw-html"])
    #expect(try await problems(["content/about/a.md": draft]).map(\.severity) == [.warning, .warning])
    let link = TinySite.page("題", "", "[a](page:about/a)\n")
    let good = inner.replacing(text, with: "")
    #expect(
      try await problems(["content/about/a.md": good, "content/about/b.md": link]).map(\.id) == ["link.left-out"])
  }

  @Test("does not call missing what merely has errors")
  func noFalseErrors() async throws {
    let problems = try await problems([
      "content/roles/outreach.md": TinySite.page("役割", "mark: ①\nordr: 1\n"),
      "content/about/b.md": TinySite.page("題", "", "[a](page:roles/outreach)\n"),
    ])
    #expect(problems.map(\.id) == ["front-matter.unknown-key"])
  }

  @Test("reports a mistake in a layout once, though all kinds of pages have it")
  func layoutMistake() async throws {
    let article = try await problems([
      "templates/article.mustache": "{{<layout}}{{$main}}{{titel}}{{/main}}{{/layout}}"
    ])
    #expect(article.count { $0.id == "template.unknown-name" } == 1)
  }

  @Test(
    "says which of its parts is not there",
    arguments: [
      ("content", "content.missing"), ("engawa.yml", "configuration.missing"),
      ("templates/pages/model.mustache", "kind.unknown-template"),
    ])
  func missingParts(name: String, id: String) async throws {
    let site = try TinySite()
    try FileManager.default.removeItem(atPath: site.folder.file(name))
    let stop = await #expect(throws: Stop.self) {
      try await Publishing.build(Publishing.Options(root: site.folder.path, jobs: 1))
    }
    #expect(stop?.diagnostics.map(\.id) == [id])
  }

  @Test("uses another base address when told to, and only a whole one")
  func baseURL() async throws {
    let site = try TinySite()
    let options = Publishing.Options(root: site.folder.path, baseURL: "https://example.com/x/", jobs: 1)
    _ = try await Publishing.build(options)
    #expect(try site.folder.read("public/index.html").contains("href=\"https://example.com/x/\""))
    let cut = Publishing.Options(root: site.folder.path, baseURL: "https://example.com", jobs: 1)
    let stop = await #expect(throws: Stop.self) { try await Publishing.build(cut) }
    #expect(stop?.diagnostics.map(\.id) == ["configuration.malformed-base-url"])
  }

  @Test(
    "refuses to build into the site itself or its sources",
    arguments: [".", "content", "content/out", "templates", "..", "nope/../content/x", "nope/..", ""])
  func output(name: String) async throws {
    let site = try TinySite()
    let output = name.isEmpty ? "" : site.folder.file(name)
    let options = Publishing.Options(root: site.folder.path, output: output, jobs: 1)
    let before = try site.folder.tree()
    let stop = await #expect(throws: Stop.self) { try await Publishing.build(options) }
    #expect(stop?.cause == .usage)
    #expect(try site.folder.tree() == before)
  }

  @Test("copies the images that pages show, and no others")
  func images() async throws {
    let site = try TinySite([
      "content/activities/omori/map.md": TinySite.page(
        "地図", "district: omori\napproaches: [community]\n", "![会場の地図](./map.png) ![同じ地図](../omori/map.png)\n")
    ])
    try site.folder.write("content/activities/omori/map.png", Data(SamplePictures.pngWithText))
    try site.folder.write("content/activities/omori/unused.png", Data(SamplePictures.png))
    try site.folder.write("content/pictures.yml", "activities/omori/map.png: none\n")
    _ = try await Publishing.build(Publishing.Options(root: site.folder.path, jobs: 2))
    let files = try site.folder.tree("public")
    // What it says of its author stays behind.
    #expect(try #require(files["activities/omori/map.png"]).firstRange(of: Data("someone".utf8)) == nil)
    #expect(files["activities/omori/unused.png"] == nil)
    #expect(
      try site.folder.read("public/activities/omori/map.html").contains(
        "<img src=\"map.png\" alt=\"会場の地図\" width=\"2\" height=\"2\""))
  }
}

@Suite("This repository's portal")
struct PortalTests {
  @Test("has links that lead somewhere, one heading of level 1, a title and a language on every page")
  func everyPage() async throws {
    let folder = try TemporaryFolder()
    let options = Publishing.Options(root: Repository.folder, output: folder.file("site"), jobs: 2)
    // The one thing that the deck's own table does not explain, and nothing else.
    let report = try await Publishing.build(options)
    #expect(report.warnings.isEmpty && report.accepted.count == 1 && report.accepted.idle.isEmpty)
    let files = try folder.tree("site")
    let pages = files.filter { $0.key.hasSuffix(".html") }.mapValues { String(decoding: $0, as: UTF8.self) }
    #expect(pages.count > 50)
    for (name, html) in pages {
      #expect(html.matches(of: #/<h1[ >]/#).count == 1, "\(name)")
      #expect(html.contains("<html lang=\"\(name.hasPrefix("en/") ? "en" : "ja")"), "\(name)")
      #expect(html.contains("<title>") && html.contains("<main id=\"main\""), "\(name)")
      #expect(html.utf8.count < 60_000, "\(name)")
      let ids = html.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
      #expect(Set(ids).count == ids.count, "\(name)")
      for match in html.matches(of: #/ (?:href|src)="([^"]*)"/#) {
        let address = String(match.1)
        if address.hasPrefix("https://") || address.hasPrefix("tel:") { continue }
        let parts = address.replacing("/engawa/", with: "", maxReplacements: name == "404.html" ? 1 : 0)
          .split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let target =
          parts[0].isEmpty
          ? name
          : URL(filePath: "/\(name)").deletingLastPathComponent().appending(path: String(parts[0])).standardized.path
        let path = String(target.drop { $0 == "/" })
        #expect(files[path] != nil, "\(name): \(address)")
        if parts.count == 2, let fragment = String(parts[1]).removingPercentEncoding {
          #expect(pages[path]?.contains("id=\"\(fragment)\"") == true, "\(name): \(address)")
        }
      }
    }
  }
}
