import Markup

/// Reads the figures of a page back from its HTML, element by element: tables, charts and sentences, and whatever stands
/// around them.
struct PageReader {
  private var reading: PageReading
  private var tokens: HTMLTokens
  private var table: PageReading.ReadTable?
  /// What charts and diagrams are of; a diagram is of no table.
  private var frames: [String?] = []
  private var picture: ReadPicture?
  private var passedOver: Drawing?
  private var row: (label: String, cells: [String])?
  private var isHead = false
  /// The cell, heading or sentence that text belongs to.
  private var text: String?
  private var formula: String?
  /// A unit may stand behind the number: 34.9 and then %.
  private var followsSentence = false
  private var preceding = ""

  /// A drawing that shows no figures.
  private enum Drawing { case diagram, sign }

  /// Elements in the middle of which a sentence goes on.
  private static let inline: Set<String> = [
    "a", "abbr", "b", "code", "data", "em", "i", "kbd", "mark", "rb", "rp", "rt", "ruby", "s", "small", "span",
    "strong", "sub", "sup", "u", "wbr",
  ]

  init(_ reading: PageReading, _ bytes: [UInt8]) {
    self.reading = reading
    tokens = HTMLTokens(bytes)
  }

  /// What the page shows.
  mutating func read() -> PageReading {
    var notice = FictionNotice()
    while let token = tokens.next() {
      notice.take(token, isComment: tokens.isComment)
      if !token.isInSentence(Self.inline) { (followsSentence, preceding) = (false, "") }
      if isInDrawing(token) { continue }
      switch token {
      case .opening(let name, let attributes): open(name, attributes)
      case .closing(let name): close(name)
      case .text(let more): say(more)
      }
    }
    reading.saysFiction = notice.isSeen
    return reading
  }

  /// Whether a token stands in a drawing, or ends one; what a chart shows is read there.
  private mutating func isInDrawing(_ token: HTMLTokens.Token) -> Bool {
    let isEnd = if case .closing("svg") = token { true } else { false }
    if let drawing = passedOver {
      if isEnd {
        passedOver = nil
      } else if drawing == .sign, !token.isOfSign {
        reading.hasStrayElement = true
      }
      return true
    }
    guard let read = picture else { return false }
    if isEnd {
      reading.pictures.append(read)
      picture = nil
    } else {
      picture?.take(token)
    }
    return true
  }

  // MARK: - Tags

