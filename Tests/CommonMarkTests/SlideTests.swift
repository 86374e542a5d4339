import CommonMark
import Diagnostics
import Markup
import Testing

@Suite("Slides")
struct SlideTests {
  /// Renders a text with room for four blocks on a slide.
  private func render(_ markdown: String, showsInternal: Bool = true) -> Reviewed<MarkdownDocument> {
    let rules = MarkdownRules(
      labels: .init(notes: "", note: "", back: "", table: "", boxes: [.notes: "話すこと", .exercise: "{minutes}分"]),
      showsInternal: showsInternal,
      slides: SlideRules(first: 2) { outline in
        let over = Double(outline.blocks.count - 4)
        let hasFigure = outline.blocks.contains(.figure)
        return SlideFit(
          room: hasFigure ? SlideRoom(width: 100, height: 50, isTitled: outline.hasHeading) : nil,
          isLarge: outline.blocks.count < 2, overflow: max(0, over), lines: max(0, Int(over)))
      },
      drawFigure: { block in
        let room = block.room.map { "\(Int($0.width))×\(Int($0.height)) \($0.isTitled)" } ?? "no room"
        return Reviewed(HTML(trusted: Array("<figure>\(room)</figure>".utf8)))
      }
    ) { _, _ in .unchanged }
    return MarkdownRenderer(rules: rules).render(SourceText(path: "a.md", bytes: Array(markdown.utf8)))
  }

  private func html(_ reviewed: Reviewed<MarkdownDocument>) -> String {
    String(decoding: reviewed.value.html.bytes, as: UTF8.self)
  }

