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
