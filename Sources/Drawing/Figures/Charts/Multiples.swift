// Several small charts of one scale, and two back to back.
extension ChartPainter {
  /// A chart of bars for each series.
  mutating func drawMultiples() {
    let scale = chart.series.indices.reduce(into: 0...1) { scale, index in
      let own = rowScale([index])
      scale = min(scale.lowerBound, own.lowerBound)...max(scale.upperBound, own.upperBound)
    }
    let columns = chart.series.count == 1 ? 1 : width >= 560 ? 2 : 1
    let gutter = 28.0
    let panel = (width - gutter * Double(columns - 1)) / Double(columns)
    for start in stride(from: 0, to: chart.series.count, by: columns) {
      var lowest = top
      for index in start..<min(start + columns, chart.series.count) {
        let x = Double(index - start) * (panel + gutter)
        let name = TextLines(chart.series[index].label, width: panel, font: Self.heading, most: 2)
        let height = Double(name.lines.count) * Self.heading.size * Picture.lineHeight
        picture.lines(name.lines, x: x, y: top + height / 2, Self.heading)
        let frame = Box(x: x, y: top + height + 10, width: panel, height: 0)
        lowest = max(lowest, drawRows([index], in: frame, scale: scale))
      }
      top = lowest + 18
    }
    top -= 18
  }

  /// The first series to the left, the second to the right, and the labels between them.
  mutating func drawPyramid() {
    guard chart.series.count == 2 else { return drawMultiples() }
    let band = Self.bandWidth(chart.hiddenCount > 0 ? 1 : 0, in: width / 2)
    let numbers = chart.values.map { Self.number.width(NumberText.whole($0)) }.max() ?? 0
    let room = numbers + 8
    // Bars need twenty on either side, and what is left is for labels.
    let left = width - 2 * (room + 20 + band) - 20
    let labels = chart.categories.map {
      TextLines($0.label, width: min(width * 0.28, max(28, left)), font: Self.label, most: 2)
    }
    let middle = (labels.map(\.width).max() ?? 0) + 20 + 2 * band
    let length = max(20, (width - middle) / 2 - room)
    let unit = length / Double(max(1, chart.values.map(\.magnitude).max() ?? 0))
    let ends = [width / 2 - middle / 2, width / 2 + middle / 2]
    let names = chart.series.map { TextLines($0.label, width: ends[0], font: Self.heading, most: 2) }
    let nameHeight = Double(names.map(\.lines.count).max() ?? 1) * Self.heading.size * Picture.lineHeight
    for side in 0...1 {
      picture.lines(
        names[side].lines, x: ends[side], y: top + nameHeight / 2, Self.heading, anchor: side == 0 ? .end : .start)
    }
    let start = top + nameHeight + 8
    var y = start
    for (category, label) in labels.enumerated() {
      let height = max(22, Double(label.lines.count) * Self.label.size * Picture.lineHeight)
      picture.lines(label.lines, x: width / 2, y: y + height / 2, Self.label, anchor: .middle)
      for side in 0...1 {
        drawSide(side, category, Box(x: ends[side], y: y + (height - 22) / 2, width: 0, height: 22), unit)
      }
      y += height + 8
    }
    for end in ends { picture.line(end, start - 4, end, y - 5, "axis") }
    top = y
  }

  private mutating func drawSide(_ side: Int, _ category: Int, _ start: Box, _ unit: Double) {
    let datum = chart.datum(side, category)
    let anchor: Picture.Anchor = side == 0 ? .end : .start
    func box(_ length: Double) -> Box {
      Box(x: side == 0 ? start.x - length : start.x, y: start.y, width: length, height: start.height)
    }
    func outside(_ length: Double) -> Double { side == 0 ? start.x - length - 6 : start.x + length + 6 }
    switch datum.figure {
    case .value(let value):
      let length = Double(value.magnitude) * unit
      let fill = fill(series: side, category: category)
      if value != 0 { picture.rectangle(box(length), fill.kind, texture: fill.texture, cell: datum.cell) }
      picture.text(
        NumberText.whole(value), x: outside(length), y: start.centerY, Self.number, anchor: anchor, cell: datum.cell)
    case .hidden:
      // Between the axis and the label.
      let x = side == 0 ? start.x + 4 : start.x - 4 - Self.hiddenWidth
      drawHidden(
        Box(x: x, y: start.centerY - Self.hiddenHeight / 2, width: Self.hiddenWidth, height: Self.hiddenHeight),
        cell: datum.cell)
    case .missing:
      picture.text("…", x: outside(0), y: start.centerY, Self.label, "soft", anchor: anchor, cell: datum.cell)
    }
  }
}
