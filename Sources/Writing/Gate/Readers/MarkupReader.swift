import Markup

// Reads HTML, SVG and other XML: text joined over inline tags, entities decoded, attributes, comments, scripts, styles.
extension FileReader {
  private static let less = UInt8(ascii: "<")
  private static let ampersand = UInt8(ascii: "&")

  /// Reads the whole file as markup.
  mutating func readMarkup(isHTML: Bool) {
    // An entity of its own can stand for anything.
    if !isHTML, Bytes.find("<!ENTITY", in: bytes, from: 0) < bytes.count { note(.unreadable, at: 0) }
    guard isHTML, let cleanSegments else { return readMarkup(0..<bytes.count, isHTML: isHTML) }
    var start = 0
    while start < bytes.count {
      let segment = start..<PageSegments.end(bytes, from: start)
      start = segment.upperBound
      let (isClean, hash) = rubyDepth == 0 ? cleanSegments.contains(bytes, segment) : (false, 0)
      if isClean { continue }
      let (before, isPlain) = (findingCount, rubyDepth == 0)
      readMarkup(segment, isHTML: true)
      end(at: segment.upperBound)
      if isPlain, rubyDepth == 0, findingCount == before { cleanSegments.add(bytes, segment, hash: hash) }
    }
  }

  /// Reads a part of the file, at the end of which no tag is open.
  private mutating func readMarkup(_ range: Range<Int>, isHTML: Bool) {
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      if byte == Self.less {
        index = readTag(at: index, isHTML: isHTML)
      } else if byte == Self.ampersand {
        let (scalars, length) = Entities.decoded(bytes, at: index)
        for scalar in scalars {
          if rubyDepth > 0 { ruby.read(scalar, at: index) } else { text.read(scalar, at: index) }
        }
        index += length
      } else if rubyDepth > 0 {
        index = ruby.read(bytes, index..<range.upperBound, stopsAtMarkup: true)
      } else {
        index = text.read(bytes, index..<range.upperBound, stopsAtMarkup: true)
      }
    }
  }

  // MARK: - Tags

  /// Reads a tag, comment or declaration, and says where it ends.
  private mutating func readTag(at start: Int, isHTML: Bool) -> Int {
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
    let meaning = TagMeaning(name)
    border(meaning, at: start, isEnd: isEnd, isHTML: isHTML)
    if isEnd {
      if nameEnd < bytes.count, bytes[nameEnd] == UInt8(ascii: ">") { return nameEnd + 1 }
      let end = Bytes.find(">", in: bytes, from: nameEnd)
      readAside(nameEnd..<end)
      return min(bytes.count, end + 1)
    }
    var attributes = AttributeList(tag: meaning)
    var scanner = TagScanner(bytes, from: nameEnd)
    while let attribute = scanner.next() { read(attribute, of: &attributes) }
    index = scanner.index
    if !attributes.isEmpty { check(attributes, at: start, isHTML: isHTML) }
    let isEmpty = index >= 2 && bytes[index - 2] == UInt8(ascii: "/")
    if !meaning.isDisjoint(with: [.script, .style]), !(isEmpty && !isHTML) {
      return readRaw(from: index, meaning, attributes, isHTML: isHTML)
    }
    return index
  }

  /// What a tag does to the text around it.
  private mutating func border(_ meaning: TagMeaning, at start: Int, isEnd: Bool, isHTML: Bool) {
    if !meaning.contains(.inline) {
      // What the elements of other XML are nobody knows; they stand beside one another.
      if meaning.contains(.border) || !isHTML {
        text.separate(at: start)
      } else {
        text.end(at: start)
        ruby.end(at: start)
      }
    }
    if meaning.contains(.pause) { text.pause(at: start) }
    if meaning.contains(.rubyText) {
      rubyDepth = isEnd ? 0 : 1
    } else if meaning.contains(.rubyEnd) {
      rubyDepth = 0
    }
  }

  private mutating func readDeclaration(at start: Int) -> Int {
    let declaration = Declaration(bytes, at: start)
    if declaration.isText { readPlain(declaration.content) } else { readAside(declaration.content) }
    return declaration.end
  }

  /// Reads what is no text of the page.
  private mutating func readAside(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    readBeside(range)
    side.end(at: range.upperBound)
  }

  /// Reads script or style up to its closing tag.
  private mutating func readRaw(
    from start: Int, _ meaning: TagMeaning, _ attributes: AttributeList, isHTML: Bool
  ) -> Int {
    let isScript = meaning.contains(.script)
    let end = Bytes.find(isScript ? "</script" : "</style", in: bytes, from: start, ignoringCase: true)
    let content = Array(bytes[start..<end])
    if !content.allSatisfy({ $0 <= 0x20 }) {
      let isData = isScript && attributes.isData
      if isHTML, !isData, isScript || !standsAlone { note(.inlineCode, at: start) }
      let format: FileFormat = isData ? .json : isScript ? .script : .style
      let found = Gate.findings(in: content, format: format, knowledge, depth: depth + 1)
      border += found.map { ($0.finding, start + $0.offset) }
    }
    return end
  }

  // MARK: - Attributes

  private mutating func read(_ attribute: TagScanner.Attribute, of list: inout AttributeList) {
    guard let value = attribute.value else {
      if AttributeList.matters(bytes, attribute.name) {
        list.add(String(decoding: bytes[attribute.name], as: UTF8.self), "", at: attribute.name.lowerBound)
      }
      return
    }
    readValue(value)
    if AttributeList.matters(bytes, attribute.name), !list.isQuiet(bytes, attribute.name, value) {
      list.add(String(decoding: bytes[attribute.name], as: UTF8.self), decoded(value), at: value.lowerBound)
    }
  }

  /// Reads the value of an attribute.
  ///
  /// What is found in it depends on its bytes alone, so that what was clean once is clean again: the lane beside the text
  /// is ended before a value and behind it, and neither the name of the attribute nor its tag is asked for here.
  private mutating func readValue(_ range: Range<Int>) {
    if range.isEmpty { return }
    guard let cleanValues else { return readNewValue(range) }
    let (isClean, hash) = cleanValues.contains(bytes, range)
    if isClean { return }
    let before = findingCount
    readNewValue(range)
    if findingCount == before { cleanValues.add(bytes, range, hash: hash) }
  }

  private mutating func readNewValue(_ range: Range<Int>) {
    var index = range.lowerBound
    var hasEncodings = false
    while index < range.upperBound {
      if bytes[index] == Self.ampersand {
        let (scalars, length) = Entities.decoded(bytes, at: index)
        for scalar in scalars { side.read(scalar, at: index) }
        index += length
        hasEncodings = true
        continue
      }
      var next = index
      while next < range.upperBound, bytes[next] != Self.ampersand {
        if bytes[next] == UInt8(ascii: "%") || bytes[next] == UInt8(ascii: ":") || bytes[next] == UInt8(ascii: "+") {
          hasEncodings = true
        }
        next += 1
      }
      index = side.read(bytes, index..<next)
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
        let (scalar, length) = UTF8Text.scalar(bytes, at: index, before: range.upperBound)
        if let scalar = Unicode.Scalar(scalar) { text.append(scalar) }
        index += length
      }
    }
    return String(text)
  }
}
