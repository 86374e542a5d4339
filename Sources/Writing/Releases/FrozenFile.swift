import Digests

/// A file of a release as its manifest knows it: so exactly that whoever changes it is told where.
public struct FrozenFile: Sendable, Hashable, Codable {
  /// The path relative to the release, with `/` between folders.
  public let path: String
  /// The length in bytes.
  public let size: Int
  /// The SHA-256 of its bytes, in hexadecimal.
  public let sha256: String
  /// The beginnings of the SHA-256 of each block of ``blockSize`` bytes, by which a change is found.
  let blocks: [String]

  /// The length of a block in bytes.
  static let blockSize = 4_096
  /// As many digits as tell blocks from one another; that the file is the same is told by the whole hash.
  private static let blockDigits = 16

  /// Describes a file by its bytes.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    size = bytes.count
    sha256 = Digest.hexadecimal(bytes)
    blocks = Self.blocks(bytes)
  }

  private static func blocks(_ bytes: [UInt8]) -> [String] {
    stride(from: 0, to: bytes.count, by: blockSize).map { start in
      String(Digest.hexadecimal(Array(bytes[start..<min(start + blockSize, bytes.count)])).prefix(blockDigits))
    }
  }

  /// The bytes that are not what they were, by blocks that lie side by side; `nil` if all are as they were.
  ///
  /// Where a file is longer or shorter than it was, what lies behind the common part counts as changed.
  func change(in bytes: [UInt8]) -> [Range<Int>]? {
    if bytes.count == size, Digest.hexadecimal(bytes) == sha256 { return nil }
    let now = Self.blocks(bytes)
    var ranges: [Range<Int>] = []
    for place in 0..<max(now.count, blocks.count) {
      if place < now.count, place < blocks.count, now[place] == blocks[place] { continue }
      let start = place * Self.blockSize
      let end = min(start + Self.blockSize, max(size, bytes.count))
      if let last = ranges.last, last.upperBound == start {
        ranges[ranges.count - 1] = last.lowerBound..<end
      } else {
        ranges.append(start..<end)
      }
    }
    return ranges
  }
}
