extension Picture {
  /// How many pixels a picture has, as its first bytes say; `nil` for what is no picture, and for AVIF without a size.
  ///
  /// Sources: as for the parts of each format.
  public static func size(of bytes: [UInt8]) -> (width: Int, height: Int)? {
    func big(_ index: Int, _ count: Int) -> Int { bytes[index..<index + count].reduce(0) { $0 << 8 | Int($1) } }
    func little(_ index: Int, _ count: Int) -> Int {
      bytes[index..<index + count].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
    guard bytes.count > 30 else { return nil }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return (big(16, 4), big(20, 4)) }
    if bytes.starts(with: "GIF8".utf8) { return (little(6, 2), little(8, 2)) }
    if bytes.starts(with: [0xFF, 0xD8]) { return jpegSize(bytes) }
    if bytes.starts(with: "RIFF".utf8) {
      switch String(decoding: bytes[12..<16], as: UTF8.self) {
      case "VP8X": return (little(24, 3) + 1, little(27, 3) + 1)
      case "VP8 ": return (little(26, 2) & 0x3FFF, little(28, 2) & 0x3FFF)
      case "VP8L":
        let bits = little(21, 4)
        return (bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
      default: return nil
      }
    }
    if bytes[4..<8].elementsEqual("ftyp".utf8), let place = place(of: "ispe", in: bytes), place + 16 <= bytes.count {
      return (big(place + 8, 4), big(place + 12, 4))
    }
    return nil
  }

  private static func jpegSize(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    var index = 2
    while index + 9 < bytes.count, bytes[index] == 0xFF {
      let marker = bytes[index + 1]
      // Frames of all sorts, but for tables and arithmetic coding.
      if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
        return (
          Int(bytes[index + 7]) << 8 | Int(bytes[index + 8]), Int(bytes[index + 5]) << 8 | Int(bytes[index + 6])
        )
      }
      index += marker == 0xFF ? 1 : 2 + (Int(bytes[index + 2]) << 8 | Int(bytes[index + 3]))
    }
    return nil
  }

  private static func place(of name: String, in bytes: [UInt8]) -> Int? {
    let wanted = Array(name.utf8)
    return bytes.indices.prefix(4096).first { bytes[$0...].starts(with: wanted) }
  }
}
