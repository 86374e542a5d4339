// Reads HTML, SVG and other XML: text joined over inline tags, entities decoded, attributes, comments, scripts, styles.
extension FileReader {
  private static let less = UInt8(ascii: "<")
  private static let greater = UInt8(ascii: ">")
  private static let ampersand = UInt8(ascii: "&")

  /// Tags that do not end a word.
  private static let inlineTags: Set<UInt64> = Set(
    [
      "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "input",
      "ins", "kbd",
      "label", "mark", "q", "rb", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time",
      "tspan", "textpath", "u", "var", "wbr",
    ].map(TagName.packed))
  private static let rubyTexts: Set<UInt64> = Set(["rt", "rp"].map(TagName.packed))
  /// Elements that begin or end the small letters beside a text, closed or not.
  private static let rubyEnds: Set<UInt64> = Set(["ruby", "rb"].map(TagName.packed))
  /// Inline elements that stand apart from what is around them.
  private static let pauses: Set<UInt64> = Set(["br", "sup", "sub"].map(TagName.packed))
  /// Elements that stand beside one another: cells, rows, items of lists, texts of a drawing.
  private static let borders: Set<UInt64> = Set(
    ["td", "th", "tr", "li", "dt", "dd", "option", "text"].map(TagName.packed))
  private static let script = TagName.packed("script")
  private static let style = TagName.packed("style")

