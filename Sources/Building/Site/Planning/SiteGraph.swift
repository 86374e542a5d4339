import Chronology
import CommonMark
import Content
import Ledger
import Markup
import Templates

/// Everything that pages of an edition can reach, with all questions of order and address answered.
///
/// It is a class because every context of every template holds it: a reference is cheap to copy, and nothing in it
/// ever changes.
final class SiteGraph: Sendable {
  let configuration: SiteConfiguration
  let edition: Edition
  /// The language that its pages are in, or would be in if they were written.
  let language: Language
  let words: Words
  let assets: AssetTree
  /// All pages, those with an entry in the order of their names.
  let pages: [Page]
  /// Of each page, what others note when they look at it.
  let faces: [Sight]
  /// Pictures that pages show and files that they hand out: paths below `content/`.
  let images: [String]
  /// Positions in `pages`, by name of the entry.
  let indices: [String: Int]
  /// The kinds of pages.
  let kinds: KindBook
  /// Positions of the pages of each kind, in the order that readers see them.
  let byKind: [KindName: [Int]]
  /// For each page, the pages that refer to it, in the order that readers see them.
  let mentions: [[Int]]
  /// For each page its neighbours among those of its kind.
  let neighbours: [(previous: Int?, next: Int?)]
  let navigation: [Int]
  /// What browsers are told to allow.
  let policy: SecurityPolicy
  /// Files of data that stand beside pages.
  let dataFiles: [SiteFile]
  /// Which languages each page has.
  let versions: LanguageVersions
  /// The images that are seen where links to pages are shared, by the places of the pages.
  let shareImages: [Int: PageImage]
  /// The page that leaves the site, if one does.
  let standalone: StandalonePage?
  /// The day for which the site is made.
  let today: CalendarDate?
  /// The figures that were cleared; `nil` where none were.
  let shown: ShownFigures?

  /// Where the feed is written, relative to the output folder.
  static let feedPath = "feed.xml"

  /// The front page in each of its languages.
  var homes: [LanguageVersion] { indices[""].map(versions.of) ?? [] }

  init(
    configuration: SiteConfiguration, edition: Edition, language: Language, words: Words, assets: AssetTree,
    pages: [Page], images: [String], kinds: KindBook, indices: [String: Int], navigation: [Int],
    dataFiles: [SiteFile], shareImages: [Int: PageImage], versions: LanguageVersions = .none,
    standalone: StandalonePage? = nil,
    today: CalendarDate? = nil, shown: ShownFigures? = nil
  ) {
    self.shown = shown
    self.today = today
    self.standalone = standalone
    self.versions = versions
    self.dataFiles = dataFiles
    self.shareImages = shareImages
    self.images = images
    faces = pages.map { .face($0.path) }
    let manifest = edition.isPublic ? [WebManifest.path] : []
    policy = SecurityPolicy(paths: assets.files.map(\.path) + images + manifest, hasForms: configuration.search != nil)
    self.configuration = configuration
    self.edition = edition
    self.language = language
    self.words = words
    self.assets = assets
    self.pages = pages
    self.kinds = kinds
    self.indices = indices
    self.navigation = navigation
    byKind = Self.ordered(pages, kinds)
    mentions = Self.mentions(pages, indices, kinds, byKind)
    neighbours = Self.neighbours(pages.count, byKind)
  }

  /// The same graph, which knows which languages each page has.
  func knowing(_ versions: LanguageVersions) -> SiteGraph {
    SiteGraph(
      configuration: configuration, edition: edition, language: language, words: words, assets: assets, pages: pages,
      images: images, kinds: kinds, indices: indices, navigation: navigation, dataFiles: dataFiles,
      shareImages: shareImages, versions: versions, standalone: standalone, today: today, shown: shown)
  }

  /// The positions of the pages that are in its language: those that are written.
  var own: [Int] { pages.indices.filter { (pages[$0].otherLanguage ?? configuration.language) == language } }

  /// The positions of the pages of tables.
  var tables: [Int] {
    pages.indices.filter { if case .table = pages[$0].statistics { true } else { false } }
  }

  /// The tag of the language of a page where it is another than that of the graph.
  func foreignTag(of page: PageFace) -> String? {
    let other = page.otherLanguage ?? configuration.language
    return other == language ? nil : other.tag
  }

  /// A text of the configuration or of a kind; that it is there was checked.
  func text(_ text: LocalizedText) -> String { text.text(in: language) ?? "" }

  /// The address of a path of the site for links on a page.
  ///
  /// The page for what was not found is shown under any address, so that its links begin at the root.
  func url(to path: String, from page: Page) -> PageURL {
    if standalone != nil, let url = PageURL(external: configuration.baseURL + path) { return url }
    guard page.template == .notFound, let url = PageURL(path: configuration.basePath + path) else {
      return PageURL(from: page.path, to: path)
    }
    return url
  }

  /// Where the data of a table are, for links on a page; tables of former months have none on a site.
  func dataURL(of version: TableVersion, from page: Page) -> PageURL? {
    if standalone != nil { return PageURL(from: "", to: StandalonePage.dataPath(version.name)) }
    return version.isFormer ? nil : url(to: StatisticsPages.dataPath(version.table), from: page)
  }

  private static func ordered(_ pages: [Page], _ kinds: KindBook) -> [KindName: [Int]] {
    var members: [KindName: [Int]] = [:]
    for index in pages.indices {
      if case .member(let kind)? = pages[index].kind { members[kind, default: []].append(index) }
    }
    return Dictionary(
      members.map { name, indices in
        let listing = kinds[name].map { PageOrder($0) }
        return (name, listing?.sorted(indices, pages) ?? indices)
      }, uniquingKeysWith: { first, _ in first })
  }

  private static func mentions(
    _ pages: [Page], _ indices: [String: Int], _ kinds: KindBook, _ byKind: [KindName: [Int]]
  ) -> [[Int]] {
    var mentions = [[Int]](repeating: [], count: pages.count)
    for kind in kinds.kinds {
      for index in byKind[kind.name] ?? [] {
        guard let entry = pages[index].entry else { continue }
        for reference in entry.references {
          guard let target = indices[reference.name], mentions[target].last != index else { continue }
          mentions[target].append(index)
        }
      }
    }
    return mentions
  }

  private static func neighbours(_ count: Int, _ byKind: [KindName: [Int]]) -> [(previous: Int?, next: Int?)] {
    var neighbours = [(previous: Int?, next: Int?)](repeating: (nil, nil), count: count)
    for indices in byKind.values {
      for (position, index) in indices.enumerated() {
        neighbours[index] = (
          position > 0 ? indices[position - 1] : nil,
          position + 1 < indices.count ? indices[position + 1] : nil
        )
      }
    }
    return neighbours
  }
}
