/// How large a picture is once it stands upright, and whether it moves: what is told by its first bytes.
///
/// Of an AVIF they do not tell it: its first size may be that of a part, or of the picture before it is turned.
public struct PictureShape: Sendable, Hashable {
  /// The width in pixels.
  public let width: Int
  /// The height in pixels.
  public let height: Int
  /// What the file is.
  public let format: Picture.Format
  /// Whether it has several pictures that follow one another, of which a scaled one would have the first alone.
  public let isFilm: Bool

  /// How many bytes tell it of nearly all pictures.
  public static let usualBeginning = 1 << 17

  /// Reads the beginning of a file; `nil` if it does not tell.
  public init?(beginning bytes: [UInt8]) {
    guard let size = Picture.size(of: bytes), size.width > 0, size.height > 0 else { return nil }
    var isTurned = false
    if bytes.starts(with: [0xFF, 0xD8]) {
      (format, isFilm) = (.jpeg, false)
      isTurned = JPEGParts.orientation(beginning: bytes) >= 5
    } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
      (format, isFilm) = (.png, Self.isMoving(png: bytes))
    } else if bytes.starts(with: "RIFF".utf8) {
      (format, isFilm) = (.webp, bytes[12..<16].elementsEqual("VP8X".utf8) && bytes[20] & 0b10 != 0)
    } else if bytes.starts(with: "GIF8".utf8) {
      (format, isFilm) = (.gif, true)
    } else {
      return nil
    }
    (width, height) = isTurned ? (size.height, size.width) : (size.width, size.height)
  }

  /// Whether the chunk that speaks of several pictures stands in front of the first.
  private static func isMoving(png bytes: [UInt8]) -> Bool {
    var index = 8
    while index + 12 <= bytes.count {
      let name = bytes[(index + 4)..<(index + 8)]
      if name.elementsEqual("acTL".utf8) { return true }
      if name.elementsEqual("IDAT".utf8) { return false }
      index += 12 + bytes[index..<index + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    return false
  }
}

extension JPEGParts {
  /// How a viewer is told to turn a picture of which only the beginning is there, 1 to 8.
  static func orientation(beginning bytes: [UInt8]) -> Int {
    var index = 2
    while index + 4 <= bytes.count, bytes[index] == 0xFF, bytes[index + 1] != 0xDA {
      // A marker may have more of these in front of it.
      if bytes[index + 1] == 0xFF {
        index += 1
        continue
      }
      let length = Int(bytes[index + 2]) << 8 | Int(bytes[index + 3])
      let end = min(bytes.count, index + 2 + length)
      if bytes[index + 1] == 0xE1, index + 4 <= end, let turn = Exif.orientation(bytes[(index + 4)..<end]) {
        return turn
      }
      index += 2 + max(2, length)
    }
    return 1
  }
}
