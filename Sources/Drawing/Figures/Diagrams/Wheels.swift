// Two wheels on one axle: what belongs to each below it, what lies between in the middle, what carries both at the foot.
extension DiagramPainter {
  mutating func drawWheels(_ wheels: [Diagram.Node], _ between: [Diagram.Node], _ base: [Diagram.Node]) {
    isWide ? drawWheelsAbreast(wheels, between) : drawWheelsInLine(wheels, between)
    if base.isEmpty { return }
    top += 20 * closeness
    top = drawRow(base, in: Box(x: 0, y: top, width: width, height: 0), columns: isWide ? 2 : 1, "node ground")
  }

  private mutating func drawWheelsAbreast(_ wheels: [Diagram.Node], _ between: [Diagram.Node]) {
    let radius = closeness < 1 ? 84.0 : 112.0
    let middle = width - 4 * radius - 48
    let centers = [radius, width - radius]
    // The parts between stand on the axle, in the middle.
    let width = max(120, middle)
    let heights = between.map { height($0, width: width) }
    let total = heights.reduce(0, +) + 12 * closeness * Double(max(0, between.count - 1))
    let y = top + max(radius, total / 2)
    showing(with: wheels) { $0.picture.line(centers[0], y, centers[1], y, "axle") }
    for (index, wheel) in wheels.prefix(2).enumerated() { drawWheel(wheel, index, x: centers[index], y: y, radius) }
    var next = y - total / 2
    for (node, height) in zip(between, heights) {
      drawBox(node, Box(x: self.width / 2 - width / 2, y: next, width: width, height: height), "node strong")
      next += height + 12 * closeness
    }
    let foot = max(y + radius, next)
    var lowest = foot
    let column = self.width / 2 - 12
    for (index, wheel) in wheels.prefix(2).enumerated() {
      let frame = Box(x: Double(index) * (column + 24), y: foot + 16 * closeness, width: column, height: 0)
      showing(with: [wheel]) { lowest = max(lowest, $0.drawRow($0.below(wheel, radius), in: frame, columns: 1)) }
    }
    top = lowest
  }

  private mutating func drawWheelsInLine(_ wheels: [Diagram.Node], _ between: [Diagram.Node]) {
    let radius = 108.0
    for (index, wheel) in wheels.prefix(2).enumerated() {
      if index == 1 {
        top =
          drawRow(between, in: Box(x: 24, y: top + 20, width: width - 48, height: 0), columns: 1, "node strong") + 20
      }
      drawWheel(wheel, index, x: width / 2, y: top + radius, radius)
      top += 2 * radius + 14
      showing(with: [wheel]) {
        $0.top = $0.drawRow($0.below(wheel, radius), in: Box(x: 0, y: $0.top, width: $0.width, height: 0), columns: 1)
      }
    }
  }

  private mutating func drawWheel(_ wheel: Diagram.Node, _ index: Int, x: Double, y: Double, _ radius: Double) {
    let frame = Box(centerX: x, centerY: y, width: 2 * radius, height: 2 * radius)
    keep(frame)
    beginLink(wheel)
    picture.ellipse(
      Box(centerX: x, centerY: y, width: 2 * radius - 14, height: 2 * radius - 14), "wheel l\(index + 1)")
    drawSpokes(x: x, y: y, from: radius * 0.84, to: radius - 12, "spoke l\(index + 1)")
    let isWhole = fits(wheel, radius)
    drawLines(
      Lines(isWhole ? wheel : Diagram.Node(label: wheel.label), width: radius * 1.36), x: x, y: y, anchor: .middle,
      isLink: wheel.link != nil)
    endLink(wheel)
  }

  /// Spokes, of which the hub with its words lets the outer ends be seen.
  private mutating func drawSpokes(x: Double, y: Double, from hub: Double, to rim: Double, _ kind: String) {
    // Cosines and sines of every 22.5 degrees, which no library need work out.
    let (half, a, b) = (0.7071, 0.9239, 0.3827)
    let quarter = [(1.0, 0.0), (a, b), (half, half), (b, a)]
    for (cosine, sine) in quarter {
      for (u, v) in [(cosine, sine), (-sine, cosine), (-cosine, -sine), (sine, -cosine)] {
        picture.line(x + u * hub, y + v * hub, x + u * rim, y + v * rim, kind)
      }
    }
    picture.ellipse(Box(centerX: x, centerY: y, width: 2 * hub, height: 2 * hub), "hub \(kind)")
  }

  /// Whether what a wheel says fits into it.
  private func fits(_ wheel: Diagram.Node, _ radius: Double) -> Bool {
    Lines(wheel, width: radius * 1.36, most: 99).height <= radius * 1.3
  }

  /// What stands below a wheel: its parts, and its words if there are too many of them for it.
  private func below(_ wheel: Diagram.Node, _ radius: Double) -> [Diagram.Node] {
    (fits(wheel, radius) ? [] : wheel.text.map { [Diagram.Node(label: $0)] } ?? []) + wheel.items
  }
}
