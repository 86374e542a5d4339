// Layers that grow wider downwards, and the line of the water.
extension DiagramPainter {
  mutating func drawLayers(_ layers: [Diagram.Node], above: Int, line: String) {
    let narrowest = isWide ? 0.5 : 0.82
    let count = Double(max(1, layers.count))
    for (index, layer) in layers.enumerated() {
      if index == above { drawWater(line) }
      func share(_ edge: Int) -> Double { narrowest + (1 - narrowest) * Double(edge) / count }
      let (upper, lower) = (width * share(index), width * share(index + 1))
      let lines = Lines(layer, width: upper - 2 * Self.padding)
      let height = lines.height + 2 * Self.padding + 8
      let box = Box(centerX: width / 2, centerY: top + height / 2, width: upper, height: height)
      keep(box)
      func point(_ x: Double, _ y: Double) -> String { "\(NumberText.length(x)) \(NumberText.length(y))" }
      beginLink(layer)
      picture.path(
        "M\(point(width / 2 - upper / 2, top))L\(point(width / 2 + upper / 2, top))"
          + "L\(point(width / 2 + lower / 2, top + height))L\(point(width / 2 - lower / 2, top + height))Z",
        index < above ? "node ice" : "node deep")
      drawLines(lines, x: width / 2, y: box.centerY, anchor: .middle, isLink: layer.link != nil)
      endLink(layer)
      top += height + 6
    }
    top -= 6
  }

  private mutating func drawWater(_ line: String) {
    let y = top + 12
    let label = TextLines(line, width: width * 0.4, font: Self.text, most: 1)
    picture.text(label.lines[0], x: width, y: y, Self.text, "soft", anchor: .end)
    // A wave of one length, cut off before the words.
    var description = "M0 \(NumberText.length(y))"
    var x = 0.0
    while x + 24 < width - label.width - 8 {
      description += "q6 -5 12 0t12 0"
      x += 24
    }
    picture.path(description, "water")
    keep(Box(x: 0, y: top, width: width, height: 24))
    top += 30
  }
}
