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
    .flag("is-japanese") { ($0.title + ($0.author ?? "") + ($0.publisher ?? "")).hasJapanese },
    .flag("is-adapted") { $0.isAdapted },
  ]
}

extension String {
  /// Whether it has letters of Japanese, so that readers of other languages are told so (WCAG 2.2, 3.1.2).
  var hasJapanese: Bool {
    unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x3041...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x2_0000...0x3_FFFF: true
      default: false
      }
    }
  }
}
