// Where what may not be seen stands: in a band of its own beside the axis, and never on the scale.
extension ChartPainter {
  /// What stands for a figure that may not be seen has one size in all charts; where points are dense it is narrower.
  static let hiddenWidth = 20.0
  static let hiddenHeight = 14.0

  /// The cells of some series in a category that may not be seen, with their total where the chart has one.
  func hiddenCells(_ series: [Int], _ category: Int) -> [String] {
    var cells = series.map { chart.datum($0, category) }
    if series.count > 1, let whole = wholeDatum(series, category) { cells.append(whole) }
    return cells.filter { $0.figure == .hidden }.map(\.cell)
  }

  /// The most marks that stand side by side in the band of some series.
  func mostHidden(_ series: [Int]) -> Int {
    chart.categories.indices.map { hiddenCells(series, $0).count }.max() ?? 0
  }

  /// How wide each of some marks beside one another is: a fifth of the frame holds them all.
  static func markWidth(_ marks: Int, in frame: Double) -> Double {
    max(8, min(hiddenWidth, frame / 5 / Double(max(1, marks)) - gap))
  }

  /// How wide a band beside an upright axis is.
  static func bandWidth(_ marks: Int, in frame: Double) -> Double {
    marks == 0 ? 0 : Double(marks) * (markWidth(marks, in: frame) + gap) + 6
  }

  /// How high a band under a level axis is.
  static func bandHeight(_ marks: Int) -> Double { marks == 0 ? 0 : Double(marks) * (hiddenHeight + gap) + 6 }

  /// Draws marks to the left of an upright axis, the last next to it.
  mutating func drawHidden(_ cells: [String], leftOf axis: Double, centerY: Double, width: Double) {
    for (index, cell) in cells.reversed().enumerated() {
      let right = axis - 4 - Double(index) * (width + Self.gap)
      drawHidden(
        Box(x: right - width, y: centerY - Self.hiddenHeight / 2, width: width, height: Self.hiddenHeight), cell: cell)
    }
  }

  /// Draws marks under a level axis, the first next to it.
  ///
  /// - Parameter slot: how much room there is beside one another.
  mutating func drawHidden(_ cells: [String], under axis: Double, centerX: Double, slot: Double) {
    let width = max(8, min(Self.hiddenWidth, slot - 2))
    for (index, cell) in cells.enumerated() {
      let top = axis + 4 + Double(index) * (Self.hiddenHeight + Self.gap)
      drawHidden(
        Box(x: centerX - width / 2, y: top, width: width, height: Self.hiddenHeight), cell: cell)
    }
  }

  /// Whether a bar would be longer than it is drawn, by as much as nobody may know: parts of it are hidden, and their sum.
  func goesOn(_ series: [Int], _ category: Int) -> Bool {
    series.count > 1 && series.contains { chart.datum($0, category).figure == .hidden }
      && wholeDatum(series, category)?.value == nil
  }

  /// How many of a category are hidden, where everybody can tell: its total may be seen, and nothing is missing.
  ///
  /// - Parameter seen: the sum of what may be seen.
  func remainder(_ series: [Int], _ category: Int, seen: Int) -> (count: Int, total: Chart.Datum)? {
    let data = series.map { chart.datum($0, category) }
    guard series.count > 1, series.count == chart.series.count, data.contains(where: { $0.figure == .hidden }),
      !data.contains(where: { $0.figure == .missing }), chart.totals.indices.contains(category),
      let total = chart.totals[category].value, total > seen
    else { return nil }
    return (total - seen, chart.totals[category])
  }
}
