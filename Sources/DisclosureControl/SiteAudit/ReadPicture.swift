import Markup

/// A chart as it stands on a page: what is written in it, and the marks whose length or height tells a number.
struct ReadPicture: Sendable {
  /// The name of the table that it is of.
  let table: String
  /// What is said of it to who does not see it.
  var description = ""
  /// The name that it goes by.
  var title = ""
  /// All that is written in it, with the place of the cell that it tells, if it tells one.
  var texts: [(text: String, cell: String?, kinds: [String], x: Double, y: Double)] = []
  /// Rectangles, circles and paths.
  var marks: [Mark] = []
  /// Whether something is in it that nobody reads a figure back from.
  var isStrange: Bool { hasStrangeParts || !steps.areOrder }
  private var hasStrangeParts = false
  /// In which step each part is shown where it stands on a slide.
  private var steps = ReadSteps()

  /// A mark, as it is drawn.
  struct Mark: Sendable {
    let element: String
    let cell: String?
    let kinds: [String]
    let attributes: [String: String]

    func number(_ name: String) -> Double { attributes[name].flatMap(Double.init) ?? 0 }
  }

  private var isInPattern = false
  private var opened: (element: String, attributes: [String: String])?
  private var text = ""

  init(table: String) { self.table = table }

  /// Straight lines, such as axes.
  var lines: [Line] = []

  /// A straight line from one point to another.
  struct Line: Sendable {
    let kinds: [String]
    let (x1, y1, x2, y2): (Double, Double, Double, Double)

    var isLevel: Bool { y1 == y2 }
    var isUpright: Bool { x1 == x2 }
  }

  /// Elements whose form tells a number.
  private static let forms = ["rect", "circle", "path", "ellipse", "polygon", "polyline"]
  /// Elements that tell none.
  private static let plain = ["g"]

  /// Attributes that say where and how something is drawn; any other could say a number to a machine.
  private static let known: Set<String> = [
    "class", "x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "x1", "y1", "x2", "y2", "d", "fill", "data-cell",
  ]

  private static func isPlain(_ attributes: [String: String]) -> Bool {
    attributes.allSatisfy { name, value in
      switch name {
      // The number of a series, a line or a size.
      case "class": value.split(separator: " ").allSatisfy { $0.wholeMatch(of: #/[a-z]+|[slz][0-9]{1,2}/#) != nil }
      case "fill": value.wholeMatch(of: #/url\(#[a-z0-9-]+\)/#) != nil
      case "data-step": true
      default: known.contains(name)
      }
    }
  }

  /// Takes the next tag or text between `<svg>` and `</svg>`.
  mutating func take(_ token: HTMLTokens.Token) {
    if case .opening(_, let attributes) = token, let step = attributes["data-step"] {
      steps.add(step, of: attributes["data-cell"])
    }
    switch token {
    case .opening(let name, let attributes): open(name, attributes)
    case .text(let more):
      if opened == nil, more.contains(where: { !$0.isWhitespace }) { hasStrangeParts = true }
      text += more
    case .closing("pattern"): isInPattern = false
    case .closing(let name): close(name)
    }
  }

  private mutating func open(_ name: String, _ attributes: [String: String]) {
    let kinds = { (attributes["class"] ?? "").split(separator: " ").map(String.init) }
    switch name {
    case "pattern": isInPattern = true
    case "line":
      if !Self.isPlain(attributes) { hasStrangeParts = true }
      func number(_ name: String) -> Double { attributes[name].flatMap(Double.init) ?? 0 }
      lines.append(Line(kinds: kinds(), x1: number("x1"), y1: number("y1"), x2: number("x2"), y2: number("y2")))
    case "text", "title", "desc":
      opened = (name, attributes)
      text = ""
      if name == "text", !Self.isPlain(attributes) { hasStrangeParts = true }
    // What fills areas is all drawn in one small square.
    case _ where isInPattern: if !["rect", "path", "circle"].contains(name) { hasStrangeParts = true }
    default:
      if !Self.isPlain(attributes) { hasStrangeParts = true }
      if Self.forms.contains(name) {
        marks.append(Mark(element: name, cell: attributes["data-cell"], kinds: kinds(), attributes: attributes))
      } else if !Self.plain.contains(name) {
        hasStrangeParts = true
      }
    }
  }

  private mutating func close(_ name: String) {
    guard let element = opened, element.element == name else { return }
    opened = nil
    switch name {
    case "title":
      if !title.isEmpty { hasStrangeParts = true }
      title = text
    case "desc":
      if !description.isEmpty { hasStrangeParts = true }
      description = text
    default:
      let attributes = element.attributes
      texts.append(
        (
          text, attributes["data-cell"], (attributes["class"] ?? "").split(separator: " ").map(String.init),
          attributes["x"].flatMap(Double.init) ?? 0, attributes["y"].flatMap(Double.init) ?? 0
        ))
    }
  }
}
