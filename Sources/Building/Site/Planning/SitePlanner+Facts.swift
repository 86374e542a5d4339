import CommonMark
import Content
import Diagnostics
import Markup

// What pages tell in the fields of their kinds: everything that can be wrong with it is found here.
extension SitePlanner {
  /// What a page tells, ready to be shown.
  mutating func facts(of entry: Entry, _ rules: TextRules, _ links: Links) -> PageFacts {
    guard case .member(let name) = entry.kind, let kind = library.kinds[name] else { return .none }
    var diagramCount = 0
    return PageFacts(
      values: zip(kind.fields, entry.values).map { field, value in
        switch value {
        case .diagram(let declaration):
          diagramCount += 1
          let id = diagramCount == 1 ? "diagram" : "diagram-\(diagramCount)"
          let drawn = rules.figures.context(declaration, id: id, on: Self.path(of: entry), entry.citations)
          return .diagram(drawn.unwrapped(into: &diagnostics))
        case .picture(let picture): return self.picture(picture, entry, links)
        case .markdown(let text, let position): return .markdown(document(text, at: position, entry, rules, links))
        case let value?: return .plain(value)
        case nil: return nil
        }
      })
  }

  private mutating func picture(_ picture: PictureReference, _ entry: Entry, _ links: Links) -> FactValue? {
    let path = Self.path(of: entry)
    let place = entry.source.place(picture.position)
    switch links.resolve(picture.file, .image, in: entry.source.path, shownOn: path) {
    case .inside(_, let name, _): return .picture(name, picture.alternative)
    case .refused(let id, let message, let hint):
      diagnostics.append(Diagnostic(id, at: place, message, hint: hint))
      return nil
    case .outside, .file, .samePage, .unchanged, .withdrawn: return nil
    }
  }

  /// A text with Markdown; what is wrong with it is told at the line of the front matter.
  private mutating func document(
    _ text: String, at position: Place.Position, _ entry: Entry, _ rules: TextRules, _ links: Links
  ) -> MarkdownDocument {
    let path = Self.path(of: entry)
    let source = SourceText(path: entry.source.path, bytes: Array(text.utf8))
    let rendered = rules.renderer(path: path, citations: entry.citations) {
      links.resolve($0, $1, in: entry.source.path, shownOn: path)
    }.render(source)
    if !rendered.value.headings.isEmpty || text.contains("```") || text.contains("[^") {
      diagnostics.append(.tooMuchForField(at: entry.source.place(position)))
    }
    diagnostics += rendered.diagnostics.map { found in
      let line = position.line + (found.place?.position?.line ?? 1) - 1
      return Diagnostic(
        found.id, severity: found.severity, at: entry.source.place(line: line), found.message, hint: found.hint)
    }
    return rendered.value
  }

  /// Reports every title and label of the kinds that the language of the edition does not have.
  mutating func checkLanguage(of kinds: KindBook) {
    let language = edition.language
    for kind in kinds.kinds {
      var texts = [kind.title] + kind.fields.map(\.label)
      if let otherwise = kind.listing.otherwise { texts.append(otherwise) }
      for case .choice(let choices) in kind.fields.map(\.type) { texts += choices.map(\.label) }
      for text in texts where text.text(in: language) == nil {
        diagnostics.append(.missingTranslation(language, at: kind.source.place(text.position)))
      }
    }
  }
}

extension Diagnostic {
  static func tooMuchForField(at place: Place) -> Self {
    Self(
      "content.too-much-for-field", at: place,
      Message(
        en: "headings, boxes, figures and footnotes have no place in a field", ja: "見出し、囲み、図、注は、項目には書けません"),
      hint: Message(en: "write them in the text of the page", ja: "ページの本文に書いてください"))
  }

  static func missingTranslation(_ language: String, at place: Place) -> Self {
    Self(
      "kind.missing-language", at: place,
      Message(en: "there is no text in '\(language)' here", ja: "ここに「\(language)」の文がありません"),
      hint: Message(en: "write '\(language): …'", ja: "「\(language): …」を書いてください"))
  }
}
