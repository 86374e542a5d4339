// Lines over time. A figure that is hidden or missing leaves a gap; nothing is drawn across it.
extension ChartPainter {
  mutating func drawLines() {
    let values = chart.values
    let ticks = Ticks(covering: min(0, values.min() ?? 0)...max(1, values.max() ?? 0))
    let left = (ticks.values.map { small.width(NumberText.whole($0)) }.max() ?? 0) + 14
    let names = chart.series.map { TextLines($0.label, width: width * 0.3, font: Self.label, most: 2) }
    let isNamed = chart.series.count > 1
    // A number at the end of a line is that of the last category: where that is hidden, there is none.
    let lasts = chart.series.map { $0.data.last.flatMap { $0.value == nil ? nil : $0 } }
    // On a phone there is room for names alone.
    let lastWidth =
      width < 560 ? 0 : lasts.compactMap { $0?.value }.map { Self.number.width(NumberText.whole($0)) }.max() ?? 0
    let right = width - (isNamed ? (names.map(\.width).max() ?? 0) + lastWidth + 22 : 20)
    let zeroY = top + 20 + plotHeight
    let unit = plotHeight / (Double(ticks.greatest) - Double(ticks.least))
    let zero = zeroY + Double(ticks.least) * unit
    drawTicks(ticks, left: left, zero: zero, unit: unit)
    let count = chart.categories.count
    let slot = (right - left) / Double(max(1, count))
    func x(_ category: Int) -> Double { left + (Double(category) + 0.5) * slot }
    let cells = chart.categories.indices.map { category in
      chart.series.indices.map { chart.datum($0, category) }.filter { $0.figure == .hidden }.map(\.cell)
    }
    let band = Self.bandHeight(cells.map(\.count).max() ?? 0)
    for category in chart.categories.indices {
      drawHidden(cells[category], under: zeroY, centerX: x(category), slot: slot)
    }
    for category in chart.categories.indices where chart.categories[category].isHighlighted {
      picture.line(x(category), zeroY - plotHeight, x(category), zeroY, "axis guide")
    }
    for index in chart.series.indices { drawLine(index, x: x, zero: zero, unit: unit) }
    if isNamed {
      drawNames(names, lasts, lastWidth, x: right + 4, zero: zero, unit: unit, bottom: zeroY)
    } else {
      drawLineNumbers(x: x, zero: zero, unit: unit, slot: slot, from: left, bottom: zeroY)
    }
    picture.line(left, zero, right, zero, "axis")
    if band > 0, zero != zeroY { picture.line(left, zeroY, right, zeroY, "axis") }
    top = drawCategoryLabels(slot: slot, y: zeroY + band + 8, x: x) + 4
  }

  private mutating func drawLine(_ index: Int, x: (Int) -> Double, zero: Double, unit: Double) {
    var description = ""
    var isOpen = false
    for category in chart.categories.indices {
      guard let value = chart.datum(index, category).value else {
        isOpen = false
        continue
      }
      description +=
        "\(isOpen ? "L" : "M")\(NumberText.length(x(category))) \(NumberText.length(zero - Double(value) * unit))"
      isOpen = true
    }
    let kind = index % Texture.seriesCount + 1
    if !description.isEmpty { showing(series: index) { $0.picture.path(description, "line l\(kind)") } }
    for category in chart.categories.indices {
      let datum = chart.datum(index, category)
      guard let value = datum.value else { continue }
      point(index, x: x(category), y: zero - Double(value) * unit, cell: datum.cell)
    }
  }

  /// A mark whose form tells the series.
  private mutating func point(_ index: Int, x: Double, y: Double, cell: String) {
    let kind = "point s\(index % Texture.seriesCount + 1)"
    switch index % 3 {
    case 0:
      picture.element(
        "circle",
        [
          ("class", kind), ("cx", NumberText.length(x)), ("cy", NumberText.length(y)), ("r", "4.5"),
          ("data-cell", cell),
        ])
    case 1: picture.rectangle(Box(centerX: x, centerY: y, width: 9, height: 9), kind, cell: cell)
    default:
      let (a, b) = (NumberText.length(x), NumberText.length(y - 6))
      picture.element("path", [("class", kind), ("d", "M\(a) \(b)l6 10h-12z"), ("data-cell", cell)])
    }
  }

