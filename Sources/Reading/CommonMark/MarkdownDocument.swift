public import Diagnostics
public import Markup

/// A Markdown text as it goes into a page.
public struct MarkdownDocument: Sendable {
  /// The text as HTML, footnotes included.
  public let html: HTML
  /// The headings in document order.
  public let headings: [Heading]
  /// Links to a place inside a page, to be checked when all pages are known.
  public let anchorReferences: [AnchorReference]
  /// Images that the text shows, by the names that they were resolved to, each once, in order.
  public let images: [String]
  /// The lines of the file that only internal editions have, fences included.
  public let internalLines: [ClosedRange<Int>]
  /// The anchors of its figures and tables that have a name.
  public let figures: [String]
  /// The slides that it is cut into, if it is; that which the page around it begins with is none of them.
  public let slides: [Slide]
  /// How many questions it asks.
  public let questionCount: Int
  /// How many plans of courses it has.
  public let planCount: Int

  /// Puts a document together.
  public init(
    html: HTML, headings: [Heading], anchorReferences: [AnchorReference], images: [String],
    internalLines: [ClosedRange<Int>] = [], figures: [String] = [], slides: [Slide] = [], questionCount: Int = 0,
    planCount: Int = 0
  ) {
    self.slides = slides
    self.questionCount = questionCount
    self.planCount = planCount
    self.figures = figures
    self.html = html
    self.headings = headings
    self.anchorReferences = anchorReferences
    self.images = images
    self.internalLines = internalLines
  }

  /// A heading, as a contents list needs it.
  public struct Heading: Sendable, Hashable {
    /// The level, 1 to 6.
    public let level: Int
    /// The anchor: unique in the document, Japanese kept.
    public let id: String
    /// The text without markup.
    public internal(set) var text: String

    /// Puts a heading together.
    public init(level: Int, id: String, text: String) {
      self.level = level
      self.id = id
      self.text = text
    }
  }

  /// A link that names an anchor.
  public struct AnchorReference: Sendable, Hashable {
    /// The name of the page that is linked to, or `nil` for the same page.
    public let page: String?
    /// The anchor.
    public let fragment: String
    /// Where in the file the link stands.
    public let position: Place.Position?

    /// Puts a reference together.
    public init(page: String?, fragment: String, position: Place.Position?) {
      self.page = page
      self.fragment = fragment
      self.position = position
    }
  }

  /// The places that can be linked to, in the bytes of their names.
  ///
  /// Browsers compare bytes, so that two ways to write が are two anchors.
  public var anchors: Set<[UInt8]> {
    Set(headings.map { Array($0.id.utf8) } + figures.map { Array($0.utf8) })
  }
}
