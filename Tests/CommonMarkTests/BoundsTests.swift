import CommonMark
import Diagnostics
import Testing

/// Texts that would take minutes if their cost grew with the square of their length.
@Suite("The cost of a text")
struct BoundsTests {
  private func render(
    _ markdown: String,
    resolve: @escaping @Sendable (String, LinkKind) -> LinkResolution = { name, _ in
      name.hasPrefix("#") ? .samePage(fragment: String(name.dropFirst())) : .unchanged
    }
  ) -> Reviewed<MarkdownDocument> {
    let labels = MarkdownRules.Labels(notes: "注", note: "注", back: "戻る", table: "表")
    return MarkdownRenderer(rules: MarkdownRules(labels: labels, resolve: resolve))
      .render(SourceText(path: "a.md", bytes: Array(markdown.utf8)))
  }

  private func ids(_ markdown: String) -> [String] { render(markdown).diagnostics.map(\.id) }

  @Test("is bounded where one line has many mistakes, of which so many are listed")
  func mistakes() {
    let found = render(String(repeating: "[5人](page:nowhere)", count: 100_000), resolve: refuse).diagnostics
    #expect(found.count == 201)
    #expect(found[0].place?.position == .init(line: 1, column: 1))
    #expect(found[1].place?.position == .init(line: 1, column: 19))
    #expect(found[199].place?.position == .init(line: 1, column: 199 * 18 + 1))
    #expect(found.last?.id == "file.too-many" && found.last?.severity == .error)
  }

  private var refuse: @Sendable (String, LinkKind) -> LinkResolution {
    { _, _ in .refused(id: "x", Message(en: "x", ja: "x"), hint: nil) }
  }

  @Test("is bounded where one line has many links to headings")
  func anchors() {
    let document = render("## あ\n\n" + String(repeating: "[い](#あ)", count: 60_000)).value
    #expect(document.anchorReferences.count == 60_000)
    #expect(document.anchorReferences.last?.position == .init(line: 3, column: 59_999 * 7 + 1))
  }

  @Test("is bounded by a limit on images in a paragraph, which the message names")
  func images() {
    let crowded = "段落\n\n" + String(repeating: "![[]()", count: 1001)
    let found = render(crowded).diagnostics
    #expect(found.map(\.id) == ["markdown.crowded-paragraph"])
    #expect(found[0].message.en.contains("1000"))
    #expect(found[0].place?.position?.line == 3)
    #expect(!ids(String(repeating: "![[]()\n\n", count: 3000)).contains("markdown.crowded-paragraph"))
  }

  @Test("is bounded by a limit on cells of a table, short rows filled up, which the message names")
  func tables() {
    let header = "|" + String(repeating: " a |", count: 100) + "\n|" + String(repeating: "---|", count: 100) + "\n"
    let found = render(header + String(repeating: "| b |\n", count: 33_000)).diagnostics
    #expect(found.map(\.id) == ["markdown.large-table"])
    #expect(found[0].message.en.contains("50000"))
    #expect(ids(header + String(repeating: "| b |\n", count: 400)).isEmpty)
  }

  @Test("is bounded where boxes stand in boxes")
  func boxes() {
    #expect(ids(String(repeating: "```note\n", count: 6000)) == ["markdown.deep-boxes"])
    #expect(ids("````note\n```note\n本文\n```\n````\n").isEmpty)
  }

  @Test("is bounded where there are many small tables, code blocks, footnotes or definitions")
  func blocks() {
    #expect(ids(String(repeating: "| a |\n|---|\n| b |\n\n", count: 5000)).isEmpty)
    #expect(ids(String(repeating: "```\n[^x]: a\n```\n\n", count: 20_000)).isEmpty)
    let notes = (0..<5000).map { "あ[^\($0)]" }.joined() + "\n\n" + (0..<5000).map { "[^\($0)]: 注\n\n" }.joined()
    #expect(ids(notes).isEmpty)
    #expect(ids((0..<20_000).map { "あ[^\($0)]\n" }.joined()).count == 201)
  }
}
