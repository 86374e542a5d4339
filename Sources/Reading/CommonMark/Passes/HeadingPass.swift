import Diagnostics
import Markup

/// Gives every heading an anchor made from its text: Japanese kept, unique in the document, stable.
enum HeadingPass {
  static func apply(to node: Node, _ piece: Piece, _ state: inout DocumentState) {
    let level = node.headingLevel
    let text = text(of: node)
    if level == 1 {
      state.report(at: node, piece) { .topHeading(at: $0) }
    } else if level > (state.headings.last?.level ?? 1) + 1 {
      state.report(at: node, piece) { .skippedLevel(level, at: $0) }
    }
    state.headings.append(.init(level: level, id: anchor(for: text, &state.usedAnchors), text: text))
  }

  /// What a heading says; a footnote's number is no part of it.
  static func text(of node: Node) -> String { Marker.strip(Marker.withoutNotes(node.plainText)) }

  private static func anchor(for text: String, _ used: inout Anchors) -> String {
    var scalars = String.UnicodeScalarView()
    scalars.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      // Most headings are Japanese; asking Unicode for the properties of a character takes far longer.
      if scalar.isCJKLetter || ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) {
        scalars.append(scalar)
        continue
      }
      if ("A"..."Z").contains(scalar) {
        scalars.append(Unicode.Scalar(UInt8(scalar.value) | 0x20))
        continue
      }
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
        .spacingMark, .decimalNumber, .letterNumber, .otherNumber:
        scalars.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      default:
        if scalar == "_" {
          scalars.append(scalar)
        } else if scalar == "-" || scalar.properties.isWhitespace, let last = scalars.last, last != "-" {
          scalars.append("-")
        }
      }
    }
    if scalars.last == "-" { scalars.removeLast() }
    return used.take(scalars.isEmpty ? "section" : String(scalars))
  }

  /// Writes the anchors into the rendered headings, which libcmark leaves without attributes.
  ///
  /// Only libcmark writes `<h1>` to `<h6>`, one for every heading and in their order: text is escaped and raw HTML
  /// refused.
  static func addAnchors(_ headings: [MarkdownDocument.Heading], to html: [UInt8]) -> [UInt8] {
    guard !headings.isEmpty else { return html }
    var result: [UInt8] = []
    // It is kept as it is here, and an array that grows takes twice what it needs.
    result.reserveCapacity(html.count + headings.reduce(0) { $0 + " id=\"\"".utf8.count + $1.id.utf8.count })
    var copied = 0
    var next = 0
    var index = 0
    while next < headings.count, let less = Bytes.first(UInt8(ascii: "<"), in: html, from: index), less + 3 < html.count
    {
      index = less
      if html[index + 1] == UInt8(ascii: "h"), html[index + 2] == UInt8(ascii: "0") + UInt8(headings[next].level),
        html[index + 3] == UInt8(ascii: ">")
      {
        result += html[copied..<index + 3]
        result += " id=\"".utf8
        result.appendEscaped(headings[next].id)
        result.append(UInt8(ascii: "\""))
        copied = index + 3
        next += 1
      }
      index += 1
    }
    result += html[copied...]
    return result
  }
}

extension Diagnostic {
  static func topHeading(at place: Place) -> Self {
    Self(
      "markdown.top-heading", at: place,
      Message(en: "heading of level 1 in the text", ja: "本文に第1レベルの見出しがあります"),
      hint: Message(
        en: "the title of the page is its only heading of level 1; begin with '## '",
        ja: "第1レベルは題名（title）だけです。「## 」から始めてください"))
  }

  static func skippedLevel(_ level: Int, at place: Place) -> Self {
    Self(
      "markdown.skipped-heading-level", severity: .warning, at: place,
      Message(en: "heading of level \(level) skips a level", ja: "見出しのレベルが飛んでいます（第\(level)レベル）"),
      hint: Message(
        en: "readers who listen move by levels; go down one at a time", ja: "読み上げで使う人のために、1段ずつ下げてください"))
  }
}

/// The anchors of a document, each given once.
struct Anchors {
  private let reserved: Set<String>
  private var taken: Set<String> = []
  private var next: [String: Int] = [:]

  init(reserved: Set<String>) { self.reserved = reserved }

  /// The anchor, or the first numbered one that nobody has.
  mutating func take(_ stem: String) -> String {
    if isFree(stem) { return stem }
    while true {
      let number = next[stem, default: 2]
      next[stem] = number + 1
      let anchor = "\(stem)-\(number)"
      if isFree(anchor) { return anchor }
    }
  }

  private mutating func isFree(_ anchor: String) -> Bool {
    !reserved.contains(anchor) && taken.insert(anchor).inserted
  }
}
