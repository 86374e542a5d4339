/// A text file that was read: its path and its bytes.
public struct SourceText: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
  /// The file, relative to the root of the site, with `/` between folders.
  public let path: String
  /// The bytes as they were read, in UTF-8.
  public let bytes: [UInt8]
  /// Whether nothing of the text may be shown: places have no excerpt, and values are not quoted.
  public let isConfidential: Bool
  private let lines = LineIndex()

  /// Pairs a path with the bytes read from it.
  public init(path: String, bytes: [UInt8], isConfidential: Bool = false) {
    self.path = path
    self.bytes = bytes
    self.isConfidential = isConfidential
  }

  /// Whether two files have the same path and text.
  public static func == (a: Self, b: Self) -> Bool {
    a.path == b.path && a.isConfidential == b.isConfidential && a.bytes == b.bytes
  }

  /// Feeds what tells a file from others into a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(path)
    hasher.combine(bytes.count)
  }

  /// The path alone: whoever prints a value that has a text in it must not print the text.
  public var description: String { path }
  /// A mirror of the path alone.
  public var customMirror: Mirror { Mirror(self, children: ["path": path]) }

  /// The place of a byte.
  public func place(at offset: Int) -> Place {
    let offset = min(max(offset, 0), bytes.count)
    let starts = lines.starts(in: bytes)
    // The last line that begins at or before the offset.
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    let column = bytes[starts[low]..<offset].count { $0 & 0xC0 != 0x80 } + 1
    return place(line: low + 1, column: column)
  }

  /// The place of a line and column, both counted from 1.
  public func place(line: Int, column: Int = 1) -> Place {
    Place(path: path, position: .init(line: line, column: column), source: isConfidential ? nil : self)
  }

  /// The place of a position.
  public func place(_ position: Place.Position) -> Place { place(line: position.line, column: position.column) }

  /// A value of the file in a sentence, in quotes; of a confidential file, words that stand for it.
  public func quote(_ value: String) -> Message {
    isConfidential ? Message(en: "this value", ja: "この値") : Message(en: "'\(value)'", ja: "「\(value)」")
  }

  /// The text of a line, or `nil` if the file is shorter.
  public func text(ofLine line: Int) -> String? { slice(ofLine: line).map { String(decoding: $0, as: UTF8.self) } }

  /// The file as a whole.
  public var wholePlace: Place { Place(path: path) }

  /// The offset at which a line begins, or `nil` if the file is shorter.
  public func offset(ofLine line: Int) -> Int? {
    let starts = lines.starts(in: bytes)
    return starts.indices.contains(line - 1) ? starts[line - 1] : nil
  }

  /// The bytes of a line without its end, or `nil` if the file is shorter.
  func slice(ofLine line: Int) -> ArraySlice<UInt8>? {
    guard let start = offset(ofLine: line) else { return nil }
    let next = offset(ofLine: line + 1).map { $0 - 1 } ?? bytes.count
    let line = bytes[start..<next]
    return line.last == UInt8(ascii: "\r") ? line.dropLast() : line
  }
}
