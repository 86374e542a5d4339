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

  /// Its first heading, if a figure is in it that was checked: what a page of a table says of the table.
  var message: String? {
    let html = String(decoding: document.html.bytes, as: UTF8.self)
    guard let heading = document.headings.first, let start = html.firstRange(of: "<h\(heading.level)"),
      let end = html[start.upperBound...].firstRange(of: "</h"),
      html[start.upperBound..<end.lowerBound].contains("<data ")
    else { return nil }
    return heading.text
  }
}
