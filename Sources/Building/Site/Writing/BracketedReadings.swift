/// Readings in brackets, as in 食（た）べる, that become ruby: names and titles are plain text, in which nobody can write ruby,
/// and readers who hide readings mean all of them.
enum BracketedReadings {
  private static let opening = Array("（".utf8)
  private static let closing = Array("）".utf8)
  /// Elements in which there is no markup, or which have readings already.
  private static let untouched: Set<String> = ["title", "option", "ruby", "script", "style", "svg", "textarea"]

  /// A finished page whose readings are ruby.
  static func asRuby(_ page: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(page.count + page.count / 8)
    /// The element that is passed over, if one is.
    var passed: String?
    var index = page.startIndex
    while index < page.endIndex {
      if page[index] == UInt8(ascii: "<") {
        let end = page[index...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? page.endIndex
        let (name, isClosing) = name(of: page[index..<end])
        if passed == nil, !isClosing, untouched.contains(name) { passed = name }
        if isClosing, passed == name { passed = nil }
        result += page[index..<end]
        index = end
      } else {
        let end = page[index...].firstIndex(of: UInt8(ascii: "<")) ?? page.endIndex
        if passed == nil { add(page[index..<end], to: &result) } else { result += page[index..<end] }
        index = end
      }
    }
    return result
  }

  private static func name(of tag: ArraySlice<UInt8>) -> (name: String, isClosing: Bool) {
    let inner = tag.dropFirst()
    let isClosing = inner.first == UInt8(ascii: "/")
    let letters = (isClosing ? inner.dropFirst() : inner).prefix {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
    }
    return (String(decoding: letters, as: UTF8.self).lowercased(), isClosing)
  }

  /// Adds a text without markup.
  private static func add(_ text: ArraySlice<UInt8>, to result: inout [UInt8]) {
    var rest = text
    while let bracket = rest.firstRange(of: opening) {
      let reading = leadingHiragana(rest[bracket.upperBound...])
      let base = base(endingIn: rest[..<bracket.lowerBound], of: reading)
      if base.isEmpty || reading.isEmpty || !rest[reading.endIndex...].starts(with: closing) {
        result += rest[..<bracket.upperBound]
        rest = rest[bracket.upperBound...]
      } else {
        result += rest[..<base.startIndex] + "<ruby>".utf8 + base + "<rp>（</rp><rt>".utf8 + reading
        result += "</rt><rp>）</rp></ruby>".utf8
        rest = rest[(reading.endIndex + closing.count)...]
      }
    }
    result += rest
  }

  /// The word that a reading is of: the Chinese characters before it, with those that stand before a letter of kana which
  /// the reading has too, as in 久が原（くがはら）.
  private static func base(endingIn text: ArraySlice<UInt8>, of reading: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let last = trailingIdeographs(text)
    guard !last.isEmpty, last.startIndex - 3 >= text.startIndex else { return last }
    let kana = text[(last.startIndex - 3)..<last.startIndex]
    let before = trailingIdeographs(text[..<kana.startIndex])
    guard !before.isEmpty, !leadingHiragana(kana).isEmpty, reading.count > 6,
      reading.dropFirst(3).dropLast(3).firstRange(of: kana) != nil
    else { return last }
    return text[before.startIndex...]
  }

  /// The Chinese characters that a text ends with; each has three bytes in UTF-8.
  private static func trailingIdeographs(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var start = text.endIndex
    while start - 3 >= text.startIndex, let value = scalar(text[(start - 3)..<start]),
      (0x3400...0x9FFF).contains(value) || (0xF900...0xFAFF).contains(value) || [0x3005, 0x30F6].contains(value)
    {
      start -= 3
    }
    return text[start...]
  }

  /// The hiragana that a text begins with.
  private static func leadingHiragana(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end = text.startIndex
    while end + 3 <= text.endIndex, let value = scalar(text[end..<(end + 3)]),
      (0x3041...0x3096).contains(value) || value == 0x30FC
    {
      end += 3
    }
    return text[..<end]
  }

  /// The scalar that three bytes stand for; `nil` if they stand for none.
  private static func scalar(_ bytes: ArraySlice<UInt8>) -> UInt32? {
    let parts = Array(bytes)
    guard parts.count == 3, parts[0] & 0xF0 == 0xE0, parts[1] & 0xC0 == 0x80, parts[2] & 0xC0 == 0x80 else {
      return nil
    }
    return UInt32(parts[0] & 0x0F) << 12 | UInt32(parts[1] & 0x3F) << 6 | UInt32(parts[2] & 0x3F)
  }
}
