/// What a PDF file says besides the text of its pages: titles and keywords, notes, bookmarks, names of its parts, XMP.
///
/// Every string outside the pages' own text is taken, whatever it is for, so that no list of places can be too short.
/// Source: ISO 32000-1, 7.2 to 7.5 (lexical conventions, objects, streams, object streams) and 14.3 (metadata).
public struct PDFWords: Sendable {
  /// The strings, in UTF-8, in the order of the file.
  public private(set) var strings: [[UInt8]] = []
  /// Descriptions in XML.
  public private(set) var descriptions: [[UInt8]] = []
  /// Nothing in a file becomes larger than that in all when it is unpacked.
  private static let most = 64_000_000
  private var unpacked = 0
  private var isUnreadable = false

  /// Reads a file; `nil` if it is no PDF, is locked, has files in it or behind it, a form or scripts, or packs words in
  /// an unusual way.
  public init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: "%PDF-".utf8) else { return nil }
    readObjects(bytes)
    if isUnreadable { return nil }
  }

  // MARK: - Objects

  private mutating func readObjects(_ bytes: [UInt8]) {
    var tokens = PDFTokens(bytes)
    // The dictionary that a stream may follow.
    var names: [String] = []
    var length: Int?
    while let token = tokens.next() {
      switch token {
      case .string(let string): add(string)
      case .comment(let range): add(bytes[range])
      case .name(let name):
        add(name: name)
        names.append(String(decoding: name, as: UTF8.self))
      case .number(let number): if names.last == "Length" { length = number }
      case .word(let word):
        switch word {
        case "obj": (names, length) = ([], nil)
        // A length that stands elsewhere is `12 0 R`.
        case "R": length = nil
        case "stream":
          guard let content = tokens.stream(length: length) else {
            isUnreadable = true
            return
          }
          read(bytes[content], names)
        default: break
        }
      case .other: break
      }
    }
    if tokens.hasTrailer { isUnreadable = true }
  }

  // MARK: - Streams

  private static let filters: Set<String> = [
    "FlateDecode", "Fl", "ASCIIHexDecode", "AHx", "ASCII85Decode", "A85", "LZWDecode", "LZW", "RunLengthDecode", "RL",
    "Crypt",
  ]

  private mutating func read(_ stream: ArraySlice<UInt8>, _ names: [String]) {
    let type = zip(names, names.dropFirst()).first { $0.0 == "Type" }?.1
    guard type == "Metadata" || type == "ObjStm" else { return }
    var content = Array(stream)
    let filters = Self.filters.intersection(names)
    if !filters.isEmpty {
      guard filters.isSubset(of: ["FlateDecode", "Fl"]), !names.contains("Predictor"),
        let plain = Inflation.unpacked(stream, limit: Self.most - unpacked)
      else {
        isUnreadable = true
        return
      }
      unpacked += plain.count
      content = plain
    }
    if type == "Metadata" { descriptions.append(content) } else { readObjects(ofStream: content) }
  }

  /// The objects of an object stream, in which there are no streams.
  private mutating func readObjects(ofStream bytes: [UInt8]) {
    var tokens = PDFTokens(bytes)
    while let token = tokens.next() {
      switch token {
      case .string(let string): add(string)
      case .comment(let range): add(bytes[range])
      case .name(let name): add(name: name)
      case .number, .word, .other: break
      }
    }
  }

  // MARK: - Strings

  /// What belongs to files inside the file, forms, scripts and locks, in all of which words can lie that are not read.
  private static let refused: Set<String> = [
    "EmbeddedFile", "EmbeddedFiles", "FileAttachment", "AcroForm", "XFA", "JavaScript", "JS", "RichMedia", "Encrypt",
  ]

  private mutating func add(name: [UInt8]) {
    if name.contains(where: { $0 >= 0x80 }) { strings.append(name) }
    if Self.refused.contains(String(decoding: name, as: UTF8.self)) { isUnreadable = true }
  }

  private mutating func add(_ string: some Collection<UInt8>) {
    let bytes = Array(string)
    if bytes.starts(with: [0xFE, 0xFF]) {
      strings.append(Self.text(bytes.dropFirst(2), isBigEndian: true))
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      strings.append(Self.text(bytes.dropFirst(2), isBigEndian: false))
    } else if !bytes.isEmpty {
      strings.append(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes)
    }
  }

  private static func text(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) -> [UInt8] {
    let units = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map { index in
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return isBigEndian ? first << 8 | second : second << 8 | first
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }
}
