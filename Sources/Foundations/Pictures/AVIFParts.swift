/// The boxes of an AVIF file, which refer to one another by place, so that none can be taken out.
///
/// Source: ISO/IEC 14496-12 (boxes, item locations) and the AV1 Image File Format specification.
enum AVIFParts {
  private static let picture: Set<String> = ["ftyp", "meta", "mdat", "moov"]
  /// What speaks of the picture inside a box that is wanted.
  private static let marks = [
    ("Exif", "EXIF"), ("application/rdf+xml", "XMP"), ("<x:xmpmeta", "XMP"), ("udta", "user data"),
  ]

  static func read(_ bytes: [UInt8]) -> [PicturePart]? {
    guard let boxes = boxes(bytes, 0..<bytes.count), boxes.first.map({ isOfAVIF($0, bytes) }) ?? false else {
      return nil
    }
    var parts = boxes.map { PicturePart(name: $0.name, range: $0.whole, isPicture: picture.contains($0.name)) }
    let found = marks.filter { contains($0.0, bytes) }
    parts += Set(found.map(\.1)).sorted().map { PicturePart(name: $0, range: 0..<bytes.count, isPicture: false) }
    // It may be of what was cut off later.
    if hasThumbnail(bytes, boxes) {
      parts.append(PicturePart(name: "thumbnail", range: 0..<bytes.count, isPicture: false))
    }
    // Where pictures move, other boxes say what is used.
    if !boxes.contains(where: { $0.name == "moov" }) {
      guard let used = used(bytes, boxes) else { return nil }
      for box in boxes where box.name == "mdat" && !isCovered(box.content, by: used) {
        parts.append(PicturePart(name: "unused data", range: box.whole, isPicture: false))
      }
    }
    return parts
  }

  /// Whether a file says that it is AVIF, and not another format of the same family, such as a film or HEIC.
  private static func isOfAVIF(_ box: Box, _ bytes: [UInt8]) -> Bool {
    guard box.name == "ftyp" else { return false }
    return stride(from: box.content.lowerBound, to: box.content.upperBound - 3, by: 4).contains { place in
      ["avif", "avis"].contains { bytes[place..<(place + 4)].elementsEqual($0.utf8) }
    }
  }

  private static func contains(_ mark: String, _ bytes: [UInt8]) -> Bool {
    let wanted = Array(mark.utf8)
    return bytes.indices.contains { bytes[$0] == wanted[0] && bytes[$0...].starts(with: wanted) }
  }

  // MARK: - Boxes

  private struct Box {
    let name: String
    let whole: Range<Int>
    let content: Range<Int>
  }

  /// The boxes of a part of the file; `nil` if they do not fill it.
  private static func boxes(_ bytes: [UInt8], _ range: Range<Int>) -> [Box]? {
    var boxes: [Box] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard index + 8 <= range.upperBound else { return nil }
      let name = String(decoding: bytes[(index + 4)..<(index + 8)], as: UTF8.self)
      var (size, head) = (number(bytes, index, 4), 8)
      if size == 1, index + 16 <= range.upperBound { (size, head) = (number(bytes, index + 8, 8), 16) }
      if size == 0 { size = range.upperBound - index }
      guard size >= head, size <= range.upperBound - index else { return nil }
      boxes.append(Box(name: name, whole: index..<index + size, content: index + head..<index + size))
      index += size
    }
    return boxes
  }

  /// A number of so many bytes, at most of 60 bits.
  private static func number(_ bytes: [UInt8], _ index: Int, _ count: Int) -> Int {
    bytes[index..<index + count].reduce(0) { ($0 & 0xF_FFFF_FFFF_FFFF) << 8 | Int($1) }
  }

  // MARK: - What is used

  /// The boxes that say what the file has; `nil` if they cannot be read.
  private static func description(_ bytes: [UInt8], _ boxes: [Box]) -> [Box]? {
    guard let meta = boxes.first(where: { $0.name == "meta" }), meta.content.count >= 4 else { return nil }
    return Self.boxes(bytes, meta.content.dropFirst(4))
  }

  /// Whether an item is a smaller picture of another.
  private static func hasThumbnail(_ bytes: [UInt8], _ boxes: [Box]) -> Bool {
    guard let references = description(bytes, boxes)?.first(where: { $0.name == "iref" }),
      references.content.count >= 4
    else { return false }
    return Self.boxes(bytes, references.content.dropFirst(4))?.contains { $0.name == "thmb" } ?? true
  }

  /// Where the items of the file lie; `nil` if that cannot be read.
  private static func used(_ bytes: [UInt8], _ boxes: [Box]) -> [Range<Int>]? {
    guard let place = description(bytes, boxes)?.first(where: { $0.name == "iloc" }) else { return nil }
    var reader = Reader(bytes: bytes, index: place.content.lowerBound, end: place.content.upperBound)
    return reader.extents()
  }

  private struct Reader {
    let bytes: [UInt8]
    var index: Int
    let end: Int
    var isTorn = false

    mutating func next(_ count: Int) -> Int {
      guard index + count <= end else {
        isTorn = true
        return 0
      }
      defer { index += count }
      return AVIFParts.number(bytes, index, count)
    }

    /// The extents of all items that lie in the file itself.
    mutating func extents() -> [Range<Int>]? {
      let version = next(4) >> 24
      let (sizes, more) = (next(1), next(1))
      let (offsetSize, lengthSize, baseSize) = (sizes >> 4, sizes & 15, more >> 4)
      let indexSize = version > 0 ? more & 15 : 0
      let items = next(version < 2 ? 2 : 4)
      var ranges: [Range<Int>] = []
      for _ in 0..<items {
        if isTorn { return nil }
        _ = next(version < 2 ? 2 : 4)
        let method = version > 0 ? next(2) & 15 : 0
        _ = next(2)
        let base = next(baseSize)
        for _ in 0..<next(2) {
          if isTorn { return nil }
          _ = next(indexSize)
          let start = base + next(offsetSize)
          let length = next(lengthSize)
          if method == 0, start <= bytes.count, length <= bytes.count - start { ranges.append(start..<start + length) }
        }
      }
      return isTorn ? nil : ranges
    }
  }

  /// Whether every byte of a range lies in one of others.
  private static func isCovered(_ range: Range<Int>, by others: [Range<Int>]) -> Bool {
    var end = range.lowerBound
    for other in others.sorted(by: { $0.lowerBound < $1.lowerBound }) where other.lowerBound <= end {
      end = max(end, other.upperBound)
    }
    return end >= range.upperBound
  }
}
