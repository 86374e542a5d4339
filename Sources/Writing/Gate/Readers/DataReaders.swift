// Reads what is no markup: JSON, CSV, calendars, styles, scripts, plain text.
extension FileReader {
  private static let quote = UInt8(ascii: "\"")

  /// Reads JSON: values as one text, so that a name in two of them is seen; keys by themselves.
  mutating func readJSON() {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      guard byte == Self.quote else {
        if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") { text.end(at: index) }
        if [UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]")].contains(byte) {
          text.pause(at: index)
        } else if byte > 0x20 {
          text.read(UInt32(byte), at: index)
        }
        index += 1
        continue
      }
      var end = index + 1
      while end < bytes.count, bytes[end] != Self.quote { end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1 }
      end = min(end, bytes.count)
      let content = index + 1..<max(end, index + 1)
      let next = bytes[min(end + 1, bytes.count)...].first { $0 > 0x20 }
      read(string: content, isKey: next == UInt8(ascii: ":"))
      index = end + 1
    }
  }

  private mutating func read(string range: Range<Int>, isKey: Bool) {
    let plain = Encodings.backslashDecoded(bytes[range])
    if depth < Self.deepest, (plain.map { $0[...] } ?? bytes[range]).contains(UInt8(ascii: "<")) {
      // A string may be a page of its own, in which tags stand between letters.
      let inner = Gate.findings(in: plain ?? Array(bytes[range]), format: .html, knowledge, depth: depth + 1)
      border += inner.map { ($0.finding, range.lowerBound) }
    }
    if isKey {
      readDecoded(plain ?? Array(bytes[range]), at: range.lowerBound)
      return
    }
    if let plain {
      var inner = FileReader(plain, knowledge, depth: depth + 1)
      for index in plain.indices where plain[index] & 0xC0 != 0x80 {
        text.read(inner.scalar(at: index, before: plain.count).0, at: range.lowerBound)
      }
      inner.readEncodings(0..<plain.count)
      border += inner.finish().map { ($0.finding, range.lowerBound) }
    } else {
      readPlain(range)
      readEncodings(range)
    }
    text.separate(at: range.upperBound)
  }

  /// Reads CSV: what stands in two cells beside one another, or below, is seen together.
  mutating func readCSV() {
    var index = 0
    var isQuoted = false
    while index < bytes.count {
      let (scalar, length) = scalar(at: index, before: bytes.count)
      switch scalar {
      // A break in quotes is one of a text; any other ends a row.
      case 0x0A: if isQuoted { text.pause(at: index) } else { text.separate(at: index) }
      case 0x22: isQuoted.toggle()
      case 0x2C, 0x09, 0x3B: text.separate(at: index)
      default: text.read(scalar, at: index)
      }
      index += length
    }
    readEncodings(0..<bytes.count)
  }

  /// Reads a calendar or card: lines are unfolded (RFC 5545, 3.1), and escapes undone.
  mutating func readCalendar() {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x0D || byte == 0x0A {
        var next = index + 1
        if byte == 0x0D, next < bytes.count, bytes[next] == 0x0A { next += 1 }
        if next < bytes.count, bytes[next] == 0x20 || bytes[next] == 0x09 {
          index = next + 1
          continue
        }
        text.end(at: index)
        index = next
        continue
      }
      if byte == UInt8(ascii: "\\"), index + 1 < bytes.count {
        let sign = bytes[index + 1] | 0x20
        text.read(sign == UInt8(ascii: "n") ? 0x20 : UInt32(bytes[index + 1]), at: index)
        index += 2
        continue
      }
      let (scalar, length) = scalar(at: index, before: bytes.count)
      if scalar == 0x3B { text.separate(at: index) } else { text.read(scalar, at: index) }
      index += length
    }
    readEncodings(0..<bytes.count)
  }

  /// Reads a style, script or plain text, and what is escaped in it.
  mutating func readText(isStyle: Bool, hasEscapes: Bool) {
    readPlain(0..<bytes.count)
    readEncodings(0..<bytes.count)
    if hasEscapes, let plain = Encodings.backslashDecoded(bytes[...]) { readDecoded(plain, at: 0) }
    if isStyle { checkStyle(bytes[...], at: 0) }
  }
}
