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
    case afterName
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
  /// Whether the tag has an attribute that says what its `content` is.
  private var seen = false

  /// Whether a `<` stood inside quotes since this was last looked at.
  var hasTagInAttribute = false

  /// Stands for the beginning of an address that nobody knows here.
  private static let unsettled: [UInt8] = [0]

  static let addressAttributes: Set<String> = [
    "href", "src", "action", "formaction", "cite", "data", "poster", "background", "manifest", "ping", "xlink:href",
  ]
  static let codeAttributes: Set<String> = ["style", "srcdoc", "srcset", "imagesrcset"]
  /// Elements whose attributes can become addresses or code in ways of their own.
  static let codeElements: Set<String> = [
    "animate", "animatemotion", "animatetransform", "set", "base", "object", "embed", "applet",
  ]
  /// Elements whose contents browsers do not read as markup.
  static let rawElements: Set<String> = ["script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext"]

  /// What may be printed here.
  var place: Place {
    switch state {
    case .text: return .content
    case .tagOpening, .tagName, .inTag, .attributeName, .afterName, .declaration: return .forbidden(.tag)
    case .afterEquals, .unquotedValue: return .forbidden(.unquoted)
    case .comment: return .forbidden(.comment)
    case .rawText: return .forbidden(.rawText)
    case .attributeValue:
      let attribute = String(decoding: name, as: UTF8.self)
      let tag = String(decoding: element, as: UTF8.self)
      // `<meta http-equiv=refresh content=…>` leads elsewhere; only a meta that says its name first may have a value.
      let isRefresh = tag == "meta" && attribute == "content" && !seen
      if attribute.hasPrefix("on") || Self.codeAttributes.contains(attribute) || Self.codeElements.contains(tag)
        || isRefresh
      {
        return .forbidden(.eventHandler)
      }
      guard Self.addressAttributes.contains(attribute) else { return .attribute }
      if prefix.isEmpty { return .address }
      let isSettled =
        prefix.contains { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") } || prefix.starts(with: "tel:".utf8)
        || prefix.starts(with: "mailto:".utf8)
      return isSettled ? .addressRest : .forbidden(.addressMiddle)
    }
  }

  /// The context behind a section, which may run or not; `nil` if markup cannot go on in the same way.
  ///
  /// `self` is the context where the section began, `end` the one where it ends.
  func joined(with end: HTMLContext) -> HTMLContext? {
    if self == end { return self }
    guard element == end.element, seen == end.seen || end.state == .inTag else { return nil }
    // A section may add whole attributes.
    if state == .tagName || state == .inTag, end.state == .inTag { return end }
    guard case .attributeValue = state, state == end.state, name == end.name else { return nil }
    // What stands in front of a value depends on the section, so that it settles nothing.
    var joined = end
    joined.prefix = Self.unsettled
    return joined
  }

  /// Notes that a value was printed here.
  mutating func print() {
    // Behind an address that was printed whole, more of it may follow only as its query or fragment.
    if case .attributeValue = state, prefix.isEmpty { prefix = Self.unsettled }
  }

  /// Reads static text.
  mutating func read(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { read(byte) }
  }

  private mutating func read(_ byte: UInt8) {
    switch state {
    case .text:
      if byte == UInt8(ascii: "<") { state = .tagOpening }
      element = []
    case .tagOpening, .tagName, .inTag: readTag(byte)
    case .attributeName, .afterName: readAttribute(byte)
    case .afterEquals: readBeforeValue(byte)
    case .attributeValue(let quote): readValue(byte, quote)
    case .unquotedValue:
      if byte == UInt8(ascii: ">") { closeTag() } else if byte.isSpace { state = .inTag }
    case .declaration, .comment: readUnseen(byte)
    case .rawText: readRawText(byte)
    }
  }

  private mutating func readTag(_ byte: UInt8) {
    switch (state, byte) {
    case (.tagOpening, UInt8(ascii: "!")): (state, element) = (.declaration, [])
    case (.tagOpening, _):
      let isTag = byte.isLetter || byte == UInt8(ascii: "/")
      (state, element) = isTag ? (.tagName, [byte.lowercased]) : (.text, element)
    case (_, UInt8(ascii: ">")): closeTag()
    case (.tagName, _):
      if byte.isSpace || byte == UInt8(ascii: "/") { state = .inTag } else { element.append(byte.lowercased) }
    default:
      if !byte.isSpace, byte != UInt8(ascii: "/") { (state, name) = (.attributeName, [byte.lowercased]) }
    }
  }

  private mutating func readAttribute(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "="): state = .afterEquals
    case UInt8(ascii: ">"): closeTag()
    case _ where state == .attributeName:
      if byte.isSpace { state = .afterName } else { name.append(byte.lowercased) }
    case UInt8(ascii: "/"): state = .inTag
    default: if !byte.isSpace { (state, name) = (.attributeName, [byte.lowercased]) }
    }
  }

  private mutating func readBeforeValue(_ byte: UInt8) {
    prefix = []
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): state = .attributeValue(quote: byte)
    case UInt8(ascii: ">"): closeTag()
    default: if !byte.isSpace { state = .unquotedValue }
    }
  }

  private mutating func readValue(_ byte: UInt8, _ quote: UInt8) {
    guard byte == quote else {
      // A tag inside an attribute is an attribute whose quote was forgotten.
      if byte == UInt8(ascii: "<") { hasTagInAttribute = true }
      return prefix.append(byte)
    }
    let attribute = String(decoding: name, as: UTF8.self)
    let value = String(decoding: prefix, as: UTF8.self).lowercased()
    // A security policy leads nowhere, whatever it says.
    seen =
      seen || ["name", "property", "itemprop"].contains(attribute)
      || attribute == "http-equiv" && value == "content-security-policy"
    (state, name, prefix) = (.inTag, [], [])
  }

  /// What browsers do not show: declarations and comments.
  private mutating func readUnseen(_ byte: UInt8) {
    if state == .comment {
      element = element.suffix(2) + [byte]
      if element.elementsEqual("-->".utf8) { (state, element) = (.text, []) }
      return
    }
    element.append(byte)
    if element.starts(with: "--".utf8) {
      (state, element) = (.comment, [])
    } else if byte == UInt8(ascii: ">") {
      (state, element) = (.text, [])
    }
  }

  private mutating func readRawText(_ byte: UInt8) {
    // `element` keeps the name in front and the last bytes behind a NUL.
    let parts = element.split(separator: 0, maxSplits: 1)
    let ending = Array("</".utf8) + (parts.first.map(Array.init) ?? [])
    let seen = ((parts.count > 1 ? Array(parts[1]) : []) + [byte.lowercased]).suffix(ending.count)
    if seen.elementsEqual(ending) {
      (state, element) = (.tagName, ending)
    } else {
      element = Array(ending.dropFirst(2)) + [0] + seen
    }
  }

  private mutating func closeTag() {
    name = []
    prefix = []
    seen = false
    if Self.rawElements.contains(String(decoding: element, as: UTF8.self)) {
      state = .rawText
    } else {
      (state, element) = (.text, [])
    }
  }
}

extension UInt8 {
  fileprivate var isSpace: Bool { self == 32 || (9...13).contains(self) && self != 11 }

  fileprivate var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }

  /// A capital letter of ASCII as a small one.
  fileprivate var lowercased: UInt8 { isLetter ? self | 0x20 : self }
}
