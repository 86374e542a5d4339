/// A picture file, as far as what it says besides the picture: of camera, place, author, program.
public struct Picture: Sendable {
  /// Formats that can be told by their first bytes.
  public enum Format: String, Sendable, CaseIterable {
    case jpeg, png, webp, gif, avif, icon
  }

  /// What the file is.
  public let format: Format
  private let bytes: [UInt8]
  private let parts: [PicturePart]

  /// Reads the structure of a picture; `nil` if it is none, or torn.
  public init?(_ bytes: [UInt8]) {
    let parts: [PicturePart]?
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      format = .jpeg
      parts = JPEGParts.read(bytes)
    } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      format = .png
      parts = PNGParts.read(bytes)
    } else if bytes.count > 12, bytes.starts(with: "RIFF".utf8), bytes[8..<12].elementsEqual("WEBP".utf8) {
      format = .webp
      parts = WebPParts.read(bytes)
    } else if bytes.starts(with: "GIF8".utf8) {
      format = .gif
      parts = GIFParts.read(bytes)
    } else if bytes.count > 12, bytes[4..<8].elementsEqual("ftyp".utf8) {
      format = .avif
      parts = AVIFParts.read(bytes)
    } else if bytes.starts(with: [0, 0, 1, 0]) {
      format = .icon
      parts = IconParts.read(bytes)
    } else {
      return nil
    }
    guard let parts else { return nil }
    self.bytes = bytes
    self.parts = parts
  }

  /// What is in the file and is not the picture, such as `EXIF`; `nil` if there is nothing.
  public var metadata: [String]? {
    let names = parts.filter { !$0.isPicture }.map(\.name)
    return names.isEmpty ? nil : names
  }

  /// How a viewer is told to turn the picture, 1 to 8 as in EXIF; 1 is upright.
  public var orientation: Int {
    parts.compactMap { $0.name == "EXIF" ? Exif.orientation(bytes[$0.range]) : nil }.first ?? 1
  }

  /// The file without what is not the picture.
  ///
  /// A JPEG that has to be turned keeps that one word. The value is `nil` where it cannot be taken out without drawing
  /// the picture anew: in AVIF and icons, and in others that have to be turned.
  public var stripped: [UInt8]? {
    if metadata == nil { return bytes }
    let turn = orientation
    switch format {
    case .avif, .icon: return nil
    case .jpeg: return JPEGParts.joined(bytes, parts, orientation: turn)
    case .webp: return turn == 1 ? WebPParts.joined(bytes, parts) : nil
    case .png, .gif: return turn == 1 ? parts.filter(\.isPicture).flatMap { bytes[$0.range] } : nil
    }
  }
}

/// A part of a picture file.
struct PicturePart: Sendable {
  let name: String
  let range: Range<Int>
  /// Whether the picture cannot be drawn rightly without it.
  let isPicture: Bool
}

/// The one word of EXIF that matters to a viewer.
enum Exif {
  /// How the picture is to be turned, if the block says so.
  static func orientation(_ block: ArraySlice<UInt8>) -> Int? {
    let bytes = Array(block)
    let marks: [[UInt8]] = [[0x49, 0x49, 0x2A, 0x00], [0x4D, 0x4D, 0x00, 0x2A]]
    guard let start = bytes.indices.first(where: { index in marks.contains { bytes[index...].starts(with: $0) } })
    else {
      return nil
    }
    let isLittle = bytes[start] == 0x49
    func number(_ at: Int, _ count: Int) -> Int? {
      guard start + at >= 0, start + at + count <= bytes.count else { return nil }
      let part = bytes[(start + at)..<(start + at + count)]
      return (isLittle ? Array(part.reversed()) : Array(part)).reduce(0) { $0 << 8 | Int($1) }
    }
    guard let table = number(4, 4), let entries = number(table, 2) else { return nil }
    for entry in 0..<entries {
      let at = table + 2 + entry * 12
      guard let tag = number(at, 2) else { return nil }
      if tag == 0x0112 { return number(at + 8, 2).flatMap { (1...8).contains($0) ? $0 : nil } }
    }
    return nil
  }

  /// A block that says how the picture is to be turned and nothing else.
  static func minimal(orientation: Int) -> [UInt8] {
    Array("Exif".utf8) + [0, 0, 0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0]
      + [UInt8(orientation), 0, 0, 0, 0, 0, 0]
  }
}
