import Diagnostics
import Markup
import Templates

/// Renders a page of 6.8 KB many times: by a template, and by a loop written by hand that makes the same bytes.
enum TemplateBenchmark {
  private struct Item {
    let title: String
    let summary: String
    let url: PageURL
  }

  /// A class, as the graph of a site is: contexts point into it.
  private final class Page: Sendable {
    let title: String
    let text: String
    let items: [Item]
    let numbers: [Int]
    let note: String?

    init(title: String, text: String, items: [Item], note: String?) {
      self.title = title
      self.text = text
      self.items = items
      self.note = note
      numbers = Array(items.indices)
    }
  }

  /// An item as templates see it: a place in the page.
  private struct Row {
    let page: Page
    let number: Int
  }

  static func run(pages: Int) throws {
    let page = page()
    let template = try template()
    var byTemplate: [UInt8] = []
    var byHand: [UInt8] = []
    let record = members.record(page)
    template.render(record, into: &byTemplate)
    write(page, &byHand)
    guard byTemplate == byHand else { throw Stop(.machine, []) }

    // In turn, and the best of several, so that what else the machine does hurts both alike.
    var best = (template: Duration.seconds(999), hand: Duration.seconds(999))
    let clock = ContinuousClock()
    for _ in 0..<7 {
      best.template = min(
        best.template, clock.measure { for _ in 0..<pages { fill(&byTemplate) { template.render(record, into: &$0) } } }
      )
      best.hand = min(best.hand, clock.measure { for _ in 0..<pages { fill(&byHand) { write(page, &$0) } } })
    }
    let (a, b) = (best.template / .microseconds(1) / Double(pages), best.hand / .microseconds(1) / Double(pages))
    print("| \(byHand.count) bytes a page | µs a page | ratio |\n|---|--:|--:|")
    print("| written by hand | \(rounded(b)) | 1 |\n| template | \(rounded(a)) | \(rounded(a / b)) |")
  }

  private static func fill(_ buffer: inout [UInt8], _ write: (inout [UInt8]) -> Void) {
    buffer.removeAll(keepingCapacity: true)
    write(&buffer)
  }

  // MARK: - By template

  private static let rowMembers: Members<Row> = [
    .text("title") { $0.page.items[$0.number].title }, .text("summary") { $0.page.items[$0.number].summary },
    .url("url") { $0.page.items[$0.number].url },
  ]

  private static let members: Members<Page> = [
    .text("title") { $0.title }, .text("text") { $0.text },
    .list("items", rowMembers, numbers: { $0.numbers }) { Row(page: $0, number: $1) },
    .optionalText("note") { $0.note }, .text("site") { _ in "縁側ポータル" },
  ]

  private static func template() throws -> Template {
    let files = [
      ("page", "{{<layout}}{{$main}}<h1>{{title}}</h1>{{> text}}{{> list}}{{> note}}{{/main}}{{/layout}}"),
      (
        "layout",
        "<!DOCTYPE html><html lang=\"ja\"><head><title>{{title}} | {{site}}</title></head><body><main>{{$main}}{{/main}}</main></body></html>"
      ),
      ("text", "<div class=\"prose\"><p>{{text}}</p></div>"),
      ("list", "<ul>{{#items}}<li><a href=\"{{url}}\">{{title}}</a><p>{{summary}}</p></li>{{/items}}</ul>"),
      ("note", "{{#note}}<aside>{{note}}</aside>{{/note}}{{^note}}<hr>{{/note}}"),
    ].map { (name: $0.0, source: SourceText(path: $0.0, bytes: Array($0.1.utf8))) }
    guard let linked = TemplateLibrary.parse(files).value.template("page", for: members.schema),
      linked.diagnostics.isEmpty
    else { throw Stop(.machine, []) }
    return linked.value
  }

  // MARK: - By hand

  private static func write(_ page: Page, _ out: inout [UInt8]) {
    out += "<!DOCTYPE html><html lang=\"ja\"><head><title>".utf8
    out.appendEscaped(page.title)
    out += " | ".utf8
    out.appendEscaped("縁側ポータル")
    out += "</title></head><body><main><h1>".utf8
    out.appendEscaped(page.title)
    out += "</h1><div class=\"prose\"><p>".utf8
    out.appendEscaped(page.text)
    out += "</p></div><ul>".utf8
    for item in page.items {
      out += "<li><a href=\"".utf8
      out.appendEscaped(item.url.text)
      out += "\">".utf8
      out.appendEscaped(item.title)
      out += "</a><p>".utf8
      out.appendEscaped(item.summary)
      out += "</p></li>".utf8
    }
    out += "</ul>".utf8
    if let note = page.note {
      out += "<aside>".utf8
      out.appendEscaped(note)
      out += "</aside>".utf8
    } else {
      out += "<hr>".utf8
    }
    out += "</main></body></html>".utf8
  }

  private static func page() -> Page {
    let sentence = "地域の住民と専門職が<ともに>支え合う「居場所」& 相談の場です。"
    let items = (0..<20).map {
      Item(
        title: "活動の題名その\($0)", summary: "大森地区の教会で月に一度、食料を配りながら話を聞きます。",
        url: PageURL(from: "index.html", to: "activities/p\($0).html"))
    }
    return Page(title: "支援の両輪", text: String(repeating: sentence, count: 34), items: items, note: "注記です。")
  }
}

func rounded(_ number: Double) -> String {
  let hundredths = Int((number * 100).rounded())
  let rest = hundredths % 100
  return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
}
