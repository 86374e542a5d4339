/// A chart as it stands on a page: what is written in it, and the marks whose length or height tells a number.
struct ReadPicture: Sendable {
  /// The name of the table that it is of.
  let table: String
  /// What is said of it to who does not see it.
  var description = ""
  /// The name that it goes by.
  var title = ""
  /// All that is written in it, with the place of the cell that it tells, if it tells one.
  var texts: [(text: String, cell: String?, kinds: [String])] = []
  /// Rectangles, circles and paths.
  var marks: [Mark] = []
  /// Whether something is in it that nobody reads a figure back from.
  var isStrange = false

  /// A mark, as it is drawn.
  struct Mark: Sendable {
    let element: String
    let cell: String?
    let kinds: [String]
    let attributes: [String: String]

    func number(_ name: String) -> Double { attributes[name].flatMap(Double.init) ?? 0 }
  }

  private var isInPattern = false
  private var open: (element: String, attributes: [String: String])?
  private var text = ""

  init(table: String) { self.table = table }

  /// Elements whose form tells a number.
  private static let forms = ["rect", "circle", "path", "ellipse", "polygon", "polyline"]
  /// Elements that tell none.
  private static let plain = ["line", "g"]

  /// Takes the next tag or text between `<svg>` and `</svg>`.
  mutating func take(_ token: HTMLTokens.Token) {
    switch token {
    case .opening("pattern", _): isInPattern = true
    case .closing("pattern"): isInPattern = false
    case .opening(let name, let attributes) where ["text", "title", "desc"].contains(name):
      open = (name, attributes)
      text = ""
    case .opening(let name, let attributes):
      if isInPattern { return }
      if Self.forms.contains(name) {
        marks.append(
          Mark(
            element: name, cell: attributes["data-cell"],
            kinds: (attributes["class"] ?? "").split(separator: " ").map(String.init), attributes: attributes))
      } else if !Self.plain.contains(name) {
        isStrange = true
      }
    case .text(let more):
      if open == nil, more.contains(where: { !$0.isWhitespace }) { isStrange = true }
      text += more
    case .closing(let name):
      guard let element = open, element.element == name else { return }
      switch name {
      case "title": title = text
      case "desc": description = text
      default:
        texts.append(
          (
            text, element.attributes["data-cell"],
            (element.attributes["class"] ?? "").split(separator: " ").map(String.init)
          ))
      }
      open = nil
    }
  }
}
