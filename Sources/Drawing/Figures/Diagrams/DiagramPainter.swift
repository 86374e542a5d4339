public import Markup

/// Draws a diagram at one width: what all kinds have in common.
struct DiagramPainter {
  var picture: Picture
  /// Where the next thing may begin.
  var top: Double
  /// Where boxes and circles stand, which may not lie on one another.
  private(set) var frames: [Box] = []

  static let label = TextMeasure(size: 16, isBold: true)
  static let text = TextMeasure(size: 14)
  /// The room around the words of a part.
  let padding: Double
  /// What the room between parts is multiplied with.
  let closeness: Double

  /// The step in which each part is shown; none if all are shown at once.
  private let steps: [Diagram.Node: Int]

  init(id: String, width: Double, steps: [Diagram.Node: Int] = [:], density: Density = .page) {
    (padding, closeness) = density.isPage ? (14, 1) : (4, 0.25)
    top = 8 * closeness
    picture = Picture(id: id, width: width)
    self.steps = steps
  }

  var width: Double { picture.width }
  /// Whether there is room for parts side by side.
  var isWide: Bool { width >= 560 }

  mutating func draw(_ shape: Diagram.Shape) {
    switch shape {
    case .wheels(let wheels, let between, let base): drawWheels(wheels, between, base)
    case .layers(let layers, let above, let line): drawLayers(layers, above: above, line: line)
    case .vectors(let vectors, let joining): drawVectors(vectors, joining)
    case .venn(let circles, let center): drawVenn(circles, center)
    case .network(let center, let groups): drawNetwork(center, groups)
    case .flow(let steps): drawFlow(steps)
    case .parts(let parts, let base): drawParts(parts, base)
    }
    picture.height = top + 8 * closeness
  }

  // MARK: - Boxes

  /// The lines of a part in a box of a width.
  struct Lines {
    let label: [String]
    let text: [String]
    let height: Double

    init(_ node: Diagram.Node, width: Double, most: Int = 8) {
      label = TextLines(node.label, width: width, font: DiagramPainter.label, most: 3).lines
      text = node.text.map { TextLines($0, width: width, font: DiagramPainter.text, most: most).lines } ?? []
      height =
        Double(label.count) * DiagramPainter.label.size * Picture.lineHeight
        + (text.isEmpty ? 0 : 6 + Double(text.count) * DiagramPainter.text.size * Picture.lineHeight)
    }
  }

  /// How high the box of a part is.
  func height(_ node: Diagram.Node, width: Double) -> Double {
    Lines(node, width: width - 2 * padding).height + 2 * padding
  }

  /// Draws a part in a box; what it says stands in the middle.
  mutating func drawBox(_ node: Diagram.Node, _ box: Box, _ kind: String = "node", isCentered: Bool = true) {
    frames.append(box)
    beginLink(node)
    picture.rectangle(box, kind, radius: 10)
    let x = isCentered ? box.centerX : box.x + padding
    drawLines(
      Lines(node, width: box.width - 2 * padding), x: x, y: box.centerY, anchor: isCentered ? .middle : .start,
      isLink: node.link != nil)
    endLink(node)
  }

  /// Writes the lines of a part around a middle.
  mutating func drawLines(_ lines: Lines, x: Double, y: Double, anchor: Picture.Anchor, isLink: Bool) {
    let labelHeight = Double(lines.label.count) * Self.label.size * Picture.lineHeight
    let start = y - lines.height / 2
    picture.lines(
      lines.label, x: x, y: start + labelHeight / 2, Self.label, isLink ? "link" : "", anchor: anchor)
    guard !lines.text.isEmpty else { return }
    let textHeight = Double(lines.text.count) * Self.text.size * Picture.lineHeight
    picture.lines(lines.text, x: x, y: start + labelHeight + 6 + textHeight / 2, Self.text, "soft", anchor: anchor)
  }

  mutating func beginLink(_ node: Diagram.Node) {
    if let step = steps[node] { picture.beginStep(step) }
    if let link = node.link { picture.open("a", [("href", link)]) }
  }

  mutating func endLink(_ node: Diagram.Node) {
    if node.link != nil { picture.close("a") }
    if steps[node] != nil { picture.endStep() }
  }

