/// The chunks of a PNG file.
///
/// Source: the PNG specification, 3rd edition, section 11.
enum PNGParts {
  /// What a picture is drawn from; everything else speaks of it.
  private static let picture: Set<String> = [
    "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "mDCV", "cLLI", "pHYs", "sBIT",
    "bKGD", "hIST", "acTL", "fcTL", "fdAT",
  ]

  static func read(_ bytes: [UInt8]) -> [PicturePart]? {
    var parts = [PicturePart(name: "signature", range: 0..<8, isPicture: true)]
    var index = 8
    while index + 12 <= bytes.count {
      let length = bytes[index..<index + 4].reduce(0) { $0 << 8 | Int($1) }
      guard index + 12 + length <= bytes.count else { return nil }
      let name = String(decoding: bytes[(index + 4)..<(index + 8)], as: UTF8.self)
      let range = index..<index + 12 + length
      parts.append(PicturePart(name: name == "eXIf" ? "EXIF" : name, range: range, isPicture: picture.contains(name)))
      index = range.upperBound
      if name == "IEND" {
        if index < bytes.count {
          parts.append(PicturePart(name: "trailer", range: index..<bytes.count, isPicture: false))
        }
        return parts
      }
    }
    return nil
  }
}

/// The chunks of a WebP file.
///
/// Source: RFC 9649.
enum WebPParts {
  private static let picture: Set<String> = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"]

  static func read(_ bytes: [UInt8]) -> [PicturePart]? {
    let size = little(bytes[4..<8]) + 8
    guard size <= bytes.count else { return nil }
    var parts = [PicturePart(name: "header", range: 0..<12, isPicture: true)]
    var index = 12
    while index + 8 <= size {
      let name = String(decoding: bytes[index..<index + 4], as: UTF8.self)
      let length = little(bytes[(index + 4)..<(index + 8)])
      let end = index + 8 + length + length % 2
      guard end <= size else { return nil }
      if name == "ANMF" {
        // A picture of a film has chunks of its own behind what says where and how long it is shown.
        guard length >= 16, framesAreBare(bytes, index + 24..<index + 8 + length) else { return nil }
      }
      parts.append(PicturePart(name: name.trimmed, range: index..<end, isPicture: picture.contains(name)))
      index = end
    }
    guard index == size else { return nil }
    if size < bytes.count { parts.append(PicturePart(name: "trailer", range: size..<bytes.count, isPicture: false)) }
    return parts
  }

  /// Whether a picture of a film has nothing but the picture in it.
  private static func framesAreBare(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index + 8 <= range.upperBound {
      let name = String(decoding: bytes[index..<index + 4], as: UTF8.self)
      guard ["VP8 ", "VP8L", "ALPH"].contains(name) else { return false }
      let length = little(bytes[(index + 4)..<(index + 8)])
      index += 8 + length + length % 2
    }
    return index == range.upperBound
  }

  private static func little(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reversed().reduce(0) { $0 << 8 | Int($1) } }

  static func joined(_ bytes: [UInt8], _ parts: [PicturePart]) -> [UInt8] {
    var joined: [UInt8] = []
    for part in parts where part.isPicture {
      let start = joined.count
      joined += bytes[part.range]
      // The flags say that there is EXIF and XMP.
      if part.name == "VP8X", part.range.count > 8 { joined[start + 8] &= ~0b0000_1100 }
    }
    let size = joined.count - 8
    for place in 0..<4 { joined[4 + place] = UInt8(size >> (8 * place) & 0xFF) }
    return joined
  }
}

extension String {
  fileprivate var trimmed: String { last == " " ? String(dropLast()) : self }
}

/// The blocks of a GIF file.
///
/// Source: the GIF89a specification.
enum GIFParts {
  static func read(_ bytes: [UInt8]) -> [PicturePart]? {
    guard bytes.count > 13 else { return nil }
    func table(_ flags: UInt8) -> Int { flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1) }
    /// Where a list of data blocks that begins at a place ends.
    func endOfBlocks(_ start: Int) -> Int? {
      var index = start
      while index < bytes.count {
        if bytes[index] == 0 { return index + 1 }
        index += Int(bytes[index]) + 1
      }
      return nil
    }
    var index = 13 + table(bytes[10])
    guard index <= bytes.count else { return nil }
    var parts = [PicturePart(name: "header", range: 0..<index, isPicture: true)]
    while index < bytes.count {
      switch bytes[index] {
      case 0x3B:
        parts.append(PicturePart(name: "end", range: index..<index + 1, isPicture: true))
        if index + 1 < bytes.count {
          parts.append(PicturePart(name: "trailer", range: index + 1..<bytes.count, isPicture: false))
        }
        return parts
      case 0x2C:
        guard index + 10 < bytes.count, let end = endOfBlocks(index + 11 + table(bytes[index + 9])) else { return nil }
        parts.append(PicturePart(name: "image", range: index..<end, isPicture: true))
        index = end
      case 0x21:
        guard index + 2 < bytes.count, let end = endOfBlocks(index + 2) else { return nil }
        let isPicture = isControl(bytes[index..<end])
        parts.append(PicturePart(name: isPicture ? "control" : "comment", range: index..<end, isPicture: isPicture))
        index = end
      default: return nil
      }
    }
    return nil
  }

  /// Whether an extension says how long a picture is shown, or how often all of them are, and has no room for more.
  private static func isControl(_ block: ArraySlice<UInt8>) -> Bool {
    let loop: [UInt8] = [0x21, 0xFF, 11] + Array("NETSCAPE2.0".utf8) + [3, 1]
    return block.starts(with: [0x21, 0xF9, 4]) && block.count == 8 || block.starts(with: loop) && block.count == 19
  }
}
