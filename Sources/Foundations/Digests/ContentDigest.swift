// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What conforms to Packable is told there.

import Crypto
public import Packing

/// The SHA-256 of some bytes, by which they are known again.
public struct ContentDigest: Sendable, Hashable {
  private let words: [UInt64]

  init(_ digest: SHA256.Digest) {
    var words: [UInt64] = []
    words.reserveCapacity(4)
    var word: UInt64 = 0
    for (index, byte) in digest.enumerated() {
      word = word << 8 | UInt64(byte)
      if index % 8 == 7 { words.append(word) }
    }
    self.words = words
  }
}

extension ContentDigest: Packable {
  public func pack(into packer: inout Packer) { for word in words { packer.pack(word) } }

  public init(from unpacker: inout Unpacker) throws(Torn) {
    words = [
      try UInt64(from: &unpacker), try UInt64(from: &unpacker), try UInt64(from: &unpacker),
      try UInt64(from: &unpacker),
    ]
  }
}
