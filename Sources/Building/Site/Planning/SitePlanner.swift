import CheckedStatistics
import Chronology
import CommonMark
import Content
import Diagnostics
import Ledger
import Markup
import Tables
import Templates

/// Puts a site together from what was read, and collects everything that is wrong with it.
struct SitePlanner {
  let configuration: SiteConfiguration
  let edition: Edition
  let library: ContentLibrary
  let theme: ThemeFiles
  let claims: ClaimCheck
  let shown: ShownFigures?
  let recall: Recall
  /// What the site shows of releases.
  let releases: [ReleaseFace]
  /// The page that leaves the site, if one does.
  let standalone: StandalonePage?
  /// The day for which the site is made.
  let today: CalendarDate?
  /// How pictures are published.
  let pictures: PictureBook
  /// Makes the images that are seen where links are shared, if they can be drawn.
  let shareImages: ShareImages?
  var diagnostics: [Diagnostic] = []
  var templateLibrary: TemplateLibrary?
  /// The templates that something uses.
  var usedTemplates: Set<String> = []

  init(
    configuration: SiteConfiguration, edition: Edition, library: ContentLibrary, theme: ThemeFiles, claims: ClaimCheck,
    shown: ShownFigures?, recall: Recall, releases: [ReleaseFace], standalone: StandalonePage?,
    today: CalendarDate?, pictures: PictureBook, shareImages: ShareImages?
  ) {
    self.shareImages = shareImages
    self.pictures = pictures
    self.today = today
    self.releases = releases
    self.standalone = standalone
    self.recall = recall
    self.edition = edition
    self.shown = shown
    self.configuration = configuration
    self.library = library
    self.theme = theme
    self.claims = claims
  }

  /// The site in its own language, or `nil` where it cannot be made.
  mutating func draft(jobs: Int) async throws -> PartDraft? {
    let language = configuration.language
    guard let words = words(language) else { return nil }
    let releasePages = ReleasePages(releases: releases, words: words)
    let frozen = releasePages.ofPages
    var pages = library.entries.map { page($0, nil, frozen: frozen[$0.name], in: standalone) }
    let statistics = shown.map { StatisticsPages(shown: $0, words: words, isJapanese: language.isJapanese) }
    pages += describe(statistics?.pages ?? [], &pages)
    pages += releasePages.pages
    pages += shown.map { ComparisonPage(shown: $0, words: words).pages } ?? []
    let calendar = CalendarPages(library, today: today, words: words, configuration)
    pages += calendar.pages
    if configuration.search != nil {
      pages.append(SearchPlan.page(words, library.entries).unwrapped(into: &diagnostics))
    }
    let indices = Dictionary(
      pages.indices.map { (PageFace(pages[$0]).name ?? "", $0) },
      uniquingKeysWith: { a, _ in a })
    if indices[""] == nil, !library.unreadableNames.contains("") { diagnostics.append(.missingHome) }

    let links = links(in: language, indices.mapValues { pages[$0].path }, foreign: [:])
    let rules = TextRules(
      words: words, language: language, claims: claims, edition: edition, figures: figureDrawer(words, links),
      standalone: standalone)
    let addresses = links.table
    var texts = try await texts(of: Array(library.entries.indices), pages, rules, links, addresses, jobs: jobs)
    checkTexts(in: language)
    mark(&pages, texts)
    pages.append(Self.notFound(words))
    texts.append(nil)
    checkAnchors(pages, texts, indices, of: Array(pages.indices))
    checkMethod(indices)
    let assets = AssetTree(theme.assets, leavingOut: unusedAssets)
    let graph = SiteGraph(
      configuration: configuration, edition: edition, language: language, words: words, assets: assets,
      pages: pages, images: texts.flatMap { $0?.text.images ?? [] }, kinds: library.kinds,
      indices: indices, navigation: navigation(indices), dataFiles: (statistics?.files ?? []) + calendar.files,
      shareImages: plannedImages(of: pages, at: Array(pages.indices), texts, words, language), standalone: standalone,
      today: today, shown: shown)
    return PartDraft(graph: graph, links: links, rules: rules, addresses: addresses, texts: texts)
  }

  /// Assets of the theme that the edition has no use for.
  private var unusedAssets: Set<String> {
    let behaviours = Set(
      library.entries.compactMap { entry -> Kind.Behaviour? in
        guard case .member(let kind) = entry.kind else { return nil }
        return library.kinds[kind]?.behaviour
      })
    var unused: Set<String> = configuration.search == nil ? [SearchPlan.script] : []
    if behaviours.isEmpty { unused.insert("training.css") }
    if !behaviours.contains(.deck) { unused.insert("deck.js") }
    if !behaviours.contains(.course) { unused.insert("course.js") }
    return unused
  }

