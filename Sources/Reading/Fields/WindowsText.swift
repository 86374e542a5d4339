/// Text as Windows writes it, with a mark at the beginning and two signs at the end of each line.
public enum WindowsText {
  /// The same text as others write it; `nil` if it is so already.
  ///
  /// A carriage return that is not followed by a line feed stays, and is told of elsewhere.
  public static func plain(_ bytes: [UInt8]) -> [UInt8]? {
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    guard hasMark || bytes.contains(0x0D) else { return nil }
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    for index in bytes.indices.dropFirst(hasMark ? 3 : 0) {
      if bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { continue }
      plain.append(bytes[index])
    }
    return plain.count == bytes.count ? nil : plain
  }
}
