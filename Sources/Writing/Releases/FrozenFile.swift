import Digests

/// A file of a release as its manifest knows it: so exactly that whoever changes it is told where.
public struct FrozenFile: Sendable, Hashable, Codable {
  /// The path relative to the release, with `/` between folders.
  public let path: String
  /// The length in bytes.
  public let size: Int
  /// The SHA-256 of its bytes, in hexadecimal.
  public let sha256: String
  /// The beginnings of the SHA-256 of each block of ``Blocks/size`` bytes, by which a change is found.
  let blocks: [String]

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
    Blocks.marks(bytes) { String(Digest.hexadecimal(Array($0)).prefix(blockDigits)) }
  }

  /// The bytes that are not what they were, by blocks that lie side by side; `nil` if all are as they were.
  ///
  /// Where a file is longer or shorter than it was, what lies behind the common part counts as changed.
  func change(in bytes: [UInt8]) -> [Range<Int>]? {
    if bytes.count == size, Digest.hexadecimal(bytes) == sha256 { return nil }
    let changes = Blocks.changes(from: blocks, size, to: Self.blocks(bytes), bytes.count)
    // The hash or the length says that there is a change, also where no block tells it.
    return changes.isEmpty ? [0..<max(size, bytes.count)] : changes
  }
}
