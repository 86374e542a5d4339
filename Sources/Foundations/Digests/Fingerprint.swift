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
  public mutating func add(_ text: String) {
    var print = self
    let isDone: Void? = unsafe text.utf8.withContiguousStorageIfAvailable { unsafe print.add($0) }
    if isDone == nil { print.add(Array(text.utf8)) }
    self = print
  }

  /// Takes bytes, such that no two lists of them are taken alike.
  public mutating func add(_ bytes: [UInt8]) { add(bytes[...]) }

  /// Takes bytes, such that no two lists of them are taken alike.
  public mutating func add(_ bytes: ArraySlice<UInt8>) {
    var print = self
    unsafe bytes.withUnsafeBufferPointer { unsafe print.add($0) }
    self = print
  }

  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = 0
    let count = raw.count
    while index + 8 <= count {
      add(unsafe UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
      index += 8
    }
    if index < count {
      var word: UInt64 = 0
      for shift in 0..<count - index { word |= UInt64(unsafe raw[index + shift]) << UInt64(8 * shift) }
      add(word)
    }
    add(UInt64(count))
  }

  /// The fingerprint of a text.
  public static func of(_ text: String) -> UInt64 {
    var print = Fingerprint()
    print.add(text)
    return print.value
  }
}
