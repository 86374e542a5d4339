import CommonMark
import Diagnostics
import Markup
import Testing

@Suite("Passes over the tree")
struct PassesTests {
  @Test("keep Japanese in the anchors of headings and number those that repeat")
  func headings() {
    let document = render("## 活動の目的\n\n### 第2回　報告\n\n## 活動の目的\n\n## FAQ & *Help*\n\n## ！\n").value
    #expect(document.headings.map(\.id) == ["活動の目的", "第2回-報告", "活動の目的-2", "faq-help", "section"])
    #expect(document.headings.map(\.level) == [2, 3, 2, 2, 2])
    #expect(text(document).contains("<h2 id=\"faq-help\">FAQ &amp; <em>Help</em></h2>"))
  }

  @Test("keep headings from taking an anchor that the page uses itself")
  func reservedAnchors() {
    #expect(render("## main\n").value.headings.map(\.id) == ["main-2"])
  }

  @Test(
    "open and close emphasis between Japanese characters",
    arguments: [
      ("**「重要」**です", "<strong>「重要」</strong>です"),
      ("これは**「重要」**です", "これは<strong>「重要」</strong>です"),
      ("参加*（任意）*の方", "参加<em>（任意）</em>の方"),
      ("詳しくは**[こちら](/a)**へ", "詳しくは<strong><a href=\"/a\">こちら</a></strong>へ"),
      ("**`code`**を使う", "<strong><code>code</code></strong>を使う"),
      ("**重要**です", "<strong>重要</strong>です"),
      ("\\*\\*「a」\\*\\*です", "**「a」**です"),
      ("`**「重要」**です`", "<code>**「重要」**です</code>"),
    ])
  func emphasis(markdown: String, html: String) {
    #expect(text(render(markdown).value) == "<p>\(html)</p>\n")
  }

  @Test(
    "join lines between Japanese characters only",
    arguments: [
      ("生活\n支援", "生活支援"), ("です。\n次に", "です。次に"), ("PDF\nを読む", "PDF\nを読む"), ("in\nthe", "in\nthe"),
      ("**強調**\nです", "<strong>強調</strong>です"), ("改行  \nする", "改行<br />\nする"),
    ])
  func softBreaks(markdown: String, html: String) {
    #expect(text(render(markdown).value) == "<p>\(html)</p>\n")
  }

  @Test("mark words in another language, with the code of that language alone")
  func language() {
    #expect(
      text(render("[**Bonjour**](lang:fr)です").value) == "<p><span lang=\"fr\"><strong>Bonjour</strong></span>です</p>\n")
    #expect(text(render("[x](lang:zh-Hant)").value).contains("lang=\"zh-Hant\""))
    for wrong in ["[a](lang:)", "[](lang:en)", "[a](lang:English)", "[a](<lang:en\" onclick=\"x>)"] {
      #expect(ids(render(wrong)) == ["markdown.no-language"], "\(wrong)")
    }
  }

  @Test("turn ruby links into ruby, escaped")
  func ruby() {
    #expect(
      text(render("[重層的](ruby:じゅうそうてき)な").value)
        == "<p><ruby>重層的<rp>（</rp><rt>じゅうそうてき</rt><rp>）</rp></ruby>な</p>\n")
    #expect(text(render("[a](<ruby:<b>>)").value).contains("<b>") == false)
    #expect(ids(render("[](ruby:)")) == ["markdown.empty-ruby"])
  }

  @Test("mark links that leave the site and keep their titles")
  func outsideLinks() {
    #expect(
      text(render("[a](https://example.org/?a=1&b=2 \"T\\\"\")").value)
        == "<p><a href=\"https://example.org/?a=1&amp;b=2\" title=\"T&quot;\" rel=\"external noopener\">a</a></p>\n")
  }

  @Test("refuse raw HTML with its line, inside prose too")
  func rawHTML() {
    let reviewed = render("一行目\n\n<div>x</div>\n\n文中<b>です</b>\n")
    #expect(ids(reviewed) == ["markdown.raw-html", "markdown.raw-html", "markdown.raw-html"])
    #expect(reviewed.diagnostics.map { $0.place?.position?.line } == [3, 5, 5])
    #expect(!text(reviewed.value).contains("<b>"))
  }

  @Test("ask for the alternative text of images")
  func images() {
    #expect(ids(render("![ ](a.png)")) == ["markdown.missing-alternative"])
    #expect(ids(render("![会場の地図](a.png)")).isEmpty)
  }

  @Test("count lines from the beginning of the file")
  func positionsBehindFrontMatter() throws {
    let source = SourceText(path: "a.md", bytes: Array("---\ntitle: x\n---\n本文\n\n縁側 <b>\n".utf8))
    let offset = try #require(source.offset(ofLine: 4))
    let place = try #require(MarkdownRenderer(rules: rules).render(source, from: offset).diagnostics.first?.place)
    #expect(place.position == .init(line: 6, column: 4))
    #expect(place.excerpt?.text == "縁側 <b>")
  }

  @Test("refuse unknown blocks and read notes")
  func fences() {
    #expect(ids(render("```chrat\n```\n")) == ["markdown.unknown-fence"])
    #expect(
      text(render("```note\n**大事**なこと\n```\n").value)
        == "<div class=\"note\" role=\"note\">\n<p><strong>大事</strong>なこと</p>\n</div>\n")
    let inner = render("一\n\n```note\n\n<i>\n```\n")
    #expect(inner.diagnostics.first?.place?.position?.line == 5)
  }

  @Test("leave no marker in titles, and no space out of Korean")
  func titles() {
    let html = text(render("[a](https://example.org/ \"これは*「x」*です[^1]\") ![図](a.png \"の*「x」*で\")\n").value)
    #expect(html.contains("title=\"これは*「x」*です[^1]\""))
    #expect(!html.unicodeScalars.contains { (0xE000...0xF8FF).contains($0.value) })
    #expect(text(render("행복\n한국").value) == "<p>행복\n한국</p>\n")
  }

  @Test("refuse headings of level 1, and warn of skipped levels")
  func headingLevels() {
    #expect(ids(render("# 題\n")) == ["markdown.top-heading"])
    let skipped = render("## 一\n\n#### 三\n").diagnostics
    #expect(skipped.map(\.id) == ["markdown.skipped-heading-level"])
    #expect(skipped.map(\.severity) == [.warning])
  }

  @Test("stop counting mistakes when there are very many")
  func manyMistakes() {
    #expect(render(String(repeating: "<b>\n\n", count: 1000)).diagnostics.count == 201)
    #expect(render(String(repeating: "## 見出し\n\n", count: 5000)).value.headings.last?.id == "見出し-5000")
  }

  @Test("survive deep nesting and much text without a crash")
  func depth() {
    #expect(text(render(String(repeating: ">", count: 20_000) + "x").value).contains("<p>x</p>"))
    #expect(!render(String(repeating: "*a **b ", count: 2_000)).value.html.isEmpty)
    #expect(text(render("").value).isEmpty)
  }
}

