/// Reads UTF-8 byte by byte.
public enum UTF8Text {
  /// The character at a place and its length in bytes; a replacement of one byte where there is no UTF-8.
  @inline(__always)
  public static func scalar(_ bytes: [UInt8], at index: Int, before end: Int) -> (UInt32, Int) {
    unsafe bytes.withUnsafeBufferPointer { unsafe scalar($0, at: index, before: end) }
  }

  /// The first character of a part of a text; `nil` if that is empty.
  public static func first(of bytes: ArraySlice<UInt8>) -> UInt32? {
    bytes.isEmpty ? nil : unsafe bytes.withUnsafeBufferPointer { unsafe scalar($0, at: 0, before: $0.count).0 }
  }

  /// The same as ``scalar(_:at:before:)-([UInt8],_,_)``, from memory.
  @inline(__always)
  @unsafe public static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, before end: Int) -> (
    UInt32, Int
  ) {
    let first = unsafe bytes[index]
    if first < 0x80 { return (UInt32(first), 1) }
    if first >= 0xE0, first < 0xF0, index + 2 < end {
      let (second, third) = unsafe (bytes[index + 1], bytes[index + 2])
      return (UInt32(first & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F), 3)
    }
    if first >= 0xC0, first < 0xE0, index + 1 < end {
      return unsafe (UInt32(first & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F), 2)
    }
    if first >= 0xF0, first < 0xF5, index + 3 < end {
      let (second, third, fourth) = unsafe (bytes[index + 1], bytes[index + 2], bytes[index + 3])
      let scalar =
        UInt32(first & 0x07) << 18 | UInt32(second & 0x3F) << 12 | UInt32(third & 0x3F) << 6 | UInt32(fourth & 0x3F)
      return (scalar < 0x110000 ? scalar : 0xFFFD, 4)
    }
    return (0xFFFD, 1)
  }

  /// Where bytes stop being UTF-8; `nil` if all of them are (The Unicode Standard, table 3-7).
  public static func firstInvalid(_ bytes: [UInt8]) -> Int? {
    unsafe bytes.withUnsafeBytes { bytes in unsafe firstInvalid(bytes) { _ in true } }
  }

  /// Whether bytes are UTF-8 without characters that control a machine, but for tabs, line ends and form feeds.
  public static func isPlain(_ bytes: [UInt8]) -> Bool {
    unsafe bytes.withUnsafeBytes { bytes in
      unsafe firstInvalid(bytes) { $0 >= 0x20 || $0 == 0x0A || $0 == 0x09 || $0 == 0x0D || $0 == 0x0C } == nil
    }
  }

  private static let highBits: UInt64 = 0x8080_8080_8080_8080
  private static let ones: UInt64 = 0x0101_0101_0101_0101

  /// - Parameter isAllowed: whether a character of ASCII may stand there; asked only of those below a space.
  @inline(__always)
  private static func firstInvalid(_ bytes: UnsafeRawBufferPointer, _ isAllowed: (UInt8) -> Bool) -> Int? {
    var index = 0
    while index < bytes.count {
      // Eight at a time, if all of them are printed characters of ASCII.
      if index + 8 <= bytes.count {
        let word = unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        if (word | (word &- ones &* 0x20)) & highBits == 0 {
          index += 8
          continue
        }
      }
      let byte = unsafe bytes[index]
      if byte < 0x80 {
        if byte < 0x20, !isAllowed(byte) { return index }
        index += 1
        continue
      }
      // Kana and most Chinese characters.
      if (0xE1...0xEC).contains(byte), index + 2 < bytes.count,
        unsafe bytes.loadUnaligned(fromByteOffset: index + 1, as: UInt16.self) & 0xC0C0 == 0x8080
      {
        index += 3
        continue
      }
      let length = unsafe Self.length(bytes, at: index)
      if length == 0 { return index }
      index += length
    }
    return nil
  }

  /// The length of the well-formed character beyond ASCII that begins at a place, or 0.
  @inline(__always)
  private static func length(_ bytes: UnsafeRawBufferPointer, at index: Int) -> Int {
    let (first, left) = unsafe (bytes[index], bytes.count - index)
    func follows(_ place: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      unsafe range.contains(bytes[index + place])
    }
    switch first {
    case 0xC2...0xDF: return left > 1 && follows(1) ? 2 : 0
    case 0xE0...0xEF:
      let second: ClosedRange<UInt8> = first == 0xE0 ? 0xA0...0xBF : first == 0xED ? 0x80...0x9F : 0x80...0xBF
      return left > 2 && follows(1, second) && follows(2) ? 3 : 0
    case 0xF0...0xF4:
      let second: ClosedRange<UInt8> = first == 0xF0 ? 0x90...0xBF : first == 0xF4 ? 0x80...0x8F : 0x80...0xBF
      return left > 3 && follows(1, second) && follows(2) && follows(3) ? 4 : 0
    default: return 0
    }
  }
}
