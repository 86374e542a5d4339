import Markup

/// What a page says to its readers: its sentences and its links, without what changes with every build.
struct PageWords: Hashable {
  private(set) var title = ""
  /// What it says, sentence by sentence, in order.
  private(set) var sentences: [String] = []
  /// Where its links lead, each once, in order.
  private(set) var links: [String] = []
  /// Why figures on it were corrected, as it says.
  private(set) var corrections: [String] = []

  /// Elements in the middle of which a sentence goes on.
  private static let inline: Set<String> = [
    "a", "abbr", "b", "cite", "code", "data", "em", "i", "kbd", "mark", "rb", "rp", "rt", "ruby", "s", "small", "span",
    "strong", "sub", "sup", "time", "u", "wbr",
  ]
  /// Parts that say nothing of their own: pictures of what tables say, figures that are compared by themselves and what
  /// they are worked out from, and when and from what the page was made.
  private static let skippedElements: Set<String> = ["svg", "script", "style", "template"]
  private static let skippedClasses: Set<String> = [
    "updated", "as-of", "upcoming", "days", "anchor", "chart-links", "release-facts", "neighbours", "origins",
  ]

  init(_ bytes: [UInt8]) {
    var reading = Reading()
    var tokens = HTMLTokens(bytes)
    while let token = tokens.next() { reading.take(token, isComment: tokens.isComment) }
    reading.flush()
    // Behind the bar stands the name of the site.
    title = reading.title.components(before: " | ")
    sentences = reading.sentences
    links = reading.links
    corrections = sentences.filter { $0.hasPrefix("[r]") }
  }

  /// A page as it is read.
  private struct Reading {
    var title = ""
    var sentences: [String] = []
    var links: [String] = []
    private var text = ""
    private var isTitle = false
    /// The element that is passed over; nothing is read in it.
    private var skipped: String?
    /// How many of its name stand open; others in it may have no end, as the shapes of a picture.
    private var depth = 0
    /// Whether the content of the page has begun: what stands around it is that of every page.
    private var isMain = false

    /// Elements without an end.
    private static let empty: Set<String> = [
      "area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr",
    ]

    mutating func take(_ token: HTMLTokens.Token, isComment: Bool) {
      switch token {
      case .opening(let name, let attributes):
        if depth > 0 {
          if name == skipped { depth += 1 }
          return
        }
        if name == "title" { isTitle = true }
        if name == "main" { isMain = true }
        if !inline.contains(name) { flush() }
        let classes = Set((attributes["class"] ?? "").split(separator: " ").map(String.init))
        let isFigures = name == "table" && attributes["class"] == nil && isInStatistics
        if name == "figure" { isInStatistics = classes.contains("statistics") }
        if skippedElements.contains(name) || !classes.isDisjoint(with: skippedClasses) || isFigures {
          if !Self.empty.contains(name) { (skipped, depth) = (name, 1) }
          return
        }
        if isMain, let address = attributes["href"] ?? attributes["src"], !address.hasPrefix("#") {
          let plain = AssetName.plain(address)
          if !links.contains(plain) { links.append(plain) }
        }
      case .closing(let name):
        if depth > 0 {
          if name == skipped { depth -= 1 }
          return
        }
        if name == "title" { isTitle = false }
        if name == "main" {
          flush()
          isMain = false
        }
        if !inline.contains(name) { flush() }
      case .text(let more):
        guard depth == 0, !isComment else { return }
        if isTitle { title += more } else if isMain { text += more }
      }
    }

    private var isInStatistics = false

    /// Ends a block, and divides it into sentences.
    mutating func flush() {
      defer { text = "" }
      var sentence = ""
      for character in text {
        if character.isWhitespace {
          if !sentence.isEmpty, sentence.last != " " { sentence.append(" ") }
          continue
        }
        sentence.append(character)
        if "。！？".contains(character) {
          sentences.append(sentence)
          sentence = ""
        }
      }
      while sentence.last == " " { sentence.removeLast() }
      if !sentence.isEmpty { sentences.append(sentence) }
    }
  }
}

extension String {
  /// What stands before a sign, or all of it.
  fileprivate func components(before sign: String) -> String {
    firstRange(of: sign).map { String(self[..<$0.lowerBound]) } ?? self
  }
}

/// Names of files that change with what they hold.
enum AssetName {
  /// A path without the sign of its version: `assets/site-3bkp88md2cwtx.css` is `assets/site.css`.
  static func plain(_ path: String) -> String {
    guard let slash = path.firstRange(of: "assets/"), let dot = path.lastIndex(of: "."),
      let hyphen = path[slash.upperBound...].lastIndex(of: "-"), hyphen < dot
    else { return path }
    let sign = path[path.index(after: hyphen)..<dot]
    let isSign = (9...13).contains(sign.utf8.count) && sign.allSatisfy { $0.isASCII && ($0.isNumber || $0.isLowercase) }
    return isSign ? String(path[..<hyphen]) + path[dot...] : path
  }
}
