public import Markup

/// Draws a chart at one width: what all kinds have in common.
struct ChartPainter {
  let chart: Chart
  var picture: Picture
  /// Where the next thing may begin.
  var top: Double = 0

  /// Letters of labels.
  static let label = TextMeasure(size: 14)
  static let number = TextMeasure(size: 14, isBold: true)
  static let heading = TextMeasure(size: 15, isBold: true)
  /// Between neighbours the ground shows, so that they need not differ in colour.
  static let gap = 2.0

  /// Letters of what is less important, and of what stands inside of something.
  let small: TextMeasure
  let inside: TextMeasure
  /// How high the ground of columns and lines is; columns with parts are higher.
  let plotHeight: Double
  let partsHeight: Double
  /// How thick horizontal bars are, and how far from one another.
  let rows: (thickness: Double, gap: Double)

  /// Whether what it shows comes in steps.
  private let isStepped: Bool

  init(_ chart: Chart, id: String, width: Double, density: Density = .page, isStepped: Bool = false) {
    self.isStepped = isStepped
    self.chart = chart
    let size = density.isPage ? 12.0 : Self.label.size
    small = TextMeasure(size: size)
    inside = TextMeasure(size: size, isBold: true)
    switch density {
    case .page: (plotHeight, partsHeight) = (220, 320)
    case .slide(let height): (plotHeight, partsHeight) = (height, height * 1.25)
    }
    // A chart with very many rows would be too long.
    rows = chart.categories.count > 40 ? (14, 6) : density.isPage ? (22, 10) : (20, 4)
    picture = Picture(id: id, width: width)
    if isStepped { picture.stepOfCell = chart.steps }
  }

  /// Draws what belongs to a series and to none of its figures alone, so that it is shown with the series.
  mutating func showing(series: Int, _ draw: (inout ChartPainter) -> Void) {
    guard isStepped else { return draw(&self) }
    picture.beginStep(chart.step(ofSeries: series))
    draw(&self)
    picture.endStep()
  }

  var width: Double { picture.width }

  mutating func draw() {
    drawUnit()
    guard !chart.categories.isEmpty, !chart.series.isEmpty else { return drawEmpty() }
    if chart.kind != .multiples, chart.kind != .pyramid { drawLegend() }
    switch chart.kind {
    case .bar: drawRows()
    case .stacked: fitsColumns ? drawColumns() : drawRows()
    case .histogram: fitsColumns ? drawColumns() : drawRows()
    case .line: drawLines()
    case .multiples: drawMultiples()
    case .pyramid: drawPyramid()
    case .tiles: drawTiles()
    }
    if chart.kind == .multiples || chart.kind == .pyramid { drawMarks() }
    picture.height = top + 4
  }

  /// What is counted, and how many in all.
  private mutating func drawUnit() {
    var text = chart.words.text("unit", ["unit": chart.unit])
    if let base = chart.base { text += "　n=" + NumberText.whole(base) } else if chart.isBaseHidden { text += "　n=x" }
    picture.text(text, x: 0, y: 10, small, "soft")
    top = 28
  }

  private mutating func drawEmpty() {
    picture.text(chart.words.text("empty"), x: width / 2, y: top + 30, Self.label, "soft", anchor: .middle)
    picture.height = top + 60
  }

  // MARK: - Legend

  /// Names the series beside what they are filled with, and explains the marks.
  private mutating func drawLegend() {
    let isNamed = chart.series.count > 1 && chart.kind != .line
    var entries: [(texture: Texture?, kind: String, label: String)] = []
    if isNamed {
      entries = chart.series.enumerated().map { (.of(series: $0), "s\($0 % Texture.seriesCount + 1)", $1.label) }
    }
    drawEntries(entries + markEntries)
  }

  /// Explains the marks alone, below the figures.
  private mutating func drawMarks() {
    if markEntries.isEmpty { return }
    top += 10
    drawEntries(markEntries)
  }

  private var markEntries: [(texture: Texture?, kind: String, label: String)] {
    let hidden = (chart.series.flatMap(\.data) + chart.totals).contains { $0.figure == .hidden }
    let all = Array(chart.series.indices)
    let goesOn = chart.kind == .stacked && chart.categories.indices.contains { self.goesOn(all, $0) }
    let more = goesOn ? "　＋ " + chart.words.text("hidden-more") : ""
    return (hidden ? [(.hidden, "hidden", "x " + chart.words.text("hidden") + more)] : [])
      + (chart.missingCount > 0 ? [(nil, "missing", "… " + chart.words.text("missing"))] : [])
  }