  @Test("are cut at lines of ---, and numbered behind the cover")
  func cut() {
    let reviewed = render("## 一\n\n- あ\n\n---\n\n## 二\n\nい\n")
    #expect(reviewed.diagnostics == [])
    #expect(
      reviewed.value.slides.map(\.number) == [2, 3] && reviewed.value.slides.map(\.anchor) == ["slide-2", "slide-3"])
    #expect(
      html(reviewed) == """
        <div class="slide slide-text is-titled" id="slide-2">
        <h2 id="一">一</h2>
        <ul>
        <li>あ</li>
        </ul>
        </div>
        <div class="slide slide-text is-titled" id="slide-3">
        <h2 id="二">二</h2>
        <p>い</p>
        </div>

        """)
  }

  @Test(
    "are laid out by what stands on them",
    arguments: [
      ("## 一\n", Slide.Layout.title), ("あ\n", .statement), ("あ\n\nい\n", .statement), ("## 一\n\nあ\n", .text),
      ("![絵](a.png)\n", .picture), ("## 一\n\n### い\n\nあ\n\n### ろ\n\nう\n", .columns),
      ("## 一\n\n```chart\na: 1\n```\n", .figure), ("## 一\n\n> あ\n\n出所: い\n", .quote),
      ("## 一\n\n```exercise 5\nあ\n```\n", .exercise), ("## 一\n\n| a |\n|---|\n| b |\n", .text),
    ])
  func layouts(markdown: String, layout: Slide.Layout) {
    let reviewed = render(markdown)
    #expect(reviewed.value.slides.map(\.layout) == [layout])
    #expect(html(reviewed).contains("slide-\(layout.rawValue)"))
  }

  @Test("put columns side by side, and close them")
  func columns() {
    let page = html(render("## 一\n\n### い\n\nあ\n\n### ろ\n\nう\n\n---\n\n## 二\n"))
    #expect(page.contains("<div class=\"columns\">\n<div class=\"column\">\n<h3"))
    #expect(page.contains("</div>\n<div class=\"column\">\n<h3 id=\"ろ\">"))
    #expect(page.ranges(of: "<div").count == page.ranges(of: "</div>").count)
  }

  @Test("have what is said behind all columns, wherever it is written")
  func notesOfColumns() {
    for text in ["### い\n\nあ\n\n```notes\nん\n```\n\n### ろ\n\nう\n", "### い\n\nあ\n\n### ろ\n\nう\n\n```notes\nん\n```\n"] {
      let page = html(render("## 一\n\n\(text)\n---\n\n## 二\n"))
      #expect(page.contains("<p>う</p>\n</div></div>\n<details class=\"speaker-notes\">"), "\(page)")
      #expect(page.ranges(of: "<div").count == page.ranges(of: "</div>").count)
    }
  }

  @Test("tell a figure the room that it has, and only where it stands on a slide")
  func room() {
    #expect(html(render("## 一\n\n```chart\na: 1\n```\n")).contains("<figure>100×50 true</figure>"))
    #expect(html(render("```chart\na: 1\n```\n")).contains("<figure>100×50 false</figure>"))
  }

  @Test(
    "are refused where they cannot be shown",
    arguments: [
      ("## 一\n\nあ\n\nい\n\nう\n\nえ\n", "slide.overflow", 1), ("あ\n\n---\n\n---\n\nい\n", "slide.empty", 3),
      ("あ\n\n---\n", "slide.empty", 3),
      ("あ\n---\n\nい\n", "slide.underlined-heading", 1),
      ("## 一\n\n```chart\na: 1\n```\n\n```chart\na: 1\n```\n", "slide.several-figures", 1),
      ("## 一\n\n```exercise 5\n~~~chart\na: 1\n~~~\n```\n", "slide.figure-in-box", 1),
      ("## 一\n\nあ[^1]\n\n[^1]: い\n", "slide.footnote", 5),
      ("## 一\n\n```note\nあ\n```\n", "slide.note-box", 3),
      ("- あ\n\n  ```chart\n  a: 1\n  ```\n", "slide.nested-figure", 3), ("あ ![絵](a.png)\n", "slide.nested-figure", 1),
      ("> - あ\n", "slide.nested-block", 1), ("- あ\n\n  ```\n  い\n  ```\n", "slide.nested-block", 3),
      ("- あ\n\n  | a |\n  |---|\n  | b |\n", "slide.nested-block", 1),
      ("|1|2|3|4|5|6|7|8|9|0|\n|-|-|-|-|-|-|-|-|-|-|\n", "slide.wide-table", 1),
      ("- ![絵](a.png)\n", "slide.nested-figure", 1), ("## 一\n\n```plan\na: 1\n```\n", "slide.unfit-block", 3),
      ("## 一\n\n```question\nあ\n```\n", "slide.unfit-block", 3),
      ("```exercise 5\nあ\n```\n\n```exercise 5\nい\n```\n", "slide.several-exercises", 5),
      ("## 一\n\n> あ\n", "slide.quote-source", 1),
    ])
  func refused(markdown: String, id: String, line: Int) {
    let found = render(markdown).diagnostics.filter { $0.id == id }
    #expect(found.count == 1 && found.first?.place?.position?.line == line, "\(render(markdown).diagnostics)")
  }

  @Test("say by how much they are too high")
  func overflow() throws {
    let found = try #require(render("## 一\n\nあ\n\nい\n\nう\n\nえ\n\nお\n").diagnostics.first)
    #expect(found.message.en == "slide 2 is 2 of 720 pixels too high, about 2 lines of text")
  }

  @Test("may have lists in lists, tables in boxes that are measured, and warn of notes that a handout cannot hold")
  func measured() throws {
    #expect(render("- あ\n  - い\n").diagnostics == [])
    let long = "## 一\n\n```notes\n" + String(repeating: "話すことです。\n\n", count: 18) + "```\n"
    #expect(render(long).diagnostics.map(\.id) == ["slide.long-notes"])
    #expect(render(long).diagnostics.first?.severity == .warning)
  }

  @Test("have notes that whoever speaks reads, and nobody else has a byte of")
  func notes() {
    let text = "## 一\n\nあ\n\n```notes\n静かに[待つ](https://example.org/)。\n```\n"
    let inside = html(render(text))
    #expect(inside.contains("<details class=\"speaker-notes\"><summary>話すこと</summary>\n<p>静かに"))
    let outside = render(text, showsInternal: false)
    #expect(!html(outside).contains("待つ") && !html(outside).contains("details"))
    #expect(outside.value.slides.count == 1 && outside.diagnostics == [])
  }
}
