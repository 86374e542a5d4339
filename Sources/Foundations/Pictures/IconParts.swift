/// The pictures of an ICO file: each is a PNG, or a bitmap without the head of its file.
///
/// Source: Microsoft's documentation of icons (ICONDIR, ICONDIRENTRY, BITMAPINFOHEADER).
enum IconParts {
  static func read(_ bytes: [UInt8]) -> [PicturePart]? {
    guard bytes.count >= 6 else { return nil }
    let count = little(bytes, 4, 2)
    let head = 6 + 16 * count
    guard count > 0, head <= bytes.count else { return nil }
    var parts = [PicturePart(name: "header", range: 0..<head, isPicture: true)]
    var end = head
    let entries = (0..<count).map { (start: little(bytes, 18 + 16 * $0, 4), size: little(bytes, 14 + 16 * $0, 4)) }
    for (start, size) in entries.sorted(by: { $0.start < $1.start }) {
      guard start >= end, size <= bytes.count - start else { return nil }
      if start > end { parts.append(PicturePart(name: "gap", range: end..<start, isPicture: false)) }
      end = start + size
      guard let inner = picture(Array(bytes[start..<end])) else { return nil }
      parts += inner.map {
        PicturePart(
          name: $0.name, range: $0.range.lowerBound + start..<$0.range.upperBound + start, isPicture: $0.isPicture)
      }
    }
    if end < bytes.count { parts.append(PicturePart(name: "trailer", range: end..<bytes.count, isPicture: false)) }
    return parts
  }

  private static func picture(_ bytes: [UInt8]) -> [PicturePart]? {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return PNGParts.read(bytes) }
    guard bytes.count >= 40, little(bytes, 0, 4) == 40 else { return nil }
    let (width, height) = (little(bytes, 4, 4), little(bytes, 8, 4) / 2)
    let (bits, used) = (little(bytes, 14, 2), little(bytes, 32, 4))
    guard (1...256).contains(width), (1...256).contains(height), (1...32).contains(bits), used <= 256 else {
      return nil
    }
    let colours = used > 0 ? used : bits <= 8 ? 1 << bits : 0
    // A picture, and a mask of one bit a pixel; each row is filled up to four bytes.
    let size = 40 + 4 * colours + ((width * bits + 31) / 32 + (width + 31) / 32) * 4 * height
    let whole = PicturePart(name: "bitmap", range: 0..<min(size, bytes.count), isPicture: true)
    return size < bytes.count
      ? [whole, PicturePart(name: "trailer", range: size..<bytes.count, isPicture: false)] : [whole]
  }

  private static func little(_ bytes: [UInt8], _ index: Int, _ count: Int) -> Int {
    bytes[index..<index + count].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