  private mutating func drawEntries(_ entries: [(texture: Texture?, kind: String, label: String)]) {
    if entries.isEmpty { return }
    var x = 0.0
    for entry in entries {
      let label = TextLines(entry.label, width: width - 24, font: small, most: 1).lines[0]
      let length = 22 + small.width(label)
      if x > 0, x + length > width {
        x = 0
        top += 20
      }
      picture.rectangle(
        Box(x: x, y: top + 2, width: 16, height: 12), entry.kind, radius: 2, texture: entry.texture)
      picture.text(label, x: x + 22, y: top + 8, small)
      x += length + 18
    }
    top += 28
  }

  // MARK: - Marks

  /// The class and pattern of a series; a highlighted category stands out if there is but one series.
  func fill(series: Int, category: Int) -> (kind: String, texture: Texture?) {
    if chart.series.count == 1 || chart.kind == .multiples, chart.kind != .line,
      chart.categories.contains(where: \.isHighlighted)
    {
      return chart.categories[category].isHighlighted ? ("s1", nil) : ("s0", nil)
    }
    // Small charts have their names above them, and look alike.
    if chart.kind == .multiples { return ("s1", nil) }
    return ("s\(series % Texture.seriesCount + 1)", .of(series: series))
  }

  /// The figure of a whole bar: that of its only part, or the total where the chart has it.
  func wholeDatum(_ series: [Int], _ category: Int) -> Chart.Datum? {
    if series.count == 1 { return chart.datum(series[0], category) }
    let hasTotal = series.count == chart.series.count && chart.totals.indices.contains(category)
    return hasTotal ? chart.totals[category] : nil
  }

  /// Draws what stands for a figure that may not be seen.
  mutating func drawHidden(_ box: Box, cell: String) {
    picture.rectangle(box, "hidden", texture: .hidden, cell: cell)
    picture.text("x", x: box.centerX, y: box.centerY, inside, "n", anchor: .middle, cell: cell)
  }

  /// Writes a number into a mark: in the colour of the ground, or on a ground of its own where patterns are shown.
  mutating func plate(_ text: String, centerX: Double, centerY: Double, cell: String) {
    picture.text(text, x: centerX, y: centerY, inside, "v", anchor: .middle, cell: cell)
  }
}

extension Chart {
  /// The chart as SVG.
  ///
  /// - Parameters:
  ///   - id: what its ids begin with; nothing else on the page may begin so.
  ///   - width: the width in the units of the picture, in which text is 14 high: 672 for a page, 328 for a phone.
  ///   - kind: a class besides its own.
  ///   - styles: a style sheet to stand in the picture, where that of the page does not reach it.
  ///   - scale: how many pixels a unit is; without one the picture is as large as the text around it makes it.
  ///   - isStepped: whether its figures say in which order they are shown: series by series, or one by one.
  ///   - density: how close its parts stand.
  public func svg(
    id: String, width: Double, kind: String, styles: [UInt8] = [], scale: Double? = nil, isStepped: Bool = false,
    density: Density = .page
  ) -> HTML {
    picture(id: id, width: width, density: density, isStepped: isStepped).svg(
      kind: "chart-svg \(kind)", title: title, description: ChartDescription(self).text, isImage: true, styles: styles,
      scale: scale)
  }

  private var comesBySeries: Bool { series.count > 1 && categories.count > 1 }

  /// The step in which all of a series is seen, from 1.
  fileprivate func step(ofSeries index: Int) -> Int { comesBySeries ? index + 1 : categories.count }

  /// The step in which each cell is shown, from 1; a total comes last of what it is a total of.
  fileprivate var steps: [String: Int] {
    var steps: [String: Int] = [:]
    for (category, total) in totals.enumerated() { steps[total.cell] = comesBySeries ? series.count : category + 1 }
    for (index, one) in series.enumerated() {
      for (category, datum) in one.data.enumerated() { steps[datum.cell] = comesBySeries ? index + 1 : category + 1 }
    }
    return steps
  }

  /// How large it is if it is drawn at a width.
  public func size(width: Double, density: Density = .page) -> PictureSize {
    picture(id: "", width: width, density: density).size
  }

  /// The drawing, before it is written.
  func picture(id: String, width: Double, density: Density = .page, isStepped: Bool = false) -> Picture {
    var painter = ChartPainter(self, id: id, width: width, density: density, isStepped: isStepped)
    painter.draw()
    return painter.picture
  }

  /// What the chart shows, in words.
  public var alternative: String { ChartDescription(self).text }
}
