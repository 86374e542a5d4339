import Content
import Diagnostics
import Digests
import FigureFields
import Figures
import Markup

/// The diagrams that pages tell in their front matter, by the names of the pages: a text of another page may show one,
/// with where it comes from.
struct ModelDiagrams: Sendable {
  private let models: [String: [Model]]
  /// A fingerprint of all of them.
  let print: UInt64

  /// A diagram with where it comes from.
  struct Model: Sendable {
    /// The field that tells it.
    let field: String
    let diagram: DiagramDeclaration
    let citations: [Citation]
  }

  /// Takes the diagrams of entries, and the course of the support of those that cases tell of.
  init(_ entries: [Entry], _ kinds: KindBook, _ words: Words, _ language: Language) {
    var models: [String: [Model]] = [:]
    var print = Fingerprint()
    for entry in entries {
      guard case .member(let name) = entry.kind, let kind = kinds[name] else { continue }
      for (field, value) in zip(kind.fields, entry.values) {
        guard let diagram = Self.diagram(field, value, words, language) else { continue }
        models[entry.name, default: []].append(
          Model(field: field.name, diagram: diagram, citations: entry.citations))
        print.add(entry.name)
        print.add(field.name)
        print.add(diagram.diagram.svg(id: "", width: 328, kind: "", description: "").bytes)
        print.add(diagram.note ?? "")
        for citation in entry.citations { print.add("\(citation)") }
      }
    }
    self.models = models
    self.print = print.value
  }

  private static func diagram(
    _ field: Field, _ value: FieldValue?, _ words: Words, _ language: Language
  ) -> DiagramDeclaration? {
    switch (field.type, value) {
    case (_, .diagram(let diagram)): diagram
    case (.person(let codes), .person(let person)):
      PersonTimeline(person, codes, words, language).diagram.map { DiagramDeclaration(diagram: $0) }
    default: nil
    }
  }

  /// The diagram of the page of a name, if it has one: the first, or that of a field.
  func model(of name: String, field: String?) -> Model? {
    models[name]?.first { field == nil || $0.field == field }
  }

  /// The fields of the page of a name that tell a diagram.
  func fields(of name: String) -> [String] { (models[name] ?? []).map(\.field) }

  /// The names of all pages that have one.
  var names: [String] { models.keys.sorted() }
}

extension Diagnostic {
  static func noModelField(_ field: PlacedName, _ known: [String]) -> Self {
    Self(
      "diagram.no-field", at: field.place,
      Message(en: "the page tells no diagram under '\(field.name)'", ja: "このページに、「\(field.name)」という図はありません"),
      hint: Suggestion.hint(for: field.name, in: known))
  }

  static func noModel(_ name: PlacedName, _ known: [String]) -> Self {
    Self(
      "diagram.no-model", at: name.place,
      Message(en: "no page '\(name.name)' of this edition has a diagram", ja: "この版に、図のある「\(name.name)」というページはありません"),
      hint: Suggestion.hint(for: name.name, in: known))
  }
}