@Suite("Footnotes")
struct FootnoteTests {
  @Test("are numbered by first reference and link back from each")
  func numbering() {
    let html = text(render("あ[^b]い[^a]う[^b]\n\n[^a]: 一つ目\n[^b]: 二つ目\n    続き\n").value)
    #expect(html.contains("あ<sup class=\"note-ref\"><a href=\"#note:1\" id=\"noteref:1\""))
    #expect(html.contains("id=\"noteref:1:2\""))
    #expect(html.contains("<li id=\"note:1\">\n<p>二つ目続き <a href=\"#noteref:1\""))
    #expect(html.contains("↩2</a></p>\n</li>\n<li id=\"note:2\">\n<p>一つ目 "))
  }

  @Test("may refer to each other and use the links of the text")
  func nesting() {
    let html = text(render("x[^1]\n\n[^1]: see[^2] and [site][s]\n[^2]: end\n\n[s]: /there\n").value)
    #expect(html.contains("<a href=\"#note:2\""))
    #expect(html.contains("<a href=\"/there\">site</a>"))
    #expect(html.contains("<li id=\"note:2\">"))
  }

  @Test("are errors when nothing is defined, referred to, or said once")
  func errors() {
    let missing = render("本文です[^memo]\n")
    #expect(ids(missing) == ["markdown.missing-note"])
    #expect(missing.diagnostics.first?.place?.position == .init(line: 1, column: 5))
    #expect(ids(render("本文[^a\n")) == ["markdown.malformed-note"])
    #expect(ids(render("本文\n\n[^a]: x\n")) == ["markdown.unused-note"])
    #expect(ids(render("本文[^a]\n\n[^a]: x\n[^a]: y\n")) == ["markdown.duplicate-note"])
  }

  @Test("are no part of headings, and refused inside links and quotes")
  func places() {
    let document = render("## 見出し[^1]\n\n## 見出し\n\n[^1]: 注\n").value
    #expect(document.headings.map(\.text) == ["見出し", "見出し"])
    #expect(document.headings.map(\.id) == ["見出し", "見出し-2"])
    #expect(ids(render("[x[^1]](https://example.org/)\n\n[^1]: 注\n")).contains("markdown.note-in-link"))
    #expect(ids(render("> a[^1]\n>\n> [^1]: https://example.org/\n")).contains("markdown.note-in-link"))
  }

  @Test("know code in lists from text behind it")
  func codeInLists() {
    let html = text(render("- ```\n  [^1]: code\n  ```\n\n本文[^1]\n\n| a |\n|---|\n\n[^1]: 注\n").value)
    #expect(html.contains("[^1]: code") && html.contains("<table>") && html.contains("注 <a"))
  }