  /// Checks that the page is there that tells how figures are published.
  private mutating func checkMethod(_ indices: [String: Int]) {
    guard let method = edition.disclosure.method, indices[method.name] == nil,
      !library.unreadableNames.contains(method.name)
    else { return }
    let place = configuration.source.place(line: method.position.line, column: method.position.column)
    diagnostics.append(.unknownNavigation(method.name, indices.keys.sorted(), at: place))
  }

  /// Puts the mark on pages that have made-up figures in their text.
  mutating func mark(_ pages: inout [Page], _ texts: [TextDraft?]) {
    let fictional = shown?.fictional ?? []
    guard !fictional.isEmpty else { return }
    let known = fictional.union(shown?.sealing.tables.map(\.id) ?? [])
    for (index, draft) in texts.enumerated() {
      guard let draft else { continue }
      let isMarked =
        draft.memory?.isMarked
        ?? FictionMarking.isFound(in: draft.text.document.html.bytes, of: fictional, known: known)
      if isMarked {
        pages[index] = pages[index].marked(
          isJapanese: (pages[index].otherLanguage ?? configuration.language).isJapanese)
      }
    }
  }

  /// Where links of pages in a language lead.
  ///
  /// - Parameters:
  ///   - paths: where each page is written, by its name.
  ///   - foreign: the tag of the language of pages that are in another, by name.
  func links(in language: Language, _ paths: [String: String], foreign: [String: String]) -> Links {
    Links(
      paths: paths, foreign: foreign, language: language, images: library.images, pictures: pictures,
      attachments: library.attachments, baseURL: configuration.baseURL, leftOut: library.leftOutByName,
      unreadable: library.unreadableNames,
      closedFolders: edition.isPublic ? Set(library.kinds.kinds.filter(\.isInternal).map(\.folder)) : [],
      standalone: standalone)
  }

  /// The images that are seen where links to some pages are shared.
  mutating func plannedImages(
    of pages: [Page], at own: [Int], _ texts: [TextDraft?], _ words: Words, _ language: Language
  ) -> [Int: PageImage] {
    return shareImages?.images(of: pages, at: own, texts: texts, words: words, in: language, configuration)
      .unwrapped(into: &diagnostics) ?? [:]
  }

  mutating func words(_ language: Language) -> Words? {
    guard let sources = theme.strings[language.rawValue] else {
      diagnostics.append(
        .missingLanguage(language.rawValue, theme.strings.keys.sorted(), at: configuration.source.wholePlace))
      return nil
    }
    let words = Words.read(sources)
    diagnostics += words.diagnostics
    return words.diagnostics.haveErrors ? nil : words.value
  }

  // MARK: - Pages

  /// A page that is made from an entry.
  ///
  /// - Parameter language: another language than that of the site; its pages have a folder of their own.
  func page(
    _ entry: Entry, _ language: Language?, frozen: [ReleaseFace]? = nil, in standalone: StandalonePage? = nil
  ) -> Page {
    let period = standalone.flatMap { $0.name == entry.name ? $0.period : nil } ?? entry.period
    let title = entry.title(in: period)
    let path =
      switch entry.kind {
      case .home: "index.html"
      case .collection: "\(entry.name)/index.html"
      case .statistics where entry.name == StatisticsPages.name: "\(entry.name)/index.html"
      case .member, .statistics: "\(entry.name).html"
      }
    return Page(
      entry: entry, template: PageTemplate(entry.kind),
      title: entry.isFictional
        ? Fiction.title(title, isJapanese: (language ?? configuration.language).isJapanese) : title,
      summary: entry.summary(in: period), path: language.map { "\($0.rawValue)/\(path)" } ?? path,
      otherLanguage: language,
      release: frozen.map { .frozen($0) }, notice: entry.isFictional ? .page : nil)
  }

