import CommonMark
import Content
import Diagnostics
import Parallelism

// The site in other languages. Each has a graph of its own with the same pages in the same places: those that are
// written in it, and for the rest the pages of the site's own language, which are not written a second time. So lists,
// neighbours and references are the same in all, and lead to the reader's own language wherever there is a page.
extension SitePlanner {
  /// The graph of the site in another language, or `nil` where it cannot be made.
  mutating func graph(in language: Language, of base: SiteGraph, jobs: Int) async throws -> SiteGraph? {
    guard let words = words(language) else { return nil }
    let entries = library.translations[language] ?? [:]
    var (pages, documents, facts) = (base.pages, base.documents, base.facts)
    let own = pages.indices.filter { pages[$0].entry.map { entries[$0.name] != nil } ?? false }
    for index in own {
      pages[index] = pages[index].entry.flatMap { entries[$0.name] }.map { Self.page($0, language) } ?? pages[index]
    }
    let links = links(in: language, pages, base)
    let rules = TextRules(words: words, claims: claims, edition: edition, figures: figureDrawer(words, links))
    let (places, made) = (own, pages)
    let read = try await parallelMap(count: own.count, jobs: jobs) { position in
      let page = made[places[position]]
      return page.entry.map { rules.render($0, path: page.path, links) }
    }
    checkTexts(in: language)
    let fictional = shown?.fictional ?? []
    let known = fictional.union(shown?.sealing.tables.map(\.id) ?? [])
    for (index, document) in zip(own, read) {
      guard let document = document?.unwrapped(into: &diagnostics), let entry = pages[index].entry else { continue }
      documents[index] = document
      facts[index] = self.facts(of: entry, path: pages[index].path, rules, links)
      pages[index] = pages[index].marked(document.html.bytes, fictional, known: known)
    }
    checkAnchors(pages, documents, base.indices, of: own)
    return SiteGraph(
      configuration: configuration, edition: edition, language: language, words: words, assets: base.assets,
      pages: pages, documents: documents, facts: facts, kinds: base.kinds, indices: base.indices,
      navigation: base.navigation, dataFiles: [])
  }

  /// Links of pages in a language: to the page in the same language where there is one.
  private func links(in language: Language, _ pages: [Page], _ base: SiteGraph) -> Links {
    let foreign = base.indices.filter { pages[$0.value].otherLanguage == nil }.mapValues { _ in base.language.tag }
    return Links(
      paths: base.indices.mapValues { pages[$0].path }, foreign: foreign, language: language, images: library.images,
      attachments: library.attachments, baseURL: configuration.baseURL, leftOut: library.leftOutByName,
      unreadable: library.unreadableNames,
      closedFolders: edition.isPublic ? Set(library.kinds.kinds.filter(\.isInternal).map(\.folder)) : [])
  }

  /// Reports every text of the configuration and of the kinds that a language does not have.
  ///
  /// What a page does not show is not asked for: a kind that has no page in another language needs its title there alone.
  mutating func checkTexts(in language: Language) {
    for text in [configuration.title, configuration.description, configuration.publisher]
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
