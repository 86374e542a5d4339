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

  @Test("are errors where they are wrong, or not read as links")
  func wrong() {
    #expect(render("本文[**3倍**](stat:wrong)").diagnostics.map(\.message.en) == ["3倍"])
    #expect(render("本文[**3倍**](stat:a b)").diagnostics.map(\.id) == ["markdown.unread-figure"])
    #expect(render("| a |\n|---|\n| [3倍](stat:a b) |\n").diagnostics.map(\.id) == ["markdown.unread-figure"])
  }
}
