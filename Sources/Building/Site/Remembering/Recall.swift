import Content
import Diagnostics
import Parallelism
import Templates

/// What the planner may take from an earlier build instead of making it.
struct Recall: Sendable {
  let memory: SiteMemory?
  /// Takes the text of a content file, whose page is made once.
  let text: @Sendable (String) throws -> SourceText

  /// What is remembered of a page, if its files are as they were.
  func page(_ path: String, from files: [String]) -> PageMemory? {
    guard let memory, memory.changed.isDisjoint(with: files) else { return nil }
    return memory.page(path)
  }

  /// What has changed that texts of a language look at.
  func changes(_ links: Links, _ addresses: SightTable, _ figures: FigureTemplates) -> Set<Sight> {
    guard let state = memory?.state else { return [] }
    let old = state.addresses.first { $0.language == links.language.rawValue }?.table ?? SightTable([])
    var changes = addresses.changes(since: old).union(links.files.changes(since: state.files))
    if figures.print != state.figures { changes.insert(.figures) }
    return changes
  }
}

/// What a page says, made or remembered.
struct TextDraft: Sendable {
  /// What it says; of a text that is only remembered, what others need to know.
  var text: PageText
  /// What is remembered of the page, if the text is as it was.
  let memory: PageMemory?
  /// Whether the text was made.
  var isMade: Bool

  /// What it says of its figures first, if it is that of a page of a table.
  var message: String? { memory == nil ? text.message : memory?.message }
}

/// The site in one language on its way.
struct PartDraft: Sendable {
  var graph: SiteGraph
  let links: Links
  let rules: TextRules
  /// Where each page is.
  let addresses: SightTable
  /// What pages say that have an entry, by their places.
  var texts: [TextDraft?]
}

extension SitePlanner {
  /// What pages of a language say, as far as it must be known before the others are, by the places of all pages.
  ///
  /// - Parameters:
  ///   - positions: the places of the pages that are written in the language.
  ///   - originals: the pages in the language of the site, if this is another.
  mutating func texts(
    of positions: [Int], _ pages: [Page], _ rules: TextRules, _ links: Links, _ addresses: SightTable,
    originals: [Page]? = nil, jobs: Int
  ) async throws -> [TextDraft?] {
    let (recall, kinds) = (recall, library.kinds)
    let changes = recall.changes(links, addresses, rules.figures.templates)
    let drafts = try await parallelMap(count: positions.count, jobs: jobs) { number -> TextDraft? in
      let page = pages[positions[number]]
      guard let entry = page.entry else { return nil }
      let files = [entry.source.path] + (originals?[positions[number]].entry.map { [$0.source.path] } ?? [])
      if let known = recall.page(page.path, from: files), !known.textSights.meet(changes) {
        return TextDraft(text: known.text, memory: known, isMade: false)
      }
      let source = try recall.text(entry.source.path)
      return TextDraft(text: rules.text(of: entry, source, path: page.path, kinds, links), memory: nil, isMade: true)
    }
    var texts = [TextDraft?](repeating: nil, count: pages.count)
    for (place, draft) in zip(positions, drafts) {
      diagnostics += draft?.text.diagnostics ?? []
      texts[place] = draft
    }
    return texts
  }
}
