import CommonMark
import Content
import Diagnostics

// Links to places inside of pages: each must be there.
extension SitePlanner {
  mutating func checkAnchors(
    _ pages: [Page], _ texts: [TextDraft?], _ indices: [String: Int], of checked: [Int]
  ) {
    var anchors: [Int: Set<[UInt8]>] = [:]
    for index in checked {
      guard let document = texts[index]?.text.document, !document.anchorReferences.isEmpty else { continue }
      let file = pages[index].entry?.source ?? SourceFile(path: pages[index].path)
      var problems = FileProblems(of: file)
      for reference in document.anchorReferences {
        let target = reference.page.flatMap { indices[$0] } ?? index
        let there = texts[target]?.text.document
        // Where to turn to stands on every page.
        if reference.fragment == "contact", configuration.contact != nil { continue }
        if anchors[target] == nil { anchors[target] = there?.anchors ?? [] }
        if anchors[target]?.contains(Array(reference.fragment.utf8)) ?? false { continue }
        problems.report(
          .missingAnchor(
            reference.fragment, pages[target].title, there?.headings.map(\.id) ?? [],
            at: Place(path: file.path, position: reference.position)))
      }
      diagnostics += problems.diagnostics
    }
  }
}

extension Diagnostic {
  static func missingAnchor(_ anchor: String, _ title: String, _ anchors: [String], at place: Place) -> Self {
    Self(
      "link.missing-anchor", at: place,
      Message(en: "'\(title)' has no heading '#\(anchor)'", ja: "「\(title)」に「#\(anchor)」という見出しはありません"),
      hint: Suggestion.hint(for: anchor, in: anchors))
  }
}