  /// Numbers at the points of a single line: all where they fit, else the ends, the greatest and the least.
  private mutating func drawLineNumbers(
    x: (Int) -> Double, zero: Double, unit: Double, slot: Double, from left: Double, bottom: Double
  ) {
    let data = chart.series[0].data
    let seen = data.indices.filter { data[$0].value != nil }
    let widest = data.compactMap(\.value).map { Self.number.width(NumberText.whole($0)) }.max() ?? 0
    var wanted = Set(seen)
    if widest + 6 > slot {
      wanted = Set([seen.first, seen.last].compactMap(\.self))
      for value in [data.compactMap(\.value).max(), data.compactMap(\.value).min()] {
        if let place = seen.first(where: { data[$0].value == value }),
          wanted.allSatisfy({ abs(x($0) - x(place)) > widest + 6 })
        {
          wanted.insert(place)
        }
      }
    }
    for category in seen where wanted.contains(category) {
      guard let value = data[category].value else { continue }
      // Where the line comes down from both sides, the number stands below.
      let y = zero - Double(value) * unit
      let text = NumberText.whole(value)
      // It may stand neither on the numbers of the axis nor beyond the edge.
      let half = Self.number.width(text) / 2
      let isValley =
        y + 28 < bottom
        && [category - 1, category + 1].allSatisfy { neighbour in
          data.indices.contains(neighbour) && (data[neighbour].value ?? value) > value
        }
      picture.text(
        text, x: min(max(x(category), left + half), width - half), y: y + (isValley ? 17 : -16), Self.number,
        "halo", anchor: .middle, cell: data[category].cell)
    }
  }

  /// The name of each line at its end, moved apart where they would touch.
  private mutating func drawNames(
    _ names: [TextLines], _ lasts: [Chart.Datum?], _ lastWidth: Double, x: Double, zero: Double, unit: Double,
    bottom: Double
  ) {
    var placed = chart.series.indices.map { index -> (index: Int, y: Double, height: Double) in
      let last = chart.series[index].data.last { $0.value != nil }?.value ?? 0
      return (
        index, zero - Double(last) * unit, Double(names[index].lines.count) * Self.label.size * Picture.lineHeight
      )
    }.sorted { ($0.y, $0.index) < ($1.y, $1.index) }
    // Down from the first, then up again from the axis.
    for next in placed.indices.dropFirst() {
      let above = placed[next - 1]
      placed[next].y = max(placed[next].y, above.y + (above.height + placed[next].height) / 2)
    }
    if var limit = placed.last.map({ bottom - $0.height / 2 }) {
      for next in placed.indices.reversed() {
        placed[next].y = min(placed[next].y, limit)
        limit = placed[next].y - placed[next].height / 2 - (next > 0 ? placed[next - 1].height / 2 : 0)
      }
    }
    for place in placed {
      if lastWidth > 0, let datum = lasts[place.index], let value = datum.value {
        picture.text(NumberText.whole(value), x: x, y: place.y, Self.number, cell: datum.cell)
      }
      showing(series: place.index) {
        $0.picture.lines(names[place.index].lines, x: x + (lastWidth > 0 ? lastWidth + 6 : 0), y: place.y, Self.label)
      }
    }
  }

  /// Labels under the points: as many as fit without touching, always the first.
  private mutating func drawCategoryLabels(slot: Double, y: Double, x: (Int) -> Double) -> Double {
    let narrow = chart.categories.map {
      TextLines($0.label, width: max(44, slot - 4), font: $0.isHighlighted ? inside : small, most: 3)
    }
    let widest = narrow.map(\.width).max() ?? 0
    let step = max(1, Int(((widest + 8) / slot).rounded(.up)))
    var lowest = y
    let count = chart.categories.count
    var shown = Array(stride(from: count - 1, through: 0, by: -step))
    // The first as well as the last, if there is room before the next.
    if let least = shown.last, least > 0, Double(least) * slot >= (narrow[0].width + narrow[least].width) / 2 + 8 {
      shown.append(0)
    }
    for category in shown {
      let label = narrow[category]
      let font = chart.categories[category].isHighlighted ? inside : small
      let height = Double(label.lines.count) * small.size * Picture.lineHeight
      let middle = min(max(x(category), label.width / 2), width - label.width / 2)
      picture.lines(label.lines, x: middle, y: y + height / 2, font, anchor: .middle)
      lowest = max(lowest, y + height)
    }
    return lowest
  }
}
