import Content
import Digests
import Packing

/// What other pages may show of a page; nothing else of it is to be had for them.
///
/// A page whose face is as it was looks to all others as it did.
struct PageFace: Sendable {
  private let page: Page

  init(_ page: Page) { self.page = page }

  var title: String { page.title }
  var summary: String { page.summary }
  /// Where it is written, relative to the output folder.
  var path: String { page.path }
  /// The language that it is in, if that is another than that of the site.
  var otherLanguage: Language? { page.otherLanguage }
  var kind: PageKind? { page.kind }
  /// The name by which others refer to it.
  var name: String? {
    page.entry?.name ?? StatisticsPages.name(of: page) ?? ReleasePages.name(of: page) ?? CalendarPages.name(of: page)
      ?? SearchPlan.name(of: page) ?? ComparisonPage.name(of: page)
  }
  /// The sign that stands before its title.
  var mark: String? { page.entry?.mark }
  /// Whether it is the list of all tables.
  var listsTables: Bool { if case .list = page.statistics { true } else { false } }

  /// What takes place, if it is the calendar.
  var calendar: CalendarPages.Content? { page.calendar }

  /// What it tells in a field of its kind; diagrams are for itself alone.
  func value(at field: Int) -> FieldValue? {
    guard let values = page.entry?.values, values.indices.contains(field) else { return nil }
    if case .diagram = values[field] { return nil }
    return values[field]
  }

  /// A fingerprint of all of this.
  var print: UInt64 {
    var packer = Packer()
    for text in [title, summary, path] { packer.pack(text) }
    packer.pack(otherLanguage)
    packer.pack(kind)
    packer.pack(name)
    packer.pack(mark)
    packer.pack(listsTables)
    packer.pack(page.calendar?.print)
    for field in page.entry?.values.indices ?? 0..<0 { packer.pack(value(at: field)) }
    var print = Fingerprint()
    print.add(packer.bytes)
    return print.value
  }
}
