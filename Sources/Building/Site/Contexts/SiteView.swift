import Chronology
import CommonMark
import Content
import Markup
import Synchronization

/// The site as one page sees it.
///
/// Whatever the page looks at besides its own content is noted, and the page has to be made again once that has changed.
/// So nothing of other pages is to be had but through here. What is the same for all pages as long as nothing changes
/// but content and templates (configuration, words, kinds) is not noted.
///
/// It is a class because every context of a template holds it: a reference is cheap to hand around.
final class SiteView: Sendable {
  private let graph: SiteGraph
  /// The place of the page in the graph.
  let index: Int
  private let text: PageText
  /// What the page holds besides, if it leaves the site.
  let frozen: FrozenContent?
  /// The course that it begins, if it begins one that is handed out.
  let start: CourseStart?
  private let noted: Mutex<Noted>

  private struct Noted {
    /// The pages that were looked at, a bit each.
    var pages: [UInt64]
    var sights = Sights()
  }

  init(_ graph: SiteGraph, from index: Int, _ text: PageText, frozen: FrozenContent? = nil, start: CourseStart? = nil) {
    self.frozen = frozen
    self.start = start
    self.graph = graph
    self.index = index
    self.text = text
    noted = Mutex(Noted(pages: [UInt64](repeating: 0, count: graph.pages.count / 64 + 1)))
  }

  /// What was looked at so far.
  var sights: Sights { noted.withLock { $0.sights } }

  // MARK: - The page itself

  /// The page itself.
  var page: Page { graph.pages[index] }

  /// Its text.
  var document: MarkdownDocument { text.document }

  /// The image that is seen where a link to it is shared, if it has one.
  var shareImage: PageImage? { graph.shareImages[index] }

  /// What it tells in the fields of its kind.
  var facts: PageFacts { text.facts }

  /// Its neighbours among those of its kind.
  var neighbours: (previous: Int?, next: Int?) { graph.neighbours[index] }

  /// The pages that refer to it, in the order that readers see them.
  var mentions: [Int] { graph.mentions[index] }

  /// The languages that it has.
  var versions: [LanguageVersion] { graph.versions.of(index) }

  /// The front pages in other languages, by which readers get on where the page itself has no other language.
  ///
  /// They belong to where a page stands, and are not noted.
  var otherHomes: [LanguageVersion] { graph.homes.filter { $0.language != language } }

  // MARK: - Other pages

  /// The page in a place.
  func page(at target: Int) -> PageFace {
    noted.withLock { noted in
      let (word, bit) = (target >> 6, UInt64(1) << UInt64(target & 63))
      guard noted.pages[word] & bit == 0 else { return }
      noted.pages[word] |= bit
      noted.sights.add(graph.faces[target])
    }
    return PageFace(graph.pages[target])
  }

  /// The title of a page in the language of the site, by which readers of all languages choose.
  func titleInOwnLanguage(at target: Int) -> String {
    guard let page = graph.versions.of(target).first?.page else { return page(at: target).title }
    noted.withLock { $0.sights.add(.face(page.path)) }
    return page.title
  }

  /// Where the front page is written, and the tag of its language if that is another.
  var home: (path: String, foreignTag: String?) {
    guard let home = index(of: "") else { return ("index.html", nil) }
    let page = PageFace(graph.pages[home])
    return (page.path, foreignTag(of: page))
  }

  /// The place of the page of a name, if there is one.
  func index(of name: String) -> Int? {
    note(.address(name))
    return graph.indices[name]
  }

  /// The places of the pages of a kind, in the order that readers see them.
  func members(of kind: KindName) -> [Int] {
    note(.list(kind))
    return graph.byKind[kind] ?? []
  }

  /// The pages that a collection lists; none for any other page.
  func listed(by page: PageFace) -> [Int] {
    if page.listsTables { return graph.tables }
    guard case .collection(let name)? = page.kind else { return [] }
    return members(of: name)
  }

  /// The day for which the site is made.
  var today: CalendarDate? {
    note(.today)
    return graph.today
  }

  private func note(_ sight: Sight) { noted.withLock { $0.sights.add(sight) } }

  // MARK: - What is the same for all pages

  var configuration: SiteConfiguration { graph.configuration }
  var edition: Edition { graph.edition }
  var language: Language { graph.language }
  var words: Words { graph.words }
  var assets: AssetTree { graph.assets }
  var kinds: KindBook { graph.kinds }
  var navigation: [Int] { graph.navigation }
  var policy: SecurityPolicy { graph.policy }
  /// The day of exact counts, where the edition has such.
  var careDay: CalendarDate? { graph.shown?.careDay }
  /// The figures that were cleared.
  var shown: ShownFigures? { graph.shown }

  /// A text of the configuration; that it is there was checked.
  func text(_ text: LocalizedText) -> String { graph.text(text) }

  /// The tag of the language of a page where it is another than that of the page that looks.
  func foreignTag(of page: PageFace) -> String? { graph.foreignTag(of: page) }

  /// Where the data of a table are, for links on a page.
  func dataURL(of version: TableVersion, from page: Page) -> PageURL? { graph.dataURL(of: version, from: page) }

  /// The address of a path of the site for links on a page.
  func url(to path: String, from page: Page) -> PageURL { graph.url(to: path, from: page) }
}
