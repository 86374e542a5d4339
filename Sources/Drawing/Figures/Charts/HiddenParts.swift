/// How what is hidden of a bar is drawn.
///
/// Where the total may be seen, everybody can subtract what else is seen, and the rest is drawn as one block, as long as it
/// is. Else each hidden figure has a mark of one size, apart from the bar, which says nothing of its number.
enum HiddenParts {
  /// One block up to the total.
  case rest(length: Double, total: Chart.Datum, cells: [String])
  /// Marks of one size.
  case marks([String])

  /// Between a bar and marks that are not to its scale.
  static let apart = 8.0

  /// - Parameters:
  ///   - seen: the sum of what is seen.
  ///   - unit: how long one is.
  init(_ chart: Chart, _ category: Int, _ series: [Int], seen: Int, unit: Double) {
    let data = series.map { chart.datum($0, category) }
    let cells = data.filter { $0.figure == .hidden }.map(\.cell)
    if !cells.isEmpty, series.count == chart.series.count, chart.totals.indices.contains(category),
      let total = chart.totals[category].value, !data.contains(where: { $0.figure == .missing })
    {
      let length = Double(total - seen) * unit
      // A sign needs some room.
      if length >= 18 * Double(cells.count) {
        self = .rest(length: length, total: chart.totals[category], cells: cells)
        return
      }
    }
    self = .marks(cells)
  }

  /// How far they reach behind what is seen.
  func length(behind seen: Int) -> Double {
    switch self {
    case .rest(let length, _, _): length
    case .marks(let cells):
      cells.isEmpty
        ? 0
        : Double(cells.count) * (ChartPainter.hiddenLength + ChartPainter.gap) - ChartPainter.gap
          + (seen == 0 ? 0 : Self.apart)
    }
  }
}

extension ChartPainter {
  /// Draws what is hidden behind the end of what is seen.
  ///
  /// - Parameter box: the place of a part, from its distance to the end and its length.
  mutating func draw(_ parts: HiddenParts, behind seen: Int, box: (_ start: Double, _ length: Double) -> Box) {
    switch parts {
    case .rest(let length, let total, let cells):
      picture.rectangle(box(0, length), "hidden", texture: .hidden, cell: total.cell)
      let step = length / Double(cells.count)
      for (index, cell) in cells.enumerated() {
        let place = box(Double(index) * step, step)
        plate("x", centerX: place.centerX, centerY: place.centerY, cell: cell)
      }
    case .marks(let cells):
      var start = seen == 0 ? 0 : HiddenParts.apart
      for cell in cells {
        drawHidden(box(start, Self.hiddenLength), cell: cell)
        start += Self.hiddenLength + Self.gap
      }
    }
  }
}
