// A tile for each category where it lies, with its number and a bar of one scale.
extension ChartPainter {
  mutating func drawTiles() {
    let rows = chart.tiles.isEmpty ? Self.grid(chart.categories.count, columns: width >= 560 ? 4 : 2) : chart.tiles
    let columns = rows.map(\.count).max() ?? 1
    let gap = 10.0
    let (west, east) = (waterWidth(.west), waterWidth(.east))
    let land = min(width - west - east, Double(columns) * 190)
    let side = (land - gap * Double(columns - 1)) / Double(columns)
    let most = max(1, chart.series[0].data.compactMap(\.value).max() ?? 0)
    let whole = Box(x: 0, y: top, width: west + land + east, height: 0)
    drawLevelWater(.north, whole)
    let coast = top
    for row in rows {
      var height = 0.0
      for (column, category) in row.enumerated() where chart.categories.indices.contains(category) {
        let box = Box(x: west + Double(column) * (side + gap), y: top, width: side, height: 104)
        drawTile(category, box, most: most)
        height = box.height
      }
      top += height + gap
    }
    top -= gap
    drawUprightWater(.west, Box(x: 0, y: coast, width: west, height: top - coast))
    drawUprightWater(.east, Box(x: west + land, y: coast, width: east, height: top - coast))
    drawLevelWater(.south, whole)
  }

  private mutating func drawTile(_ category: Int, _ box: Box, most: Int) {
    let datum = chart.datum(0, category)
    let kind = chart.categories[category].isHighlighted ? "tile strong" : "tile"
    picture.rectangle(box, kind, radius: 8)
    picture.note("tile", box)
    let label = TextLines(chart.categories[category].label, width: box.width - 24, font: Self.label, most: 2)
    picture.lines(label.lines, x: box.x + 12, y: box.y + 14 + Double(label.lines.count) * 6, Self.label)
    switch datum.figure {
    case .value(let value):
      let text = NumberText.whole(value) + chart.counter
      let fonts = [24.0, 18, 15, 12].map { TextMeasure(size: $0, isBold: true) }
      let font = fonts.first { $0.width(text) <= box.width - 24 } ?? inside
      picture.text(text, x: box.x + 12, y: box.y + 66, font, cell: datum.cell)
      let length = (box.width - 24) * Double(max(0, value)) / Double(most)
      if value > 0 {
        picture.rectangle(Box(x: box.x + 12, y: box.maxY - 16, width: length, height: 8), "s1", cell: datum.cell)
      }
    case .hidden:
      drawHidden(
        Box(x: box.x + 12, y: box.y + 59, width: Self.hiddenWidth, height: Self.hiddenHeight), cell: datum.cell)
    case .missing: picture.text("…", x: box.x + 12, y: box.y + 66, Self.heading, "soft", cell: datum.cell)
    }
  }

  private static func grid(_ count: Int, columns: Int) -> [[Int]] {
    stride(from: 0, to: count, by: columns).map { Array($0..<min($0 + columns, count)) }
  }
}
