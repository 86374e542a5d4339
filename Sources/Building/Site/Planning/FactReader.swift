import CommonMark
import Content
import Diagnostics
import FigureFields
import Markup

/// Makes what a page tells in the fields of its kind ready to be shown; everything that can be wrong with it is found
/// here.
struct FactReader {
  private let entry: Entry
  private let path: String
  private let rules: TextRules
  private let links: Links
  private(set) var diagnostics: [Diagnostic] = []

  /// - Parameter path: where the page is written.
  init(_ entry: Entry, path: String, _ rules: TextRules, _ links: Links) {
    self.entry = entry
    self.path = path
    self.rules = rules
    self.links = links
  }

  /// What the page tells.
  mutating func facts(of kind: Kind) -> PageFacts {
    var diagramCount = 0
    return PageFacts(
      values: zip(kind.fields, entry.values).map { field, value in
        switch value {
        case .diagram(let declaration):
          diagramCount += 1
          let id = diagramCount == 1 ? "diagram" : "diagram-\(diagramCount)"
          let drawn = rules.figures.context(declaration, id: id, on: path, entry.citations)
          return .diagram(drawn.unwrapped(into: &diagnostics))
        case .person(let person):
          guard case .person(let codes) = field.type,
            let course = PersonTimeline(person, codes, rules.words, rules.figures.links.language).diagram
          else { return .person(person, nil) }
          let declared = DiagramDeclaration(diagram: course)
          let drawn = rules.figures.context(declared, id: "timeline", on: path, [])
          return .person(person, drawn.unwrapped(into: &diagnostics))
        case .picture(let picture): return self.picture(picture)
        case .attachment(let attachment): return self.attachment(attachment)
        case .markdown(let text, let position):
          return .markdown(document(text, at: position))
        case let value?: return .plain(value)
        case nil: return nil
        }
      })
  }

  private mutating func picture(_ picture: PictureReference) -> FactValue? {
    let place = entry.source.place(picture.position)
    switch links.resolve(picture.file, .image, in: entry.source.path, shownOn: path) {
    case .picture(let link, let name): return .picture(name, link, picture.alternative)
    case .refused(let id, let message, let hint):
      diagnostics.append(Diagnostic(id, at: place, message, hint: hint))
      return nil
    case .inside, .outside, .file, .samePage, .unchanged, .withdrawn: return nil
    }
  }

  private mutating func attachment(_ attachment: AttachmentReference) -> FactValue? {
    let place = entry.source.place(attachment.position)
    switch links.attachment(attachment.file, in: entry.source.path, shownOn: path) {
    case .file(_, let name, let note): return .attachment(name, "\(attachment.title ?? attachment.file)\(note)")
    case .refused(let id, let message, let hint):
      diagnostics.append(Diagnostic(id, at: place, message, hint: hint))
      return nil
    case .inside, .picture, .outside, .samePage, .unchanged, .withdrawn: return nil
    }
  }

  /// A text with Markdown; what is wrong with it is told at the line of the front matter.
  private mutating func document(_ text: String, at position: Place.Position) -> MarkdownDocument {
    let source = SourceText(path: entry.source.path, bytes: Array(text.utf8))
    let (links, file, path) = (links, entry.source.path, path)
    let rendered = rules.renderer(path: path, citations: entry.citations) {
      links.resolve($0, $1, in: file, shownOn: path)
    }.render(source)
    if !rendered.value.headings.isEmpty || text.contains("```") || text.contains("~~~") || text.contains("[^") {
      diagnostics.append(.tooMuchForField(at: entry.source.place(position)))
    }
    diagnostics += rendered.diagnostics.map { found in
      let line = position.line + (found.place?.position?.line ?? 1) - 1
      return Diagnostic(
        found.id, severity: found.severity, at: entry.source.place(line: line), found.message, hint: found.hint)
    }
    return rendered.value
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

  static func missingTranslation(_ language: Language, at place: Place) -> Self {
    let code = language.rawValue
    return Self(
      "kind.missing-language", at: place,
      Message(en: "there is no text in '\(code)' here", ja: "ここに「\(code)」の文がありません"),
      hint: Message(en: "write '\(code): …'", ja: "「\(code): …」を書いてください"))
  }
}
