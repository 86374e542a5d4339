// Bars that stand side by side, for numbers of things and for months.
extension ChartPainter {
  /// Whether columns are wide enough for their labels and numbers; else bars lie.
  var fitsColumns: Bool {
    let slot = (width - axisWidth) / Double(max(1, chart.categories.count))
    let numbers = chart.values + chart.totals.compactMap(\.value)
    let widest = numbers.map { Self.number.width(NumberText.whole($0)) }.max() ?? 0
    return !chart.values.contains { $0 < 0 } && slot >= max(34, widest + 8)
      && chart.categories.allSatisfy { category in
        let lines = TextLines(category.label, width: slot - 4, font: small, most: 3)
        return lines.lines.last?.hasSuffix("…") == false
          && lines.lines.allSatisfy { small.width($0) <= slot - 2 }
      }
  }

  private var columnScale: ClosedRange<Int> { rowScale(Array(chart.series.indices)) }

  private var axisWidth: Double { small.width(NumberText.whole(Ticks(covering: columnScale).greatest)) + 10 }

  mutating func drawColumns() {
    let ticks = Ticks(covering: columnScale)
    let left = axisWidth
    let slot = (width - left) / Double(chart.categories.count)
    // Parts of a bar have their numbers in them, and need more room.
    let height = chart.series.count > 1 ? partsHeight : plotHeight
    let unit = height / Double(ticks.greatest)
    let all = Array(chart.series.indices)
    let band = Self.bandHeight(mostHidden(all))
    // Above the highest column stands its number.
    let highest =
      chart.categories.indices.map { category in
        let seen = seen(category)
        return Double(seen + (remainder(all, category, seen: seen)?.count ?? 0)) * unit
      }.max() ?? 0
    let above = max(8, highest + 26 - height)
    let zero = top + above + height
    drawTicks(ticks, left: left, zero: zero, unit: unit)
    var lowest = zero
    for category in chart.categories.indices {
      let middle = left + (Double(category) + 0.5) * slot
      let column = Box(centerX: middle, centerY: zero, width: min(48, slot * 0.72), height: 0)
      drawColumn(category, column, unit)
      let font = chart.categories[category].isHighlighted ? inside : small
      let label = TextLines(chart.categories[category].label, width: slot - 4, font: font, most: 3)
      let labelHeight = Double(label.lines.count) * font.size * Picture.lineHeight
      drawHidden(hiddenCells(all, category), under: zero, centerX: middle, slot: slot)
      picture.lines(label.lines, x: middle, y: zero + band + 6 + labelHeight / 2, font, anchor: .middle)
      lowest = max(lowest, zero + band + 6 + labelHeight)
    }
    picture.line(left, zero, width, zero, "axis")
    top = lowest + 6
  }

  /// How many may be seen of a category.
  private func seen(_ category: Int) -> Int {
    chart.series.indices.reduce(0) { Self.sum($0, max(0, chart.datum($1, category).value ?? 0)) }
  }

  /// Draws light lines at round numbers.
  mutating func drawTicks(_ ticks: Ticks, left: Double, zero: Double, unit: Double) {
    for tick in ticks.values {
      let y = zero - Double(tick) * unit
      if tick != 0 { picture.line(left, y, width, y, "grid") }
      picture.text(NumberText.whole(tick), x: left - 6, y: y, small, "soft tick", anchor: .end)
    }
  }

  private mutating func drawColumn(_ category: Int, _ column: Box, _ unit: Double) {
    var y = column.y
    for index in chart.series.indices {
      let datum = chart.datum(index, category)
      guard let value = datum.value, value > 0 else { continue }
      let height = Double(value) * unit
      let box = Box(x: column.x, y: y - height, width: column.width, height: height)
      let fill = fill(series: index, category: category)
      picture.rectangle(box, fill.kind, texture: fill.texture, cell: datum.cell)
      y = box.y
      if chart.series.count > 1 {
        let text = NumberText.whole(value)
        if height >= 14, inside.width(text) + 6 <= column.width {
          plate(text, centerX: box.centerX, centerY: box.centerY, cell: datum.cell)
        }
      }
    }
    let seen = seen(category)
    if let rest = remainder(Array(chart.series.indices), category, seen: seen) {
      let height = Double(rest.count) * unit
      y -= height
      picture.rectangle(
        Box(x: column.x, y: y, width: column.width, height: height), "hidden", texture: .hidden, cell: rest.total.cell)
    }
    drawTop(category, x: column.centerX, y: y - 10)
  }

  /// The number above a column.
  private mutating func drawTop(_ category: Int, x: Double, y: Double) {
    let all = Array(chart.series.indices)
    if goesOn(all, category) { picture.text("＋", x: x, y: y, Self.label, "soft", anchor: .middle) }
    guard let datum = wholeDatum(all, category) else { return }
    switch datum.figure {
    case .value(let value):
      picture.text(NumberText.whole(value), x: x, y: y, Self.number, anchor: .middle, cell: datum.cell)
    case .hidden: break
    case .missing: picture.text("…", x: x, y: y, Self.label, "soft", anchor: .middle, cell: datum.cell)
    }
  }
}
