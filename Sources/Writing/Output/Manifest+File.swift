import Digests

extension Manifest.File {
  private static let digits = 8

  /// Describes a file by its bytes.
  public init(path: String, bytes: [UInt8]) {
    self.init(
      path: path, size: bytes.count, sha256: Digest.hexadecimal(bytes),
      blocks: bytes.count > Blocks.size ? Self.marks(bytes).joined() : nil)
  }

  private static func marks(_ bytes: [UInt8]) -> [String] {
    Blocks.marks(bytes) { block in
      var print = Fingerprint()
      print.add(block)
      let text = String(UInt32(truncatingIfNeeded: print.value), radix: 16)
      return String(repeating: "0", count: digits - text.utf8.count) + text
    }
  }

  /// The bytes that are not what they were, in ranges of whole blocks; `nil` if all are as they were.
  ///
  /// Where nothing tells its blocks apart, all bytes count as changed.
  public func change(in bytes: [UInt8]) -> [Range<Int>]? {
    if bytes.count == size, Digest.hexadecimal(bytes) == sha256 { return nil }
    let old = Array(blocks?.utf8 ?? "".utf8)
    let marks = stride(from: 0, to: old.count, by: Self.digits).map {
      String(decoding: old[$0..<min($0 + Self.digits, old.count)], as: UTF8.self)
    }
    let changes = Blocks.changes(from: marks, size, to: Self.marks(bytes), bytes.count)
    // The hash says that there is a change, also where no block tells it.
    return changes.isEmpty ? [0..<max(size, bytes.count)] : changes
  }
}

extension Manifest.File: Hashable {
  /// Whether both are the same file; what tells its blocks apart follows from its bytes.
  public static func == (one: Self, other: Self) -> Bool {
    one.path == other.path && one.size == other.size && one.sha256 == other.sha256
  }

  /// Takes what tells files apart.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(path)
    hasher.combine(sha256)
  }
}
