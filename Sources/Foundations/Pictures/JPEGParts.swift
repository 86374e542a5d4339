/// The segments of a JPEG file.
///
/// Source: ITU-T T.81, annex B.
enum JPEGParts {
  static func read(_ bytes: [UInt8]) -> [PicturePart]? {
    var parts = [PicturePart(name: "SOI", range: 0..<2, isPicture: true)]
    var index = 2
    while index + 4 <= bytes.count {
      guard bytes[index] == 0xFF else { return nil }
      let marker = bytes[index + 1]
      if marker == 0xFF {
        index += 1
        continue
      }
      if marker == 0xD9 { break }
      let length = Int(bytes[index + 2]) << 8 | Int(bytes[index + 3])
      guard length >= 2, index + 2 + length <= bytes.count else { return nil }
      let range = index..<index + 2 + length
      parts.append(segment(marker, range, bytes))
      index = range.upperBound
      if marker == 0xDA {
        let end = endOfScan(bytes, index)
        parts.append(PicturePart(name: "scan", range: index..<end, isPicture: true))
        index = end
      }
    }
    guard index + 2 <= bytes.count, bytes[index] == 0xFF, bytes[index + 1] == 0xD9 else { return nil }
    parts.append(PicturePart(name: "EOI", range: index..<index + 2, isPicture: true))
    // What stands behind the end is no picture, and often another file.
    if index + 2 < bytes.count {
      parts.append(PicturePart(name: "trailer", range: index + 2..<bytes.count, isPicture: false))
    }
    return parts
  }

  private static func segment(_ marker: UInt8, _ range: Range<Int>, _ bytes: [UInt8]) -> PicturePart {
    let content = bytes[(range.lowerBound + 4)..<range.upperBound]
    switch marker {
    // A smaller picture may stand in it, of what was cut off later. (T.871, 10.1: without one it has 16 bytes.)
    case 0xE0:
      let isPlain =
        content.starts(with: "JFIF\0".utf8) && content.count == 14 && content.suffix(2).allSatisfy { $0 == 0 }
      return PicturePart(name: "JFIF", range: range, isPicture: isPlain)
    case 0xE1:
      if let turn = Exif.orientation(content), content.elementsEqual(Exif.minimal(orientation: turn)) {
        return PicturePart(name: "orientation", range: range, isPicture: true)
      }
      return PicturePart(name: content.starts(with: "Exif".utf8) ? "EXIF" : "XMP", range: range, isPicture: false)
    case 0xE2: return PicturePart(name: "ICC", range: range, isPicture: content.starts(with: "ICC_PROFILE\0".utf8))
    case 0xEE:
      let isPlain = content.starts(with: "Adobe".utf8) && content.count == 12
      return PicturePart(name: "Adobe", range: range, isPicture: isPlain)
    case 0xE3...0xEF, 0xF0...0xFD: return PicturePart(name: "application data", range: range, isPicture: false)
    case 0xFE: return PicturePart(name: "comment", range: range, isPicture: false)
    default: return PicturePart(name: "picture", range: range, isPicture: true)
    }
  }

  private static func endOfScan(_ bytes: [UInt8], _ start: Int) -> Int {
    var index = start
    while index + 1 < bytes.count {
      // A zero or a restart marker behind 0xFF belongs to the scan.
      if bytes[index] == 0xFF, bytes[index + 1] != 0, !(0xD0...0xD7).contains(bytes[index + 1]) { return index }
      index += 1
    }
    return bytes.count
  }

  static func joined(_ bytes: [UInt8], _ parts: [PicturePart], orientation: Int) -> [UInt8] {
    var joined: [UInt8] = []
    for part in parts where part.isPicture && part.name != "orientation" {
      joined += bytes[part.range]
      if part.name == "SOI", orientation != 1 {
        let block = Exif.minimal(orientation: orientation)
        joined += [0xFF, 0xE1, UInt8((block.count + 2) >> 8), UInt8((block.count + 2) & 0xFF)] + block
      }
    }
    return joined
  }
}
