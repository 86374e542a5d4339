/// Reads UTF-8 byte by byte.
public enum UTF8Text {
  /// The character at a place and its length in bytes; a replacement of one byte where there is no UTF-8.
  @inline(__always)
  public static func scalar(_ bytes: [UInt8], at index: Int, before end: Int) -> (UInt32, Int) {
    unsafe bytes.withUnsafeBufferPointer { unsafe scalar($0, at: index, before: end) }
  }

  /// The same, from memory.
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
}
