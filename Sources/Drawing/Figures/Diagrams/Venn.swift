// Three circles, each with its name outside of what they share, and what all share in the middle.
extension DiagramPainter {
  mutating func drawVenn(_ circles: [Diagram.Node], _ center: Diagram.Node) {
    guard circles.count == 3 else { return }
    let radius = isWide ? 150.0 : 92.0
    // The middles stand on a triangle with equal sides.
    let side = radius * 1.04
    let height = side * 0.866
    let x = width / 2
    let middles = [(x, top + radius), (x - side / 2, top + radius + height), (x + side / 2, top + radius + height)]
    for (index, middle) in middles.enumerated() {
      showing(with: [circles[index]]) {
        $0.picture.ellipse(
          Box(centerX: middle.0, centerY: middle.1, width: 2 * radius, height: 2 * radius), "venn v\(index + 1)")
      }
    }
    let heart = (x: x, y: top + radius + height * 2 / 3)
    // Names stand away from the middle, as far as half a circle.
    for (index, node) in circles.enumerated() {
      let lines = Lines(Diagram.Node(label: node.label, link: node.link), width: radius * 0.92)
      let (dx, dy) = (middles[index].0 - heart.x, middles[index].1 - heart.y)
      let far = radius * 0.62 / (dx * dx + dy * dy).squareRoot()
      let place = (x: middles[index].0 + dx * far * 0.72, y: middles[index].1 + dy * far * 0.72)
      keep(Box(centerX: place.x, centerY: place.y, width: radius * 0.92, height: lines.height))
      beginLink(node)
      drawLines(lines, x: place.x, y: place.y, anchor: .middle, isLink: node.link != nil)
      endLink(node)
    }
    let lines = Lines(Diagram.Node(label: center.label, link: center.link), width: radius * 0.78)
    keep(Box(centerX: heart.x, centerY: heart.y, width: radius * 0.78, height: lines.height))
    beginLink(center)
    drawLines(lines, x: heart.x, y: heart.y, anchor: .middle, isLink: center.link != nil)
    endLink(center)
    top += 2 * radius + height
    // What each says stands below, in the same order.
    let told = (circles + [center]).filter { $0.text != nil }
    if told.isEmpty { return }
    top += 16
    top = drawRow(told, in: Box(x: 0, y: top, width: width, height: 0), columns: isWide ? 2 : 1)
  }
}
