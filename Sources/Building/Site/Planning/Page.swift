import Chronology
import Content
import Ledger
import Tables

/// A page of the site.
///
/// It is a class because cards, links and lists ask for it all the time: a reference is cheap to hand around, and
/// nothing in it changes.
final class Page: Sendable {
  /// The content that it is made from; the page for what was not found has none.
  let entry: Entry?
  let template: PageTemplate
  let title: String
  let summary: String
  /// Where it is written, relative to the output folder.
  let path: String
  /// Its language, if that is another than the language of the site.
  let otherLanguage: Language?
  /// The figures that it shows, if it is a page of figures.
  let statistics: StatisticsPages.Content?
  /// The releases that it tells of, if it is a page of releases or one that was frozen.
  let release: ReleasePages.Content?
  /// What takes place on the days that it lists, if it is the calendar.
  let calendar: CalendarPages.Content?
  /// What residents see and what is inside, if it is the page that compares them.
  let comparison: ComparisonPage.Content?
  /// What the page says first, whatever its template says.
  let notice: Fiction.Notice?

  init(
    entry: Entry?, template: PageTemplate, title: String, summary: String, path: String,
    otherLanguage: Language? = nil, statistics: StatisticsPages.Content? = nil, release: ReleasePages.Content? = nil,
    calendar: CalendarPages.Content? = nil, comparison: ComparisonPage.Content? = nil, notice: Fiction.Notice? = nil
  ) {
    self.release = release
    self.calendar = calendar
    self.comparison = comparison
    self.otherLanguage = otherLanguage
    self.statistics = statistics
    self.notice = notice
    self.entry = entry
    self.template = template
    self.title = title
    self.summary = summary
    self.path = path
  }

  /// What sort of page it is; pages that the tool makes itself are of no kind.
  var kind: PageKind? { entry?.kind }

  /// The folder that it belongs to, unless it is its first page.
  var section: String? {
    if statistics != nil { return StatisticsPages.name }
    if case .release = release { return ReleasePages.name }
    guard case .member? = kind, let name = entry?.name else { return nil }
    return name.firstIndex(of: "/").map { String(name[..<$0]) }
  }

  /// The day of its last change; the page for what was not found has none.
  var lastChange: String? {
    switch (statistics, release) {
    case (.list(let shown), _), (.table(_, let shown), _): shown.sealing.asOf
    case (nil, .list(let releases)): releases.map(\.lastChange.iso).max()
    case (nil, .release(let release)): release.lastChange.iso
    case (nil, .frozen), (nil, nil): entry?.updated.iso
    }
  }

  /// The path that readers elsewhere know it by; a folder's first page goes by the folder.
  var address: String { path.hasSuffix("index.html") ? String(path.dropLast("index.html".count)) : path }
}
