import Chronology
import Diagnostics
import Foundation
import Publishing
import TestSupport
import Testing

@testable import PreviewServer

@Suite("Addresses of a preview")
struct PreviewPathTests {
  private let files: Set<String> = ["index.html", "about/index.html", "about/a.html", "日本.html"]

  private func path(_ raw: String) -> PreviewPath { PreviewPath(raw, base: "/ward/", has: files.contains) }

  @Test("lead to files below the path that the site will have")
  func places() {
    #expect(path("/ward/") == .file("index.html"))
    #expect(path("/ward/about/") == .file("about/index.html"))
    #expect(path("/ward/about/a.html") == .file("about/a.html"))
    #expect(path("/ward/%E6%97%A5%E6%9C%AC.html") == .file("日本.html"))
  }

  @Test("of the root and of a folder without its slash lead there")
  func elsewhere() {
    #expect(path("/") == .elsewhere("/ward/"))
    #expect(path("/ward") == .elsewhere("/ward/"))
    #expect(path("/ward/about") == .elsewhere("/ward/about/"))
  }

  @Test(
    "that climb, hide or can be read in two ways are refused",
    arguments: [
      "/ward/../etc/passwd", "/ward/%2e%2e/etc/passwd", "/ward/..%2fetc", "/ward//a.html", "/ward/%5c..%5ca",
      "/ward/.git/config",
      "/ward/a%00.html", "/ward/%zz", "/ward/%ff", "ward", "/ward/./a.html", "/ward/..", "/ward/%",
    ])
  func refused(_ raw: String) { #expect(path(raw) == .refused) }

  @Test("of the preview itself are its own")
  func own() { #expect(path("/_engawa/events") == .own("events")) }
}

@Suite("Requests to a preview")
struct RequestTests {
  private func request(_ text: String) -> HTTPRequest? { HTTPRequest(Array(text.utf8)) }

  @Test("are read with their path, their host and whether they are the last")
  func reading() {
    let first = request("GET /a%20b?c=d#e HTTP/1.1\r\nHost: localhost:4000\r\nAccept: */*")
    #expect(first?.path == "/a%20b" && first?.host == "localhost:4000" && first?.keepsAlive == true)
    #expect(request("GET / HTTP/1.1\r\nhost: a\r\nConnection: Close")?.keepsAlive == false)
    #expect(request("GET / HTTP/1.0\r\nHost: a")?.keepsAlive == false)
    #expect(request("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3")?.keepsAlive == false)
  }

  @Test(
    "that are none are not taken for any",
    arguments: [
      "", "GET", "GET /", "GET http://a/ HTTP/1.1", "GET / HTTP/2", "GET / HTTP/1.1\r\nno colon",
      "GET / HTTP/1.1\r\nHost: a\r\nHost: b", "GET  / HTTP/1.1",
    ])
  func refused(_ text: String) { #expect(request(text) == nil) }
}

@Suite("What a page wears in a preview")
struct PreviewDressTests {
  private let dress = PreviewDress(edition: "residents<b>", language: .english)

  @Test("is put at its end, names the edition, and may be loaded in spite of the policy of the page")
  func dressing() {
    let page = Array(
      "<meta content=\"default-src &#39;none&#39;; img-src &#39;self&#39;\"><body><p>text</p></body></html>".utf8)
    let text = String(decoding: dress.page(page, path: "a/b.html", build: 7), as: UTF8.self)
    #expect(
      text.hasPrefix(
        "<meta content=\"script-src &#39;self&#39;; connect-src &#39;self&#39;; style-src &#39;self&#39;; default-src &#39;none&#39;; img-src"
      ))
    #expect(text.contains("<p>text</p><link rel=\"stylesheet\""))
    #expect(text.contains("<b>residents&lt;b&gt;</b>") && text.contains("data-path=\"a/b.html\" data-build=\"7\""))
    #expect(text.hasSuffix("</body></html>"))
  }

  @Test("stands on a page of its own where there is no site yet")
  func alone() {
    let text = String(decoding: dress.emptyPage(Array("<h2>x</h2>".utf8)), as: UTF8.self)
    #expect(text.contains("<h2>x</h2>") && text.contains("preview.js"))
  }
}

@Suite("Links to an editor")
struct EditorTests {
  @Test("name the file, the line and the column")
  func known() throws {
    let place = Place.Position(line: 3, column: 9)
    #expect(
      try #require(Editor("vscode")).address(of: "/a b/日.md", at: place) == "vscode://file/a%20b/%E6%97%A5.md:3:9")
    let own = try #require(Editor("my-editor://{path}?l={line}"))
    #expect(own.address(of: "/x", at: nil) == "my-editor:///x?l=1")
  }

  @Test(
    "are of no editor that would run a script",
    arguments: ["javascript:alert('{path}')", "data:{path}", "{path}", "x", ""])
  func refused(_ text: String) { #expect(Editor(text) == nil) }
}

@Suite("A preview")
struct PreviewServerTests {
  private let site: TinySite

  init() throws { site = try TinySite() }

  private func preview() -> Preview {
    Preview(
      Publishing.Options(root: site.folder.path, jobs: 2, today: CalendarDate(year: 2023, month: 1, day: 15)))
  }

  @Test("follows the files of the site, makes what has changed, and writes nothing")
  func following() async throws {
    let preview = preview()
    guard case .built(let first, _) = await preview.refresh() else { return #expect(Bool(false)) }
    #expect(first.contains("index.html") && first.contains("activities/unknown.html"))
    guard case .unchanged = await preview.refresh() else { return #expect(Bool(false)) }
    try site.folder.write(
      "content/activities/unknown.md", try site.folder.read("content/activities/unknown.md") + "\n新しい文です。\n")
    guard case .built(let changed, let report) = await preview.refresh() else { return #expect(Bool(false)) }
    #expect(changed == ["activities/unknown.html"] && report.made.files == 1)
    let page = String(decoding: await preview.file("activities/unknown.html") ?? [], as: UTF8.self)
    #expect(page.contains("新しい文です。"))
    #expect(!site.folder.has("public") && !site.folder.has(".engawa"))
  }

  @Test("keeps the last good site while something is wrong, and is well again when it is mended")
  func failing() async throws {
    let preview = preview()
    _ = await preview.refresh()
    let text = try site.folder.read("content/index.md")
    try site.folder.write("content/index.md", text + "\n[x](page:nobody)\n")
    guard case .failed(let diagnostics) = await preview.refresh() else { return #expect(Bool(false)) }
    #expect(diagnostics.map(\.id) == ["link.dangling"] && diagnostics[0].place?.path == "content/index.md")
    #expect(await preview.file("index.html") != nil)
    try site.folder.write("content/index.md", text)
    guard case .unchanged = await preview.refresh() else { return #expect(Bool(false)) }
  }

  @Test("makes the pages that a build makes, to the byte, whatever was edited before")
  func same() async throws {
    let preview = preview()
    _ = await preview.refresh()
    for (file, edit) in [
      ("content/roles/outreach.md", "title: 新しい役割"), ("content/activities/index.md", "title: 活動いろいろ"),
    ] {
      try site.folder.write(file, try site.folder.read(file).replacing(#/title: .*/#, with: edit))
      _ = await preview.refresh()
    }
    var options = Publishing.Options(
      root: site.folder.path, jobs: 2, today: CalendarDate(year: 2023, month: 1, day: 15))
    options.usesCache = false
    _ = try await Publishing.build(options)
    let published = try site.folder.tree("public").filter { $0.key != "engawa-manifest.json" }
    #expect(await preview.paths == Set(published.keys))
    for (path, data) in published { #expect(await preview.file(path).map { Data($0) } == data, "\(path)") }
  }
}
