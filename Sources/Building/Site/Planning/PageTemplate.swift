import Content
import Templates

/// What a page is made with: a template, and the names that it may use there.
enum PageTemplate: Sendable, Hashable {
  case home, collection, statistics, table, releases, release, calendar, comparison, search, notFound
  /// A page that leaves the site, for a screen and for paper.
  case frozen, printed
  /// The tables of such a page by themselves, to be copied from.
  case frozenTables
  /// Training material on paper.
  case slides, handout, sheet
  /// The page that whoever unpacks a course opens first.
  case start
  /// A page of a kind, with the template that the kind names.
  case kind(KindName)

  /// Those that every site has.
  static let own: [PageTemplate] = [
    .home, .collection, .statistics, .table, .releases, .release, .calendar, .comparison, .search, .notFound, .frozen,
    .printed,
    .frozenTables, .slides, .handout, .sheet, .start,
  ]

  init(_ kind: PageKind) {
    switch kind {
    case .home: self = .home
    case .collection: self = .collection
    case .member(let name): self = .kind(name)
    case .statistics: self = .table
    }
  }

  /// The name of the file below `templates/`, without its ending.
  func name(_ kinds: KindBook) -> String {
    switch self {
    case .home: "pages/home"
    case .collection: "pages/collection"
    case .statistics: "pages/statistics"
    case .table: "pages/table"
    case .releases: "pages/releases"
    case .release: "pages/release"
    case .calendar: "pages/calendar"
    case .comparison: "pages/comparison"
    case .search: "pages/search"
    case .notFound: "pages/not-found"
    case .frozen: "releases/report"
    case .printed: "releases/print"
    case .frozenTables: "releases/tables"
    case .slides: "training/slides"
    case .handout: "training/handout"
    case .sheet: "training/sheet"
    case .start: "training/start"
    case .kind(let name): "pages/\(kinds[name]?.template ?? "page")"
    }
  }

  /// What the template can use.
  func members(words: Words, assets: AssetTree, kinds: KindBook, language: Language, isInternal: Bool) -> Members<
    PageContext
  > {
    let base = PageContext.members(words: words, assets: assets)
    switch self {
    case .home: return base + PageContext.homeMembers + PageContext.upcomingMembers
    case .collection: return base + PageContext.collectionMembers
    case .statistics: return base + PageContext.statisticsMembers
    case .table: return base + PageContext.tableMembers
    case .releases: return base + PageContext.releasesMembers
    case .release: return base + PageContext.releaseMembers
    case .frozen, .printed, .frozenTables, .slides, .handout, .sheet: return base + PageContext.frozenMembers
    case .start: return base + PageContext.startMembers
    case .calendar: return base + PageContext.calendarMembers
    case .comparison: return base + PageContext.comparisonMembers
    case .search: return base + PageContext.searchMembers
    case .notFound: return base
    case .kind(let name):
      return kinds[name].map { base + FieldMembers($0, language: language, isInternal: isInternal).members } ?? base
    }
  }
}
