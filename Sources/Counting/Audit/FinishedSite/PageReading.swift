import Markup

/// What a finished file shows of figures.
public struct PageReading: Sendable {
  /// The file.
  public let path: String
  /// The tables of figures, as they stand on the page.
  var tables: [ReadTable] = []
  /// The charts on the page.
  var pictures: [ReadPicture] = []
  /// The formulas of figures in sentences, with their text and what follows it.
  var sentences: [Sentence] = []
  /// Whether there are elements on the page that nobody reads figures back from.
  var hasStrayElement = false
  /// Whether the page says that it has made-up figures.
  private(set) var saysFiction = false
  /// What is said of a page of figures in its head, and below its chart.
  var descriptions: [String] = []
  /// Whether it is a page of figures.
  let isStatistics: Bool
  /// Whether the file is one that figures cannot be read back from, and should not be there.
  var isUnreadable = false

  /// A figure in a sentence, with what stands beside it.
  struct Sentence: Sendable {
    let formula: String
    let text: String
    let preceding: String
    var following = ""
  }

  /// Elements in the middle of which a sentence goes on.
  private static let inline: Set<String> = [
    "a", "abbr", "b", "code", "data", "em", "i", "kbd", "mark", "rb", "rp", "rt", "ruby", "s", "small", "span",
    "strong", "sub", "sup", "u", "wbr",
  ]

  /// A table as a reader sees it.
  struct ReadTable: Sendable {
    let id: String
    var columns: [String] = []
    var rows: [(label: String, cells: [String])] = []
    /// What stands in attributes, comments and elsewhere around the figures, where no figure belongs.
    var surroundings: [String] = []
    /// Whether each of its records says that it is to be handled with care, in a form in which columns do not say it.
    var isMarkedWithCare = false
    /// Whether a figure that was corrected has a mark behind it.
    var marksCorrections = true
  }

  /// Reads a file; most show no figures at all.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    isStatistics = StatisticsFolder.holds(path)
    // Endings count in either case, as cameras and old programs write them.
    let name = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    let parts = path.split(separator: "/")
    let isRelease = parts.count > 2 && parts[0] == "releases"
    if isRelease, parts.count == 4, parts[2] == "tables" {
      readData(name, bytes)
      return
    }
    // What a release says of itself, which is held against its files.
    if isRelease, parts.count == 3, Self.ofRelease.contains(parts[2]) { return }
    if isRelease, parts.count == 3, name == "xlsx" {
      if let read = WorkbookFile.tables(bytes) { tables = read } else { isUnreadable = true }
      return
    }
    if isStatistics {
      switch name {
      case "html": read(bytes)
      // What such an image shows was read from what it was drawn from.
      case "png": break
      default: readData(name, bytes)
      }
      return
    }
    switch name {
    case "html": if Self.mayShowFigures(bytes) { read(bytes) }
    // Pictures, styles and fonts of the theme, and the two lists of pages.
    case "css", "svg", "ico", "woff2", "png", "jpg", "jpeg", "webp", "avif", "gif": break
    // Files that are handed out as they are, and days for calendars; the gate reads them.
    case "pdf", "ics": break
    case "xml": isUnreadable = !["feed.xml", "sitemap.xml"].contains(path)
    // What servers and programs are told has no figures, nor has what takes place; the gate reads it as text.
    default: isUnreadable = !Self.withoutFigures.contains(path)
    }
  }

  /// Files of a release that have no figures.
  private static let ofRelease: Set<Substring> = [
    "manifest.json", "manifest.json.sig", "manifest.json.minisig", "codebook.csv",
  ]

  private static let withoutFigures: Set<String> = [
    "_headers", "robots.txt", "calendar/events.csv", ".well-known/security.txt", "site.webmanifest",
  ]

  private mutating func readData(_ ending: String, _ bytes: [UInt8]) {
    let table: ReadTable? =
      switch ending {
      case "csv": DataFile.csv(path, bytes)
      case "json": DataFile.json(path, bytes)
      default: nil
      }
    if let table { tables = [table] } else { isUnreadable = true }
  }

  /// Whether there are tables on it, whose figures an attack on the site starts from; everything else is held against
  /// the ledger alone.
  public var hasTables: Bool { !tables.isEmpty }

  /// Looks for the elements that figures can stand in, without reading the page.
  private static func mayShowFigures(_ bytes: [UInt8]) -> Bool {
    var index = 0
    while let less = Bytes.first(UInt8(ascii: "<"), in: bytes, from: index) {
      // Tags are written in letters of either case.
      if beginnings.contains(where: { Bytes.starts($0, bytes, at: less, ignoringCase: true) }) { return true }
      index = less + 1
    }
    return false
  }

  private static let beginnings: [StaticString] = ["<figure", "<data", "<script", "<svg", "<object", "<iframe"]

  // MARK: - Pages

  private mutating func read(_ bytes: [UInt8]) {
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
