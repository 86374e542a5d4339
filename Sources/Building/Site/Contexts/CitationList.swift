import Content
import Templates

/// Where the contents of a page come from; no page can drop it.
struct CitationList: Sendable {
  let citations: [Citation]

  init?(_ citations: [Citation]) {
    if citations.isEmpty { return nil }
    self.citations = citations
  }

  static let members: Members<CitationList> = [.list("items", itemMembers) { $0.citations }]

  static let itemMembers: Members<Citation> = [
    .flag("is-source") { $0.role == .source },
    .text("title") { $0.title },
    .optionalText("author") { $0.author },
    .optionalText("publisher") { $0.publisher },
    .optionalText("date") { $0.date },
    .flag("is-adapted") { $0.isAdapted },
  ]
}