  /// Puts figures on the pages whose authors say something of them.
  ///
  /// - Returns: the pages of figures that nobody says anything of.
  private mutating func describe(_ figures: [Page], _ pages: inout [Page]) -> [Page] {
    var left = Dictionary(figures.map { (StatisticsPages.name(of: $0) ?? "", $0) }, uniquingKeysWith: { a, _ in a })
    for (index, page) in pages.enumerated() where page.kind == .statistics {
      guard let entry = page.entry else { continue }
      if let page = left.removeValue(forKey: entry.name) {
        pages[index] = page.described(by: entry, in: nil, isJapanese: configuration.language.isJapanese)
      } else {
        let table = String(entry.name.dropFirst(StatisticsPages.name.count + 1))
        let isWithheld = shown?.sealing.withheld.contains { $0.id == table } ?? false
        diagnostics.append(
          isWithheld
            ? .undescribedForNow(table, at: entry.source.wholePlace)
            : .undescribedTable(entry.name, left.keys.sorted(), at: entry.source.wholePlace))
      }
    }
    return figures.filter { page in StatisticsPages.name(of: page).map { left[$0] != nil } ?? false }
  }

  private static func notFound(_ words: Words) -> Page {
    Page(
      entry: nil, template: .notFound, title: words.text("not-found-title"),
      summary: words.text("not-found-summary"), path: "404.html")
  }

  private mutating func navigation(_ indices: [String: Int]) -> [Int] {
    (edition.navigation ?? configuration.navigation).compactMap { reference in
      if let index = indices[reference.name] { return index }
      if library.unreadableNames.contains(reference.name) { return nil }
      // There is nothing to show before the first sealing, the first release, and the first schedule.
      if [StatisticsPages.name, ReleasePages.name, CalendarPages.name, ComparisonPage.name].contains(reference.name) {
        return nil
      }
      let place = configuration.source.place(line: reference.position.line, column: reference.position.column)
      if let target = library.leftOutByName[reference.name] {
        diagnostics.append(.leftOutNavigation(reference.name, target, at: place))
      } else {
        diagnostics.append(.unknownNavigation(reference.name, indices.keys.sorted(), at: place))
      }
      return nil
    }
  }
}

extension Diagnostic {
  static func undescribedTable(_ name: String, _ known: [String], at place: Place) -> Self {
    Self(
      "statistics.no-table", severity: .warning, at: place,
      Message(
        en: "nothing is published under '\(name)'; the page has its text and no table",
        ja: "「\(name)」という表は公表していません。ページには、表のない説明だけが載ります"),
      hint: Suggestion.hint(for: name, in: known)
        ?? Message(
          en: "name the file like a published table; while it is not published, write 'status: draft'",
          ja: "公表した表と同じ名前にしてください。載せていない間は status: draft にできます"))
  }

  fileprivate static func undescribedForNow(_ table: String, at place: Place) -> Self {
    Self(
      "statistics.no-table", severity: .warning, at: place,
      Message(
        en: "table '\(table)' is not published for now; the page has its text and no table",
        ja: "表「\(table)」は、今は公表していません。ページには、表のない説明だけが載ります"),
      hint: Message(
        en: "let it stand for when it is published again, or write 'status: draft'",
        ja: "また公表するときのために残しておくか、status: draft にしてください"))
  }

  static let missingHome = Self(
    "content.missing-home", at: Place(path: "content/index.md"),
    Message(en: "there is no published front page", ja: "公開するトップページがありません"),
    hint: Message(
      en: "begin it with 'engawa new page home index'; it says audience: public and status: published",
      ja: "engawa new page home index で書き始められます（audience: public、status: published のもの）"))

  static func leftOutNavigation(_ name: String, _ target: ContentLibrary.LeftOut, at place: Place) -> Self {
    Self(
      "configuration.left-out-page", at: place,
      Message(
        en: "this edition does not have '\(name)': \(target.path) \(target.reason.words.en)",
        ja: "この版に「\(name)」は載りません。\(target.path) は\(target.reason.words.ja)"),
      hint: target.reason == .draft
        ? Message(en: "write 'status: published' when it is finished", ja: "書き終えたら「status: published」にしてください")
        : Message(en: "take it out of the navigation", ja: "navigation から外してください"))
  }

  static func unknownNavigation(_ name: String, _ names: [String], at place: Place) -> Self {
    Self(
      "configuration.unknown-page", at: place,
      Message(en: "no published page is called '\(name)'", ja: "「\(name)」という公開ページはありません"),
      hint: Suggestion.closest(to: name, in: names.filter { !$0.isEmpty }).map {
        Message(en: "did you mean '\($0)'?", ja: "「\($0)」のことですか")
      } ?? beginning(name))
  }

  /// How a page is begun: the first page of a folder, or one in it.
  private static func beginning(_ name: String) -> Message {
    let parts = name.split(separator: "/", maxSplits: 1)
    let command = "engawa new page \(parts.first ?? "") \(parts.count > 1 ? parts[1] : "index")"
    return Message(en: "begin it with '\(command)', and publish it", ja: "「\(command)」で書き始め、公開してください")
  }
}
