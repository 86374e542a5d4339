import Diagnostics
import Markup
import Templates
import Testing

@Suite("Strict templates")
struct StrictTests {
  @Test("escape byte by byte, so that a combining mark hides nothing")
  func escaping() throws {
    let html = try render("<a title=\"{{title}}\">", Page(title: "\u{22}\u{301} onmouseover=alert(1) y=<&>'"))
    #expect(html == "<a title=\"&quot;\u{301} onmouseover=alert(1) y=&lt;&amp;&gt;&#39;\">")
  }

  @Test("print markup, addresses, numbers, lists and guarded optionals")
  func printing() throws {
    let page = Page(title: "題", body: HTML(trusted: Array("<p>b</p>".utf8)), items: ["一", "<二>"], note: "注")
    let html = try render(
      "<a href=\"{{url}}#x\">{{title}}</a>{{{body}}}{{count}}{{#items}}<li>{{name}}・{{title}}</li>{{/items}}{{#note}}{{note}}={{.}}{{/note}}",
      page)
    #expect(html == "<a href=\"/a#x\">題</a><p>b</p>2<li>一・題</li><li>&lt;二&gt;・題</li>注=注")
    #expect(try render("{{^note}}なし{{/note}}{{^items}}空{{/items}}", Page(title: "")) == "なし空")
  }

  @Test("ask a context only for what they name")
  func laziness() throws {
    let members: Members<Int> = [
      .text("wanted") { "\($0)" },
      .text("costly") { _ in
        Issue.record("the template does not name this")
        return ""
      },
    ]
    let template = try #require(library(["page": "{{wanted}}"]).template("page", for: members.schema)).value
    var output: [UInt8] = []
    template.render(members.record(7), into: &output)
    #expect(String(decoding: output, as: UTF8.self) == "7")
  }

  @Test("refuse what the context does not declare, with place, suggestion and list")
  func unknownName() throws {
    let problems = try problems(["page": "一行目\n  {{titel}}\n"])
    let problem = try #require(problems.first)
    #expect(problems.count == 1)
    #expect(problem.id == "template.unknown-name")
    #expect(problem.place?.position == .init(line: 2, column: 3))
    #expect(problem.hint?.en == "did you mean 'title'? there is: title, url, body, items, note, count, new, more")
  }

  @Test(
    "find mistakes in partials and parents that no page would reach",
    arguments: [
      ("{{#new}}{{> part}}{{/new}}", "template.unknown-name"),
      ("{{> prat}}", "template.unknown-template"),
      ("{{#items}}{{naem}}{{/items}}", "template.unknown-name"),
      ("{{more.titel}}", "template.unknown-name"),
      ("{{title.length}}", "template.memberless"),
      ("{{note}}", "template.unguarded"),
      ("{{#note}}{{/note}}{{note}}", "template.unguarded"),
      ("{{items}}", "template.unprintable"),
      ("{{new}}", "template.unprintable"),
      ("{{body}}", "template.escaped-html"),
      ("{{{title}}}", "template.unescaped"),
      ("{{&title}}", "template.unescaped"),
      ("{{#title}}x{{/title}}", "template.pointless-section"),
      ("{{<layout}}{{$mian}}x{{/mian}}{{/layout}}", "template.unknown-block"),
      ("{{<layout}}{{$main}}x{{/main}}{{$main}}y{{/main}}{{/layout}}", "template.repeated-block"),
      ("{{> self}}", "template.endless"),
      ("{{#items}}x", "template.unclosed-section"),
      ("x{{/items}}", "template.unopened-tag"),
      ("{{#items}}{{#new}}x{{/items}}{{/new}}", "template.crossed-tag"),
      ("{{title", "template.unclosed-tag"),
      ("{{ti tle}}", "template.malformed-name"),
      ("{{=x=}}", "template.malformed-delimiters"),
      ("{{title {{title}}", "template.unclosed-tag"),
      ("{{<layout}}lost{{$main}}x{{/main}}{{/layout}}", "template.stray-text"),
      ("{{> twice}}", "template.endless"),
      ("<p class=\"open>\n<p class=\"a\">{{title}}", "template.tag-in-attribute"),
      (String(repeating: "{{#more}}", count: 5000) + String(repeating: "{{/more}}", count: 5000), "template.too-deep"),
    ])
  func mistakes(template: String, id: String) throws {
    let problems = try problems([
      "page": template, "part": "{{titel}}", "layout": "{{$main}}{{/main}}", "self": "{{> self}}",
      "twice": "{{> twice}}{{> twice}}",
    ])
    #expect(problems.map(\.id).contains(id), "\(problems)")
  }

