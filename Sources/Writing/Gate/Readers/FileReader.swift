import Markup

/// Reads the text of a file into lanes, whatever its format.
///
/// The lanes are searched as they are filled: no text is put together.
struct FileReader {
  private(set) var bytes: [UInt8]
  let knowledge: Knowledge
  /// What is seen.
  var text: Lane
  /// What stands beside it: attributes, comments, keys, decoded addresses; each by itself.
  var side: Lane
  /// Small letters of ruby, joined over a page.
  var ruby: Lane
  /// Whether small letters are being read.
  var rubyDepth = 0
  /// What pages load, and other matters of the border.
  var border: [(finding: Knowledge.Finding, offset: Int)] = []
  /// Segments of pages that were read before; `nil` for what is read once.
  let cleanSegments: CleanParts?
  /// Values of attributes that were read before; `nil` for what is read once.
  let cleanValues: CleanParts?
  /// Whether a page may have its style sheet in itself.
  var standsAlone = false
  /// How deep what is read lies in other encodings.
  let depth: Int
  /// Deeper nobody looks: what is wrapped so often is refused.
  static let deepest = 6

  /// - Parameter remembers: whether what is clean is remembered, for the files that are read next.
  init(_ bytes: [UInt8], _ knowledge: Knowledge, depth: Int = 0, remembers: Bool = false) {
    self.bytes = bytes
    self.knowledge = knowledge
    self.depth = depth
    cleanSegments = remembers ? CleanParts(mostBytes: 1 << 20, largest: 1 << 15) : nil
    cleanValues = remembers ? CleanParts(mostBytes: 1 << 18, largest: 1 << 8) : nil
    text = Lane(knowledge)
    side = Lane(knowledge)
    ruby = Lane(knowledge)
  }

  /// Begins another file, with nothing left of the one before.
  mutating func begin(_ bytes: [UInt8]) {
    self.bytes = bytes
    rubyDepth = 0
    border = []
    text.clear()
    side.clear()
    ruby.clear()
  }

  /// How much was found so far.
  var findingCount: Int { text.hits.count + side.hits.count + ruby.hits.count + border.count }

  /// Ends whatever is being read.
  mutating func end(at offset: Int) {
    text.end(at: offset)
    side.end(at: offset)
    ruby.end(at: offset)
  }

  /// All that was found, in the order of the file.
  mutating func finish() -> [(finding: Knowledge.Finding, offset: Int)] {
    end(at: bytes.count)
    return findingCount == 0 ? [] : text.hits + side.hits + ruby.hits + border
  }

  mutating func note(_ rule: GateRule, at offset: Int) {
    border.append((Knowledge.Finding(rule: rule), offset))
  }

  // MARK: - Reading characters

  /// Reads a part of the file as it stands, without decoding anything but UTF-8.
  mutating func readPlain(_ range: Range<Int>) { _ = text.read(bytes, range) }

  /// Reads a part of the file that stands beside the text.
  mutating func readBeside(_ range: Range<Int>) { _ = side.read(bytes, range) }

  /// Reads text that was decoded from a part of the file; places are those of the part.
  mutating func readDecoded(_ decoded: [UInt8], at offset: Int) {
    side.end(at: offset)
    let known = side.hits.count
    _ = side.read(decoded, 0..<decoded.count)
    side.end(at: decoded.count)
    if side.hits.count > known { side.moveHits(from: known, to: offset) }
    guard depth < Self.deepest, !Encodings.isPlainText(decoded[...]) else { return }
    var reader = FileReader(decoded, knowledge, depth: depth + 1)
    reader.readEncodings(0..<decoded.count)
    border += reader.finish().map { ($0.finding, offset) }
  }

  /// The character at a place and its length in bytes; a replacement where there is no UTF-8.
  @inline(__always)
  func scalar(at index: Int, before end: Int) -> (UInt32, Int) { UTF8Text.scalar(bytes, at: index, before: end) }

  // MARK: - Encodings

  /// Reads what stands in a part of the file percent-encoded, in quoted-printable, or as data in base64.
  mutating func readEncodings(_ range: Range<Int>) {
    if depth < Self.deepest, !Encodings.isPlainWord(bytes[range]) {
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
