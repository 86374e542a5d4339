import CommonMark
import Diagnostics
import Markup
import Testing

@Suite("Boxes of training material")
struct BoxTests {
  private func render(
    _ markdown: String, showsInternal: Bool = true, isTraining: Bool? = true
  ) -> Reviewed<MarkdownDocument> {
    let rules = MarkdownRules(
      labels: .init(
        notes: "", note: "", back: "", table: "",
        boxes: [.question: "問{number}", .answer: "答え", .exercise: "{minutes}分"]), showsInternal: showsInternal,
      isTraining: isTraining,
      checkFigure: { _ in .replaced("169人", formula: "a") }
    ) { _, _ in .unchanged }
    return MarkdownRenderer(rules: rules).render(SourceText(path: "a.md", bytes: Array(markdown.utf8)))
  }

  private func html(_ reviewed: Reviewed<MarkdownDocument>) -> String {
    String(decoding: reviewed.value.html.bytes, as: UTF8.self)
  }

  @Test(
    "leave room for an answer",
    arguments: [
      ("question", "question-lines", "<div class=\"answer-lines\"><div></div><div></div><div></div></div>"),
      ("question lines 2", "question-lines", "<div class=\"answer-lines\"><div></div><div></div></div>"),
      ("question box 1", "question-box", "<div class=\"answer-box\"><div></div></div>"),
    ])
  func room(info: String, kind: String, room: String) {
    let reviewed = render("```\(info)\nなぜですか。\n```\n")
    #expect(reviewed.diagnostics == [])
    #expect(
      html(reviewed)
        == "<div class=\"question \(kind)\" role=\"group\" aria-labelledby=\"q-1\"><p class=\"question-label\" id=\"q-1\">問1</p>\n<p>なぜですか。</p>\n\(room)</div>\n"
    )
  }

  @Test("number questions through the text, whether or not answers stand between them")
  func numbers() {
    let text = "```question\nあ\n```\n\n```answer\nい\n```\n\n```question\nう\n```\n"
    for shows in [true, false] {
      let page = html(render(text, showsInternal: shows))
      #expect(page.contains("問1") && page.contains("問2") && page.contains("答え") == shows)
    }
  }

  @Test("have answers with checked statistics, of which others have no byte")
  func answers() {
    let text = "前。\n\n```answer\n[?人](stat:a)です。ないしょ。\n```\n\n後。\n"
    #expect(html(render(text)).contains("<data value=\"a\">169人</data>です。ないしょ。"))
    #expect(html(render(text, showsInternal: false)) == "<p>前。</p>\n<p>後。</p>\n")
  }

  @Test("leave nothing behind where their name is written with entities, not even what they define")
  func entities() {
    let text = "[ここ][zz]\n\n```an&#115;wer\n[zz]: https://example.org/ \"ないしょ\"\n```\n\n後。\n"
    let page = html(render(text, showsInternal: false))
    #expect(!page.contains("ないしょ") && page.contains("後。"))
  }

  @Test("are told to whoever looks for them elsewhere: with figures filled in, without notes, and in parts")
  func texts() {
    let answer = "```answer\n件数を人数で割ると一人あたり[?人](stat:a)です[^1]。\n\n    字下げした文\n```\n"
    let source = SourceText(path: "a.md", bytes: Array(answer.utf8))
    let found = AnswerTexts.all(in: source, from: 0) { _ in .replaced("169人", formula: "a") }
    #expect(found.contains("件数を人数で割ると一人あたり169人です。") && found.contains("件数を人数で割ると一人あたり"))
    #expect(found.contains { $0.contains("字下げした文") })
  }

  @Test(
    "are refused where an answer could become public, or cannot be given",
    arguments: [
      ("- あ\n\n  ```answer\n  い\n  ```\n", "markdown.nested-internal"),
      ("```answer\nい\n", "markdown.unclosed-internal"), ("文\n```answer\nい\n```\n", "markdown.crowded-internal"),
      (":::answer\nい\n:::\n", "markdown.nested-internal"), ("｀｀｀ｎｏｔｅｓ\nい\n｀｀｀\n", "markdown.nested-internal"),
      ("```answers\nい\n```\n", "markdown.unknown-fence"), ("```answer 1\nい\n```\n", "markdown.several-words"),
      ("```question lines 99\nあ\n```\n", "markdown.unknown-question"),
      ("```question liens\nあ\n```\n", "markdown.unknown-question"),
      ("```question table\nあ\n```\n", "markdown.unfit-question"),
      ("```question matching\n- あ\n```\n", "markdown.unfit-question"),
      ("```question matching\n| a | b | c |\n|---|---|---|\n| d | e | f |\n```\n", "markdown.unfit-question"),
      ("```question table\n| a | b |\n|---|---|\n| d | e |\n```\n", "markdown.unfit-question"),
      ("```question ranking\nあ\n```\n", "markdown.unfit-question"),
      ("```exercise\nあ\n```\n", "markdown.exercise-time"), ("```exercise 0\nあ\n```\n", "markdown.exercise-time"),
      ("答え\n\n```\nい\n```\n", "markdown.nameless-block"), ("- 答え\n\n  ~~~\n  い\n  ~~~\n", "markdown.nameless-block"),
    ])
  func refused(text: String, id: String) {
    #expect(render(text, showsInternal: false).diagnostics.contains { $0.id == id }, "\(render(text).diagnostics)")
  }

  @Test(
    "leave what is there only while a table is published, or leave it out with its headings and figures",
    arguments: [
      ("a", true), ("a a[x,last]", true), ("b", false), ("a b", false),
    ])
  func published(tables: String, isThere: Bool) {
    let rules = MarkdownRules(
      labels: .init(notes: "", note: "", back: "", table: ""),
      checkFigure: { _ in
        isThere ? .replaced("169人", formula: "a") : .refused(id: "figure.withheld", Message(en: "", ja: ""), hint: nil)
      },
      findTable: { $0.hasPrefix("a") ? .published : .withheld }
    ) { _, _ in .unchanged }
    let text = "## 前\n\n```published \(tables)\n## [?人](stat:a)です\n\n文。\n```\n\n## 後\n"
    let reviewed = MarkdownRenderer(rules: rules).render(SourceText(path: "a.md", bytes: Array(text.utf8)))
    #expect(reviewed.diagnostics == [])
    #expect(reviewed.value.headings.map(\.text) == (isThere ? ["前", "169人です", "後"] : ["前", "後"]))
    #expect(
      html(reviewed)
        == "<h2 id=\"前\">前</h2>\n"
        + (isThere ? "<h2 id=\"人です\"><data value=\"a\">169人</data>です</h2>\n<p>文。</p>\n" : "")
        + "<h2 id=\"後\">後</h2>\n")
  }

  private func withheld(_ text: String) -> Reviewed<MarkdownDocument> {
    let rules = MarkdownRules(
      labels: .init(notes: "", note: "", back: "", table: ""),
      checkFigure: { _ in .refused(id: "figure.withheld", Message(en: "", ja: ""), hint: nil) },
      findTable: { _ in .withheld }
    ) { _, _ in .unchanged }
    return MarkdownRenderer(rules: rules).render(SourceText(path: "a.md", bytes: Array(text.utf8)))
  }

  @Test("are read while they are left out: mistakes in them do not wait, and their notes are no unused ones")
  func readWhileLeftOut() {
    let text = "前\n\n```published a\n# 上[?人](stat:a)[^1]\n\n<b>太</b>\n```\n\n[^1]: 注\n"
    let reviewed = withheld(text)
    #expect(reviewed.diagnostics.map(\.id) == ["markdown.top-heading", "markdown.raw-html", "markdown.raw-html"])
    #expect(html(reviewed) == "<p>前</p>\n" && reviewed.value.headings.isEmpty)
  }

  @Test(
    "that may be left out are refused where it is not plain where they begin and end",
    arguments: [
      ("前\n\n```published a\nあ\n\n## 後\n", "markdown.unclosed-internal"),
      ("```published a\nあ\n\n```note\nい\n```\n", "markdown.fenced-internal"),
      ("- あ\n\n  ```published a\n  い\n  ```\n", "markdown.nested-internal"),
      ("````note\n```published a\nい\n```\n````\n", "markdown.nested-internal"),
      ("｀｀｀published a\nい\n｀｀｀\n", "markdown.nested-internal"),
      ("文\n```published a\nい\n```\n", "markdown.crowded-internal"),
    ])
  func unplain(text: String, id: String) {
    #expect(withheld(text).diagnostics.contains { $0.id == id }, "\(withheld(text).diagnostics)")
  }

  @Test("say which table there is not, and that one is missing")
  func publishedNothing() {
    let rules = MarkdownRules(
      labels: .init(notes: "", note: "", back: "", table: ""),
      findTable: { _ in .refused(id: "figure.unknown-table", Message(en: "", ja: ""), hint: nil) }
    ) { _, _ in .unchanged }
    let text = "\n```published x\nあ\n```\n\n```published\nあ\n```\n"
    let reviewed = MarkdownRenderer(rules: rules).render(SourceText(path: "a.md", bytes: Array(text.utf8)))
    #expect(reviewed.diagnostics.map(\.id) == ["figure.unknown-table", "markdown.published-table"])
    #expect(reviewed.diagnostics.map { $0.place?.position?.line } == [2, 6])
    #expect(html(reviewed) == "")
  }

  @Test("leave what is indented, and pages that are no training material, to show text as it stands")
  func code() {
    #expect(render("あ\n\n    い\n").diagnostics == [])
    #expect(render("- あ\n\n      い\n").diagnostics == [])
    for isTraining in [false, nil] { #expect(render("```\nい\n```\n", isTraining: isTraining).diagnostics == []) }
  }

  @Test("give a table to fill in, a list to put in order, and columns to join")
  func forms() {
    let table = html(render("```question table\n| a | b |\n|---|---|\n| c |  |\n```\n"))
    #expect(table.contains("question-table") && table.contains("<td></td>"))
    #expect(html(render("```question ranking\n- あ\n- い\n```\n")).contains("question-ranking"))
    #expect(render("```question matching\n| a | b |\n|---|---|\n| c | d |\n```\n").diagnostics == [])
  }
}
