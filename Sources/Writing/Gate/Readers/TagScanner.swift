/// Reads what stands in a tag behind its name, attribute by attribute, as browsers do.
struct TagScanner {
  private let bytes: [UInt8]
  /// Where it has come to; behind the tag when there are no further attributes.
  private(set) var index: Int

  init(_ bytes: [UInt8], from index: Int) {
    self.bytes = bytes
    self.index = index
  }

  /// An attribute; one without a value may have an equals sign and nothing behind it.
  struct Attribute {
    let name: Range<Int>
    let value: Range<Int>?
  }

  private static let greater = UInt8(ascii: ">")
  private static let equals = UInt8(ascii: "=")
  private static let slash = UInt8(ascii: "/")

  /// The next attribute, or `nil` at the end of the tag or the file.
  @inline(__always)
  mutating func next() -> Attribute? {
    var index = index
    defer { self.index = index }
    return unsafe bytes.withUnsafeBufferPointer { bytes in
      while index < bytes.count {
        let byte = unsafe bytes[index]
        if byte <= 0x20 || byte == Self.slash {
          index += 1
          continue
        }
        if byte == Self.greater {
          index += 1
          return nil
        }
        return unsafe Self.attribute(bytes, &index)
      }
      return nil
    }
  }

  @inline(__always)
  private static func attribute(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Attribute? {
    func skipSpace() { while index < bytes.count, unsafe bytes[index] <= 0x20 { index += 1 } }
    let start = index
    while index < bytes.count, unsafe bytes[index] > 0x20, unsafe bytes[index] != equals,
      unsafe bytes[index] != greater,
      unsafe bytes[index] != slash
    {
      index += 1
    }
    if index == start { index += 1 }
    let name = start..<index
    skipSpace()
    guard index < bytes.count, unsafe bytes[index] == equals else { return Attribute(name: name, value: nil) }
    index += 1
    skipSpace()
    guard index < bytes.count else { return nil }
    let quote = unsafe bytes[index]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let start = index + 1
      index = start
      while index < bytes.count, unsafe bytes[index] != quote { index += 1 }
      let value = start..<index
      index = min(bytes.count, index + 1)
      return Attribute(name: name, value: value)
    }
    let begin = index
    while index < bytes.count, unsafe bytes[index] > 0x20, unsafe bytes[index] != greater { index += 1 }
    return Attribute(name: name, value: begin..<index)
  }
}
