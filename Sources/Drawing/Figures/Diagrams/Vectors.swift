// Two directions that meet in what joins them.
extension DiagramPainter {
  mutating func drawVectors(_ vectors: [Diagram.Node], _ joining: Diagram.Node) {
    guard vectors.count == 2 else { return }
    if isWide {
      let gap = 52.0
      let column = (width - 2 * gap) / 3
      let nodes = [vectors[0], joining, vectors[1]]
      let height = nodes.map { self.height($0, width: column) }.max() ?? 0
      let boxes = nodes.indices.map { Box(x: Double($0) * (column + gap), y: top, width: column, height: height) }
      for (index, box) in boxes.enumerated() {
        drawBox(nodes[index], box, index == 1 ? "node strong" : "node")
      }
      let y = top + height / 2
      showing(with: nodes) {
        $0.drawArrow(from: (boxes[0].maxX + 6, y), to: (boxes[1].x - 6, y))
        $0.drawArrow(from: (boxes[2].x - 6, y), to: (boxes[1].maxX + 6, y))
      }
      top += height
    } else {
      let nodes = [vectors[0], joining, vectors[1]]
      var boxes: [Box] = []
      for (index, node) in nodes.enumerated() {
        let box = Box(x: 0, y: top, width: width, height: height(node, width: width))
        drawBox(node, box, index == 1 ? "node strong" : "node")
        boxes.append(box)
        top = box.maxY + (index < 2 ? 44 : 0)
      }
      let x = width / 2
      showing(with: nodes) {
        $0.drawArrow(from: (x, boxes[0].maxY + 6), to: (x, boxes[1].y - 6))
        $0.drawArrow(from: (x, boxes[2].y - 6), to: (x, boxes[1].maxY + 6))
      }
    }
  }
}
