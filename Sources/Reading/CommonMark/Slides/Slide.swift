/// A slide of a text that is cut at its lines of `---`.
public struct Slide: Sendable, Hashable {
  /// Its number in the deck.
  public let number: Int
  /// How it is laid out.
  public let layout: Layout
  /// Whether it has a heading.
  public let isTitled: Bool
  /// Whether there is room for larger letters.
  public let isLarge: Bool

  /// The anchor at which it is found.
  public var anchor: String { "slide-\(number)" }

  /// Puts a slide together.
  public init(number: Int, layout: Layout, isTitled: Bool, isLarge: Bool) {
    self.isLarge = isLarge
    self.isTitled = isTitled
    self.number = number
    self.layout = layout
  }

  /// How a slide is laid out; it follows from what stands on it.
  public enum Layout: String, Sendable, CaseIterable {
    /// A heading alone: a part of the deck begins.
    case title
    /// A sentence or two without a heading.
    case statement
    /// A picture.
    case picture
    /// Two or three headings of level 3, each with its text.
    case columns
    /// A chart, a diagram, or a published table.
    case figure
    /// A quotation, with where it comes from.
    case quote
    /// Something to do, with a countdown.
    case exercise
    /// A heading with text, lists or a table.
    case text
  }
}

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

/// The room that a figure has on a slide, in pixels of a slide of 1280 by 720.
public struct SlideRoom: Sendable, Hashable {
  /// The width.
  public let width: Double
  /// The height.
  public let height: Double
  /// Whether a heading stands above it, so that the figure needs no title of its own.
  public let isTitled: Bool

  /// Measures a room.
  public init(width: Double, height: Double, isTitled: Bool) {
    self.width = width
    self.height = height
    self.isTitled = isTitled
  }
}

/// How a text is cut into slides.
public struct SlideRules: Sendable {
  /// The number of its first slide; the page around it may begin with slides of its own.
  public let first: Int
  /// Works out whether a slide fits.
  public let fit: @Sendable (SlideOutline) -> SlideFit

  /// Makes rules from their parts.
  public init(first: Int, fit: @escaping @Sendable (SlideOutline) -> SlideFit) {
    self.first = first
    self.fit = fit
  }
}

/// Whether what stands on a slide fits.
public struct SlideFit: Sendable, Hashable {
  /// The room that is left for its picture or figure; `nil` if it has none.
  public let room: SlideRoom?
  /// Whether there is room for larger letters.
  public let isLarge: Bool
  /// By how many pixels of a slide of 1280 by 720 it is too high; 0 or less if it fits.
  public let overflow: Double
  /// About how many lines of text that is.
  public let lines: Int

  /// Tells how a slide fits.
  public init(room: SlideRoom?, isLarge: Bool, overflow: Double, lines: Int) {
    self.isLarge = isLarge
    self.room = room
    self.overflow = overflow
    self.lines = lines
  }
}
