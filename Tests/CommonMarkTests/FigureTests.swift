import CommonMark
import Diagnostics
import Markup
import Testing

@Suite("Figures in Markdown")
struct FigureTests {
  private func render(_ markdown: String) -> Reviewed<MarkdownDocument> {
    let rules = MarkdownRules(
      labels: .init(notes: "", note: "", back: "", table: ""),
      checkFigure: { figure in
        switch figure.formula {
        case "right": .asWritten
        case "blank": .replaced("47<件>", formula: "blank")
        case "none": .remarked("根拠データなし: \(figure.title)")
        default: .refused(id: "x", Message(en: figure.text, ja: ""), hint: nil)
        }
      }
    ) { _, _ in .unchanged }
    return MarkdownRenderer(rules: rules).render(SourceText(path: "a.md", bytes: Array(markdown.utf8)))
  }

  @Test("stand in the texts of headings as they are shown, and leave anchors as they are")
  func headings() {
    let document = render("## いまは[?件](stat:blank)です\n\n### [47件](stat:right)\n").value
    #expect(document.headings.map(\.text) == ["いまは47<件>です", "47件"])
    #expect(document.headings.map(\.id) == ["いまは件です", "47件"])
    let table = render("## [?件](stat:blank)\n\n| a |\n|---|\n| b |\n").value.html.bytes
    #expect(String(decoding: table, as: UTF8.self).contains("aria-label=\": 47&lt;件&gt;\""))
  }

  @Test(
    "become text without a link",
    arguments: [
      ("[**2.7倍**](stat:right)です", "<data value=\"right\"><strong>2.7倍</strong></data>です"),
      ("[?件](stat:blank)です", "<data value=\"blank\">47&lt;件&gt;</data>です"),
      ("[**?**件](stat:blank)です", "<data value=\"blank\"><strong>47&lt;件&gt;</strong></data>です"),
      ("[約4割](stat:none \"表がない\")です", "約4割<span class=\"figure-remark\">（根拠データなし: 表がない）</span>です"),
      ("`[a](stat:b c)`", "<code>[a](stat:b c)</code>"),
    ])
  func text(markdown: String, html: String) {
    let reviewed = render(markdown)
    #expect(reviewed.diagnostics == [])
    #expect(String(decoding: reviewed.value.html.bytes, as: UTF8.self) == "<p>\(html)</p>\n")
  }

  private func renderNumbered(_ markdown: String, label: String = "図{number}") -> Reviewed<MarkdownDocument> {
    let rules = MarkdownRules(
      labels: .init(
        notes: "", note: "", back: "", table: "", numbers: label.isEmpty ? [:] : [.figure: label, .table: "表{number}"]),
      drawFigure: { Reviewed(HTML(trusted: Array("<figure id=\"\($0.anchor)\">\($0.number)</figure>".utf8))) }
    ) { destination, _ in .samePage(fragment: String(destination.dropFirst())) }
    return MarkdownRenderer(rules: rules).render(SourceText(path: "a.md", bytes: Array(markdown.utf8)))
  }

  @Test("have numbers, by which the text refers to them before and after")
  func numbers() {
    let reviewed = renderNumbered(
      "[?](#fig-two)と[はじめの図](#fig-one)です。\n\n```chart one\na: 1\n```\n\n```diagram two\na: 1\n```\n\n[**?**](#fig-one)を見ます。\n"
    )
    #expect(reviewed.diagnostics == [])
    let html = String(decoding: reviewed.value.html.bytes, as: UTF8.self)
    #expect(html.contains("<a href=\"#fig-two\">図2</a>と<a href=\"#fig-one\">はじめの図</a>です。"))
    #expect(html.contains("<figure id=\"fig-one\">1</figure>") && html.contains("<strong>図1</strong>"))
    #expect(reviewed.value.anchors.contains(Array("fig-two".utf8)))
  }

  @Test("are counted apart from tables")
  func tables() {
    let reviewed = renderNumbered(
      "```chart one\na: 1\n```\n\n```table one\na: 1\n```\n\n```table\na: 1\n```\n\n[?](#tbl-one)、[?](#fig-one)\n")
    #expect(reviewed.diagnostics == [])
    let html = String(decoding: reviewed.value.html.bytes, as: UTF8.self)
    #expect(html.contains("<figure id=\"tbl-one\">1</figure>") && html.contains("<figure id=\"table-2\">2</figure>"))
    #expect(html.contains("<a href=\"#tbl-one\">表1</a>、<a href=\"#fig-one\">図1</a>"))
    #expect(renderNumbered("[?](#tbl-one)\n\n```chart one\n```\n").diagnostics.map(\.id) == ["figure.unknown"])
  }

  @Test("are missed where there is none of that name, and have one name each")
  func wrongNumbers() {
    #expect(renderNumbered("[?](#fig-onw)\n\n```chart one\n```\n").diagnostics.map(\.id) == ["figure.unknown"])
    #expect(renderNumbered("```chart one\n```\n\n```chart one\n```\n").diagnostics.map(\.id) == ["figure.repeated"])
    #expect(renderNumbered("```chart 一\n```\n").diagnostics.map(\.id) == ["figure.malformed-name"])
    #expect(renderNumbered("```chart a b\n```\n").diagnostics.map(\.id) == ["markdown.several-words"])
    #expect(
      renderNumbered("[?](#fig-one)\n\n```chart one\n```\n", label: "").diagnostics.map(\.id) == ["figure.unnumbered"])
  }

  @Test("are errors where they are wrong, or not read as links")
  func wrong() {
    #expect(render("本文[**3倍**](stat:wrong)").diagnostics.map(\.message.en) == ["3倍"])
    #expect(render("本文[**3倍**](stat:a b)").diagnostics.map(\.id) == ["markdown.unread-figure"])
    #expect(render("| a |\n|---|\n| [3倍](stat:a b) |\n").diagnostics.map(\.id) == ["markdown.unread-figure"])
  }
}
