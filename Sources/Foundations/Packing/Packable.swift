// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
// What conforms to Packable is told there.

/// A value that a cache can hold: it is packed into bytes, and unpacked by the same version of the tool.
public protocol Packable {
  /// Appends the value.
  func pack(into packer: inout Packer)

  /// Reads the value back.
  ///
  /// - Throws: ``Torn`` if the bytes are not those of such a value.
  init(from unpacker: inout Unpacker) throws(Torn)
}

/// Bytes that are not what was packed.
public struct Torn: Error {
  /// Makes the error.
  @inlinable
  public init() {}
}

extension Int: Packable {
  @inlinable
  public func pack(into packer: inout Packer) {
    packer.number(UInt64(bitPattern: Int64(self << 1) ^ Int64(self >> 63)))
  }

  @inlinable
  public init(from unpacker: inout Unpacker) throws(Torn) {
    let number = try unpacker.number()
    self = Int(truncatingIfNeeded: Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1))
  }
}

extension UInt64: Packable {
  @inlinable
  public func pack(into packer: inout Packer) { packer.word(self) }
  @inlinable
  public init(from unpacker: inout Unpacker) throws(Torn) { self = try unpacker.word() }
}

extension Bool: Packable {
  @inlinable
  public func pack(into packer: inout Packer) { packer.number(self ? 1 : 0) }
  @inlinable
  public init(from unpacker: inout Unpacker) throws(Torn) { self = try unpacker.number() != 0 }
}

extension String: Packable {
  @inlinable
  public func pack(into packer: inout Packer) { packer.text(self) }
  @inlinable
  public init(from unpacker: inout Unpacker) throws(Torn) { self = try unpacker.text() }
}

extension Optional: Packable where Wrapped: Packable {
  @inlinable
  public func pack(into packer: inout Packer) {
    packer.pack(self != nil)
    if let self { packer.pack(self) }
  }

  @inlinable
  public init(from unpacker: inout Unpacker) throws(Torn) {
    self = try Bool(from: &unpacker) ? Wrapped(from: &unpacker) : nil
  }
}

extension Array: Packable where Element: Packable {
  @inlinable
  public func pack(into packer: inout Packer) {
    packer.pack(count)
    for element in self { packer.pack(element) }
  }

  @inlinable
  public init(from unpacker: inout Unpacker) throws(Torn) {
    let count = try Int(from: &unpacker)
    // Each takes a byte at least, so that a torn count makes no room for what is not there.
    guard count >= 0, count <= unpacker.left else { throw Torn() }
    self = []
    reserveCapacity(count)
    for _ in 0..<count { append(try Element(from: &unpacker)) }
  }
}

extension Packable where Self: RawRepresentable, RawValue: Packable {
  /// Appends the raw value.
  @inlinable
  public func pack(into packer: inout Packer) { packer.pack(rawValue) }

  /// Reads the raw value back.
  @inlinable
  public init(from unpacker: inout Unpacker) throws(Torn) {
    guard let value = Self(rawValue: try RawValue(from: &unpacker)) else { throw Torn() }
    self = value
  }
}
