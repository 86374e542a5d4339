/// A chart to be drawn: what is shown, and in which words.
///
/// It knows nothing of where its figures come from.
public struct Chart: Sendable {
  /// How it is drawn.
  public var kind: Kind
  /// Its name for readers.
  public var title: String
  /// What stands behind a number, such as 人.
  public var counter: String
  /// What is counted, such as 人（実人数）.
  public var unit: String
  /// How many are counted in all, if that may be said.
  public var base: Int?
  /// Whether there is such a number, and it may not be seen.
  public var isBaseHidden: Bool
  /// Whether categories are times, one after another.
  public var isOverTime: Bool
  /// What the figures are of: rows of bars, points of a line, tiles.
  public var categories: [Category]
  /// One figure for each category, in each series.
  public var series: [Series]
  /// The totals of the categories over all series, where they may be seen.
  public var totals: [Datum]
  /// For a tile map, the categories row by row as they lie.
  public var tiles: [[Int]]
  /// For a tile map, what water lies on which side, for orientation.
  public var waters: [Side: String]
  /// The words that a chart says besides its own.
  public var words: ChartWords

  /// A side of a map.
  public enum Side: String, Sendable, CaseIterable {
    case north, east, south, west
  }

  /// How a chart is drawn.
  public enum Kind: String, Sendable, CaseIterable {
    /// Bars, one for each category.
    case bar
    /// Bars that are made of one part for each series.
    case stacked
    /// A line for each series, over time.
    case line
    /// Columns side by side, for a number of things.
    case histogram
    /// A small chart of bars for each series, all of one scale.
    case multiples
    /// Two series back to back.
    case pyramid
    /// A tile for each category, where it lies on a map.
    case tiles
  }

  /// What a figure is of.
  public struct Category: Sendable, Hashable {
    /// Its name for readers.
    public var label: String
    /// Whether the reader is to look here first.
    public var isHighlighted: Bool

    /// Makes a category.
    public init(label: String, isHighlighted: Bool = false) {
      self.label = label
      self.isHighlighted = isHighlighted
    }
  }

  /// Figures that belong together.
  public struct Series: Sendable, Hashable {
    /// Their name for readers; a single series needs none.
    public var label: String
    /// One for each category.
    public var data: [Datum]

    /// Makes a series.
    public init(label: String, data: [Datum]) {
      self.label = label
      self.data = data
    }
  }

  /// A figure, or what stands in its place.
  public struct Datum: Sendable, Hashable {
    /// What it is.
    public var figure: Figure
    /// The name of its cell in the data.
    public var cell: String

    /// Makes a datum.
    public init(_ figure: Figure, cell: String = "") {
      self.figure = figure
      self.cell = cell
    }

    /// The number, if it may be seen.
    public var value: Int? { if case .value(let value) = figure { value } else { nil } }
  }

  /// A number, or why there is none.
  public enum Figure: Sendable, Hashable {
    /// A number.
    case value(Int)
    /// There is a number that may not be seen.
    case hidden
    /// The source has no number.
    case missing
  }

  /// Makes a chart.
  public init(
    kind: Kind, title: String, counter: String, unit: String, base: Int? = nil, isBaseHidden: Bool = false,
    isOverTime: Bool = false, categories: [Category],
    series: [Series], totals: [Datum] = [], tiles: [[Int]] = [], waters: [Side: String] = [:],
    words: ChartWords
  ) {
    self.kind = kind
    self.title = title
    self.counter = counter
    self.unit = unit
    self.base = base
    self.isBaseHidden = isBaseHidden
    self.isOverTime = isOverTime
    self.categories = categories
    self.series = series
    self.totals = totals
    self.tiles = tiles
    self.waters = waters
    self.words = words
  }

  /// How many series a chart of lines or of parts can tell apart.
  public static let mostSeries = Texture.seriesCount

  /// All numbers that may be seen, totals aside.
  var values: [Int] { series.flatMap { $0.data.compactMap(\.value) } }

  /// How many figures may not be seen, totals included.
  var hiddenCount: Int { (series.flatMap(\.data) + totals).count { $0.figure == .hidden } }

  /// How many figures the source does not have.
  var missingCount: Int { series.reduce(0) { $0 + $1.data.count { $0.figure == .missing } } }

  /// The figure of a series and a category; what is not there is missing.
  func datum(_ series: Int, _ category: Int) -> Datum {
    let data = self.series[series].data
    return data.indices.contains(category) ? data[category] : Datum(.missing)
  }
}

/// What charts say in the language of the page.
///
/// Names in braces are filled in.
public struct ChartWords: Sendable, Hashable {
  /// By name, such as `highest`; see ``needed``.
  private let texts: [String: String]

  /// The names of all words.
  public static let needed = [
    "unit", "base", "hidden", "missing", "total", "empty", "kind-bar", "kind-stacked", "kind-line",
    "kind-histogram", "kind-multiples", "kind-pyramid", "kind-tiles", "what", "range", "same", "single",
    "range-shown", "same-shown", "single-shown", "rise", "fall",
    "hidden-count", "hidden-more", "missing-count", "of", "more", "others",
  ]

  /// Takes words by name.
  public init(_ texts: [String: String]) { self.texts = texts }

  /// A word with what stands in braces filled in.
  func text(_ name: String, _ values: [String: String] = [:]) -> String {
    values.sorted { $0.key < $1.key }.reduce(texts[name] ?? "") { $0.replacing("{\($1.key)}", with: $1.value) }
  }
}
