/// Packs values one after another.
public struct Packer: Sendable {
  /// What was packed.
  public internal(set) var bytes: [UInt8]

  /// Begins with nothing.
  ///
  /// - Parameter capacity: how many bytes there will be, about.
  public init(capacity: Int = 0) {
    bytes = []
    bytes.reserveCapacity(capacity)
  }

  /// Appends a value.
  @inlinable
  public mutating func pack(_ value: some Packable) { value.pack(into: &self) }

  /// Appends bytes with their number, to be read as they are.
  public mutating func pack(bytes more: [UInt8]) { pack(bytes: more[...]) }

  /// Appends bytes with their number, to be read as they are.
  public mutating func pack(bytes more: ArraySlice<UInt8>) {
    number(UInt64(more.count))
    bytes.append(contentsOf: more)
  }

  /// Appends bytes as they are, which are read as the ``Unpacker/rest()``.
  public mutating func pack(rest: [UInt8]) { bytes += rest }

  /// Appends short numbers with their number.
  public mutating func pack(words: [UInt32]) {
    number(UInt64(words.count))
    for word in words {
      for shift in stride(from: 0, to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
    }
  }

  /// Appends a number, seven bits a byte, so that small ones are short.
  @usableFromInline mutating func number(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Appends a number of eight bytes.
  @usableFromInline mutating func word(_ word: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
  }

  @usableFromInline mutating func text(_ text: String) {
    number(UInt64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }
}