  @Test(
    "allow values only where their type may stand",
    arguments: [
      ("<a href=\"{{title}}\">", "template.not-a-url"),
      ("<img src='{{title}}'>", "template.not-a-url"),
      ("<a href=\"/x/{{title}}\">", "template.misplaced"),
      ("<a href={{url}}>", "template.misplaced"),
      ("<a {{title}}>", "template.misplaced"),
      ("<{{title}}>", "template.misplaced"),
      ("<!-- {{title}} -->", "template.misplaced"),
      ("<script>let x = '{{title}}'</script>", "template.misplaced"),
      ("<style>{{title}}</style>", "template.misplaced"),
      ("<p onclick=\"{{title}}\">", "template.misplaced"),
      ("<p style=\"{{title}}\">", "template.misplaced"),
      ("<p title=\"{{{body}}}\">", "template.misplaced"),
      ("<p title=\"{{#new}}\">{{/new}}", "template.unbalanced"),
      ("<a href=\"{{url}}{{title}}\">", "template.misplaced"),
      ("<a href=\"{{#new}}#{{/new}}{{title}}\">", "template.misplaced"),
      ("<a h{{#new}}z{{/new}}ref=\"{{title}}\">", "template.unbalanced"),
      ("<a href = \"{{title}}\">", "template.not-a-url"),
      ("<meta http-equiv=\"refresh\" content=\"0;url={{title}}\">", "template.misplaced"),
      ("<svg><animate attributeName=\"href\" to=\"{{title}}\"></svg>", "template.misplaced"),
      ("<iframe>{{title}}</iframe>", "template.misplaced"),
    ])
  func places(template: String, id: String) throws {
    #expect(try problems(["page": template]).map(\.id).contains(id))
  }

  @Test(
    "allow values in text, quoted attributes, and behind the fixed part of an address",
    arguments: [
      "<p class=\"a {{#new}}b{{/new}}\" title='{{title}}'>{{title}}</p>", "<a href=\"{{url}}?q={{title}}\">",
      "<a href=\"#{{title}}\">", "<li{{#new}} class=\"new\"{{/new}}>",
      "<meta name=\"description\" content=\"{{title}}\">", "<a href = \"{{url}}\">", "<a href=\"tel:{{title}}\">",
      "<script src=\"{{url}}\"></script>{{title}}",
      "<!-- no --><title>{{title}}</title>", "{{#new}}<b>{{/new}}{{#new}}</b>{{/new}}", "a < b {{title}}",
      "<script>if (a < b) {}</script>{{{body}}}", "<!DOCTYPE html><p>{{title}}",
    ])
  func allowed(template: String) throws {
    #expect(try problems(["page": template]) == [])
  }

  @Test("put parents, blocks and partials together")
  func inheritance() throws {
    let html = try render(
      "{{<layout}}{{$main}}<h1>{{title}}</h1>{{> item}}{{/main}}{{/layout}}", Page(title: "題"),
      [
        "layout": "<title>{{$title}}{{title}}{{/title}}</title><main>{{$main}}{{/main}}</main>{{$foot}}下{{/foot}}",
        "item": "<i>{{count}}</i>",
      ])
    #expect(html == "<title>題</title><main><h1>題</h1><i>0</i></main>下")
  }

  @Test("take time by their length, and list so many mistakes")
  func bounds() throws {
    let many = String(repeating: "{{title}}", count: 30_000)
    #expect(try render(many, Page(title: "a")) == String(repeating: "a", count: 30_000))
    let wrong = library(["page": String(repeating: "{{titel}}", count: 30_000)]).template("page", for: page.schema)
    #expect(wrong?.diagnostics.count == 200)
    let open = String(repeating: "{{a ", count: 100_000) + "}}"
    let found = parse(["page": open]).diagnostics
    #expect(found.count == 201)
  }
}

private struct Page: Sendable {
  var title: String
  var body = HTML(trusted: [])
  var items: [String] = []
  var note: String?
}

private let item: Members<String> = [.text("name") { $0 }]
private let more: Members<Page> = [.text("title") { $0.title }]
private let page: Members<Page> = [
  .text("title") { $0.title },
  .url("url") { _ in PageURL(path: "/a") ?? PageURL(fragment: "a") },
  .html("body") { $0.body },
  .list("items", item) { $0.items },
  .optionalText("note") { $0.note },
  .number("count") { $0.items.count },
  .flag("new") { _ in false },
  .record("more", more) { $0 },
]

private func library(_ templates: [String: String]) -> TemplateLibrary {
  parse(templates).value
}

private func parse(_ templates: [String: String]) -> Reviewed<TemplateLibrary> {
  TemplateLibrary.parse(
    templates.sorted { $0.key < $1.key }.map {
      ($0.key, SourceText(path: "\($0.key).mustache", bytes: Array($0.value.utf8)))
    })
}

private func problems(_ templates: [String: String]) throws -> [Diagnostic] {
  let library = parse(templates)
  return library.diagnostics + (try #require(library.value.template("page", for: page.schema))).diagnostics
}

private func render(_ template: String, _ context: Page, _ others: [String: String] = [:]) throws -> String {
  let all = others.merging(["page": template]) { $1 }
  #expect(try problems(all) == [])
  var output: [UInt8] = []
  try #require(library(all).template("page", for: page.schema)).value.render(page.record(context), into: &output)
  return String(decoding: output, as: UTF8.self)
}
