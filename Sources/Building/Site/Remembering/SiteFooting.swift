import Content
import Digests
import Packing
import Parallelism
import Templates

/// What the pages of a site rest on, compared with what they rested on when they were last made.
struct SiteFooting: Sendable {
  let state: SiteState
  /// Of each part, of each page.
  let pages: [[PageFooting?]]

  /// What a page of a part's own language rests on.
  struct PageFooting: Sendable {
    let face: UInt64
    let surroundings: UInt64
    let template: UInt64
    /// What is remembered of the page, packed, if it would be made the same again.
    let kept: ArraySlice<UInt8>?
  }

  /// - Parameter templates: of each part, fingerprints of the templates of its kinds of pages.
  init(_ drafts: [PartDraft], templates: [[PageTemplate: UInt64]], _ memory: SiteMemory?, jobs: Int) async throws {
    let state = SiteState(drafts)
    self.state = state
    let faces = Self.faces(drafts)
    let known = try await parallelMap(count: drafts.count, jobs: jobs) { part in
      drafts[part].graph.pages.indices.map { index in
        drafts[part].texts[index]?.memory ?? memory?.page(drafts[part].graph.pages[index].path)
      }
    }
    let changes = memory.map { Self.changes(drafts, faces, known, $0, state) } ?? []
    let isSameEverywhere = memory?.state.everywhere == state.everywhere
    pages = zip(drafts.indices, drafts).map { part, draft in
      let own = Set(draft.graph.own)
      return draft.graph.pages.indices.map { index -> PageFooting? in
        guard own.contains(index) else { return nil }
        let page = draft.graph.pages[index]
        let surroundings = draft.graph.surroundings(of: index)
        let template = templates[part][page.template] ?? 0
        // A page with an entry is as it was only if its text is.
        let isTextKept = page.entry == nil || draft.texts[index]?.memory != nil
        var kept: ArraySlice<UInt8>?
        if isSameEverywhere, isTextKept, let before = known[part][index], before.face == faces[part][index],
          before.surroundings == surroundings, before.template == template, !before.sights.meet(changes)
        {
          kept = memory?.pages[page.path]
        }
        return PageFooting(face: faces[part][index], surroundings: surroundings, template: template, kept: kept)
      }
    }
  }

  /// Fingerprints of what other pages show of each page.
  private static func faces(_ drafts: [PartDraft]) -> [[UInt64]] {
    var faces: [[UInt64]] = []
    for draft in drafts {
      let original = faces.first
      faces.append(
        draft.graph.pages.indices.map { index in
          let page = draft.graph.pages[index]
          // What is not of this language is as it is in that of the site.
          if let original, page.otherLanguage == nil { return original[index] }
          return draft.texts[index]?.memory?.face ?? PageFace(page).print
        })
    }
    return faces
  }

  /// What has changed that pages look at.
  private static func changes(
    _ drafts: [PartDraft], _ faces: [[UInt64]], _ known: [[PageMemory?]], _ memory: SiteMemory, _ state: SiteState
  ) -> Set<Sight> {
    var changes = state.lists.changes(since: memory.state.lists)
    if state.today != memory.state.today { changes.insert(.today) }
    for part in state.addresses {
      let old = memory.state.addresses.first { $0.language == part.language }?.table ?? SightTable([])
      changes.formUnion(part.table.changes(since: old))
    }
    var found = 0
    for (part, draft) in drafts.enumerated() {
      for index in draft.graph.own {
        let before = known[part][index]?.face
        if before != nil { found += 1 }
        if before != faces[part][index] { changes.insert(draft.graph.faces[index]) }
      }
    }
    if found < memory.pages.count {
      let paths = Set(drafts.flatMap { $0.graph.pages.map(\.path) })
      changes.formUnion(memory.pages.keys.filter { !paths.contains($0) }.map { .face($0) })
    }
    return changes
  }
}

extension SiteGraph {
  /// A fingerprint of where a page stands among the others: its neighbours, what refers to it, and its languages and
  /// those of the front page.
  fileprivate func surroundings(of index: Int) -> UInt64 {
    var print = Fingerprint()
    for neighbour in [neighbours[index].previous, neighbours[index].next] {
      print.add(neighbour.map { pages[$0].path } ?? "")
    }
    for mention in mentions[index] { print.add(pages[mention].path) }
    for version in versions.of(index) + homes {
      print.add(version.language.rawValue)
      print.add(version.page.path)
    }
    return print.value
  }
}
