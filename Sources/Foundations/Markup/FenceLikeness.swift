/// Tells lines that somebody meant to open a fence of a certain name, with whatever signs a keyboard wrote: ｀｀｀internal,
/// `'''internal`, [internal].
///
/// What stands in such a block is not for everybody, so that a line which is almost a fence must never pass as text.
public enum FenceLikeness {
  /// Whether the bytes have the name anywhere, in letters of either width; nearly no text has.
  public static func mayOccur(_ name: StaticString, in text: ArraySlice<UInt8>) -> Bool {
    mayOccur(anyOf: [name], in: text)
  }

  /// Whether the bytes have any of the names, in letters of either width; all are looked for at once.
  public static func mayOccur(anyOf names: [StaticString], in text: ArraySlice<UInt8>) -> Bool {
    // A bit for each letter that a name begins with.
    let first = names.reduce(UInt32(0)) { unsafe $0 | 1 << UInt32($1.utf8Start[0] & 0x1F) }
    return unsafe text.withUnsafeBufferPointer { text in
      var index = 0
      while index < text.count {
        let byte = unsafe text[index]
        // Kana and most Chinese characters are passed over whole.
        if (0xE1...0xEC).contains(byte), index + 2 < text.count,
          unsafe text[index + 1] & 0xC0 == 0x80, unsafe text[index + 2] & 0xC0 == 0x80
        {
          index += 3
          continue
        }
        // Full-width letters have three bytes: ａ is EF BD 81, Ａ is EF BC A1.
        let isLetter = byte & 0xC0 == 0x40 && first & 1 << UInt32(byte & 0x1F) != 0
        if isLetter || byte == 0xEF {
          for name in names where unsafe matches(name, text, at: index, width: isLetter ? 1 : 3) { return true }
        }
        index += 1
      }
      return false
    }
  }

  /// Whether a text has a fence whose name is written with `&` or `\`, which say a letter in other ways; nearly none has.
  public static func mayHideName(in text: ArraySlice<UInt8>) -> Bool {
    let hasMarks = [UInt8(ascii: "`"), UInt8(ascii: "~")].contains {
      Bytes.first($0, in: text, from: text.startIndex) != nil
    }
    guard hasMarks else { return false }
    var (mark, run, isBehindFence): (UInt8, Int, Bool) = (0, 0, false)
    for byte in text {
      switch byte {
      case UInt8(ascii: "`"), UInt8(ascii: "~"):
        run = byte == mark ? run + 1 : 1
        mark = byte
        if run >= 3 { isBehindFence = true }
        continue
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): isBehindFence = false
      case UInt8(ascii: "&"), UInt8(ascii: "\\"): if isBehindFence { return true }
      default: break
      }
      (mark, run) = (0, 0)
    }
    return false
  }

  private static func matches(
    _ name: StaticString, _ text: UnsafeBufferPointer<UInt8>, at start: Int, width: Int
  ) -> Bool {
    guard start + name.utf8CodeUnitCount * width <= text.count else { return false }
    for place in 0..<name.utf8CodeUnitCount {
      let wanted = unsafe name.utf8Start[place]
      let index = start + place * width
      if width == 1 {
        guard unsafe text[index] | 0x20 == wanted else { return false }
      } else {
        let letter = unsafe wide(text[index], text[index + 1], text[index + 2])
        guard letter == wanted else { return false }
      }
    }
    return true
  }

  /// The small letter of ASCII that a full-width letter stands for.
  private static func wide(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> UInt8? {
    guard a == 0xEF else { return nil }
    if b == 0xBD, (0x81...0x9A).contains(c) { return c - 0x81 + UInt8(ascii: "a") }
    if b == 0xBC, (0xA1...0xBA).contains(c) { return c - 0xA1 + UInt8(ascii: "a") }
    return nil
  }

  /// Whether a line opens a fence of a name, or was meant to.
  public static func opens(_ name: StaticString, _ line: ArraySlice<UInt8>) -> Bool {
    guard mayOccur(name, in: line) else { return false }
    let scalars = String(decoding: line, as: UTF8.self).unicodeScalars.map(narrow)
    if endsInFence(name, scalars) { return true }
    guard let start = scalars.firstIndex(where: isLetter) else { return false }
    let end = scalars[start...].firstIndex { !isLetter($0) } ?? scalars.endIndex
    guard String(String.UnicodeScalarView(scalars[start..<end])) == name.description else { return false }
    let (before, behind) = (scalars[..<start], scalars[end...])
    // A sentence about such a fence has it as code, with as many marks behind as in front.
    if behind.contains(where: isLetter), let first = runs(before).first, runs(behind).contains(first) { return false }
    if marksInRow(before, isMark) >= 2 || marksInRow(before, isFarFetchedMark) >= 3 { return true }
    // One mark alone may begin a sentence: `internal` is a word of code, and [internal](…) a link.
    guard before.contains(where: isMark), !behind.contains(where: isLetter) else { return false }
    return !(before.last == "`" && behind.first == "`")
  }

  /// The lengths of all rows of backticks.
  private static func runs(_ scalars: ArraySlice<Unicode.Scalar>) -> [Int] {
    scalars.split { $0 != "`" }.map(\.count)
  }

  /// Whether a line ends in a fence of a name behind something else: `答え ```answer`.
  private static func endsInFence(_ name: StaticString, _ scalars: [Unicode.Scalar]) -> Bool {
    guard let end = scalars.lastIndex(where: isLetter) else { return false }
    let start = (scalars[..<end].lastIndex { !isLetter($0) } ?? -1) + 1
    guard String(String.UnicodeScalarView(scalars[start...end])) == name.description,
      !scalars[end...].contains(where: { $0 == "`" || $0 == "~" })
    else { return false }
    let marks = scalars[..<start].reversed().drop { $0 == " " }.prefix { $0 == "`" || $0 == "~" }
    return marks.count >= 3
  }

  private static func marksInRow(
    _ scalars: ArraySlice<Unicode.Scalar>, _ isMark: (Unicode.Scalar) -> Bool
  ) -> Int {
    var (longest, count): (Int, Int) = (0, 0)
    for scalar in scalars {
      count = isMark(scalar) ? count + 1 : 0
      longest = max(longest, count)
    }
    return longest
  }

  /// Small letters of ASCII for those of any width or case; everything else as it is.
  private static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let value = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
    return Unicode.Scalar((0x41...0x5A).contains(value) ? value | 0x20 : value) ?? scalar
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-" || scalar == "_"
  }

  /// Signs that lie near those of a fence on some keyboard; one or two of them begin many a line.
  private static func isFarFetchedMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "‵", "、", "､", "・", "･", "=", "+", ".", "(", "*", "^", "¨", "゛", "゜": true
    default: isMark(scalar)
    }
  }

  /// What people type for the marks of a fence: backticks, tildes, colons, quotation marks of any kind, brackets.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "`", "~", ":", "'", "\"", "´", "‘", "’", "“", "”", "‛", "‟", "′", "″", "〝", "〟", "〜", "∼", "˜", "ˋ", "ˊ", "[",
      "{",
      "【", "〔", "「", "『", "\\", "\u{300}", "\u{301}", "\u{FF40}":
      true
    default: false
    }
  }
}
