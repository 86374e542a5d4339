import CommonMark
import Content
import Diagnostics
import Markup

/// What a page says: its text, and what it tells in the fields of its kind.
struct PageText: Sendable {
  let document: MarkdownDocument
  let facts: PageFacts
  /// What it looks at besides its own content.
  let sights: Sights
  /// What is wrong with it.
  let diagnostics: [Diagnostic]

  /// What a page without an entry says.
  static let none = PageText(
    document: MarkdownDocument(html: .empty, headings: [], anchorReferences: [], images: [], internalLines: []),
    facts: .none, sights: Sights(), diagnostics: [])

  /// Pictures that it shows and files that it hands out: paths below `content/`.
  var images: [String] { document.images + facts.images }
}
