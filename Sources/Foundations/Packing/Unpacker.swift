/// Reads back what a ``Packer`` packed.
public struct Unpacker: Sendable {
  private let bytes: ArraySlice<UInt8>
  private var place: Int

  /// Begins at the first of some bytes.
  public init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  /// How many bytes are left.
  public var left: Int { bytes.endIndex - place }

  /// What is left, which is then read.
  public mutating func rest() -> ArraySlice<UInt8> {
    defer { place = bytes.endIndex }
    return bytes[place...]
  }

  /// Reads bytes that were packed with their number.
  ///
  /// - Throws: ``Torn`` if there are fewer.
  public mutating func unpackBytes() throws(Torn) -> ArraySlice<UInt8> {
    let count = try number()
    guard count <= UInt64(left) else { throw Torn() }
    let start = place
    place += Int(count)
    return bytes[start..<place]
  }

  /// Reads short numbers that were packed with their number.
  ///
  /// - Throws: ``Torn`` if there are fewer.
  public mutating func unpackWords() throws(Torn) -> [UInt32] {
    let count = try number()
    guard count <= UInt64(left / 4) else { throw Torn() }
    var words: [UInt32] = []
    words.reserveCapacity(Int(count))
    for _ in 0..<count {
      let (a, b) = (UInt32(bytes[place]), UInt32(bytes[place + 1]))
      let (c, d) = (UInt32(bytes[place + 2]), UInt32(bytes[place + 3]))
      words.append(a | b << 8 | c << 16 | d << 24)
      place += 4
    }
    return words
  }

  @usableFromInline mutating func number() throws(Torn) -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while place < bytes.endIndex, shift < 64 {
      let byte = bytes[place]
      place += 1
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
    throw Torn()
  }

  @usableFromInline mutating func word() throws(Torn) -> UInt64 {
    guard left >= 8 else { throw Torn() }
    var word: UInt64 = 0
    for index in 0..<8 { word |= UInt64(bytes[place + index]) << UInt64(8 * index) }
    place += 8
    return word
  }

  @usableFromInline mutating func text() throws(Torn) -> String { String(decoding: try unpackBytes(), as: UTF8.self) }
}
