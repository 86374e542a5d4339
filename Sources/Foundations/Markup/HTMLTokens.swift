/// Reads finished HTML tag by tag, as a browser would as far as whoever reads it back needs it.
public struct HTMLTokens {
  private let bytes: [UInt8]
  private var index = 0
  /// Whether the last text stands in a comment.
  public private(set) var isComment = false

  /// A tag, or what stands between tags.
  public enum Token {
    /// The beginning of an element.
    case opening(name: String, attributes: [String: String])
    /// The end of an element.
    case closing(String)
    /// Text, with its character references replaced.
    case text(String)
  }

  /// Begins at the beginning of a page.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next tag or text; comments are text, for people can read them in the source.
  public mutating func next() -> Token? {
    guard index < bytes.count else { return nil }
    isComment = false
    if bytes[index] != UInt8(ascii: "<") { return .text(Self.decoded(take { $0 != UInt8(ascii: "<") })) }
    if starts(with: "<!--") {
      let end = find("-->", from: index) ?? bytes.count
      let text = String(decoding: bytes[min(index + 4, end)..<end], as: UTF8.self)
      index = min(bytes.count, end + 3)
      isComment = true
      return .text(text)
    }
    index += 1
    if index < bytes.count, bytes[index] == UInt8(ascii: "/") {
      index += 1
      let name = String(decoding: take { $0 != UInt8(ascii: ">") }, as: UTF8.self)
      index += 1
      return .closing(name.lowercased())
    }
    let name = String(decoding: take { !Self.endsName($0) }, as: UTF8.self)
    let attributes = attributes()
    index += 1
    return .opening(name: name.lowercased(), attributes: attributes)
  }

  private mutating func attributes() -> [String: String] {
    var found: [String: String] = [:]
    while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
      if Self.isSpace(bytes[index]) || bytes[index] == UInt8(ascii: "/") {
        index += 1
        continue
      }
      let name = String(decoding: take { !Self.endsName($0) && $0 != UInt8(ascii: "=") }, as: UTF8.self).lowercased()
      guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else {
        Self.add("", as: name, to: &found)
        // Nothing was taken by a stray sign, which must not be met again.
        if name.isEmpty { index += 1 }
        continue
      }
      index += 1
      guard index < bytes.count else { break }
      let quote = bytes[index]
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        index += 1
        Self.add(Self.decoded(take { $0 != quote }), as: name, to: &found)
        index += 1
      } else {
        Self.add(Self.decoded(take { !Self.endsName($0) }), as: name, to: &found)
      }
    }
    return found
  }

  /// Of an attribute that is written twice browsers take the first.
  private static func add(_ value: String, as name: String, to found: inout [String: String]) {
    if found[name] == nil { found[name] = value }
  }

  private mutating func take(while isWanted: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let start = index
    while index < bytes.count, isWanted(bytes[index]) { index += 1 }
    return bytes[start..<index]
  }

  private func starts(with text: String) -> Bool { bytes[index...].starts(with: text.utf8) }

  private func find(_ text: String, from start: Int) -> Int? {
    let wanted = Array(text.utf8)
    return (start..<bytes.count).first { bytes[$0...].starts(with: wanted) }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte <= UInt8(ascii: " ") }

  private static func endsName(_ byte: UInt8) -> Bool {
    isSpace(byte) || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
  }

  private static let named = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}"]

  /// Text with character references replaced; what is none stays as it is.
  private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var rest = bytes
    while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
      result += rest[..<start]
      let name = rest[(start + 1)...].prefix(while: isOfReference)
      if name.endIndex < rest.endIndex, rest[name.endIndex] == UInt8(ascii: ";"), let character = character(name) {
        result += character.utf8
        rest = rest[(name.endIndex + 1)...]
      } else {
        result.append(UInt8(ascii: "&"))
        rest = rest[(start + 1)...]
      }
    }
    return String(decoding: result + rest, as: UTF8.self)
  }

  private static func isOfReference(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "#"):
      true
    default: false
    }
  }

  private static func character(_ bytes: ArraySlice<UInt8>) -> String? {
    let name = String(decoding: bytes, as: UTF8.self)
    guard name.hasPrefix("#") else { return named[name] }
    let digits = name.dropFirst()
    let value = digits.lowercased().hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
  }
}
