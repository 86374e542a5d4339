// Layers of an iceberg: a tip above the water, and below it a body that carries it.
extension DiagramPainter {
  mutating func drawLayers(_ layers: [Diagram.Node], above: Int, line: String) {
    let shape = Iceberg(above: above, below: layers.count - above, isWide: isWide)
    let peak = 30 * max(0.5, closeness)
    top += above > 0 ? peak : 0
    // Where each layer stands must be known before the water is drawn behind them.
    var slabs: [Slab] = []
    var surface: Double?
    for (index, layer) in layers.enumerated() {
      if index == above {
        surface = top + 2
        top += 18
      }
      let (upper, lower) = (width * shape.share(index, isTop: true), width * shape.share(index, isTop: false))
      let lines = Lines(layer, width: min(upper, lower) - 2 * padding)
      let height = lines.height + 2 * padding + 12 * closeness
      slabs.append(Slab(lines: lines, upper: upper, lower: lower, y: top, height: height))
      top += height + (index + 1 == above ? 0 : 4)
    }
    let bottom = top + 14 * max(0.4, closeness)
    if let surface { showing(with: [layers[0]]) { $0.drawWater(line, at: surface, to: bottom) } }
    for (index, (layer, slab)) in zip(layers, slabs).enumerated() {
      keep(
        Box(
          centerX: width / 2, centerY: slab.y + slab.height / 2, width: min(slab.upper, slab.lower), height: slab.height
        ))
      beginLink(layer)
      picture.path(
        outline(of: slab, peak: index == 0 && above > 0 ? peak : 0, isMirrored: index.isMultiple(of: 2)),
        index < above ? "node ice" : "node deep")
      drawLines(slab.lines, x: width / 2, y: slab.y + slab.height / 2, anchor: .middle, isLink: layer.link != nil)
      endLink(layer)
    }
    top = bottom
  }

  /// A layer of the ice where it stands.
  private struct Slab {
    let lines: Lines
    let upper: Double
    let lower: Double
    let y: Double
    let height: Double
  }

  /// The outline of a layer: its sides are broken as ice is, and the first has a peak.
  private func outline(of slab: Slab, peak: Double, isMirrored: Bool) -> String {
    let middle = width / 2
    func point(_ offset: Double, _ y: Double) -> String {
      "\(NumberText.length(middle + (isMirrored ? -offset : offset))) \(NumberText.length(y))"
    }
    func side(_ part: Double) -> Double { (slab.upper + (slab.lower - slab.upper) * part) / 2 }
    let (y, height) = (slab.y, slab.height)
    var path = "M\(point(-side(0), y))"
    if peak > 0 {
      path += "L\(point(-side(0) * 0.45, y - peak * 0.55))L\(point(-side(0) * 0.12, y - peak))"
      path += "L\(point(side(0) * 0.3, y - peak * 0.5))L\(point(side(0) * 0.62, y - peak * 0.35))"
    }
    path += "L\(point(side(0), y))L\(point(side(0.4) - 5, y + height * 0.4))L\(point(side(0.7) + 3, y + height * 0.7))"
    path += "L\(point(side(1), y + height))L\(point(-side(1), y + height))"
    return path + "L\(point(-side(0.6) + 6, y + height * 0.6))L\(point(-side(0.3) - 2, y + height * 0.3))Z"
  }

  private mutating func drawWater(_ line: String, at y: Double, to bottom: Double) {
    // A wave of one length over the whole width, and the water below it.
    var wave = "M0 \(NumberText.length(y))"
    let count = Int(width / 24)
    let half = NumberText.length(width / Double(2 * count))
    for _ in 0..<count { wave += "q\(NumberText.length(width / Double(4 * count))) -5 \(half) 0t\(half) 0" }
    picture.path(
      wave + "V\(NumberText.length(bottom))H0Z", "sea")
    picture.path(wave, "water")
    let label = TextLines(line, width: width * Iceberg.openWater, font: Self.text, most: 1)
    picture.text(label.lines[0], x: width - 2, y: y - 14, Self.text, "soft", anchor: .end)
  }
}

/// How wide an iceberg is at the edges of its layers, as shares of the picture.
private struct Iceberg {
  let above: Int
  let below: Int
  let isWide: Bool

  /// The width of a layer at its upper or its lower edge.
  func share(_ layer: Int, isTop: Bool) -> Double {
    let edge = Double(isTop ? layer : layer + 1)
    let (tip, waterline, most, foot) = isWide ? (0.34, 0.58, 0.92, 0.54) : (0.64, 0.76, 0.98, 0.8)
    if layer < above { return tip + (waterline - tip) * edge / Double(max(1, above)) }
    // Widest in the middle of what lies below the water; a parabola needs no library.
    let depth = (edge - Double(above)) / Double(max(1, below))
    let end = depth < 0.5 ? waterline : foot
    return end + (most - end) * (1 - (2 * depth - 1) * (2 * depth - 1))
  }

  /// The share of the picture beside the ice that the name of the water may take.
  static let openWater = 0.11
}
