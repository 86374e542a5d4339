import Markup

/// Takes the words out of a finished page.
struct SearchPageReader {
  private var tokens: HTMLTokens
  private(set) var language = ""
  private(set) var section = ""
  private(set) var groups: [String] = []
  /// What stands in the first heading.
  private(set) var title: [UInt8] = []
  /// What stands together, such as a paragraph or a cell, with one space where there were any.
  private(set) var blocks: [(text: [UInt8], isHeading: Bool)] = []

  /// Elements inside a line.
  private static let inline: Set<String> = [
    "a", "abbr", "b", "cite", "code", "data", "em", "i", "kbd", "mark", "rb", "rp", "rt", "ruby", "s", "small", "span",
    "strong", "sub", "sup", "time", "u", "wbr",
  ]
  /// Elements with nothing to be found in.
  private static let silent: Set<String> = ["nav", "rp", "rt", "script", "select", "style", "svg", "template"]
  private static let headings: Set<String> = ["h1", "h2", "h3", "h4"]

  /// Goes to where the page begins for its readers; `nil` if it has no such place, or does not say what it belongs to.
  init?(_ bytes: [UInt8]) {
    // What stands before is on every page, and is not read.
    guard let start = Self.first("<main ", in: bytes) else { return nil }
    var head = HTMLTokens(Array(bytes[..<min(start, 200)]))
    while let token = head.next() {
      guard case .opening("html", let attributes) = token else { continue }
      language = attributes["lang"] ?? ""
      break
    }
    tokens = HTMLTokens(Array(bytes[start...]))
    guard case .opening(_, let attributes)? = tokens.next(), let section = attributes["data-section"] else {
      return nil
    }
    self.section = section
    groups = (attributes["data-groups"] ?? "").split(separator: "\n").map(String.init)
  }

  private static func first(_ word: StaticString, in bytes: [UInt8]) -> Int? {
    var place = 0
    while let less = Bytes.first(UInt8(ascii: "<"), in: bytes, from: place) {
      if Bytes.starts(word, bytes, at: less, ignoringCase: false) { return less }
      place = less + 1
    }
    return nil
  }

  /// Reads up to the end of what readers see.
  mutating func read() {
    var skipped: (name: String, depth: Int)?
    var heading: String?
    var block: [UInt8] = []
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
        } else if !Self.inline.contains(name) {
          end(&block)
          if Self.headings.contains(name) { heading = name }
        }
      case .closing("main"): return end(&block)
      case .closing(let name):
        if name == heading {
          end(&block, of: name)
          heading = nil
        } else if !Self.inline.contains(name) {
          end(&block)
        }
      case .text(let text): if !tokens.isComment { Self.add(text, to: &block) }
      }
    }
    end(&block)
  }

  private mutating func end(_ block: inout [UInt8], of heading: String? = nil) {
    if block.last == UInt8(ascii: " ") { block.removeLast() }
    guard !block.isEmpty else { return }
    if heading == "h1" { title = block } else { blocks.append((block, heading != nil)) }
    block = []
  }

  /// Adds text with one space for any number of them, and without what has no width and only says where a line may break.
  private static func add(_ text: String, to block: inout [UInt8]) {
    var bytes = text.utf8.makeIterator()
    while let byte = bytes.next() {
      if byte <= UInt8(ascii: " ") {
        if let last = block.last, last != UInt8(ascii: " ") { block.append(UInt8(ascii: " ")) }
      } else {
        block.append(byte)
        if byte == 0x8B, block.suffix(3).elementsEqual([0xE2, 0x80, 0x8B]) { block.removeLast(3) }
      }
    }
  }
}
