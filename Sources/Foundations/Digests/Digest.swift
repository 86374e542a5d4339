import Crypto

/// SHA-256 digests in hexadecimal.
public enum Digest {
  /// The digest of some bytes, as a value.
  public static func of(_ bytes: [UInt8]) -> ContentDigest { of(bytes[...]) }

  /// The digest of some bytes, as a value.
  public static func of(_ bytes: ArraySlice<UInt8>) -> ContentDigest { ContentDigest(SHA256.hash(data: bytes)) }

  /// The digest of some bytes: 64 hexadecimal digits.
  public static func hexadecimal(_ bytes: [UInt8]) -> String { hexadecimal(SHA256.hash(data: bytes)) }

  /// The digest of parts, such that no two lists of different parts are joined to the same bytes.
  public static func hexadecimal(ofParts parts: some Sequence<[UInt8]>) -> String {
    var hash = SHA256()
    for part in parts {
      hash.update(data: Array("\(part.count):".utf8))
      hash.update(data: part)
    }
    return hexadecimal(hash.finalize())
  }

  private static func hexadecimal(_ digest: SHA256.Digest) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(64)
    for byte in digest {
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 15)])
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