  /// Draws what joins parts, or belongs to them, so that it is shown with the last of them.
  mutating func showing(with parts: [Diagram.Node], _ draw: (inout DiagramPainter) -> Void) {
    let step = parts.compactMap { steps[$0] }.max()
    if let step { picture.beginStep(step) }
    draw(&self)
    if step != nil { picture.endStep() }
  }

  mutating func keep(_ frame: Box) { frames.append(frame) }

  /// Boxes side by side, as high as the highest; several rows where there is no room.
  mutating func drawRow(_ nodes: [Diagram.Node], in frame: Box, columns: Int, _ kind: String = "node") -> Double {
    let gap = 12 * closeness
    var y = frame.y
    for start in stride(from: 0, to: nodes.count, by: max(1, columns)) {
      let row = nodes[start..<min(start + columns, nodes.count)]
      let width = (frame.width - gap * Double(row.count - 1)) / Double(row.count)
      let height = row.map { self.height($0, width: width) }.max() ?? 0
      for (index, node) in row.enumerated() {
        drawBox(
          node, Box(x: frame.x + Double(index) * (width + gap), y: y, width: width, height: height), kind)
      }
      y += height + gap
    }
    return nodes.isEmpty ? y : y - gap
  }

  /// Parts in rows, with no arrow between them, and below them what carries them.
  private mutating func drawParts(_ parts: [Diagram.Node], _ base: [Diagram.Node]) {
    top = drawRow(parts, in: Box(x: 0, y: top, width: width, height: 0), columns: isWide ? min(3, parts.count) : 1)
    if base.isEmpty { return }
    top = drawRow(
      base, in: Box(x: 0, y: top + 14 * closeness, width: width, height: 0), columns: isWide ? 2 : 1, "node ground")
  }

  // MARK: - Arrows

  /// An arrow from a point to another, straight along one axis.
  mutating func drawArrow(from a: (x: Double, y: Double), to b: (x: Double, y: Double)) {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let length = (dx * dx + dy * dy).squareRoot()
    if length < 1 { return }
    let (ux, uy) = (dx / length, dy / length)
    let neck = (x: b.x - ux * 10, y: b.y - uy * 10)
    picture.line(a.x, a.y, neck.x, neck.y, "arrow")
    func point(_ x: Double, _ y: Double) -> String { "\(NumberText.length(x)) \(NumberText.length(y))" }
    picture.path(
      "M\(point(b.x, b.y))L\(point(neck.x - uy * 7, neck.y + ux * 7))L\(point(neck.x + uy * 7, neck.y - ux * 7))Z",
      "head")
  }
}

extension Diagram {
  /// The diagram as SVG.
  ///
  /// - Parameters:
  ///   - id: what its ids begin with; nothing else on the page may begin so.
  ///   - width: the width in the units of the picture: 672 for a page, 328 for a phone.
  ///   - kind: a class besides its own.
  ///   - description: what it shows, in words.
  ///   - styles: a style sheet to stand in the picture, where that of the page does not reach it.
  ///   - scale: how many pixels a unit is; without one the picture is as large as the text around it makes it.
  ///   - density: how close its parts stand.
  ///   - isStepped: whether its parts say in which order they are shown, which is that of the data.
  public func svg(
    id: String, width: Double, kind: String, description: String, styles: [UInt8] = [], scale: Double? = nil,
    isStepped: Bool = false, density: Density = .page
  ) -> HTML {
    painter(id: id, width: width, steps: isStepped ? steps : [:], density: density).picture.svg(
      kind: "diagram-svg \(kind)", title: title, description: description, isImage: false, styles: styles,
      scale: scale)
  }

  /// How large it is if it is drawn at a width.
  public func size(width: Double, density: Density = .page) -> PictureSize {
    painter(id: "", width: width, density: density).picture.size
  }

  /// The step in which each part is shown, from 1.
  private var steps: [Node: Int] {
    let all = outline { _ in "" }.flatMap { part in (part.label.isEmpty ? [] : [part]) + part.items }
    return Dictionary(zip(all, 1...), uniquingKeysWith: { first, _ in first })
  }

  /// The drawing, before it is written.
  func painter(id: String, width: Double, steps: [Node: Int] = [:], density: Density = .page) -> DiagramPainter {
    var painter = DiagramPainter(id: id, width: width, steps: steps, density: density)
    painter.draw(shape)
    return painter
  }
}
