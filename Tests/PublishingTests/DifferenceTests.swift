import Comparison
import Diagnostics
import Foundation
import Publishing
import TestSupport
import Testing

@Suite("The difference between two states of a site")
struct DifferenceTests {
  private let site: TinySite
  private var options: Publishing.Options { .init(root: site.folder.path, jobs: 2) }

  init() throws {
    site = try TinySite(["content/search.yml": "same: [[活動, かつどう]]\n"])
    try git("init -q && git add -A && git -c user.name=a -c user.email=a@example.org commit -qm one")
  }

  private func git(_ words: String) throws {
    let result = try Tool.shell("git \(words)", environment: ["HOME": site.folder.path], in: site.folder.path)
    try #require(result.code == 0, "\(result.errors)")
  }

  @Test("is told between a revision and the site as it is, and is nothing where nothing has changed")
  func revisions() async throws {
    #expect(try await Publishing.diff("HEAD", nil, options).isEmpty)
    let page = "content/activities/omori/pantry.md"
    try site.folder.write(page, try site.folder.read(page).replacing("話せる場です", with: "話せるところです"))
    try site.folder.write("content/activities/index.md", TinySite.page("活動のすべて"))
    let comparison = try await Publishing.diff("HEAD", nil, options)
    let text = DifferenceText(comparison)
    // What the site is searched by follows from its pages.
    #expect(!text.text.en.contains(".js"))
    #expect(text.text.ja.contains("ページ\n") && text.text.ja.contains("    + 「気軽に」話せるところです"))
    #expect(text.markdown.en.contains("### Pages") && text.html.ja.contains("<h2>ページ</h2>"))
    // What is built now is compared, and nothing is left behind.
    #expect(!site.folder.has("public"))
    try git("add -A && git -c user.name=a -c user.email=a@example.org commit -qm two")
    #expect(try await Publishing.diff("HEAD~1", "HEAD", options) == comparison)
  }

  @Test("is told between built folders, and asks for two of them")
  func folders() async throws {
    _ = try await Publishing.build(options)
    let built = site.folder.file("public")
    #expect(try await Publishing.diff(built, nil, options).isEmpty)
    for name in ["nowhere", "--help"] {
      await #expect {
        _ = try await Publishing.diff(name, nil, options)
      } throws: {
        ($0 as? Stop)?.diagnostics.map(\.id) == ["diff.nothing"]
      }
    }
  }
}
