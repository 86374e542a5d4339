// Bars that lie, one row for each category: the form that holds long labels and fits any width.
extension ChartPainter {
  /// Draws all series as parts of one bar.
  mutating func drawRows() {
    let frame = Box(x: 0, y: top, width: width, height: 0)
    top = drawRows(Array(chart.series.indices), in: frame, scale: rowScale(Array(chart.series.indices)))
  }

  /// The least and the greatest end of bars that are made of some series.
  func rowScale(_ series: [Int]) -> ClosedRange<Int> {
    var (least, greatest) = (0, 0)
    for category in chart.categories.indices {
      if series.count == chart.series.count, chart.totals.indices.contains(category) {
        greatest = max(greatest, chart.totals[category].value ?? 0)
      }
      let values = series.compactMap { chart.datum($0, category).value }
      greatest = max(greatest, values.filter { $0 > 0 }.reduce(0, Self.sum))
      least = min(least, values.filter { $0 < 0 }.reduce(0, Self.sum))
    }
    return least...max(greatest, least == 0 ? 1 : 0)
  }

  static func sum(_ a: Int, _ b: Int) -> Int {
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? (a < 0 ? .min / 2 : .max / 2) : sum
  }

  /// Draws some series in a frame; the result is where it ends.
  ///
  /// - Parameter scale: the least and greatest end of any bar, which several frames may share.
  mutating func drawRows(_ series: [Int], in frame: Box, scale: ClosedRange<Int>) -> Double {
    // Of several frames each has the same room, so that one length is one number in all.
    let room =
      chart.kind == .multiples ? chart.series.indices.map { roomForNumbers([$0]) }.max() ?? 0 : roomForNumbers(series)
    let below = scale.lowerBound < 0 ? room : 0
    let marks = chart.kind == .multiples ? chart.series.indices.map { mostHidden([$0]) }.max() ?? 0 : mostHidden(series)
    let band = Self.bandWidth(marks, in: frame.width)
    let labelLimit = min(frame.width * 0.38, max(48, frame.width - room - below - band - 50))
    let labels = chart.categories.map {
      TextLines($0.label, width: labelLimit, font: $0.isHighlighted ? Self.number : Self.label, most: 2)
    }
    let labelWidth = labels.map(\.width).max() ?? 0
    let left = frame.x + (labelWidth > 0 ? labelWidth + 10 : 0)
    let length = max(20, frame.maxX - left - band - room - below)
    let unit = length / (Double(scale.upperBound) - Double(scale.lowerBound))
    let zero = left + band + below + -Double(scale.lowerBound) * unit
    let (thickness, gap) = rows
    var y = frame.y
    for (category, label) in labels.enumerated() {
      let height = max(thickness, Double(label.lines.count) * Self.label.size * Picture.lineHeight)
      let bar = Box(x: zero, y: y + (height - thickness) / 2, width: 0, height: thickness)
      picture.lines(
        label.lines, x: left - 10, y: bar.centerY, chart.categories[category].isHighlighted ? Self.number : Self.label,
        anchor: .end)
      drawBar(series, category, bar, unit)
      drawHidden(
        hiddenCells(series, category), leftOf: left + band, centerY: bar.centerY,
        width: Self.markWidth(marks, in: frame.width))
      y += height + gap
    }
    picture.line(zero, frame.y - 3, zero, y - (gap - 3), "axis")
    return y
  }

  /// How much room stands behind the longest bar for its number.
  private func roomForNumbers(_ series: [Int]) -> Double {
    let numbers = series.flatMap { chart.series[$0].data.compactMap(\.value) } + chart.totals.compactMap(\.value)
    let widest = numbers.map { Self.number.width(NumberText.whole($0)) }.max() ?? 0
    return max(widest, series.count > 1 ? Self.number.width("…") : 0) + 10
  }

  /// Draws one bar: parts that can be seen first, then what is left of a total that can be seen, then the number.
  private mutating func drawBar(_ series: [Int], _ category: Int, _ bar: Box, _ unit: Double) {
    var (right, left) = (bar.x, bar.x)
    for index in series {
      let datum = chart.datum(index, category)
      guard let value = datum.value, value != 0 else { continue }
      let length = Double(value.magnitude) * unit
      let box = Box(x: value > 0 ? right : left - length, y: bar.y, width: length, height: bar.height)
      let fill = fill(series: index, category: category)
      picture.rectangle(box, fill.kind, texture: fill.texture, cell: datum.cell)
      if value > 0 { right = box.maxX } else { left = box.x }
      if series.count > 1 { drawPartNumber(value, box, datum.cell) }
    }
    let seen = series.reduce(0) { Self.sum($0, max(0, chart.datum($1, category).value ?? 0)) }
    if let rest = remainder(series, category, seen: seen) {
      let box = Box(x: right, y: bar.y, width: Double(rest.count) * unit, height: bar.height)
      picture.rectangle(box, "hidden", texture: .hidden, cell: rest.total.cell)
      right = box.maxX
    }
    drawEndNumber(series, category, bar, right: right, left: left)
  }

  private mutating func drawPartNumber(_ value: Int, _ box: Box, _ cell: String) {
    let text = NumberText.whole(value)
    if inside.width(text) + 6 > box.width || box.height < 14 { return }
    plate(text, centerX: box.centerX, centerY: box.centerY, cell: cell)
  }

  /// The number behind a bar: that of its only part, or the total where it is known.
  private mutating func drawEndNumber(_ series: [Int], _ category: Int, _ bar: Box, right: Double, left: Double) {
    if goesOn(series, category) { picture.text("＋", x: right + 4, y: bar.centerY, Self.label, "soft") }
    guard let datum = wholeDatum(series, category) else { return }
    let isBelow = (datum.value ?? 0) < 0
    let (x, anchor) = isBelow ? (left - 6, Picture.Anchor.end) : (right + 6, .start)
    switch datum.figure {
    case .value(let value):
      picture.text(NumberText.whole(value), x: x, y: bar.centerY, Self.number, anchor: anchor, cell: datum.cell)
    case .hidden: break
    case .missing: picture.text("…", x: x, y: bar.centerY, Self.label, "soft", anchor: anchor, cell: datum.cell)
    }
  }
}