  @Test("do not repeat text that looks like a link definition")
  func references() {
    let html = text(
      render("本文[^1]\n\n[注意]: これは 普通 の文です。\n\n[s]: /there\n続く文\n\n[^1]: [s] を見る\n").value)
    #expect(html.ranges(of: "普通").count == 1)
    #expect(html.ranges(of: "続く文").count == 1)
    #expect(html.contains("<a href=\"/there\">s</a> を見る"))
  }

  @Test("stay text when escaped or inside code")
  func escaped() {
    #expect(text(render("\\[^1] と `[^1]`\n").value) == "<p>[^1] と <code>[^1]</code></p>\n")
    #expect(text(render("```\n[^1]: x\n```\n").value) == "<pre><code>[^1]: x\n</code></pre>\n")
  }

  @Test("keep the lines of the text around them")
  func lines() {
    let reviewed = render("a[^1]\n\n[^1]: x\n    y\n\n<b>\n")
    #expect(reviewed.diagnostics.first?.place?.position?.line == 6)
  }
}

@Suite("Pipe tables")
struct TableTests {
  @Test("have alignment, scopes, escaped pipes and markup in their cells")
  func table() {
    let html = text(
      render(
        "| 地区 | 件数 | 備考 |\n|:--|--:|:-:|\n| **大森** | 14 | `a\\|b` |\n| 調布 | **22** | **「多い」**です |\n"
      ).value)
    #expect(
      html == """
        <div class="table-scroll" role="group" tabindex="0" aria-label="表">
        <table>
        <thead>
        <tr>
        <th scope="col" class="left">地区</th>
        <th scope="col" class="right">件数</th>
        <th scope="col" class="center">備考</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <th scope="row" class="left"><strong>大森</strong></th>
        <td class="right">14</td>
        <td class="center"><code>a|b</code></td>
        </tr>
        <tr>
        <td class="left">調布</td>
        <td class="right"><strong>22</strong></td>
        <td class="center"><strong>「多い」</strong>です</td>
        </tr>
        </tbody>
        </table>
        </div>

        """)
  }

  @Test("may follow text, stand in quotes and lists, and refer to links and notes")
  func surroundings() {
    let html = text(render("前置き\na | b\n--|--\n[x][r] | 二[^n]\n\n[r]: /r\n[^n]: 注です\n").value)
    #expect(html.hasPrefix("<p>前置き</p>\n<div class=\"table-scroll\""))
    // The name of what can be scrolled is told from others.
    #expect(text(render("## 役割\n\n| a |\n|---|\n| b |\n").value).contains("aria-label=\"表: 役割\""))
    #expect(html.contains("<td><a href=\"/r\">x</a></td>"))
    #expect(html.contains("二<sup class=\"note-ref\">"))
    #expect(text(render("> | a |\n> |---|\n> | b |\n").value).contains("<blockquote>\n<div class=\"table-scroll\""))
    #expect(text(render("- | a |\n  |---|\n  | # b |\n").value).contains("<td># b</td>"))
  }

  @Test("must have a delimiter row that fits, and an end")
  func mismatch() {
    #expect(ids(render("| a | b |\n|---|\n")) == ["markdown.wrong-delimiter-row"])
    let heading = render("| a |\n|---|\n| b |\n---\n後\n").diagnostics.first
    #expect(heading?.id == "markdown.table-as-heading")
    #expect(heading?.place?.position?.line == 4)
    #expect(text(render("a | b\n--|--\n").value).contains("<table>"))
  }

  @Test("lose no cell: a row that is too long is an error on its line")
  func longRow() {
    let reviewed = render("| a |\n|---|\n| b | c |\n")
    #expect(ids(reviewed) == ["markdown.long-row"])
    #expect(reviewed.diagnostics.first?.place?.position?.line == 3)
  }
}

private let rules = MarkdownRules(
  labels: .init(notes: "注", note: "注", back: "本文へ戻る 注", table: "表"), reservedAnchors: ["main"]
) { destination, kind in
  if kind == .image {
    return PageURL(path: "/" + destination).map { .inside($0, name: "", fragment: nil) } ?? .unchanged
  }
  return PageURL(external: destination).map { .outside($0) } ?? .unchanged
}

private func render(_ markdown: String) -> Reviewed<MarkdownDocument> {
  MarkdownRenderer(rules: rules).render(SourceText(path: "test.md", bytes: Array(markdown.utf8)))
}

private func text(_ document: MarkdownDocument) -> String { String(decoding: document.html.bytes, as: UTF8.self) }

private func ids(_ reviewed: Reviewed<MarkdownDocument>) -> [String] { reviewed.diagnostics.map(\.id) }
