import Markup

/// What can be found on a page, read from the finished page itself: nothing can be found that is not on one.
public struct SearchPage: Sendable {
  /// Where it is written, relative to the output folder.
  public let path: String
  let title: String
  /// The tag of its language.
  let language: String
  /// What it is listed under, such as 活動.
  let section: String
  /// What it belongs to, such as districts.
  let groups: [String]
  /// Its text in pieces of at most ``pieceSize`` bytes or a little more, from which extracts are shown.
  let pieces: [String]
  /// What is looked up in it.
  let terms: SearchTerms

  static let pieceSize = 1_100
  /// More of a page is not searched: 100 kB of text are a book.
  static let mostPieces = 56

  /// Reads a finished page; `nil` if it is not one to be found.
  ///
  /// - Parameter synonyms: words that stand for one another.
  public init?(path: String, bytes: [UInt8], _ synonyms: SearchSynonyms) {
    guard var reader = SearchPageReader(bytes) else { return nil }
    reader.read()
    self.path = path
    title = String(decoding: reader.title, as: UTF8.self)
    language = reader.language
    section = reader.section
    groups = reader.groups
    pieces = Self.pieces(reader.blocks.map(\.text))
    terms = SearchTerms(
      title: title, headings: reader.blocks.filter(\.isHeading).map { String(decoding: $0.text, as: UTF8.self) },
      pieces: pieces, synonyms)
  }

  /// Blocks put together to pieces, those that are too long divided at the ends of sentences.
  private static func pieces(_ blocks: [[UInt8]]) -> [String] {
    var pieces: [String] = []
    var piece: [UInt8] = []
    func end() {
      if !piece.isEmpty { pieces.append(String(decoding: piece, as: UTF8.self)) }
      piece.removeAll(keepingCapacity: true)
    }
    for block in blocks {
      for part in parts(of: block[...]) {
        if piece.count + part.count > pieceSize { end() }
        if !piece.isEmpty { piece.append(UInt8(ascii: "\n")) }
        piece += part
      }
      if pieces.count >= mostPieces { break }
    }
    end()
    return Array(pieces.prefix(mostPieces))
  }

  /// A block in parts that are not too long: up to the last sign or space between words that fits.
  ///
  /// Where there is none, the next part begins a little earlier, so that no word is cut that people search for.
  private static func parts(of block: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var rest = block
    while rest.count > pieceSize {
      var end = rest.startIndex + pieceSize
      while rest[end] & 0xC0 == 0x80 { end -= 1 }
      let limit = end
      while end > rest.startIndex + pieceSize / 2, !isBorder(rest[..<end]) { end -= 1 }
      let isBetweenWords = end > rest.startIndex + pieceSize / 2
      if !isBetweenWords { end = limit }
      parts.append(rest[..<end])
      var next = isBetweenWords ? end : end - overlap
      while rest[next] & 0xC0 == 0x80 { next += 1 }
      rest = rest[next...]
    }
    if !rest.isEmpty { parts.append(rest) }
    return parts
  }

  /// So many bytes are repeated where a block has to be cut inside what may be a word.
  private static let overlap = 120

  /// Whether a text ends with a space, or with a sign of Japanese or Latin that ends a part of a sentence.
  private static func isBorder(_ text: ArraySlice<UInt8>) -> Bool {
    switch text.last {
    case UInt8(ascii: " "): true
    case 0x81, 0x82: text.suffix(3).starts(with: [0xE3, 0x80])
    default: false
    }
  }
}
