/// Reads the text of a file into lanes, whatever its format.
///
/// The lanes are searched as they are filled: no text is put together.
struct FileReader {
  let bytes: [UInt8]
  /// What is seen.
  var text: Lane
  /// What stands beside it: attributes, comments, keys, decoded addresses; each by itself.
  var side: Lane
  /// Small letters of ruby, joined over a page.
  var ruby: Lane
  /// What pages load, and other matters of the border.
  var border: [(finding: Knowledge.Finding, offset: Int)] = []
  /// How deep what is read lies in other encodings.
  let depth: Int
  /// Deeper nobody looks: what is wrapped so often is refused.
  static let deepest = 6

  init(_ bytes: [UInt8], _ knowledge: Knowledge, depth: Int = 0) {
    self.bytes = bytes
    self.depth = depth
    text = Lane(knowledge)
    side = Lane(knowledge)
    ruby = Lane(knowledge)
    self.knowledge = knowledge
  }

  let knowledge: Knowledge

  /// All that was found, in the order of the file.
  mutating func finish() -> [(finding: Knowledge.Finding, offset: Int)] {
    text.end(at: bytes.count)
    side.end(at: bytes.count)
    ruby.end(at: bytes.count)
    return text.hits + side.hits + ruby.hits + border
  }

  mutating func note(_ rule: GateRule, at offset: Int) {
    border.append((Knowledge.Finding(rule: rule), offset))
  }

  // MARK: - Reading characters

  /// Reads a part of the file as it stands, without decoding anything but UTF-8.
  mutating func readPlain(_ range: Range<Int>, into lane: WritableKeyPath<FileReader, Lane>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, length) = scalar(at: index, before: range.upperBound)
      self[keyPath: lane].read(scalar, at: index)
      index += length
    }
  }

  /// Reads text that was decoded from a part of the file; places are those of the part.
  mutating func readDecoded(_ decoded: [UInt8], at offset: Int) {
    side.end(at: offset)
    var reader = FileReader(decoded, knowledge, depth: depth + 1)
    reader.readPlain(0..<decoded.count, into: \.text)
    if depth < Self.deepest { reader.readEncodings(0..<decoded.count) }
    border += reader.finish().map { ($0.finding, offset) }
  }

  /// The character at a place and its length in bytes; a replacement where there is no UTF-8.
  @inline(__always)
  func scalar(at index: Int, before end: Int) -> (UInt32, Int) {
    let first = bytes[index]
    if first < 0x80 { return (UInt32(first), 1) }
    if first >= 0xE0, first < 0xF0, index + 2 < end {
      return (UInt32(first & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F), 3)
    }
    if first >= 0xC0, first < 0xE0, index + 1 < end {
      return (UInt32(first & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F), 2)
    }
    if first >= 0xF0, first < 0xF5, index + 3 < end {
      let scalar =
        UInt32(first & 0x07) << 18 | UInt32(bytes[index + 1] & 0x3F) << 12 | UInt32(bytes[index + 2] & 0x3F) << 6
        | UInt32(bytes[index + 3] & 0x3F)
      return (scalar < 0x110000 ? scalar : 0xFFFD, 4)
    }
    return (0xFFFD, 1)
  }

  // MARK: - Encodings

  /// Reads what stands in a part of the file percent-encoded, in quoted-printable, or as data in base64.
  mutating func readEncodings(_ range: Range<Int>) {
    if depth < Self.deepest {
      for run in Encodings.encodedRuns(in: bytes[range]) { readDecoded(run.content, at: run.offset) }
    }
    for data in Encodings.dataAddresses(in: bytes[range]) {
      guard let content = data.content else {
        note(.unreadable, at: data.offset)
        continue
      }
      guard depth < Self.deepest else {
        note(.unreadable, at: data.offset)
        continue
      }
      let inner = Gate.findings(in: content, format: data.format, knowledge, depth: depth + 1)
      border += inner.map { ($0.finding, data.offset) }
    }
  }
}
