import Markup

/// What can be found on a page, read from the finished page itself: nothing can be found that is not on one.
public struct SearchPage: Sendable {
  /// Where it is written, relative to the output folder.
  public let path: String
  let title: String
  /// The tag of its language.
  let language: String
  /// What it is listed under, such as 活動.
  let section: String
  /// What it belongs to, such as districts.
  let groups: [String]
  /// Its text in pieces of at most ``pieceSize`` bytes or a little more, from which extracts are shown.
  let pieces: [String]
  /// What is looked up in it.
  let terms: SearchTerms

  static let pieceSize = 1_100
  /// More of a page is not searched: 100 kB of text are a book.
  static let mostPieces = 56

  /// Reads a finished page; `nil` if it is not one to be found.
  ///
  /// - Parameter synonyms: words that stand for one another.
  public init?(path: String, bytes: [UInt8], _ synonyms: SearchSynonyms) {
    guard var reader = SearchPageReader(bytes) else { return nil }
    reader.read()
    self.path = path
    title = Self.joined(reader.title)
    language = reader.language
    section = reader.section
    groups = reader.groups
    pieces = Self.pieces(reader.blocks.map(\.text))
    terms = SearchTerms(title: title, headings: reader.blocks.filter(\.isHeading).map(\.text), pieces: pieces, synonyms)
  }

  private static func joined(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Blocks put together to pieces, those that are too long divided at the ends of sentences.
  private static func pieces(_ blocks: [String]) -> [String] {
    var pieces: [String] = []
    var piece = ""
    for block in blocks {
      for part in parts(of: joined(block)) where !part.isEmpty {
        if piece.utf8.count + part.utf8.count > pieceSize, !piece.isEmpty {
          pieces.append(piece)
          piece = ""
        }
        piece += piece.isEmpty ? part : "\n\(part)"
      }
    }
    if !piece.isEmpty { pieces.append(piece) }
    return Array(pieces.prefix(mostPieces))
  }

  private static func parts(of block: String) -> [String] {
    guard block.utf8.count > pieceSize else { return [block] }
    var parts: [String] = []
    var part = ""
    for character in block {
      part.append(character)
      let isEnd = "。．.!?！？ ".contains(character)
      if part.utf8.count > (isEnd ? pieceSize / 2 : pieceSize) {
        parts.append(part)
        part = ""
      }
    }
    return parts + [part]
  }
}

/// Takes the words out of a page.
private struct SearchPageReader {
  private var tokens: HTMLTokens
  private(set) var language = ""
  private(set) var section = ""
  private(set) var groups: [String] = []
  private(set) var title = ""
  private(set) var blocks: [(text: String, isHeading: Bool)] = []

  /// Elements inside a line.
  private static let inline: Set<String> = [
    "a", "abbr", "b", "cite", "code", "data", "em", "i", "kbd", "mark", "rb", "rp", "rt", "ruby", "s", "small", "span",
    "strong", "sub", "sup", "time", "u", "wbr",
  ]
  /// Elements with nothing to be found in.
  private static let silent: Set<String> = ["nav", "rp", "rt", "script", "select", "style", "svg", "template"]
  private static let headings: Set<String> = ["h2", "h3", "h4"]

  /// Goes to where the page begins for its readers; `nil` if it has no such place, or says that it is not to be found.
  init?(_ bytes: [UInt8]) {
    tokens = HTMLTokens(bytes)
    while let token = tokens.next() {
      guard case .opening(let name, let attributes) = token else { continue }
      if name == "html" { language = attributes["lang"] ?? "" }
      guard name == "main" else { continue }
      guard let section = attributes["data-section"] else { return nil }
      self.section = section
      groups = (attributes["data-groups"] ?? "").split(separator: "\n").map(String.init)
      return
    }
    return nil
  }

  mutating func read() {
    var skipped: (name: String, depth: Int)?
    var heading: String?
    var block = ""
    func end(_ isHeading: Bool, _ reader: inout Self) {
      if !block.allSatisfy(\.isWhitespace) { reader.blocks.append((block, isHeading)) }
      block = ""
    }
    while let token = tokens.next() {
      if let skip = skipped {
        switch token {
        case .opening(skip.name, _): skipped?.depth += 1
        case .closing(skip.name): skipped = skip.depth == 0 ? nil : (skip.name, skip.depth - 1)
        default: break
        }
        continue
      }
      switch token {
      case .opening(let name, let attributes):
        if Self.silent.contains(name) || attributes["hidden"] != nil {
          skipped = (name, 0)
        } else if name == "h1" {
          end(false, &self)
          heading = name
        } else if Self.headings.contains(name) {
          end(false, &self)
          heading = name
        } else if !Self.inline.contains(name) {
          end(false, &self)
        }
      case .closing("main"):
        return end(false, &self)
      case .closing(let name):
        if name == heading {
          if name == "h1" { block = "" } else { end(true, &self) }
          heading = nil
        } else if !Self.inline.contains(name) {
          end(false, &self)
        }
      case .text(let text):
        guard !tokens.isComment else { continue }
        // What has no width only says where a line may break.
        let seen = text.filter { $0 != "\u{200B}" }
        if heading == "h1" { title += seen }
        block += seen
      }
    }
    end(false, &self)
  }
}
