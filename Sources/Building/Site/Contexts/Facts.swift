import CommonMark
import Content
import Markup
import Templates

/// What a page tells in the fields of its kind, for templates that know nothing of the kind: labels and values in order.
struct Facts: Sendable {
  let items: [Fact]

  init?(_ context: PageContext) {
    guard let kind = context.kind else { return nil }
    let facts = context.site.facts.values
    items = zip(kind.fields, facts).compactMap { field, fact in
      guard field.name != kind.mark, let texts = fact.map({ Self.texts($0, of: field, context) }) else { return nil }
      return texts.isEmpty ? nil : Fact(label: context.label(field), values: texts)
    }
    if items.isEmpty { return nil }
  }

  /// A value in words; none for what is shown elsewhere.
  private static func texts(_ fact: FactValue, of field: Field, _ context: PageContext) -> [FactText] {
    switch fact {
    case .plain(let value): field.texts(value, context)
    case .person(let person, _): field.texts(.person(person), context)
    case .attachment(let path, let text): [FactText(text, context.url(to: path))]
    case .markdown, .diagram, .picture: []
    }
  }

  static let members: Members<Facts> = [.list("items", Fact.members) { $0.items }]
}

/// One thing that a page tells.
struct Fact: Sendable {
  let label: String
  let values: [FactText]

  static let members: Members<Fact> = [
    .text("label") { $0.label },
    .list("values", FactText.members) { $0.values },
  ]
}

/// A value in words, and where it leads.
struct FactText: Sendable {
  let text: String
  let url: PageURL?
  /// Its language, if it is another than that of the page.
  let language: Language?

  init(_ text: String, _ url: PageURL? = nil, language: Language? = nil) {
    self.text = text
    self.url = url
    self.language = language
  }

  static let members: Members<FactText> = [
    .text("text") { $0.text },
    .optionalURL("url") { $0.url },
    .optionalText("language") { $0.language?.tag },
  ]
}

/// A picture of a field.
struct FactPicture: Sendable {
  let label: String
  let link: PictureLink
  let alternative: String
  /// Whether it is the first that readers see.
  let isFirst: Bool

  static let members: Members<FactPicture> = [
    .text("label") { $0.label },
    .url("url") { $0.link.url },
    .text("alt") { $0.alternative },
    .html("image") { $0.link.html(alternative: $0.alternative, isFirst: $0.isFirst) },
  ]
}

/// A text of a field that is as long as a section.
struct FactSection: Sendable {
  let label: String
  let document: MarkdownDocument

  static let members: Members<FactSection> = [
    .text("label") { $0.label },
    .html("body") { $0.document.html },
  ]
}

extension PageContext {
  /// The language of what is the same in all languages, such as addresses, if whoever reads the page may not read it.
  var languageOfTheSame: Language? {
    let original = site.configuration.language
    return site.language.isJapanese == original.isJapanese ? nil : original
  }

  /// The kind of the page, if it is a page of one.
  var kind: Kind? {
    guard case .member(let name)? = page.kind else { return nil }
    return site.kinds[name]
  }

  /// What readers see before the value of a field.
  func label(_ field: Field) -> String { field.label.text(in: site.language) ?? field.name }

  /// What templates can use that know nothing of the kind.
  static let factMembers: Members<PageContext> = [
    .optionalRecord("facts", Facts.members) { Facts($0) },
    .list("pictures", FactPicture.members) { context in
      context.facts { field, fact in
        guard case .picture(let path, let link, let alternative) = fact else { return nil }
        return FactPicture(
          label: context.label(field), link: link, alternative: alternative,
          isFirst: path == context.site.facts.firstPicture)
      }
    },
    .list("diagrams", DiagramContext.members) { context in
      context.facts { _, fact in
        switch fact {
        case .diagram(let diagram): diagram
        case .person(_, let course): course
        default: nil
        }
      }
    },
    .list("sections", FactSection.members) { context in
      context.facts { field, fact in
        guard case .markdown(let document) = fact else { return nil }
        return FactSection(label: context.label(field), document: document)
      }
    },
  ]

  private func facts<Result>(_ make: (Field, FactValue) -> Result?) -> [Result] {
    zip(kind?.fields ?? [], site.facts.values).compactMap { field, fact in fact.flatMap { make(field, $0) } }
  }
}
