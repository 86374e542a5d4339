/// A diagram of a support model, told as data; where its parts stand is worked out by rules.
public struct Diagram: Sendable, Hashable {
  /// Its name for readers.
  public var title: String
  /// What is drawn.
  public var shape: Shape

  /// What is drawn, with its parts.
  public enum Shape: Sendable, Hashable {
    /// Two wheels with what belongs to each, what lies between them, and what carries both.
    case wheels([Node], between: [Node], base: [Node])
    /// Layers from the top down, and how many of them stand out of the water.
    case layers([Node], above: Int, line: String)
    /// Two directions, and what joins them.
    case vectors([Node], joining: Node)
    /// Three circles that overlap, and what all have in common.
    case venn([Node], center: Node)
    /// Groups of partners around a person.
    case network(center: Node, groups: [Node])
    /// Steps one after another.
    case flow([Node])
    /// Parts that have no order, and what carries them.
    case parts([Node], base: [Node])

    /// The same with other parts.
    func map(_ change: (Node) -> Node) -> Shape {
      func all(_ nodes: [Node]) -> [Node] { nodes.map(change) }
      return switch self {
      case .wheels(let wheels, let between, let base): .wheels(all(wheels), between: all(between), base: all(base))
      case .layers(let layers, let above, let line): .layers(all(layers), above: above, line: line)
      case .vectors(let vectors, let joining): .vectors(all(vectors), joining: change(joining))
      case .venn(let circles, let center): .venn(all(circles), center: change(center))
      case .network(let center, let groups): .network(center: change(center), groups: all(groups))
      case .flow(let steps): .flow(all(steps))
      case .parts(let parts, let base): .parts(all(parts), base: all(base))
      }
    }
  }

  /// A part of a diagram.
  public struct Node: Sendable, Hashable {
    /// Its name.
    public var label: String
    /// A few more words.
    public var text: String?
    /// Where a click leads: the name of a page, or its address.
    public var link: String?
    /// What belongs to it.
    public var items: [Node]
    /// How the person in the middle of a network is tied to it, if that is told.
    public var tie: Tie?

    /// Makes a part.
    public init(label: String, text: String? = nil, link: String? = nil, items: [Node] = [], tie: Tie? = nil) {
      self.label = label
      self.text = text
      self.link = link
      self.items = items
      self.tie = tie
    }

    /// The same with other links.
    func linking(_ address: (String) -> String?) -> Node {
      Node(label: label, text: text, link: link.flatMap(address), items: items.map { $0.linking(address) }, tie: tie)
    }
  }

  /// How somebody is tied to others, as ecomaps draw it (Hartman, "Diagrammatic Assessment of Family Relationships",
  /// 1978): a thick line, a dashed one, one with strokes across it, one that is cut.
  public enum Tie: String, Sendable, CaseIterable {
    /// Somebody to rely on.
    case strong
    /// Seldom seen, or new.
    case weak
    /// With conflict, or a burden.
    case strained
    /// No longer.
    case broken
  }

  /// Makes a diagram.
  public init(title: String, shape: Shape) {
    self.title = title
    self.shape = shape
  }

  /// The same diagram with the addresses of pages in the place of their names.
  public func linking(_ address: (String) -> String?) -> Diagram {
    Diagram(title: title, shape: shape.map { $0.linking(address) })
  }

  /// The same diagram with the names of its parts alone, for where there is no room for more words.
  public var namesAlone: Diagram {
    func bare(_ node: Node) -> Node {
      Node(label: node.label, link: node.link, items: node.items.map(bare), tie: node.tie)
    }
    return Diagram(title: title, shape: shape.map(bare))
  }

  /// The same diagram with each tie of a network told in words too.
  public func tellingTies(_ words: (Tie) -> String) -> Diagram {
    guard case .network(let center, let groups) = shape else { return self }
    let told = groups.map { group in
      var group = group
      let texts = [group.tie.map(words), group.text].compactMap(\.self)
      group.text = texts.isEmpty ? nil : texts.joined(separator: " — ")
      return group
    }
    return Diagram(title: title, shape: .network(center: center, groups: told))
  }

  /// All parts as a nested list says them: the same data, for who does not see the drawing.
  ///
  /// - Parameter words: what the list says of how parts lie, by name; see ``wordNames``.
  public func outline(_ words: (String) -> String) -> [Node] {
    switch shape {
    case .wheels(let wheels, let between, let base):
      wheels + Self.group(words("between"), between) + Self.group(words("base"), base)
    case .layers(let layers, let above, let line):
      Self.group(words("above").replacing("{line}", with: line), Array(layers.prefix(above)))
        + Self.group(words("below").replacing("{line}", with: line), Array(layers.dropFirst(above)))
    case .vectors(let vectors, let joining): vectors + Self.group(words("joining"), [joining])
    case .venn(let circles, let center): circles + Self.group(words("common"), [center])
    case .network(let center, let groups): Self.group(words("center"), [center]) + groups
    case .flow(let steps): steps
    case .parts(let parts, let base): parts + Self.group(words("base"), base)
    }
  }

  private static func group(_ label: String, _ items: [Node]) -> [Node] {
    items.isEmpty ? [] : [Node(label: label, items: items)]
  }

  /// The names of the words that outlines need.
  public static let wordNames = ["between", "base", "above", "below", "joining", "common", "center"]
}
