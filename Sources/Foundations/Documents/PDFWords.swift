/// What a PDF file says besides the text of its pages: titles and keywords, notes, bookmarks, names of its parts, XMP.
///
/// Every string outside the pages' own text is taken, whatever it is for, so that no list of places can be too short.
/// Source: ISO 32000-1, 7.2 to 7.5 (lexical conventions, objects, streams, object streams), 12.5.3 (flags of notes) and
/// 14.3 (metadata).
public struct PDFWords: Sendable {
  /// The strings, in UTF-8, in the order of the file.
  public private(set) var strings: [[UInt8]] = []
  /// Descriptions in XML.
  public private(set) var descriptions: [[UInt8]] = []
  /// Whether a photograph in the file tells of its camera, place or author.
  public private(set) var hasPhotoMetadata = false
  /// Nothing in a file becomes larger than that in all when it is unpacked.
  private static let most = 64_000_000
  private var unpacked = 0
  private var isUnreadable = false
  private var graph = PDFGraph()

  /// Reads a file; `nil` if it is no PDF, is locked, has files in it or behind it, a form, scripts, layers, hidden notes or small pictures of its pages,
  /// has an earlier state of itself in it or parts that nothing refers to, or packs words in an unusual way.
  public init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: "%PDF-".utf8) else { return nil }
    readObjects(bytes)
    if isUnreadable || graph.hasRemains { return nil }
  }

  // MARK: - Objects

  /// The dictionary that a stream may follow, as far as it matters.
  private struct Head {
    var names: [String] = []
    var numbers: [String: Int] = [:]

    func has(_ name: String) -> Bool { names.contains(name) }
    var type: String? { zip(names, names.dropFirst()).first { $0.0 == "Type" }?.1 }
  }

  private mutating func readObjects(_ bytes: [UInt8]) {
    var tokens = PDFTokens(bytes)
    var head = Head()
    var object: Int?
    // The last two numbers, of which one names an object in front of `obj` and `R`.
    var numbers = (before: 0, last: 0)
    while let token = tokens.next() {
      switch token {
      case .string(let string): add(string)
      case .comment(let range): add(bytes[range])
      case .name(let name): head.names.append(add(name: name))
      case .number(let number):
        numbers = (numbers.last, number)
        note(number, of: &head)
      case .word("obj"):
        (head, object) = (Head(), numbers.before)
        graph.add(numbers.before)
      case .word("R"):
        head.numbers["Length"] = nil
        graph.add(reference: numbers.before, from: object)
      case .word("endobj"), .word("trailer"): object = nil
      case .word("startxref"): graph.addEnd()
      case .word("stream"):
        guard let content = tokens.stream(length: head.numbers["Length"]), let object else {
          isUnreadable = true
          return
        }
        read(bytes[content], head, object)
      case .word, .opening, .closing, .other: break
      }
    }
    if tokens.hasTrailer { isUnreadable = true }
  }

  private mutating func note(_ number: Int, of head: inout Head) {
    guard let name = head.names.last else { return }
    if head.numbers[name] == nil { head.numbers[name] = number }
    // A note that is hidden, or shown by no viewer.
    if name == "F", number & 0b10_0010 != 0 { isUnreadable = true }
  }

  // MARK: - Streams

  private static let packings: Set<String> = [
    "FlateDecode", "Fl", "ASCIIHexDecode", "AHx", "ASCII85Decode", "A85", "LZWDecode", "LZW", "RunLengthDecode", "RL",
    "Crypt", "DCTDecode", "DCT", "JPXDecode", "CCITTFaxDecode", "CCF", "JBIG2Decode",
  ]

  private mutating func read(_ stream: ArraySlice<UInt8>, _ head: Head, _ object: Int) {
    if head.type == "XRef" { return graph.add(root: object) }
    if head.has("DCTDecode") || head.has("DCT") { readPhotograph(stream) }
    guard head.type == "Metadata" || head.type == "ObjStm" else { return readContent(stream, head, object) }
    guard let content = unpack(stream, head) else {
      isUnreadable = true
      return
    }
    if head.type == "Metadata" {
      descriptions.append(content)
    } else {
      readObjects(ofStream: content, head)
    }
  }

  /// Reads what stands beside the text in the content of a page, and descriptions that are not called so.
  private mutating func readContent(_ stream: ArraySlice<UInt8>, _ head: Head, _ object: Int) {
    let isOfFont = ["Length1", "Length2", "Length3"].contains(where: head.has) || head.has("CIDFontType0C")
    if isOfFont { return }
    guard !head.has("Image"), let content = unpack(stream, head) else { return graph.add(stream: object) }
    if content.drop(while: { $0 <= 0x20 || $0 >= 0x80 }).first == UInt8(ascii: "<"),
      content.contains(UInt8(ascii: ":")), String(validating: content, as: UTF8.self) != nil
    {
      descriptions.append(content)
    }
    var tokens = PDFTokens(content)
    var depth = 0
    // What is shown, where it is letters of ASCII and not numbers of signs of a font: a page need not show all it has.
    var shown: [UInt8] = []
    defer { add(shown) }
    while let token = tokens.next() {
      switch token {
      case .opening: depth += 1
      case .closing: depth = max(0, depth - 1)
      case .string(let string) where depth > 0: add(string)
      case .string(let string):
        if string.allSatisfy({ (0x20...0x7E).contains($0) }) { shown += string }
      case .comment(let range): add(content[range])
      // What shows text or pictures; tables of a font, which some programs leave behind, show nothing.
      case .word("Tj"), .word("TJ"), .word("'"), .word("\""), .word("Do"):
        graph.add(stream: object)
        shown.append(UInt8(ascii: " "))
      case .name, .number, .word, .other: break
      }
    }
  }

  /// What a stream holds; `nil` if it is packed in an unusual way, or grows too large.
  private mutating func unpack(_ stream: ArraySlice<UInt8>, _ head: Head) -> [UInt8]? {
    let packings = Self.packings.intersection(head.names)
    if packings.isEmpty { return Array(stream) }
    guard packings.isSubset(of: ["FlateDecode", "Fl"]), !head.has("Predictor"),
      let plain = Inflation.unpacked(stream, limit: Self.most - unpacked)
    else { return nil }
    unpacked += plain.count
    return plain
  }

  /// Reads what a photograph says besides the picture: EXIF and the like by its mere presence, other words as words.
  ///
  /// Source: ITU-T T.81, annex B (segments of JPEG).
  private mutating func readPhotograph(_ picture: ArraySlice<UInt8>) {
    var index = picture.startIndex + 2
    while index + 4 <= picture.endIndex, picture[index] == 0xFF, picture[index + 1] != 0xDA {
      let (marker, length) = (picture[index + 1], Int(picture[index + 2]) << 8 | Int(picture[index + 3]))
      guard length >= 2, index + 2 + length <= picture.endIndex else {
        hasPhotoMetadata = true
        return
      }
      switch marker {
      // EXIF and XMP, and what agencies of the press write.
      case 0xE1, 0xED: hasPhotoMetadata = true
      case 0xE0...0xEF, 0xFE: add(picture[(index + 4)..<(index + 2 + length)])
      default: break
      }
      index += 2 + length
    }
  }

  /// The objects of an object stream, in which there are no streams.
  private mutating func readObjects(ofStream bytes: [UInt8], _ head: Head) {
    guard let first = head.numbers["First"], (0...bytes.count).contains(first) else {
      isUnreadable = true
      return
    }
    // Pairs of the number of an object and the place where it begins, and then the objects.
    var places = PDFTokens(Array(bytes[..<first]))
    var numbers: [Int] = []
    while case .number(let number)? = places.next() { numbers.append(number) }
    let objects = stride(from: 0, to: numbers.count - 1, by: 2).map {
      (number: numbers[$0], start: first + numbers[$0 + 1])
    }
    for (index, object) in objects.enumerated() {
      let end = index + 1 < objects.count ? objects[index + 1].start : bytes.count
      guard first <= object.start, object.start <= end, end <= bytes.count else {
        isUnreadable = true
        return
      }
      graph.add(object.number)
      readObject(object.number, Array(bytes[object.start..<end]))
    }
  }

  private mutating func readObject(_ object: Int, _ bytes: [UInt8]) {
    var tokens = PDFTokens(bytes)
    var head = Head()
    var numbers = (before: 0, last: 0)
    while let token = tokens.next() {
      switch token {
      case .string(let string): add(string)
      case .comment(let range): add(bytes[range])
      case .name(let name): head.names.append(add(name: name))
      case .number(let number):
        numbers = (numbers.last, number)
        note(number, of: &head)
      case .word("R"): graph.add(reference: numbers.before, from: object)
      case .word, .opening, .closing, .other: break
      }
    }
  }

  // MARK: - Strings

  /// What belongs to files inside the file, forms, scripts, locks, layers and the private data of programs, in all of which
  /// words can lie that are not read.
  private static let refused: Set<String> = [
    "EmbeddedFile", "EmbeddedFiles", "FileAttachment", "AcroForm", "XFA", "JavaScript", "JS", "RichMedia", "Encrypt",
    "OCProperties", "PieceInfo", "Thumb",
  ]

  private mutating func add(name bytes: [UInt8]) -> String {
    let name = String(decoding: bytes, as: UTF8.self)
    if bytes.contains(where: { $0 >= 0x80 }) { strings.append(bytes) }
    if Self.refused.contains(name) { isUnreadable = true }
    if name == "Linearized" { graph.linearize() }
    return name
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