  private mutating func open(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "figure": openFigure(attributes)
    case "svg": openDrawing(attributes)
    case "data": (formula, text) = (attributes["value"] ?? "", "")
    case "thead": isHead = true
    case "tr":
      row = ("", [])
      table?.surroundings += attributes.telling
    case "td", "th":
      text = ""
      table?.surroundings += attributes.telling
    case "table":
      if table == nil, reading.isStatistics { reading.hasStrayElement = true }
      table?.surroundings += attributes.telling
    case "script": openScript(attributes)
    // Neither is read, and either can hold any figure.
    case "object", "iframe": reading.hasStrayElement = true
    case "meta":
      if reading.isStatistics, !Self.isOfSite(attributes) { reading.descriptions.append(attributes["content"] ?? "") }
    default:
      table?.surroundings += attributes.telling
      if table == nil, reading.isStatistics, !frames.isEmpty { reading.descriptions += attributes.telling }
    }
  }

  private mutating func openFigure(_ attributes: [String: String]) {
    if attributes.classes.contains("statistics") {
      table = PageReading.ReadTable(id: attributes["data-table"] ?? "")
      table?.surroundings += attributes.telling
      return
    }
    frames.append(attributes.classes.contains("chart") ? attributes["data-table"] ?? "" : nil)
    guard reading.isStatistics else { return }
    reading.descriptions += attributes.telling
    if frames.last == .some(nil) { reading.hasStrayElement = true }
  }

  private mutating func openDrawing(_ attributes: [String: String]) {
    if let frame = frames.last, let name = frame {
      picture = ReadPicture(table: name)
    } else if !frames.isEmpty, attributes.classes.contains("diagram-svg") {
      passedOver = .diagram
    } else if frames.isEmpty, !reading.isStatistics, Self.isSign(attributes) {
      passedOver = .sign
    } else {
      reading.hasStrayElement = true
    }
  }

  /// A script can hold any figure, unless it lies among the files and is held against the tool's own; what stands in it is
  /// no sentence, and could be read all the same.
  private mutating func openScript(_ attributes: [String: String]) {
    if isOfTool(attributes), case .closing("script")? = tokens.next() { return }
    reading.hasStrayElement = true
  }

  private mutating func close(_ name: String) {
    switch name {
    case "figure":
      if let finished = table {
        reading.tables.append(finished)
        table = nil
      } else {
        _ = frames.popLast()
      }
    case "thead": isHead = false
    case "th":
      let label = plainText
      if isHead { table?.columns.append(label) } else { row?.label = label }
      text = nil
    case "td":
      let cell = plainText
      row?.cells.append(cell)
      text = nil
    case "tr":
      if !isHead, let finished = row { table?.rows.append(finished) }
      row = nil
    case "data":
      reading.sentences.append(.init(formula: formula ?? "", text: plainText, preceding: preceding))
      preceding = text ?? ""
      text = nil
      followsSentence = true
    default: break
    }
  }

  // MARK: - Text

  private mutating func say(_ more: String) {
    if followsSentence, !reading.sentences.isEmpty, !tokens.isComment {
      reading.sentences[reading.sentences.count - 1].following = more.filter { $0 != "\u{200B}" }
      followsSentence = false
    }
    if !tokens.isComment, formula == nil || text == nil { preceding = more }
    if text != nil {
      text?.append(more)
    } else if table != nil {
      table?.surroundings.append(more)
    } else if reading.isStatistics, !frames.isEmpty {
      reading.descriptions.append(more)
    }
  }

  /// The text of a cell, heading or sentence as a reader sees it: what has no width is not seen.
  private var plainText: String {
    (text ?? "").filter { $0 != "\u{200B}" }.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  // MARK: - What belongs to the theme

  /// Whether a line of the head says the same of every page, or where it is: names and addresses may have numbers.
  private static func isOfSite(_ attributes: [String: String]) -> Bool {
    attributes["name"] == "viewport"
      || ["og:site_name", "og:url", "og:image"].contains(attributes["property"] ?? "")
  }

  /// Whether a script is one that the tool brings along, which is held against it byte for byte: the one that searches on
  /// its own page alone, those of training material on any.
  private func isOfTool(_ attributes: [String: String]) -> Bool {
    guard Set(attributes.keys) == ["src", "defer"], attributes["defer"] == "", let source = attributes["src"] else {
      return false
    }
    if source.wholeMatch(of: #/(\.\./)+assets/(deck|course)-[0-9a-z]+\.js/#) != nil { return true }
    return reading.path == "search/index.html" && source.wholeMatch(of: #/\.\./assets/search-[0-9a-z]+\.js/#) != nil
  }

  /// Whether a picture is a sign of the theme, such as one on a link; nothing of it is said to anybody.
  private static func isSign(_ attributes: [String: String]) -> Bool {
    attributes.classes == ["sign"] && Set(attributes.keys) == ["class", "viewbox", "aria-hidden"]
  }
}

extension [String: String] {
  /// The classes of an element.
  fileprivate var classes: [String] { (self["class"] ?? "").split(separator: " ").map(String.init) }

  /// Attributes in which a count could hide; a place in the order of keys tells nothing.
  fileprivate var telling: [String] { filter { $0.key != "tabindex" }.map(\.value).sorted() }
}

extension HTMLTokens.Token {
  /// Whether a sentence goes on over it: text, and the tags of some elements.
  fileprivate func isInSentence(_ inline: Set<String>) -> Bool {
    switch self {
    case .text: true
    case .opening(let name, _), .closing(let name): inline.contains(name)
    }
  }

  /// What a sign is drawn with: paths, and no word or number that could be read.
  fileprivate var isOfSign: Bool {
    switch self {
    case .opening(let name, let attributes): name == "path" && Array(attributes.keys) == ["d"]
    case .closing(let name): name == "path"
    case .text(let text): text.allSatisfy(\.isWhitespace)
    }
  }
}
