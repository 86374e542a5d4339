/// The attributes of a tag that load something, or run.
struct AttributeList {
  let tag: TagMeaning
  private(set) var values: [(name: String, value: String, offset: Int)] = []

  init(tag: TagMeaning) { self.tag = tag }

  /// Whether it has none.
  var isEmpty: Bool { values.isEmpty }

  mutating func add(_ name: String, _ value: String, at offset: Int) {
    values.append((name.lowercased(), value, offset))
  }

  /// The value of an attribute.
  subscript(_ name: String) -> String? { values.first { $0.name == name }?.value }

  /// Whether a script holds data and runs nothing.
  var isData: Bool {
    let type = self["type"]?.lowercased() ?? ""
    return type.hasSuffix("json")
  }

  /// Names by their first letter, so that most are passed by their length.
  private static let names: [[[UInt8]]] = {
    let names = [
      "src", "srcset", "href", "xlink:href", "poster", "data", "action", "formaction", "background", "style", "type",
      "rel", "name", "content", "http-equiv", "imagesrcset", "ping", "manifest", "cite", "srcdoc",
    ].map { Array($0.utf8) }
    return (0..<26).map { letter in names.filter { $0[0] == UInt8(ascii: "a") + UInt8(letter) } }
  }()

  /// Whether an attribute is one of those; handlers of events begin with `on`.
  static func matters(_ bytes: [UInt8], _ name: Range<Int>) -> Bool {
    guard (3...11).contains(name.count) || name.count > 4 else { return false }
    let first = bytes[name.lowerBound] | 0x20
    if first == UInt8(ascii: "o"), name.count > 4, bytes[name.lowerBound + 1] | 0x20 == UInt8(ascii: "n") {
      return true
    }
    guard (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else { return false }
    return names[Int(first - UInt8(ascii: "a"))].contains { wanted in
      wanted.count == name.count
        && wanted.indices.allSatisfy { place in
          let byte = bytes[name.lowerBound + place]
          return ((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) == wanted[place]
        }
    }
  }

  /// Whether an attribute of a link that a reader follows loads and runs nothing: what the link is to the page, or an address
  /// that cannot be a script.
  func isQuiet(_ bytes: [UInt8], _ name: Range<Int>, _ value: Range<Int>) -> Bool {
    guard tag.contains(.anchor) else { return false }
    if bytes[name].elementsEqual("rel".utf8) { return true }
    guard bytes[name].elementsEqual("href".utf8), let first = bytes[value].first else { return false }
    switch first {
    case UInt8(ascii: "a")...UInt8(ascii: "i"), UInt8(ascii: "k")...UInt8(ascii: "z"), UInt8(ascii: "."),
      UInt8(ascii: "#"), UInt8(ascii: "/"):
      return true
    default: return false
    }
  }
}

extension FileReader {
  /// Links that tell of a page and load nothing.
  private static let quietLinks: Set<String> = [
    "self", "edit", "via", "related", "up", "canonical", "alternate", "author", "license", "help", "prev", "next", "me",
    "bookmark", "tag", "search",
    "nofollow",
    "external", "noopener",
  ]

  /// What a tag loads, and whether it runs something.
  mutating func check(_ attributes: AttributeList, at start: Int, isHTML: Bool) {
    for (name, value, offset) in attributes.values {
      switch name {
      case "style":
        if isHTML { note(.inlineCode, at: offset) }
        checkStyle(Array(value.utf8)[...], at: offset)
      case "href", "xlink:href":
        if Self.isScript(value) { note(.inlineCode, at: offset) }
        if attributes.tag.contains(.anchor) { continue }
        let words = (attributes["rel"] ?? "").lowercased().split(separator: " ").map(String.init)
        if attributes.tag.contains(.link), !words.isEmpty, words.allSatisfy(Self.quietLinks.contains) { continue }
        checkResource(value, at: offset)
      case "srcset", "imagesrcset":
        for candidate in value.split(separator: ",") { checkResource(String(candidate), at: offset) }
      case "src", "poster", "data", "action", "formaction", "background", "manifest", "ping":
        checkResource(value, at: offset)
      case "srcdoc":
        // A page inside the page, which the security policy forbids as well.
        note(.inlineCode, at: offset)
        border += Gate.findings(in: Array(value.utf8), format: .html, knowledge, depth: depth + 1).map {
          ($0.finding, offset)
        }
      case "content":
        if attributes.tag.contains(.meta), attributes["http-equiv"]?.lowercased() == "refresh" {
          checkResource(String(value.split(separator: "=").last ?? ""), at: offset)
        }
      case "name":
        if attributes.tag.contains(.meta), value.lowercased() == "generator" { note(.buildTrace, at: offset) }
      case _ where name.hasPrefix("on") && name.count > 4:
        if isHTML { note(.inlineCode, at: offset) }
      default: break
      }
    }
  }

  private static func isScript(_ address: String) -> Bool {
    guard address.utf8.contains(UInt8(ascii: ":")) else { return false }
    // Most begin with another letter of ASCII; what does not may begin with a space of any kind.
    guard let first = address.utf8.first(where: { $0 > 0x20 }), first >= 0x80 || first | 0x20 == UInt8(ascii: "j")
    else { return false }
    return address.filter { !$0.isWhitespace }.lowercased().hasPrefix("javascript:")
  }

  /// An address of something that is loaded: of this site, or data.
  mutating func checkResource(_ address: String, at offset: Int) {
    // Most lead to a file of the site by a path alone.
    guard
      address.utf8.contains(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "\\") }) || address.contains("//")
    else { return }
    let address = address.drop { $0.isWhitespace }.lowercased()
    if Self.isScript(address) { return note(.inlineCode, at: offset) }
    if address.hasPrefix("//") || address.hasPrefix("\\\\") { return note(.thirdParty, at: offset) }
    guard let colon = address.firstIndex(of: ":") else { return }
    let scheme = address[..<colon]
    let isScheme = scheme.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
    if isScheme, !scheme.isEmpty, scheme != "data" { note(.thirdParty, at: offset) }
  }

  /// What a style loads by `url()` and `@import`.
  mutating func checkStyle(_ style: ArraySlice<UInt8>, at offset: Int) {
    let text = String(decoding: style, as: UTF8.self).lowercased()
    for match in text.matches(of: #/url\(\s*["']?([^"')]*)/#) { checkResource(String(match.output.1), at: offset) }
    for match in text.matches(of: #/@import\s+["']([^"']*)/#) { checkResource(String(match.output.1), at: offset) }
  }
}
