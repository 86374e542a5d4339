import Diagnostics
public import Fields
public import Figures

/// A diagram as an author tells it, with the pages that its parts lead to.
public struct DiagramDeclaration: Sendable {
  /// The diagram; links of its parts are names of pages.
  public let diagram: Diagram
  /// Every page that a part leads to, and where that is written.
  public let pages: [PlacedName]
  /// What is said below it.
  public let note: String?

  /// A diagram that leads nowhere.
  public init(diagram: Diagram) { self.init(diagram: diagram, pages: [], note: nil) }

  private init(diagram: Diagram, pages: [PlacedName], note: String?) {
    self.diagram = diagram
    self.pages = pages
    self.note = note
  }

  /// The same without what is said below it, for whoever shows it elsewhere.
  public var withoutNote: DiagramDeclaration { DiagramDeclaration(diagram: diagram, pages: pages, note: nil) }

  /// What a diagram is of.
  public enum Kind: String, Sendable, CaseIterable {
    /// Two wheels on one axle.
    case wheels
    /// Layers above and below the water.
    case layers
    /// Two directions that are joined.
    case vectors
    /// Three circles.
    case venn
    /// Partners around a person.
    case network
    /// Steps.
    case flow
    /// Parts without an order.
    case parts
  }

  static func declaration(_ reader: inout FieldReader) -> DiagramDeclaration? {
    let kind = reader.required("kind", FieldType<Kind>.choice())
    let title = reader.required("title", .text)
    let note = reader.optional("note", .text)
    guard let kind else { return nil }
    let shape = shape(kind, &reader)
    guard let title, let shape else { return nil }
    return DiagramDeclaration(
      diagram: Diagram(title: title, shape: shape.shape), pages: shape.parts.flatMap(\.pages), note: note)
  }

  private static func shape(_ kind: Kind, _ reader: inout FieldReader) -> (shape: Diagram.Shape, parts: [Part])? {
    switch kind {
    case .wheels:
      let wheels = reader.required("wheels", FieldType<[Part]>.parts(2, .wordsAndParts))
      let between = reader.optional("between", FieldType<[Part]>.parts(nil, .words)) ?? []
      let base = reader.optional("base", FieldType<[Part]>.parts(nil, .words)) ?? []
      return wheels.map {
        (.wheels($0.map(\.node), between: between.map(\.node), base: base.map(\.node)), $0 + between + base)
      }
    case .layers:
      let above = reader.required("above", FieldType<[Part]>.parts(nil, .words))
      let line = reader.required("line", .text)
      let below = reader.required("below", FieldType<[Part]>.parts(nil, .words))
      guard let above, let below, let line else { return nil }
      return (.layers((above + below).map(\.node), above: above.count, line: line), above + below)
    case .vectors:
      let vectors = reader.required("vectors", FieldType<[Part]>.parts(2, .words))
      let joining = reader.required("joining", FieldType<Part>.part(.words))
      guard let vectors, let joining else { return nil }
      return (.vectors(vectors.map(\.node), joining: joining.node), vectors + [joining])
    case .venn:
      let circles = reader.required("circles", FieldType<[Part]>.parts(3, .words))
      let center = reader.required("center", FieldType<Part>.part(.words))
      guard let circles, let center else { return nil }
      return (.venn(circles.map(\.node), center: center.node), circles + [center])
    case .network:
      let center = reader.required("center", FieldType<Part>.part(.name))
      let groups = reader.required("groups", FieldType<[Part]>.parts(nil, .wordsAndNames))
      guard let center, let groups else { return nil }
      return (.network(center: center.node, groups: groups.map(\.node)), [center] + groups)
    case .flow:
      let steps = reader.required("steps", FieldType<[Part]>.parts(nil, .words))
      return steps.map { (.flow($0.map(\.node)), $0) }
    case .parts:
      let parts = reader.required("parts", FieldType<[Part]>.parts(nil, .words))
      let base = reader.optional("base", FieldType<[Part]>.parts(nil, .words)) ?? []
      return parts.map { (.parts($0.map(\.node), base: base.map(\.node)), $0 + base) }
    }
  }
}

/// A part with the pages that it and what belongs to it lead to.
struct Part: Sendable {
  let node: Diagram.Node
  let pages: [PlacedName]
}

/// What a part may have besides a name and a page: only what is drawn.
enum PartForm {
  /// A name alone.
  case name
  /// A few more words.
  case words
  /// More words, and parts with words.
  case wordsAndParts
  /// More words, parts that are names, and how the middle is tied to it.
  case wordsAndNames
}

extension FieldType where Value == Part {
  /// A part: a label alone, or a label with more.
  static func part(_ form: PartForm) -> FieldType {
    FieldType(
      expected: Message(en: "a label, or a set of keys with 'label'", ja: "名前、または label のあるキーの集まり")
    ) { node, context in
      if case .scalar(let text, _) = node.content, !text.isEmpty {
        return Part(node: Diagram.Node(label: text), pages: [])
      }
      guard case .mapping(let pairs) = node.content else { return nil }
      var reader = FieldReader(pairs, of: context.source, start: node.position)
      let label = reader.required("label", .text)
      let text = form == .name ? nil : reader.optional("text", .text)
      let page = reader.optional("page", .named)
      let items =
        switch form {
        case .name, .words: [Part]()
        case .wordsAndParts: reader.optional("items", FieldType<[Part]>.parts(nil, .words)) ?? []
        case .wordsAndNames: reader.optional("items", FieldType<[Part]>.parts(nil, .name)) ?? []
        }
      let tie = form == .wordsAndNames ? reader.optional("tie", FieldType<Diagram.Tie>.choice()) : nil
      context.diagnostics += reader.finish()
      return label.map {
        Part(
          node: Diagram.Node(label: $0, text: text, link: page?.name, items: items.map(\.node), tie: tie),
          pages: [page].compactMap(\.self) + items.flatMap(\.pages))
      }
    }
  }
}

extension FieldType where Value == [Part] {
  /// Parts, of which there must be so many, if a number is given.
  static func parts(_ count: Int?, _ form: PartForm) -> FieldType {
    let list = FieldType<[Part]>.list(FieldType<Part>.part(form))
    guard let count else { return list }
    return FieldType(
      expected: Message(en: "a list of exactly \(count) parts", ja: "ちょうど\(count)個のリスト")
    ) { node, context in
      guard case .sequence(let nodes) = node.content, nodes.count == count else { return nil }
      return list.parse(node, &context)
    }
  }
}

extension FieldType where Value == DiagramDeclaration {
  /// A diagram in front matter.
  public static let diagram = FieldType.record { reader in DiagramDeclaration.declaration(&reader) }
}
