/// What stands on a slide, for whoever works out whether it fits.
public struct SlideOutline: Sendable {
  /// How it is laid out.
  public let layout: Slide.Layout
  /// What stands on it, from the top down.
  public let blocks: [Block]

  /// Puts an outline together.
  public init(layout: Slide.Layout, blocks: [Block]) {
    self.layout = layout
    self.blocks = blocks
  }

  /// Whether it has a heading.
  public var hasHeading: Bool {
    blocks.contains { if case .heading = $0 { true } else { false } }
  }

  /// Something that stands on a slide.
  public indirect enum Block: Sendable, Hashable {
    /// A heading of a level.
    case heading(level: Int, String)
    /// A paragraph; its own line breaks are line feeds.
    case paragraph(String)
    /// The items of a list with their depth, which is 0 for those of the list itself.
    case list([Item])
    /// The paragraphs of a quotation.
    case quote([String])
    /// The cells of a table, the header first.
    case table([[String]])
    /// A picture, which takes the room that is left.
    case picture
    /// A chart, a diagram or a published table, which takes the room that is left.
    case figure
    /// A box with what stands in it.
    case box([Block])
    /// Code of so many lines.
    case code(lines: Int)
  }

  /// An item of a list.
  public struct Item: Sendable, Hashable {
    /// In how many other items it stands.
    public let depth: Int
    /// What it says.
    public let text: String

    /// Puts an item together.
    public init(depth: Int, text: String) {
      self.depth = depth
      self.text = text
    }
  }
}
