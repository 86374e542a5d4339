// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What conforms to Packable is told there.

import Crypto
public import Packing

/// The SHA-256 of some bytes, by which they are known again.
public struct ContentDigest: Sendable, Hashable {
  private let a, b, c, d: UInt64

  init(_ digest: SHA256.Digest) {
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    for (index, byte) in digest.enumerated() {
      switch index / 8 {
      case 0: words.0 = words.0 << 8 | UInt64(byte)
      case 1: words.1 = words.1 << 8 | UInt64(byte)
      case 2: words.2 = words.2 << 8 | UInt64(byte)
      default: words.3 = words.3 << 8 | UInt64(byte)
      }
    }
    (a, b, c, d) = words
  }
}

extension ContentDigest: Packable {
  public func pack(into packer: inout Packer) { for word in [a, b, c, d] { packer.pack(word) } }

  public init(from unpacker: inout Unpacker) throws(Torn) {
    a = try UInt64(from: &unpacker)
    b = try UInt64(from: &unpacker)
    c = try UInt64(from: &unpacker)
    d = try UInt64(from: &unpacker)
  }
}