  /// Reads the whole file as markup.
  mutating func readMarkup(isHTML: Bool) {
    // An entity of its own can stand for anything.
    if !isHTML, find("<!ENTITY", from: 0) < bytes.count { note(.unreadable, at: 0) }
    var index = 0
    var rubyDepth = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == Self.less {
        index = readTag(at: index, isHTML: isHTML, &rubyDepth)
      } else if byte == Self.ampersand {
        let (scalars, length) = Entities.decoded(bytes, at: index)
        for scalar in scalars {
          if rubyDepth > 0 { ruby.read(scalar, at: index) } else { text.read(scalar, at: index) }
        }
        index += length
      } else {
        let (scalar, length) = scalar(at: index, before: bytes.count)
        if rubyDepth > 0 { ruby.read(scalar, at: index) } else { text.read(scalar, at: index) }
        index += length
      }
    }
  }

  // MARK: - Tags

  /// Reads a tag, comment or declaration, and says where it ends.
  private mutating func readTag(at start: Int, isHTML: Bool, _ rubyDepth: inout Int) -> Int {
    var index = start + 1
    if index < bytes.count, bytes[index] == UInt8(ascii: "!") || bytes[index] == UInt8(ascii: "?") {
      return readDeclaration(at: start)
    }
    let isEnd = index < bytes.count && bytes[index] == UInt8(ascii: "/")
    if isEnd { index += 1 }
    let (name, nameEnd) = TagName.read(bytes, at: index)
    guard nameEnd > index else {
      text.read(UInt32(Self.less), at: start)
      return start + 1
    }
    if !Self.inlineTags.contains(name) {
      // What the elements of other XML are nobody knows; they stand beside one another.
      if Self.borders.contains(name) || !isHTML {
        text.separate(at: start)
      } else {
        text.end(at: start)
        ruby.end(at: start)
      }
    }
    if Self.pauses.contains(name) { text.pause(at: start) }
    if Self.rubyTexts.contains(name) {
      rubyDepth = isEnd ? 0 : 1
    } else if Self.rubyEnds.contains(name) {
      rubyDepth = 0
    }
    if isEnd {
      if nameEnd < bytes.count, bytes[nameEnd] == Self.greater { return nameEnd + 1 }
      return readAside(nameEnd, until: ">")
    }
    var attributes = AttributeList(tag: name)
    index = readAttributes(from: nameEnd, of: &attributes, isHTML: isHTML)
    check(attributes, at: start, isHTML: isHTML)
    let isEmpty = index >= 2 && bytes[index - 2] == UInt8(ascii: "/")
    if name == Self.script || name == Self.style, !(isEmpty && !isHTML) {
      return readRaw(from: index, name, attributes, isHTML: isHTML)
    }
    return index
  }

  private mutating func readDeclaration(at start: Int) -> Int {
    if starts("<!--", at: start) { return readAside(start + 4, until: "-->") }
    if starts("<![CDATA[", at: start) {
      let end = find("]]>", from: start + 9)
      readPlain(start + 9..<end, into: \.text)
      return min(bytes.count, end + 3)
    }
    return readAside(start + 2, until: ">")
  }

  /// Reads what is no text of the page, and says where it ends.
  private mutating func readAside(_ start: Int, until mark: StaticString) -> Int {
    let end = find(mark, from: start)
    if end > start {
      readPlain(start..<end, into: \.side)
      side.end(at: end)
    }
    return min(bytes.count, end + mark.utf8CodeUnitCount)
  }

  /// Reads script or style up to its closing tag.
  private mutating func readRaw(from start: Int, _ name: UInt64, _ attributes: AttributeList, isHTML: Bool) -> Int {
    var end = start
    let mark: StaticString = name == Self.script ? "</script" : "</style"
    end = find(mark, from: start, ignoringCase: true)
    let content = Array(bytes[start..<end])
    if !content.allSatisfy({ $0 <= 0x20 }) {
      let isData = name == Self.script && attributes.isData
      if isHTML, !isData { note(.inlineCode, at: start) }
      let format: FileFormat = isData ? .json : name == Self.script ? .script : .style
      let found = Gate.findings(in: content, format: format, knowledge, depth: depth + 1)
      border += found.map { ($0.finding, start + $0.offset) }
    }
    return end
  }

  // MARK: - Attributes

  private mutating func readAttributes(from start: Int, of list: inout AttributeList, isHTML: Bool) -> Int {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte == Self.greater { return index + 1 }
      if byte <= 0x20 || byte == UInt8(ascii: "/") {
        index += 1
        continue
      }
      let nameStart = index
      while index < bytes.count, bytes[index] > 0x20,
        ![UInt8(ascii: "="), Self.greater, UInt8(ascii: "/")].contains(bytes[index])
      {
        index += 1
      }
      if index == nameStart { index += 1 }
      let name = nameStart..<index
      while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
      guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else {
        list.add(String(decoding: bytes[name], as: UTF8.self), "", at: nameStart)
        continue
      }
      index += 1
      while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
      guard index < bytes.count else { return index }
      let quote = bytes[index]
      let value: Range<Int>
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        let end = bytes[(index + 1)...].firstIndex(of: quote) ?? bytes.count
        value = index + 1..<end
        index = min(bytes.count, end + 1)
      } else {
        let end = bytes[index...].firstIndex { $0 <= 0x20 || $0 == Self.greater } ?? bytes.count
        value = index..<end
        index = end
      }
      readValue(value)
      if AttributeList.matters(bytes, name) {
        list.add(String(decoding: bytes[name], as: UTF8.self), decoded(value), at: value.lowerBound)
      }
    }
    return index
  }

  private mutating func readValue(_ range: Range<Int>) {
    var index = range.lowerBound
    var hasEncodings = false
    while index < range.upperBound {
      let byte = bytes[index]
      if byte == Self.ampersand {
        let (scalars, length) = Entities.decoded(bytes, at: index)
        for scalar in scalars { side.read(scalar, at: index) }
        index += length
        hasEncodings = true
        continue
      }
      if byte == UInt8(ascii: "%") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "+") { hasEncodings = true }
      let (scalar, length) = scalar(at: index, before: range.upperBound)
      side.read(scalar, at: index)
      index += length
    }
    side.end(at: range.upperBound)
    guard hasEncodings else { return }
    if bytes[range].contains(Self.ampersand) {
      var inner = FileReader(Array(decoded(range).utf8), knowledge, depth: depth + 1)
      inner.readEncodings(0..<inner.bytes.count)
      border += inner.finish().map { ($0.finding, range.lowerBound) }
    } else {
      readEncodings(range)
    }
  }

  private func decoded(_ range: Range<Int>) -> String {
    guard bytes[range].contains(Self.ampersand) else { return String(decoding: bytes[range], as: UTF8.self) }
    var text = String.UnicodeScalarView()
    var index = range.lowerBound
    while index < range.upperBound {
      if bytes[index] == Self.ampersand {
        let (scalars, length) = Entities.decoded(bytes, at: index)
        text.append(contentsOf: scalars.compactMap(Unicode.Scalar.init))
        index += length
      } else {
        let (scalar, length) = scalar(at: index, before: range.upperBound)
        if let scalar = Unicode.Scalar(scalar) { text.append(scalar) }
        index += length
      }
    }
    return String(text)
  }

  // MARK: - Finding places

  private func starts(_ mark: StaticString, at index: Int) -> Bool {
    let count = mark.utf8CodeUnitCount
    guard index + count <= bytes.count else { return false }
    return mark.description.utf8.elementsEqual(bytes[index..<index + count])
  }

  /// Where a mark stands from a place on; the end of the file if it does not.
  private func find(_ mark: StaticString, from start: Int, ignoringCase: Bool = false) -> Int {
    let wanted = Array(mark.description.utf8)
    var index = start
    while index + wanted.count <= bytes.count {
      if bytes[index] == wanted[0],
        zip(bytes[index...], wanted).allSatisfy({ ignoringCase ? lower($0) == $1 : $0 == $1 })
      {
        return index
      }
      index += 1
    }
    return bytes.count
  }

  private func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}

/// Names of tags as numbers, so that comparing them costs nothing: the first eight letters, in lower case.
enum TagName {
  static func packed(_ name: String) -> UInt64 {
    name.utf8.prefix(9).reduce(0) { $0 << 8 | UInt64($1 | 0x20) }
  }

  /// A name and where it ends; what is before a colon belongs to it.
  static func read(_ bytes: [UInt8], at start: Int) -> (name: UInt64, end: Int) {
    var (name, index): (UInt64, Int) = (0, start)
    guard index < bytes.count, (0x41...0x5A).contains(bytes[index] & 0xDF) else { return (0, start) }
    while index < bytes.count, bytes[index] > 0x20, bytes[index] != UInt8(ascii: ">"), bytes[index] != UInt8(ascii: "/")
    {
      name = name << 8 | UInt64(bytes[index] | 0x20)
      index += 1
    }
    return (name, index)
  }
}
