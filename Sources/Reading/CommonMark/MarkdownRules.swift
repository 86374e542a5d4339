public import Diagnostics
public import Markup

/// What the text around a document decides about it: where links lead, and in which words notes are announced.
public struct MarkdownRules: Sendable {
  /// Decides where a link or image leads.
  public let resolve: @Sendable (_ destination: String, _ kind: LinkKind) -> LinkResolution
  /// Decides what becomes of a figure in a sentence: a link to `stat:`.
  public let checkFigure: @Sendable (_ figure: FigureLink) -> FigureResolution
  /// Tells whether readers have a table of a name.
  public let findTable: @Sendable (_ table: String) -> TableAnswer
  /// Draws a figure that is told as data in a fenced block; without markup, nothing stands in its place.
  public let drawFigure: @Sendable (_ block: FigureBlock) -> Reviewed<HTML?>
  /// The words that are put into the text for readers.
  public let labels: Labels
  /// Anchors that the page around the text uses, which no heading may take.
  public let reservedAnchors: Set<String>
  /// Whether the text has the blocks that only the council's own people have; else they are cut out before anything looks
  /// at the rest.
  public let showsInternal: Bool
  /// Whether the page is training material, if that is known: only there questions are asked and answered, and answers are
  /// looked for.
  public let isTraining: Bool?
  /// How the text is cut into slides, if it is.
  public let slides: SlideRules?

  /// Makes rules from their parts.
  public init(
    labels: Labels, reservedAnchors: Set<String> = [], showsInternal: Bool = false, isTraining: Bool? = nil,
    slides: SlideRules? = nil,
    checkFigure: @escaping @Sendable (_ figure: FigureLink) -> FigureResolution = { _ in .asWritten },
    findTable: @escaping @Sendable (_ table: String) -> TableAnswer = { _ in .published },
    drawFigure: @escaping @Sendable (_ block: FigureBlock) -> Reviewed<HTML?> = { _ in Reviewed(nil) },
    resolve: @escaping @Sendable (_ destination: String, _ kind: LinkKind) -> LinkResolution
  ) {
    self.labels = labels
    self.reservedAnchors = reservedAnchors
    self.showsInternal = showsInternal
    self.slides = slides
    self.isTraining = isTraining
    self.checkFigure = checkFigure
    self.findTable = findTable
    self.drawFigure = drawFigure
    self.resolve = resolve
  }

  /// Words for readers, in the language of the page.
  public struct Labels: Sendable {
    /// The heading of the footnotes, such as 注.
    public let notes: String
    /// What a reference to a note is called, in front of its number.
    public let note: String
    /// What the link back from a note is called.
    public let back: String
    /// What a table that can be scrolled sideways is called.
    public let table: String
    /// What boxes are called, with `{number}` for the number of a question and `{minutes}` for the time of an exercise.
    public let boxes: [ProseBlock: String]
    /// What those of each series are called, with `{number}` for the number; none where they are not numbered.
    public let numbers: [FigureSeries: String]

    /// Makes the words from their parts.
    public init(
      notes: String, note: String, back: String, table: String, boxes: [ProseBlock: String] = [:],
      numbers: [FigureSeries: String] = [:]
    ) {
      self.numbers = numbers
      self.boxes = boxes
      self.notes = notes
      self.note = note
      self.back = back
      self.table = table
    }
  }
}

/// Whether a destination is followed or shown.
public enum LinkKind: Sendable {
  /// A link that a reader follows.
  case link
  /// An image that is part of the page.
  case image
}

/// Where a destination leads.
public enum LinkResolution: Sendable {
  /// Inside the site, to a page or image of that name; an anchor, if there is one, is checked later. The language is
  /// told where it is another than that of the text.
  case inside(PageURL, name: String, fragment: String?, language: String? = nil)
  /// To a picture of that name.
  case picture(PictureLink, name: String)
  /// To a file that is published beside the page; what it is stands behind the link's text.
  case file(PageURL, name: String, note: String)
  /// To a heading of the same page.
  case samePage(fragment: String)
  /// Out of the site.
  case outside(PageURL)
  /// Left to libcmark as it stands.
  case unchanged
  /// Nowhere any more: the text stays, without a link, and the author is warned.
  case withdrawn(id: String, Message, hint: Message?)
  /// Nowhere: an error.
  case refused(id: String, Message, hint: Message?)
}
