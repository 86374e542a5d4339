/// A text file that was read: its path and its bytes.
public struct SourceText: Sendable, Hashable {
  /// The file, relative to the root of the site, with `/` between folders.
  public let path: String
  /// The bytes as they were read, in UTF-8.
  public let bytes: [UInt8]

  /// Pairs a path with the bytes read from it.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
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
    return Place(path: path, position: .init(line: line, column: column), excerpt: text(from: start))
  }

  /// The place of a line and column, both counted from 1.
  public func place(line: Int, column: Int = 1) -> Place {
    let start = offset(ofLine: line)
    return Place(path: path, position: .init(line: line, column: column), excerpt: start.map(text(from:)))
  }

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
