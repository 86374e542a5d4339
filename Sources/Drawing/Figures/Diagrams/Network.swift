// A person in the middle, and groups of partners around.
extension DiagramPainter {
  /// How wide groups are that stand beside the person; what is left between them must hold a name.
  private static let partnerWidth = 220.0
  /// How long the lines between them are, for both sides.
  private static let tieLength = 88.0

  mutating func drawNetwork(_ center: Diagram.Node, _ groups: [Diagram.Node]) {
    width - 2 * Self.partnerWidth - Self.tieLength >= 120 ? drawAround(center, groups) : drawBelow(center, groups)
  }

  /// Groups to the left and to the right, each with a line to the middle.
  private mutating func drawAround(_ center: Diagram.Node, _ groups: [Diagram.Node]) {
    let column = Self.partnerWidth
    let sides = [
      groups.enumerated().filter { $0.offset % 2 == 0 }.map(\.element),
      groups.enumerated().filter { $0.offset % 2 == 1 }.map(\.element),
    ]
    let heights = sides.map { side in side.map { groupHeight($0, column) } }
    let tallest = heights.map { $0.reduce(0, +) + 20 * closeness * Double(max(0, $0.count - 1)) }.max() ?? 0
    let diameter = width - 2 * column - Self.tieLength
    let total = max(tallest, diameter)
    let middle = (x: width / 2, y: top + total / 2)
    for (side, groups) in sides.enumerated() {
      let used = heights[side].reduce(0, +) + 20 * closeness * Double(max(0, groups.count - 1))
      var y = top + (total - used) / 2
      for (group, height) in zip(groups, heights[side]) {
        let box = Box(x: side == 0 ? 0 : width - column, y: y, width: column, height: height)
        showing(with: [center, group]) {
          $0.drawTie(group.tie, from: (side == 0 ? box.maxX : box.x, box.centerY), to: middle, inside: diameter / 2)
        }
        drawGroup(group, box)
        y += height + 20 * closeness
      }
    }
    drawPerson(center, middle, diameter)
    top += total
  }

  private mutating func drawBelow(_ center: Diagram.Node, _ groups: [Diagram.Node]) {
    let diameter = 148.0
    // A trunk goes down beside the groups, with a branch to each that tells how it is tied.
    let (trunk, branch) = (16.0, 72.0)
    let start = top + diameter / 2
    var places: [(Diagram.Node, Box)] = []
    var y = top + diameter + 20 * closeness
    for group in groups {
      let height = groupHeight(group, width - branch)
      places.append((group, Box(x: branch, y: y, width: width - branch, height: height)))
      y += height + 20 * closeness
    }
    var end = start
    for (group, box) in places {
      showing(with: [center, group]) {
        $0.picture.line(trunk, end, trunk, box.centerY, "tie")
        $0.drawTie(group.tie, from: (box.x, box.centerY), to: (trunk, box.centerY), inside: 0)
      }
      end = box.centerY
    }
    drawPerson(center, (diameter / 2, start), diameter)
    for (group, box) in places { drawGroup(group, box) }
    top = y - 20 * closeness
  }

  /// A line to the middle, of which a disc hides the end.
  private mutating func drawTie(
    _ tie: Diagram.Tie?, from a: (x: Double, y: Double), to b: (x: Double, y: Double), inside radius: Double
  ) {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let length = (dx * dx + dy * dy).squareRoot()
    let (ux, uy) = (dx / length, dy / length)
    let visible = max(0, length - radius)
    func line(_ from: Double, _ to: Double, _ kind: String) {
      picture.line(a.x + ux * from, a.y + uy * from, a.x + ux * to, a.y + uy * to, kind)
    }
    func stroke(at place: Double) {
      let (x, y) = (a.x + ux * place, a.y + uy * place)
      picture.line(x - uy * 6, y + ux * 6, x + uy * 6, y - ux * 6, "tie")
    }
    switch tie {
    case .broken:
      line(0, visible / 2 - 4, "tie")
      line(visible / 2 + 4, length, "tie")
      stroke(at: visible / 2 - 4)
      stroke(at: visible / 2 + 4)
    case .strained:
      line(0, length, "tie")
      for place in stride(from: 5.0, to: visible, by: 8) { stroke(at: place) }
    case .strong: line(0, length, "tie thick")
    case .weak: line(0, length, "tie dashed")
    case nil: line(0, length, "tie")
    }
  }

  private mutating func drawPerson(_ center: Diagram.Node, _ middle: (x: Double, y: Double), _ diameter: Double) {
    let frame = Box(centerX: middle.x, centerY: middle.y, width: diameter, height: diameter)
    keep(frame)
    beginLink(center)
    picture.ellipse(frame, "node strong")
    drawLines(
      Lines(center, width: diameter * 0.7), x: middle.x, y: middle.y, anchor: .middle, isLink: center.link != nil)
    endLink(center)
  }

  /// The room beside words that begin at the left.
  private var inset: Double { max(padding, 10) }

  /// How high a group is: its name, and a line for each of its parts.
  private func groupHeight(_ group: Diagram.Node, _ width: Double) -> Double {
    Lines(group, width: width - 2 * inset).height + 2 * padding
      + group.items.reduce(0) { $0 + itemHeight($1, width) }
  }

  private func itemHeight(_ item: Diagram.Node, _ width: Double) -> Double {
    let lines = TextLines(item.label, width: width - 2 * inset - 14, font: Self.text, most: 3)
    // A link is at least as high as a finger is wide.
    return max(26, Double(lines.lines.count) * Self.text.size * Picture.lineHeight + 6)
  }

  private mutating func drawGroup(_ group: Diagram.Node, _ box: Box) {
    keep(box)
    let lines = Lines(group, width: box.width - 2 * inset)
    beginLink(group)
    picture.rectangle(box, "node", radius: 10)
    drawLines(
      lines, x: box.x + inset, y: box.y + padding + lines.height / 2, anchor: .start,
      isLink: group.link != nil)
    endLink(group)
    var y = box.y + padding + lines.height
    for item in group.items {
      let height = itemHeight(item, box.width)
      beginLink(item)
      let label = TextLines(item.label, width: box.width - 2 * inset - 14, font: Self.text, most: 3)
      picture.ellipse(Box(centerX: box.x + inset + 3, centerY: y + 13, width: 6, height: 6), "dot")
      picture.lines(
        label.lines, x: box.x + inset + 14, y: y + height / 2, Self.text, item.link == nil ? "" : "link")
      endLink(item)
      y += height
    }
  }
}
