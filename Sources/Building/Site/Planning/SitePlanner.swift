import Claims
import CommonMark
import Content
import Diagnostics
import Ledger
import Markup
import Parallelism
import Templates

/// Puts a site together from what was read, and collects everything that is wrong with it.
struct SitePlanner {
  let configuration: SiteConfiguration
  let edition: Edition
  let library: ContentLibrary
  let theme: ThemeFiles
  let claims: ClaimCheck
  let shown: ShownFigures?
  var diagnostics: [Diagnostic] = []
  private var templateLibrary: TemplateLibrary?
  /// The templates that something uses.
  private var usedTemplates: Set<String> = []

  init(
    configuration: SiteConfiguration, edition: Edition, library: ContentLibrary, theme: ThemeFiles, claims: ClaimCheck,
    shown: ShownFigures?
  ) {
    self.edition = edition
    self.shown = shown
    self.configuration = configuration
    self.library = library
    self.theme = theme
    self.claims = claims
  }

  /// The graph of the site, or `nil` where it cannot be made.
  mutating func graph(jobs: Int) async throws -> SiteGraph? {
    guard let words = words() else { return nil }
    var pages = library.entries.map(Self.page)
    let statistics = shown.map { StatisticsPages(shown: $0, words: words) }
    pages += statistics?.pages ?? []
    let indices = Dictionary(
      pages.indices.map { (pages[$0].entry?.name ?? StatisticsPages.name(of: pages[$0]) ?? "", $0) },
      uniquingKeysWith: { a, _ in a })
    if indices[""] == nil, !library.unreadableNames.contains("") { diagnostics.append(.missingHome) }

    let links = Links(
      paths: indices.mapValues { pages[$0].path }, images: library.images, attachments: library.attachments,
      baseURL: configuration.baseURL,
      leftOut: library.leftOutByName, unreadable: library.unreadableNames,
      closedFolders: edition.isPublic ? Set(library.kinds.kinds.filter(\.isInternal).map(\.folder)) : [])
    let entries = library.entries
    let rules = TextRules(words: words, claims: claims, edition: edition, figures: figureDrawer(words, links))
    let read = try await parallelMap(count: entries.count, jobs: jobs) { index in
      let entry = entries[index]
      let path = Self.path(of: entry)
      let renderer = rules.renderer(path: path, citations: entry.citations) {
        links.resolve($0, $1, in: entry.source.path, shownOn: path)
      }
      return renderer.render(entry.source, from: entry.bodyOffset)
    }
    var documents = read.map { $0.unwrapped(into: &diagnostics) }
    checkLanguage(of: library.kinds)
    var facts = entries.map { self.facts(of: $0, rules, links) }
    let fictional = shown?.fictional ?? []
    let known = fictional.union(shown?.sealing.tables.map(\.id) ?? [])
    for index in documents.indices {
      pages[index] = pages[index].marked(documents[index].html.bytes, fictional, known: known)
    }
    pages.append(Self.notFound(words))
    // Pages without an entry have no text.
    let empty = rules.renderer(path: "") { _, _ in .unchanged }.render(SourceText(path: "", bytes: [])).value
    documents += Array(repeating: empty, count: pages.count - documents.count)
    facts += Array(repeating: PageFacts.none, count: pages.count - facts.count)
    checkAnchors(pages, documents, indices)
    if let method = edition.disclosure.method, indices[method.name] == nil,
      !library.unreadableNames.contains(method.name)
    {
      let place = configuration.source.place(line: method.position.line, column: method.position.column)
      diagnostics.append(.unknownNavigation(method.name, indices.keys.sorted(), at: place))
    }
    return SiteGraph(
      configuration: configuration, edition: edition, words: words, assets: AssetTree(theme.assets), pages: pages,
      documents: documents, facts: facts, kinds: library.kinds,
      indices: indices, navigation: navigation(indices), dataFiles: statistics?.files ?? [])
  }

  private mutating func words() -> Words? {
    guard let sources = theme.strings[edition.language] else {
      diagnostics.append(
        .missingLanguage(edition.language, theme.strings.keys.sorted(), at: configuration.source.wholePlace))
      return nil
    }
    let words = Words.read(sources)
    diagnostics += words.diagnostics
    return words.diagnostics.haveErrors ? nil : words.value
  }

  // MARK: - Pages

  private static func page(_ entry: Entry) -> Page {
    Page(
      entry: entry, template: PageTemplate(entry.kind), title: entry.title, summary: entry.summary,
      path: path(of: entry))
  }

