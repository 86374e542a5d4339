/// A text file that was read: its path and its bytes.
public struct SourceText: Sendable, Hashable {
  /// The file, relative to the root of the site, with `/` between folders.
  public let path: String
  /// The bytes as they were read, in UTF-8.
  public let bytes: [UInt8]
  /// Whether nothing of the text may be shown: places have no excerpt, and values are not quoted.
  public let isConfidential: Bool

  /// Pairs a path with the bytes read from it.
  public init(path: String, bytes: [UInt8], isConfidential: Bool = false) {
    self.path = path
    self.bytes = bytes
    self.isConfidential = isConfidential
  }

  /// The place of a byte, with the line that it stands in.
  public func place(at offset: Int) -> Place {
    let offset = min(max(offset, 0), bytes.count)
    var line = 1
    var start = 0
    for index in 0..<offset where bytes[index] == UInt8(ascii: "\n") {
      line += 1
      start = index + 1
    }
    let column = bytes[start..<offset].count { $0 & 0xC0 != 0x80 } + 1
    return Place(
      path: path, position: .init(line: line, column: column), excerpt: isConfidential ? nil : text(from: start))
  }

  /// The place of a line and column, both counted from 1.
  public func place(line: Int, column: Int = 1) -> Place {
    Place(path: path, position: .init(line: line, column: column), excerpt: isConfidential ? nil : text(ofLine: line))
  }

  /// The place of a position.
  public func place(_ position: Place.Position) -> Place { place(line: position.line, column: position.column) }

  /// A value of the file in a sentence, in quotes; of a confidential file, words that stand for it.
  public func quote(_ value: String) -> Message {
    isConfidential ? Message(en: "this value", ja: "この値") : Message(en: "'\(value)'", ja: "「\(value)」")
  }

  /// The text of a line, or `nil` if the file is shorter.
  public func text(ofLine line: Int) -> String? { offset(ofLine: line).map(text(from:)) }

  /// The file as a whole.
  public var wholePlace: Place { Place(path: path) }

  /// The offset at which a line begins, or `nil` if the file is shorter.
  public func offset(ofLine line: Int) -> Int? {
    var current = 1
    var index = 0
    while current < line {
      guard let end = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      index = end + 1
      current += 1
    }
    return index
  }

  private func text(from start: Int) -> String {
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    let line = String(decoding: bytes[start..<end], as: UTF8.self)
    return line.hasSuffix("\r") ? String(line.dropLast()) : line
  }
}
