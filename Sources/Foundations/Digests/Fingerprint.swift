/// A number that tells versions of something apart, quickly: two that differ have the same by chance alone.
///
/// It is the same on every machine. It protects against nobody: whoever wants two texts of one fingerprint finds them;
/// where that matters, ``Digest`` is used.
public struct Fingerprint: Sendable {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  /// Begins with nothing.
  public init() {}

  /// The number of everything so far.
  public var value: UInt64 {
    var value = state
    value ^= value >> 32
    value = value &* 0xd6e8_feb8_6659_fd93
    return value ^ value >> 32
  }

  /// Takes a number.
  @inline(__always)
  public mutating func add(_ number: UInt64) {
    let product = (state ^ number).multipliedFullWidth(by: 0x9e37_79b9_7f4a_7c15)
    state = product.high ^ product.low &+ 0x2545_f491_4f6c_dd1d
  }

  /// Takes a text, such that no two lists of texts are taken alike.
  public mutating func add(_ text: String) { add(text.utf8) }

  /// Takes bytes, such that no two lists of them are taken alike.
  public mutating func add(_ bytes: some Collection<UInt8>) {
    var word: UInt64 = 0
    var filled: UInt64 = 0
    for byte in bytes {
      word |= UInt64(byte) << filled
      filled += 8
      if filled == 64 {
        add(word)
        (word, filled) = (0, 0)
      }
    }
    add(word)
    add(UInt64(bytes.count))
  }

  /// The fingerprint of a text.
  public static func of(_ text: String) -> UInt64 {
    var print = Fingerprint()
    print.add(text)
    return print.value
  }
}
