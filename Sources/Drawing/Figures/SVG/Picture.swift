import Markup

/// A picture that is being drawn: SVG as it goes into a page, without styles of its own.
///
/// Colours come from classes that the page's style sheet knows, so that they follow dark mode, print and forced colours.
public struct Picture: Sendable {
  /// The width in its own units, which are those of a text of 16.
  public let width: Double
  /// The height, set when everything is drawn.
  public var height: Double
  /// Where texts and marks stand, for tests and for whoever places more.
  public private(set) var boxes: [(label: String, box: Box)] = []
  /// What its ids begin with, unique on the page.
  private let id: String
  private var bytes: [UInt8] = []
  /// The height of its smallest letters; infinite if it has none.
  private var smallestText = Double.infinity
  private var textures: Set<Texture> = []
  /// The step in which what stands for a cell is shown; none if all is shown at once.
  var stepOfCell: [String: Int] = [:]

  init(id: String, width: Double, height: Double = 0) {
    self.id = id
    self.width = width
    self.height = height
  }

  /// How a text stands to its place.
  enum Anchor {
    case start, middle, end
  }

  // MARK: - Elements

  /// Draws an element without contents.
  mutating func element(_ name: StaticString, _ attributes: [(String, String)]) {
    open(name, attributes, isEmpty: true)
  }

  /// Opens an element that others stand in.
  mutating func open(_ name: StaticString, _ attributes: [(String, String)]) {
    open(name, attributes, isEmpty: false)
  }

  /// Closes an element.
  mutating func close(_ name: StaticString) { bytes += "</\(name)>".utf8 }

  private mutating func open(_ name: StaticString, _ attributes: [(String, String)], isEmpty: Bool) {
    bytes += "<\(name)".utf8
    for (key, value) in attributes where !value.isEmpty {
      bytes += " \(key)=\"".utf8
      bytes.appendEscaped(value)
      bytes.append(UInt8(ascii: "\""))
      if !stepOfCell.isEmpty, key == "data-cell", let step = stepOfCell[value] {
        bytes += " data-step=\"\(step)\"".utf8
      }
    }
    bytes += (isEmpty ? "/>" : ">").utf8
  }

  /// Draws a rectangle.
  mutating func rectangle(
    _ box: Box, _ kind: String, radius: Double = 0, texture: Texture? = nil, cell: String = ""
  ) {
    if let texture { textures.insert(texture) }
    // A class that names a colour would win over the pattern.
    let kind = texture == nil || texture == .hidden ? kind : ""
    element(
      "rect",
      [
        ("class", kind), ("fill", texture.map { "url(#\(id)-\($0.name))" } ?? ""), ("x", NumberText.length(box.x)),
        ("y", NumberText.length(box.y)),
        ("width", NumberText.length(box.width)), ("height", NumberText.length(box.height)),
        ("rx", radius > 0 ? NumberText.length(radius) : ""), ("data-cell", cell),
      ])
  }

