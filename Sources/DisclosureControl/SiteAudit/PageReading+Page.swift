import Markup

// Reads the figures of a page back from its HTML: tables, charts and sentences, and whatever stands around them.
extension PageReading {
  /// Elements in the middle of which a sentence goes on.
  private static let inline: Set<String> = [
    "a", "abbr", "b", "code", "data", "em", "i", "kbd", "mark", "rb", "rp", "rt", "ruby", "s", "small", "span",
    "strong", "sub", "sup", "u", "wbr",
  ]

  /// Reads a page, element by element.
  mutating func read(_ bytes: [UInt8]) {
    var tokens = HTMLTokens(bytes)
    var table: ReadTable?
    // What charts and diagrams are of; a diagram is of no table.
    var frames: [String?] = []
    var picture: ReadPicture?
    var isInDiagram = false
    var isInSign = false
    var row: (label: String, cells: [String])?
    var isHead = false
    // The cell, heading or sentence that text belongs to.
    var text: String?
    var formula: String?
    // A unit may stand behind the number: 34.9 and then %.
    var followsSentence = false
    var preceding = ""
    var notice = FictionNotice()
    defer { saysFiction = notice.isSeen }
    while let token = tokens.next() {
      notice.take(token, isComment: tokens.isComment)
      if !token.isInSentence(Self.inline) { (followsSentence, preceding) = (false, "") }
      if isInDiagram {
        if case .closing("svg") = token { isInDiagram = false }
        continue
      }
      if isInSign {
        if case .closing("svg") = token { isInSign = false } else if !Self.isOfSign(token) { hasStrayElement = true }
        continue
      }
      if case .closing("svg") = token, let finished = picture {
        pictures.append(finished)
        picture = nil
        continue
      }
      if picture != nil {
        picture?.take(token)
        continue
      }
      switch token {
      case .opening("figure", let attributes)
      where Self.kinds(attributes).contains("statistics"):
        table = ReadTable(id: attributes["data-table"] ?? "")
        table?.surroundings += Self.values(attributes)
      case .opening("figure", let attributes):
        frames.append(Self.kinds(attributes).contains("chart") ? attributes["data-table"] ?? "" : nil)
        if isStatistics {
          descriptions += Self.values(attributes)
          if frames.last == .some(nil) { hasStrayElement = true }
        }
      case .opening("svg", let attributes):
        if let frame = frames.last, let name = frame {
          picture = ReadPicture(table: name)
        } else if !frames.isEmpty, Self.kinds(attributes).contains("diagram-svg") {
          isInDiagram = true
        } else if frames.isEmpty, !isStatistics, Self.isSign(attributes) {
          isInSign = true
        } else {
          hasStrayElement = true
        }
      case .opening("data", let attributes):
        formula = attributes["value"] ?? ""
        text = ""
      case .opening("thead", _): isHead = true
      case .opening("tr", let attributes):
        row = ("", [])
        table?.surroundings += Self.values(attributes)
      case .opening("td", let attributes), .opening("th", let attributes):
        text = ""
        table?.surroundings += Self.values(attributes)
      case .opening("table", let attributes):
        if table == nil, isStatistics { hasStrayElement = true }
        table?.surroundings += Self.values(attributes)
      // The script that searches, which lies among the files and is held against the tool's own.
      case .opening("script", let attributes) where isOfTool(attributes):
        // What stands in it is no sentence, and could be read all the same.
        if case .closing("script")? = tokens.next() {} else { hasStrayElement = true }
      // Neither is read, and either can hold any figure.
      case .opening("script", _), .opening("object", _), .opening("iframe", _):
        hasStrayElement = true
      case .opening("meta", let attributes):
        if isStatistics, !Self.isOfSite(attributes) { descriptions.append(attributes["content"] ?? "") }
      case .opening(_, let attributes):
        table?.surroundings += Self.values(attributes)
        if table == nil, isStatistics, !frames.isEmpty { descriptions += Self.values(attributes) }
      case .closing("figure"):
        if let finished = table {
          tables.append(finished)
          table = nil
        } else {
          _ = frames.popLast()
        }
      case .closing("thead"): isHead = false
      case .closing("th"):
        if isHead { table?.columns.append(Self.plain(text)) } else { row?.label = Self.plain(text) }
        text = nil
      case .closing("td"):
        row?.cells.append(Self.plain(text))
        text = nil
      case .closing("tr"):
        if !isHead, let finished = row { table?.rows.append(finished) }
        row = nil
      case .closing("data"):
        sentences.append(Sentence(formula: formula ?? "", text: Self.plain(text), preceding: preceding))
        preceding = text ?? ""
        text = nil
        followsSentence = true
      case .text(let more):
        if followsSentence, !sentences.isEmpty, !tokens.isComment {
          sentences[sentences.count - 1].following = more.filter { $0 != "\u{200B}" }
          followsSentence = false
        }
        if !tokens.isComment, formula == nil || text == nil { preceding = more }
        if text != nil {
          text?.append(more)
        } else if table != nil {
          table?.surroundings.append(more)
        } else if isStatistics, !frames.isEmpty {
          descriptions.append(more)
        }
      case .closing: break
      }
    }
  }

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
    return path == "search/index.html" && source.wholeMatch(of: #/\.\./assets/search-[0-9a-z]+\.js/#) != nil
  }

  /// Whether a picture is a sign of the theme, such as one on a link; nothing of it is said to anybody.
  private static func isSign(_ attributes: [String: String]) -> Bool {
    kinds(attributes) == ["sign"] && Set(attributes.keys) == ["class", "viewbox", "aria-hidden"]
  }

  /// What a sign is drawn with: paths, and no word or number that could be read.
  private static func isOfSign(_ token: HTMLTokens.Token) -> Bool {
    switch token {
    case .opening(let name, let attributes): name == "path" && Array(attributes.keys) == ["d"]
    case .closing(let name): name == "path"
    case .text(let text): text.allSatisfy(\.isWhitespace)
    }
  }

  private static func kinds(_ attributes: [String: String]) -> [String] {
    (attributes["class"] ?? "").split(separator: " ").map(String.init)
  }

  /// Attributes in which a count could hide; a place in the order of keys tells nothing.
  private static func values(_ attributes: [String: String]) -> [String] {
    attributes.filter { $0.key != "tabindex" }.map(\.value).sorted()
  }

  private static func plain(_ text: String?) -> String {
    // What has no width is not seen.
    (text ?? "").filter { $0 != "\u{200B}" }.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension HTMLTokens.Token {
  /// Whether a sentence goes on over it: text, and the tags of some elements.
  func isInSentence(_ inline: Set<String>) -> Bool {
    switch self {
    case .text: true
    case .opening(let name, _), .closing(let name): inline.contains(name)
    }
  }
}
