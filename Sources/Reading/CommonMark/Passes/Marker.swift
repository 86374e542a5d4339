/// Private-use characters that carry what the source said past libcmark, and are gone from the output.
///
/// Content with such characters of its own is refused when it is read, so they cannot be mistaken.
enum Marker {
  /// Counts as a letter beside a delimiter run, so that emphasis opens and closes between Japanese characters.
  static let letter: Unicode.Scalar = "\u{E000}"
  /// Stands behind the bracket of an unescaped `[^`, so that an escaped one stays text.
  static let note: Unicode.Scalar = "\u{E001}"

  static let letterBytes: [UInt8] = [0xEE, 0x80, 0x80]
  static let noteBytes: [UInt8] = [0xEE, 0x80, 0x81]

  /// Put in front of a table cell so that libcmark reads a paragraph, whatever the cell begins with.
  ///
  /// The ideographic space keeps emphasis at the beginning of the cell working; libcmark does not strip it.
  static let cellBytes: [UInt8] = letterBytes + [0xE3, 0x80, 0x80]

  /// The text without markers.
  static func strip(_ text: String) -> String {
    guard text.utf8.contains(letterBytes[0]) else { return text }
    let bytes = Array(text.utf8)
    return String(decoding: strip(bytes), as: UTF8.self)
  }

  /// The bytes without markers.
  static func strip<Bytes: Collection>(_ bytes: Bytes) -> [UInt8] where Bytes.Element == UInt8, Bytes.Index == Int {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 1)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let length = bytes[index] == letterBytes[0] ? length(bytes[index...]) : 0
      if length == 0 { result.append(bytes[index]) }
      index += max(length, 1)
    }
    return result
  }

  /// How many bytes of the beginning of a text are a marker.
  private static func length(_ bytes: some Collection<UInt8>) -> Int {
    if bytes.starts(with: cellBytes) { return cellBytes.count }
    return bytes.starts(with: letterBytes) || bytes.starts(with: noteBytes) ? letterBytes.count : 0
  }

  /// The text without references to footnotes.
  static func withoutNotes(_ text: String) -> String {
    guard hasNote(text) else { return text }
    var result = ""
    var rest = Substring(text)
    while let start = rest.firstRange(of: "[\(note)^"), let close = rest[start.upperBound...].firstIndex(of: "]") {
      result += rest[..<start.lowerBound]
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// Whether the text has the marker of a footnote in it.
  static func hasNote(_ text: String) -> Bool { text.unicodeScalars.contains(note) }

  /// Whether the bytes have the marker of a footnote in them.
  static func hasNote<Bytes: Collection>(_ bytes: Bytes) -> Bool where Bytes.Element == UInt8, Bytes.Index == Int {
    bytes.indices.contains { bytes[$0] == noteBytes[0] && bytes[$0...].starts(with: noteBytes) }
  }
}