  /// Draws a straight line.
  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ kind: String) {
    element(
      "line",
      [
        ("class", kind), ("x1", NumberText.length(x1)), ("y1", NumberText.length(y1)), ("x2", NumberText.length(x2)),
        ("y2", NumberText.length(y2)),
      ])
  }

  /// Draws a path.
  mutating func path(_ description: String, _ kind: String) {
    element("path", [("class", kind), ("d", description)])
  }

  /// Draws an ellipse.
  mutating func ellipse(_ box: Box, _ kind: String) {
    element(
      "ellipse",
      [
        ("class", kind), ("cx", NumberText.length(box.centerX)), ("cy", NumberText.length(box.centerY)),
        ("rx", NumberText.length(box.width / 2)), ("ry", NumberText.length(box.height / 2)),
      ])
  }

  // MARK: - Text

  /// Writes a line of text; y is the middle of its height.
  mutating func text(
    _ text: String, x: Double, y: Double, _ font: TextMeasure, _ kind: String = "", anchor: Anchor = .start,
    cell: String = ""
  ) {
    let width = font.width(text)
    let left = anchor == .start ? x : anchor == .middle ? x - width / 2 : x - width
    boxes.append((text, Box(x: left, y: y - font.size * 0.6, width: width, height: font.size * 1.2)))
    smallestText = min(smallestText, font.size)
    let kinds = [
      kind, font.isBold ? "b" : "", font.size == 14 ? "" : "z\(NumberText.length(font.size))",
      anchor == .start ? "" : anchor == .middle ? "m" : "e",
    ]
    open(
      "text",
      [
        ("class", kinds.filter { !$0.isEmpty }.joined(separator: " ")), ("x", NumberText.length(x)),
        // Letters of a Japanese font stand about this far above their middle.
        ("y", NumberText.length(y + font.size * 0.36)),
        ("data-cell", cell),
      ])
    bytes.appendEscaped(text)
    close("text")
  }

  /// Writes lines under one another; y is the middle of all.
  mutating func lines(
    _ lines: [String], x: Double, y: Double, _ font: TextMeasure, _ kind: String = "", anchor: Anchor = .start
  ) {
    let height = font.size * Self.lineHeight
    for (index, line) in lines.enumerated() {
      text(
        line, x: x, y: y + (Double(index) - Double(lines.count - 1) / 2) * height, font, kind, anchor: anchor)
    }
  }

  /// The distance of lines, for a text of one.
  static let lineHeight = 1.35

  /// Notes where something stands that is no text.
  mutating func note(_ label: String, _ box: Box) { boxes.append((label, box)) }

  // MARK: - Other pictures

  /// Draws a picture into this one, with its own units so many times as large.
  ///
  /// Both have ids that begin with the same.
  ///
  /// - Parameters:
  ///   - table: the name of the table that it is of.
  ///   - description: what it shows, in words.
  mutating func place(
    _ other: Picture, of table: String, description: String, x: Double, y: Double, scale: Double
  ) {
    open(
      "svg",
      [
        ("x", NumberText.length(x)), ("y", NumberText.length(y)), ("width", NumberText.length(other.width * scale)),
        ("height", NumberText.length(other.height * scale)), ("viewBox", other.viewBox), ("overflow", "visible"),
        ("data-table", table),
      ])
    open("desc", [])
    bytes.appendEscaped(description)
    close("desc")
    bytes += other.bytes
    close("svg")
    textures.formUnion(other.textures)
    boxes += other.boxes.map { label, box in
      let (width, height) = (box.width * scale, box.height * scale)
      return (label, Box(x: x + box.x * scale, y: y + box.y * scale, width: width, height: height))
    }
  }

  // MARK: - Parts that are shown one after another

  /// Begins what is shown in a step, counted from 1.
  mutating func beginStep(_ number: Int) { open("g", [("data-step", "\(number)")]) }

  /// Ends what is shown in a step.
  mutating func endStep() { close("g") }

  // MARK: - The whole

  /// How large it is.
  var size: PictureSize { PictureSize(width: width, height: height, smallestText: smallestText) }

  /// The finished element.
  ///
  /// - Parameters:
  ///   - kind: its classes.
  ///   - isImage: whether its parts are told by the alternative alone; one with links is read part by part.
  ///   - styles: a style sheet to stand in it; none if empty.
  ///   - scale: how many pixels one of its units is; without one it is as large as the text around it makes it.
  func svg(
    kind: String, title: String, description: String, isImage: Bool, styles: [UInt8] = [], scale: Double? = nil
  ) -> HTML {
    var all: [UInt8] = []
    all.reserveCapacity(bytes.count + description.utf8.count + 512)
    // Widths of text size follow the size that a reader chose.
    let size =
      scale.map(pixels) ?? "width=\"\(NumberText.length(width / 16))em\" viewBox=\"\(viewBox)\""
    all += "<svg class=\"\(kind)\" role=\"\(isImage ? "img" : "group")\" \(size) ".utf8
    all += "aria-labelledby=\"\(id)-t\" aria-describedby=\"\(id)-d\"><title id=\"\(id)-t\">".utf8
    all.appendEscaped(title)
    all += "</title><desc id=\"\(id)-d\">".utf8
    all.appendEscaped(description)
    all += "</desc>".utf8
    add(to: &all, styles)
    return HTML(trusted: all)
  }

  /// The picture as a file.
  ///
  /// - Parameters:
  ///   - styles: the style sheet that stands in it.
  ///   - scale: how many pixels one of its units is.
  func file(styles: [UInt8], scale: Double) -> [UInt8] {
    var all = Array("<svg xmlns=\"http://www.w3.org/2000/svg\" \(pixels(scale))>".utf8)
    // In a file, unlike in a page, signs of markup count in a style sheet too.
    var escaped: [UInt8] = []
    escaped.appendEscaped(String(decoding: styles, as: UTF8.self))
    add(to: &all, escaped)
    return all
  }

  private var viewBox: String { "0 0 \(NumberText.length(width)) \(NumberText.length(height))" }

  private func pixels(_ scale: Double) -> String {
    "width=\"\(NumberText.length(width * scale))\" height=\"\(NumberText.length(height * scale))\" viewBox=\"\(viewBox)\""
  }

  /// Adds all that stands in it, and its end.
  private func add(to all: inout [UInt8], _ styles: [UInt8]) {
    if !styles.isEmpty { all += Array("<style>".utf8) + styles + Array("</style>".utf8) }
    for texture in textures.sorted(by: { $0.name < $1.name }) {
      all += texture.pattern(id: "\(id)-\(texture.name)").utf8
    }
    all += bytes
    all += "</svg>".utf8
  }
}