  static func path(of entry: Entry) -> String {
    switch entry.kind {
    case .home: "index.html"
    case .collection: "\(entry.name)/index.html"
    case .member: "\(entry.name).html"
    }
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
      let place = configuration.source.place(line: reference.position.line, column: reference.position.column)
      diagnostics.append(.unknownNavigation(reference.name, indices.keys.sorted(), at: place))
      return nil
    }
  }

  // MARK: - Text

  private mutating func checkAnchors(_ pages: [Page], _ documents: [MarkdownDocument], _ indices: [String: Int]) {
    var anchors: [Int: Set<[UInt8]>] = [:]
    for (index, document) in documents.enumerated() {
      var problems = FileProblems(of: pages[index].entry?.source ?? SourceText(path: pages[index].path, bytes: []))
      for reference in document.anchorReferences {
        let target = reference.page.flatMap { indices[$0] } ?? index
        if anchors[target] == nil { anchors[target] = documents[target].anchors }
        if anchors[target]?.contains(Array(reference.fragment.utf8)) ?? false { continue }
        problems.report(
          .missingAnchor(
            reference.fragment, pages[target].title, documents[target].headings.map(\.id), at: reference.place))
      }
      diagnostics += problems.diagnostics
    }
  }

  // MARK: - Templates

  /// All templates, parsed once.
  private mutating func library(of theme: ThemeFiles) -> TemplateLibrary {
    if let templateLibrary { return templateLibrary }
    let library = TemplateLibrary.parse(theme.templates).unwrapped(into: &diagnostics)
    templateLibrary = library
    return library
  }

  private mutating func figureDrawer(_ words: Words, _ links: Links) -> FigureDrawer {
    let templates = FigureTemplates.link(
      library(of: theme), words: words, used: &usedTemplates, diagnostics: &diagnostics)
    return FigureDrawer(words: words, shown: shown, templates: templates, links: links)
  }

  /// The templates of all kinds of pages, checked whether a page uses them or not.
  mutating func templates(
    for graph: SiteGraph
  ) -> [PageTemplate: (template: Template, members: Members<PageContext>)] {
    let library = library(of: theme)
    var templates: [PageTemplate: (template: Template, members: Members<PageContext>)] = [:]
    var used = usedTemplates
    var problems: [Diagnostic] = []
    for kind in PageTemplate.own + graph.kinds.kinds.map({ .kind($0.name) }) {
      let members = kind.members(
        words: graph.words, assets: graph.assets, kinds: graph.kinds, language: graph.edition.language)
      let name = kind.name(graph.kinds)
      guard let linked = library.template(name, for: members.schema) else {
        if !theme.unreadable.contains(name) { diagnostics.append(missingTemplate(kind, name, library, graph.kinds)) }
        continue
      }
      problems += linked.diagnostics
      used.formUnion(linked.value.used)
      templates[kind] = (linked.value, members)
    }
    diagnostics += Self.eachOnce(problems)
    for name in library.names where theme.own.contains(name) && !used.contains(name) {
      guard let source = library.source(of: name) else { continue }
      diagnostics.append(.unusedTemplate(name, at: source.wholePlace))
    }
    return templates
  }

  private func missingTemplate(
    _ template: PageTemplate, _ name: String, _ library: TemplateLibrary, _ kinds: KindBook
  ) -> Diagnostic {
    guard case .kind(let kindName) = template, let kind = kinds[kindName] else { return .missingTemplate(name) }
    let names = library.names.filter { $0.hasPrefix("pages/") }.map { String($0.dropFirst("pages/".count)) }
    return .unknownTemplate(kind.template, names, at: kind.source.place(kind.templatePosition))
  }

  /// A mistake in a layout shows in every kind of page and is reported once, with the names that fewest kinds add to.
  private static func eachOnce(_ problems: [Diagnostic]) -> [Diagnostic] {
    let sorted = problems.sorted { a, b in
      a < b
        || (!(b < a) && (a.hint?.en.utf8.count ?? 0, a.hint?.en ?? "") < (b.hint?.en.utf8.count ?? 0, b.hint?.en ?? ""))
    }
    var kept: [Diagnostic] = []
    for problem in sorted {
      let isRepeated = kept.last.map {
        $0.id == problem.id && $0.place == problem.place && $0.message == problem.message
      }
      if isRepeated != true { kept.append(problem) }
    }
    return kept
  }
}

extension Diagnostic {
  static let missingHome = Self(
    "content.missing-home", at: Place(path: "content/index.md"),
    Message(en: "there is no published front page", ja: "公開するトップページがありません"),
    hint: Message(
      en: "write content/index.md with audience: public and status: published",
      ja: "content/index.md を audience: public、status: published で書いてください"))

  static func unknownNavigation(_ name: String, _ names: [String], at place: Place) -> Self {
    Self(
      "configuration.unknown-page", at: place,
      Message(en: "no published page is called '\(name)'", ja: "「\(name)」という公開ページはありません"),
      hint: Suggestion.hint(for: name, in: names.filter { !$0.isEmpty }))
  }

  static func missingAnchor(_ anchor: String, _ title: String, _ anchors: [String], at place: Place) -> Self {
    Self(
      "link.missing-anchor", at: place,
      Message(en: "'\(title)' has no heading '#\(anchor)'", ja: "「\(title)」に「#\(anchor)」という見出しはありません"),
      hint: Suggestion.hint(for: anchor, in: anchors))
  }

  static func missingTemplate(_ name: String) -> Self {
    Self(
      "template.missing", at: Place(path: "templates/\(name).mustache"),
      Message(en: "template is missing", ja: "テンプレートがありません"))
  }

  static func unknownTemplate(_ name: String, _ known: [String], at place: Place) -> Self {
    Self(
      "kind.unknown-template", at: place,
      Message(
        en: "there is no template templates/pages/\(name).mustache", ja: "templates/pages/\(name).mustache がありません"),
      hint: Suggestion.hint(for: name, in: known))
  }

  static func unusedTemplate(_ name: String, at place: Place) -> Self {
    Self(
      "template.unused", severity: .warning, at: place,
      Message(en: "nothing uses this template, so that it is not checked", ja: "どこからも使われていないので、確かめられていません"),
      hint: Message(en: "delete it", ja: "使わないなら消してください"))
  }
}
