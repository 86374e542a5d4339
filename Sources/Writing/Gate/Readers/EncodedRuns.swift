// Runs of text that stand for other text, wherever they stand.
extension Encodings {
  /// What a run stands for, and where it begins.
  struct Run {
    let content: [UInt8]
    let offset: Int
  }

  /// What stands in front of base64 in an address.
  private static let base64Mark = Array(";base64,".utf8)

  /// A run of base64 has so many characters at least: fewer are a word, and hold no name.
  private static let leastBase64 = 16

  /// Whether a text without space can be seen at a glance to stand for nothing else: no sign of an encoding is in it, and
  /// no run of letters is long enough for base64.
  static func isPlainWord(_ text: ArraySlice<UInt8>) -> Bool {
    var letters = 0
    for byte in text {
      switch byte {
      case 0...0x20, UInt8(ascii: "%"), UInt8(ascii: "+"), UInt8(ascii: "="): return false
      default: letters = mayStandInBase64(byte) ? letters + 1 : 0
      }
      if letters >= leastBase64 { return false }
    }
    return true
  }

  /// Whether a text can be seen at a glance to stand for nothing else, and to hold no `data:` address.
  static func isPlainText(_ text: ArraySlice<UInt8>) -> Bool {
    text.split { $0 <= 0x20 }.allSatisfy { !$0.contains(UInt8(ascii: ":")) && isPlainWord($0) }
  }

  /// Every run of a text that is percent-encoded, in quoted-printable, or in base64 that holds text.
  static func encodedRuns(in text: ArraySlice<UInt8>) -> [Run] {
    var runs: [Run] = []
    var index = text.startIndex
    while index < text.endIndex {
      guard text[index] > 0x20 else {
        index += 1
        continue
      }
      let start = index
      var (hasPercent, hasEquals, isBase64) = (false, false, true)
      while index < text.endIndex, text[index] > 0x20 || continues(text, index) {
        switch text[index] {
        case UInt8(ascii: "%"), UInt8(ascii: "+"): hasPercent = true
        case UInt8(ascii: "="): hasEquals = true
        default: break
        }
        if isBase64, text[index] > 0x20, !mayStandInBase64(text[index]) { isBase64 = false }
        index += 1
      }
      let run = text[start..<index]
      // In base64 a plus is no space, and a picture read so would be torn.
      if hasPercent, let content = percentDecoded(run, hasSpaces: !isBase64Address(run)) {
        runs.append(Run(content: content, offset: start))
      }
      if hasEquals, let content = quotedPrintable(run) { runs.append(Run(content: content, offset: start)) }
      if let content = base64Text(isBase64 ? run : longestTail(of: run)) {
        runs.append(Run(content: content, offset: start))
      }
    }
    return runs
  }

  /// Whether a run has an address in it whose data are in base64.
  private static func isBase64Address(_ run: ArraySlice<UInt8>) -> Bool {
    var rest = run
    while let place = rest.firstIndex(of: base64Mark[0]) {
      if rest[place...].starts(with: base64Mark) { return true }
      rest = rest[(place + 1)...]
    }
    return false
  }

  /// Whether a line break belongs to the run around it: behind a soft break, or between lines of base64.
  private static func continues(_ text: ArraySlice<UInt8>, _ index: Int) -> Bool {
    guard text[index] == 0x0A || text[index] == 0x0D, index > text.startIndex, index + 1 < text.endIndex else {
      return false
    }
    let (before, after) = (text[index - 1], text[index + 1])
    if before == UInt8(ascii: "=")
      || before == 0x0D && index - 1 > text.startIndex && text[index - 2] == UInt8(ascii: "=")
    {
      return true
    }
    let isLine = { (byte: UInt8) in mayStandInBase64(byte) || byte == 0x0D || byte == 0x0A }
    return isLine(before) && isLine(after) && longLine(text, endingAt: index)
  }

  /// Whether the line that ends here is long, and of base64 alone.
  private static func longLine(_ text: ArraySlice<UInt8>, endingAt end: Int) -> Bool {
    var count = 0
    var index = end - 1
    while index >= text.startIndex, count < leastBase64 {
      if text[index] == 0x0D, count == 0 { index -= 1; continue }
      guard mayStandInBase64(text[index]) else { return false }
      count += 1
      index -= 1
    }
    return count == leastBase64
  }

  private static func mayStandInBase64(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "-"),
      UInt8(ascii: "_"), UInt8(ascii: "="):
      true
    default: false
    }
  }

  /// What stands behind the last sign of a run that base64 cannot have, as in `BASE64:44Gq…`.
  private static func longestTail(of run: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let start = run.lastIndex { $0 > 0x20 && !mayStandInBase64($0) }.map { $0 + 1 } ?? run.startIndex
    return run[start...]
  }

  /// The text that base64 stands for; `nil` if it stands for none, or for letters of ASCII, which it could be itself.
  private static func base64Text(_ run: ArraySlice<UInt8>) -> [UInt8]? {
    guard run.count >= leastBase64, let content = base64(Array(run)), content.contains(where: { $0 >= 0x80 }),
      !content.contains(where: { $0 < 0x09 }), String(validating: content, as: UTF8.self) != nil
    else { return nil }
    return content
  }

  /// The text with quoted-printable undone (RFC 2045, 6.7); `nil` if no character beyond ASCII is written so.
  private static func quotedPrintable(_ run: ArraySlice<UInt8>) -> [UInt8]? {
    var decoded: [UInt8] = []
    var isChanged = false
    var index = run.startIndex
    while index < run.endIndex {
      if run[index] == UInt8(ascii: "="), index + 2 < run.endIndex, let high = hex(run[index + 1]),
        let low = hex(run[index + 2])
      {
        decoded.append(high << 4 | low)
        if high >= 8 { isChanged = true }
        index += 3
      } else if run[index] == UInt8(ascii: "="), index + 1 < run.endIndex,
        run[index + 1] == 0x0A || run[index + 1] == 0x0D
      {
        index += run[index + 1] == 0x0D ? 3 : 2
      } else {
        decoded.append(run[index])
        index += 1
      }
    }
    return isChanged ? decoded : nil
  }
}
