/// Follows the markup of a template and tells what may be printed where it stands.
///
/// It reads as much of HTML's tokenizer as templates need: text, tags, quoted attributes, comments and raw text
/// elements. The idea is that of contextual checks in Go's html/template; here a wrong place is refused when templates
/// are loaded, not escaped differently.
struct HTMLContext: Equatable {
  /// Where in the markup.
  enum State: Equatable {
    case text
    case tagOpening
    case tagName
    case inTag
    case attributeName
    case afterEquals
    case attributeValue(quote: UInt8)
    case unquotedValue
    case comment
    case declaration
    case rawText
  }

  /// What may be printed.
  enum Place: Equatable {
    /// Text and markup.
    case content
    /// Text, inside quotes.
    case attribute
    /// An address from its beginning.
    case address
    /// Text behind the part of an address that decides where it leads.
    case addressRest
    /// Nothing; with the reason.
    case forbidden(Reason)
  }

  enum Reason: String {
    case unquoted = "outside the quotes of an attribute"
    case tag = "inside a tag"
    case comment = "inside a comment"
    case rawText = "inside a script or style element"
    case eventHandler = "in an attribute that holds code"
    case addressMiddle = "in the part of an address that decides where it leads"

    var ja: String {
      switch self {
      case .unquoted: "引用符のない属性値の中"
      case .tag: "タグの中"
      case .comment: "コメントの中"
      case .rawText: "scriptまたはstyle要素の中"
      case .eventHandler: "コードが入る属性の中"
      case .addressMiddle: "行き先を決めるURLの途中"
      }
    }
  }

  private(set) var state = State.text
  private var name: [UInt8] = []
  private var element: [UInt8] = []
  private var prefix: [UInt8] = []

  static let addressAttributes: Set<String> = [
    "href", "src", "action", "formaction", "cite", "data", "poster", "background", "manifest", "ping", "xlink:href",
  ]
  static let codeAttributes: Set<String> = ["style", "srcdoc", "srcset", "imagesrcset"]

  /// What may be printed here.
  var place: Place {
    switch state {
    case .text: return .content
    case .tagOpening, .tagName, .inTag, .attributeName, .declaration: return .forbidden(.tag)
    case .afterEquals, .unquotedValue: return .forbidden(.unquoted)
    case .comment: return .forbidden(.comment)
    case .rawText: return .forbidden(.rawText)
    case .attributeValue:
      let attribute = String(decoding: name, as: UTF8.self)
      if attribute.hasPrefix("on") || Self.codeAttributes.contains(attribute) { return .forbidden(.eventHandler) }
      guard Self.addressAttributes.contains(attribute) else { return .attribute }
      if prefix.isEmpty { return .address }
      let isSettled =
        prefix.contains { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") } || prefix.starts(with: "tel:".utf8)
        || prefix.starts(with: "mailto:".utf8)
      return isSettled ? .addressRest : .forbidden(.addressMiddle)
    }
  }

  /// Whether markup can go on in the same way from here and from there; attributes may come or stay away.
  func continues(like other: HTMLContext) -> Bool {
    state == other.state || (other.state == .tagName && state == .inTag)
  }

  /// Notes that a value was printed here.
  mutating func print() {
    // Behind an address that was printed whole, more of it may follow only as its query or fragment.
    if case .attributeValue = state, prefix.isEmpty { prefix = [0] }
  }

  /// Reads static text.
  mutating func read(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { read(byte) }
  }

  private mutating func read(_ byte: UInt8) {
    let isSpace = byte == 32 || byte == 9 || byte == 10 || byte == 13 || byte == 12
    let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    switch state {
    case .text:
      if byte == UInt8(ascii: "<") { state = .tagOpening }
      element = []
    case .tagOpening:
      if byte == UInt8(ascii: "!") {
        (state, element) = (.declaration, [])
      } else if byte == UInt8(ascii: "/") || isLetter {
        (state, element) = (.tagName, [byte | (isLetter ? 0x20 : 0)])
      } else {
        state = .text
      }
    case .tagName:
      if isSpace || byte == UInt8(ascii: "/") {
        state = .inTag
      } else if byte == UInt8(ascii: ">") {
        closeTag()
      } else {
        element.append(isLetter ? byte | 0x20 : byte)
      }
    case .inTag:
      if byte == UInt8(ascii: ">") {
        closeTag()
      } else if !isSpace, byte != UInt8(ascii: "/") {
        (state, name) = (.attributeName, [isLetter ? byte | 0x20 : byte])
      }
    case .attributeName:
      if byte == UInt8(ascii: "=") {
        state = .afterEquals
      } else if byte == UInt8(ascii: ">") {
        closeTag()
      } else if isSpace {
        state = .inTag
      } else {
        name.append(isLetter ? byte | 0x20 : byte)
      }
    case .afterEquals:
      prefix = []
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        state = .attributeValue(quote: byte)
      } else if byte == UInt8(ascii: ">") {
        closeTag()
      } else if !isSpace {
        state = .unquotedValue
      }
    case .attributeValue(let quote):
      if byte == quote { (state, name, prefix) = (.inTag, [], []) } else { prefix.append(byte) }
    case .unquotedValue:
      if byte == UInt8(ascii: ">") { closeTag() } else if isSpace { state = .inTag }
    case .declaration:
      element.append(byte)
      if element.starts(with: "--".utf8) {
        (state, element) = (.comment, [])
      } else if byte == UInt8(ascii: ">") {
        (state, element) = (.text, [])
      }
    case .comment:
      element = element.suffix(2) + [byte]
      if element.elementsEqual("-->".utf8) { (state, element) = (.text, []) }
    case .rawText:
      // `element` keeps the name in front and the last bytes behind a NUL.
      let parts = element.split(separator: 0, maxSplits: 1)
      let ending = Array("</".utf8) + (parts.first.map(Array.init) ?? [])
      let seen = ((parts.count > 1 ? Array(parts[1]) : []) + [isLetter ? byte | 0x20 : byte]).suffix(ending.count)
      if seen.elementsEqual(ending) {
        (state, element) = (.tagName, ending)
      } else {
        element = Array(ending.dropFirst(2)) + [0] + seen
      }
    }
  }

  private mutating func closeTag() {
    name = []
    prefix = []
    if element.elementsEqual("script".utf8) || element.elementsEqual("style".utf8) {
      state = .rawText
    } else {
      (state, element) = (.text, [])
    }
  }
}
