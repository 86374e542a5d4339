/// The tokens of a PDF file one after another.
struct PDFTokens {
  private let bytes: [UInt8]
  private var index = 0
  /// Where the last end of the file was marked.
  private var lastEnd: Int?

  enum Token {
    case string([UInt8])
    case name([UInt8])
    case number(Int)
    case word(String)
    case comment(Range<Int>)
    /// The beginning of a dictionary, or its end.
    case opening, closing
    /// Another bracket, or something that is none of these.
    case other
  }

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Token? {
    while index < bytes.count, Self.isSpace(bytes[index]) { index += 1 }
    guard index < bytes.count else { return nil }
    switch bytes[index] {
    case UInt8(ascii: "%"): return comment()
    case UInt8(ascii: "("): return .string(literal())
    case UInt8(ascii: "/"): return .name(name())
    case UInt8(ascii: "<") where !follows(UInt8(ascii: "<")): return .string(hexadecimal())
    case UInt8(ascii: "<"), UInt8(ascii: ">"):
      let (isPair, isOpening) = (follows(bytes[index]), bytes[index] == UInt8(ascii: "<"))
      index += isPair ? 2 : 1
      return !isPair ? .other : isOpening ? .opening : .closing
    case let byte where Self.isDelimiter(byte):
      index += 1
      return .other
    default: return word()
    }
  }

  /// Whether something stands behind the end of the file that is not another part of it.
  var hasTrailer: Bool { lastEnd.map { end in bytes[end...].contains { !Self.isSpace($0) } } ?? true }

  /// The content of a stream whose keyword was read last; `nil` if it has no end.
  mutating func stream(length: Int?) -> Range<Int>? {
    if index < bytes.count, bytes[index] == 0x0D { index += 1 }
    if index < bytes.count, bytes[index] == 0x0A { index += 1 }
    let (start, mark) = (index, Array("endstream".utf8))
    if let length, length >= 0, length <= bytes.count - start {
      let behind = bytes[(start + length)...].drop { Self.isSpace($0) }
      if behind.starts(with: mark) {
        index = behind.startIndex + mark.count
        return start..<start + length
      }
    }
    while let next = bytes[index...].firstIndex(of: mark[0]) {
      index = next + 1
      if bytes[next...].starts(with: mark) {
        index = next + mark.count
        return start..<next
      }
    }
    return nil
  }

  // MARK: - Kinds of tokens

  private mutating func comment() -> Token {
    let start = index + 1
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
    if bytes[start..<index].starts(with: "%EOF".utf8) { lastEnd = start + 4 }
    return .comment(start..<index)
  }

  private mutating func literal() -> [UInt8] {
    var string: [UInt8] = []
    var depth = 1
    index += 1
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\\"): escape(into: &string)
      case UInt8(ascii: "("):
        depth += 1
        string.append(byte)
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return string }
        string.append(byte)
      default: string.append(byte)
      }
    }
    return string
  }

  private mutating func escape(into string: inout [UInt8]) {
    guard index < bytes.count else { return }
    let byte = bytes[index]
    index += 1
    switch byte {
    case UInt8(ascii: "n"): string.append(0x0A)
    case UInt8(ascii: "r"): string.append(0x0D)
    case UInt8(ascii: "t"): string.append(0x09)
    case UInt8(ascii: "b"), UInt8(ascii: "f"): string.append(0x20)
    case 0x0D: if index < bytes.count, bytes[index] == 0x0A { index += 1 }
    case 0x0A: break
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var value = Int(byte - UInt8(ascii: "0"))
      for _ in 0..<2 where index < bytes.count && (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(bytes[index]) {
        value = value * 8 + Int(bytes[index] - UInt8(ascii: "0"))
        index += 1
      }
      string.append(UInt8(value & 0xFF))
    default: string.append(byte)
    }
  }

  private mutating func hexadecimal() -> [UInt8] {
    var digits: [UInt8] = []
    index += 1
    while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
      if let digit = Self.digit(bytes[index]) { digits.append(digit) }
      index += 1
    }
    index = min(index + 1, bytes.count)
    if digits.count % 2 == 1 { digits.append(0) }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  private mutating func name() -> [UInt8] {
    var name: [UInt8] = []
    index += 1
    while index < bytes.count, !Self.isSpace(bytes[index]), !Self.isDelimiter(bytes[index]) {
      if bytes[index] == UInt8(ascii: "#"), index + 2 < bytes.count, let high = Self.digit(bytes[index + 1]),
        let low = Self.digit(bytes[index + 2])
      {
        name.append(high << 4 | low)
        index += 3
      } else {
        name.append(bytes[index])
        index += 1
      }
    }
    return name
  }

  private mutating func word() -> Token {
    let start = index
    while index < bytes.count, !Self.isSpace(bytes[index]), !Self.isDelimiter(bytes[index]) { index += 1 }
    let word = String(decoding: bytes[start..<index], as: UTF8.self)
    return Int(word).map(Token.number) ?? .word(word)
  }

  // MARK: - Bytes

  private func follows(_ byte: UInt8) -> Bool { index + 1 < bytes.count && bytes[index + 1] == byte }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) || byte == 0 }

  private static func isDelimiter(_ byte: UInt8) -> Bool { "()<>[]{}/%".utf8.contains(byte) }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
