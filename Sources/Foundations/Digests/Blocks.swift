/// Tells where bytes changed, by marks that were kept of each of their blocks.
public enum Blocks {
  /// The length of a block in bytes.
  public static let size = 4_096

  /// A mark of each block, in order.
  public static func marks<Mark>(_ bytes: [UInt8], _ mark: (ArraySlice<UInt8>) -> Mark) -> [Mark] {
    stride(from: 0, to: bytes.count, by: size).map { mark(bytes[$0..<min($0 + size, bytes.count)]) }
  }

  /// The bytes that changed, in ranges that do not touch; what lies behind the common length counts as changed.
  ///
  /// - Parameters:
  ///   - old: the marks of what was.
  ///   - oldSize: the length of what was, in bytes.
  ///   - new: the marks of what is.
  ///   - newSize: the length of what is, in bytes.
  public static func changes<Mark: Equatable>(
    from old: [Mark], _ oldSize: Int, to new: [Mark], _ newSize: Int
  ) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for place in 0..<max(new.count, old.count) {
      if place < new.count, place < old.count, new[place] == old[place] { continue }
      let start = place * size
      let end = min(start + size, max(oldSize, newSize))
      if let last = ranges.last, last.upperBound == start {
        ranges[ranges.count - 1] = last.lowerBound..<end
      } else {
        ranges.append(start..<end)
      }
    }
    return ranges
  }
}
