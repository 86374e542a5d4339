import Diagnostics
import Foundation
import Publishing
import TestSupport
import Testing
import Theme

@Suite("A site's theme")
struct ThemeSiteTests {
  private func page(_ site: TinySite) async throws -> String {
    _ = try await Publishing.build(.init(root: site.folder.path, jobs: 2))
    return try site.folder.read("public/index.html")
  }

  @Test("is the tool's, but for the files that the site has itself, and the words that it adds or changes")
  func overrides() async throws {
    let site = try TinySite()
    let usual = try await page(site)
    #expect(usual.contains("本文へ移動"))
    try site.folder.write(
      "templates/strings/ja.yml", try site.folder.read("templates/strings/ja.yml") + "skip-link: 本文へ\n")
    #expect(try await page(site).contains(">本文へ<"))
    try site.folder.write(
      "templates/partials/updated.mustache", "{{#updated}}\n<p>最後に直した日: {{text}}</p>\n{{/updated}}\n")
    #expect(try await page(site).contains("最後に直した日: 2022年12月31日"))
  }

  @Test("is copied out to be changed, builds the same, and never takes the place of what is there")
  func eject() async throws {
    let site = try TinySite()
    let usual = try await page(site)
    #expect(try Publishing.ejectTheme(root: site.folder.path, "layout.mustache") == ["templates/layout.mustache"])
    #expect(try await page(site) == usual)
    #expect(throws: Stop.self) { try Publishing.ejectTheme(root: site.folder.path, "layout.mustache") }
    let rest = try Publishing.ejectTheme(root: site.folder.path, nil)
    #expect(
      rest.count > 20 && !rest.contains("templates/layout.mustache") && !rest.contains("templates/strings/ja.yml"))
    #expect(try Publishing.themeFiles(root: site.folder.path).allSatisfy { $0.state == .site })
    let stop = #expect(throws: Stop.self) { try Publishing.ejectTheme(root: site.folder.path, "layuot.mustache") }
    #expect(stop?.diagnostics.first?.hint?.en == "did you mean 'layout.mustache'?")
  }

  @Test("tells of copies that the tool has moved on from")
  func older() async throws {
    let site = try TinySite()
    _ = try Publishing.ejectTheme(root: site.folder.path, "layout.mustache")
    let text = try site.folder.read("templates/layout.mustache")
    let mark = try #require(text.firstMatch(of: #/[0-9a-f]{12}/#))
    try site.folder.write("templates/layout.mustache", text.replacing(mark.0, with: "0123456789ab"))
    let report = try await Publishing.check(.init(root: site.folder.path, jobs: 2))
    #expect(report.warnings.map(\.id) == ["theme.moved-on"])
    #expect(report.warnings.first?.place?.path == "templates/layout.mustache")
    #expect(
      try Publishing.themeFiles(root: site.folder.path).first { $0.file.path == "layout.mustache" }?.state == .older)
  }

  @Test("says on which terms its public pages may be used, and tells programs where they may go")
  func licence() async throws {
    let site = try TinySite()
    #expect(try await page(site).contains("rel=\"license external\">利用条件: CC BY 4.0</a>"))
    #expect(try site.folder.read("public/robots.txt").contains("Sitemap: https://example.org/tiny/sitemap.xml"))
    let own = try site.folder.read("engawa.yml")
    try site.folder.write("engawa.yml", own + "licence: {name: 政府標準, url: https://example.org/terms}\n")
    #expect(try await page(site).contains("href=\"https://example.org/terms\" rel=\"license external\">利用条件: 政府標準"))
    try site.folder.write("engawa.yml", own + "licence: none\n")
    #expect(try await !page(site).contains("rel=\"license"))
    try site.folder.write("engawa.yml", own + "licence: CC0\n")
    await #expect(throws: Stop.self) { try await page(site) }
  }

  @Test(
    "and its content may have in it what computers leave there",
    arguments: [
      "content/.DS_Store", "content/about/Thumbs.db", "content/about/~$a.docx", "content/about/desktop.ini",
      "templates/.DS_Store", "content/codes/._a.yml", "content/kinds/Thumbs.db",
    ])
  func junk(path: String) async throws {
    let site = try TinySite()
    try site.folder.write(path, "x")
    #expect(try await Publishing.check(.init(root: site.folder.path, jobs: 2)).warnings.isEmpty)
  }
}
