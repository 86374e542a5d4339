// Steps with arrows: from left to right where there is room, else downwards.
extension DiagramPainter {
  mutating func drawFlow(_ steps: [Diagram.Node]) {
    let columns = isWide ? min(3, steps.count) : 1
    if columns <= 1 { return drawSteps(steps) }
    let gap = 44.0
    let column = (width - gap * Double(columns - 1)) / Double(columns)
    var previous: Box?
    for start in stride(from: 0, to: steps.count, by: columns) {
      let row = Array(steps[start..<min(start + columns, steps.count)])
      let height = row.map { self.height($0, width: column) }.max() ?? 0
      let (y, next) = (top, column / 2)
      if let last = previous { showing(with: [row[0]]) { $0.drawTurn(from: last, toTop: y, x: next) } }
      for (index, step) in row.enumerated() {
        let box = Box(x: Double(index) * (column + gap), y: top, width: column, height: height)
        drawBox(step, box)
        if index > 0 {
          showing(with: [step]) { $0.drawArrow(from: (box.x - gap + 6, box.centerY), to: (box.x - 6, box.centerY)) }
        }
        previous = box
      }
      top += height + 52
    }
    top -= 52
  }

  /// From the end of a row down, back to the left, and down to the next.
  private mutating func drawTurn(from box: Box, toTop y: Double, x: Double) {
    let middle = (box.maxY + y) / 2
    picture.line(box.centerX, box.maxY + 6, box.centerX, middle, "arrow")
    picture.line(box.centerX, middle, x, middle, "arrow")
    drawArrow(from: (x, middle), to: (x, y - 6))
  }

  private mutating func drawSteps(_ steps: [Diagram.Node]) {
    for (index, step) in steps.enumerated() {
      let box = Box(x: 0, y: top, width: width, height: height(step, width: width))
      drawBox(step, box)
      top = box.maxY
      if index + 1 < steps.count {
        let (x, y) = (width / 2, top)
        showing(with: [steps[index + 1]]) { $0.drawArrow(from: (x, y + 6), to: (x, y + 34)) }
        top += 40
      }
    }
  }
}
