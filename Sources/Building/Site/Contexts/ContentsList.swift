import CommonMark
import Markup
import Templates

/// The headings of a page, if there are enough of them to be worth a list.
struct ContentsList: Sendable {
  let headings: [MarkdownDocument.Heading]

  init?(_ document: MarkdownDocument) {
    headings = document.headings.filter { (2...3).contains($0.level) }
    if headings.count < 2 { return nil }
  }

  static let members: Members<ContentsList> = [.list("items", itemMembers) { $0.headings }]

  private static let itemMembers: Members<MarkdownDocument.Heading> = [
    .text("text") { $0.text },
    .url("url") { PageURL(fragment: $0.id) },
    .flag("is-nested") { $0.level > 2 },
  ]
}
