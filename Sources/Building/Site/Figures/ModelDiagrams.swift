import Content
import Diagnostics
import Digests
import FigureFields
import Figures
import Markup

/// The diagrams that pages tell in their front matter, by the names of the pages: a text of another page may show one,
/// with where it comes from.
struct ModelDiagrams: Sendable {
  private let models: [String: Model]
  /// A fingerprint of all of them.
  let print: UInt64

  /// A diagram with where it comes from.
  struct Model: Sendable {
    let diagram: DiagramDeclaration
    let citations: [Citation]
  }

  /// Takes the first diagram of each entry.
  init(_ entries: [Entry]) {
    var models: [String: Model] = [:]
    var print = Fingerprint()
    for entry in entries {
      for case .diagram(let diagram)? in entry.values where models[entry.name] == nil {
        models[entry.name] = Model(diagram: diagram, citations: entry.citations)
        print.add(entry.name)
        print.add(diagram.diagram.svg(id: "", width: 328, kind: "", description: "").bytes)
        print.add(diagram.note ?? "")
        for citation in entry.citations { print.add("\(citation)") }
      }
    }
    self.models = models
    self.print = print.value
  }

  /// The diagram of the page of a name, if it has one.
  subscript(_ name: String) -> Model? { models[name] }

  /// The names of all pages that have one.
  var names: [String] { models.keys.sorted() }
}

extension Diagnostic {
  static func noModel(_ name: PlacedName, _ known: [String]) -> Self {
    Self(
      "diagram.no-model", at: name.place,
      Message(en: "no page '\(name.name)' of this edition has a diagram", ja: "この版に、図のある「\(name.name)」というページはありません"),
      hint: Suggestion.hint(for: name.name, in: known))
  }
}
