import Content
import Diagnostics

// The site in other languages. Each has a graph of its own with the same pages in the same places: those that are
// written in it, and for the rest the pages of the site's own language, which are not written a second time. So lists,
// neighbours and references are the same in all, and lead to the reader's own language wherever there is a page.
extension SitePlanner {
  /// The site in another language, or `nil` where it cannot be made.
  mutating func draft(in language: Language, of base: PartDraft, jobs: Int) async throws -> PartDraft? {
    guard let words = words(language) else { return nil }
    let entries = library.translations[language] ?? [:]
    let graph = base.graph
    var pages = graph.pages
    let own = pages.indices.filter { pages[$0].entry.map { entries[$0.name] != nil } ?? false }
    for index in own {
      guard let entry = pages[index].entry.flatMap({ entries[$0.name] }) else { continue }
      let page = self.page(entry, language)
      pages[index] =
        pages[index].statistics == nil
        ? page : pages[index].described(by: entry, in: page, isJapanese: language.isJapanese)
    }
    let foreign = graph.indices.filter { pages[$0.value].otherLanguage == nil }.mapValues { _ in graph.language.tag }
    let links = links(in: language, graph.indices.mapValues { pages[$0].path }, foreign: foreign)
    let rules = TextRules(
      words: words, language: language, claims: claims, edition: edition, figures: figureDrawer(words, links),
      standalone: standalone)
    let addresses = links.table
    let read = try await texts(of: own, pages, rules, links, addresses, originals: graph.pages, jobs: jobs)
    checkTexts(in: language)
    mark(&pages, read)
    let texts = zip(base.texts, read).map { $1 ?? $0 }
    checkAnchors(pages, texts, graph.indices, of: own)
    return PartDraft(
      graph: SiteGraph(
        configuration: configuration, edition: edition, language: language, words: words, assets: graph.assets,
        pages: pages, images: texts.flatMap { $0?.text.images ?? [] }, kinds: graph.kinds, indices: graph.indices,
        navigation: graph.navigation, dataFiles: [],
        shareImages: plannedImages(of: pages, at: own, texts, words, language), standalone: standalone, today: today,
        shown: shown),
      links: links, rules: rules, addresses: addresses, texts: texts)
  }

  /// Reports every text of the configuration and of the kinds that a language does not have.
  ///
  /// What a page does not show is not asked for: a kind that has no page in another language needs its title there alone.
  mutating func checkTexts(in language: Language) {
    for text in [configuration.title, configuration.description, configuration.publisher]
      + (configuration.contact?.texts ?? [])
    where !text.isTold(in: language, of: configuration.language) {
      diagnostics.append(.missingTranslation(language, at: configuration.source.place(text.position)))
    }
    let own = Set((library.translations[language] ?? [:]).values.map(\.kind))
    for kind in library.kinds.kinds {
      var texts = [kind.title]
      if language == configuration.language || own.contains(.member(kind.name)) {
        texts += kind.fields.map(\.label)
        for case .choice(let choices) in kind.fields.map(\.type) { texts += choices.map(\.label) }
      }
      if let otherwise = kind.listing.otherwise { texts.append(otherwise) }
      for text in texts where !text.isTold(in: language, of: configuration.language) {
        diagnostics.append(.missingTranslation(language, at: kind.source.place(text.position)))
      }
    }
  }
}
