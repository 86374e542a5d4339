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
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let isMarker =
        bytes[index] == letterBytes[0] && index + 2 < bytes.count && bytes[index + 1] == letterBytes[1]
        && (bytes[index + 2] == letterBytes[2] || bytes[index + 2] == noteBytes[2])
      guard isMarker else {
        result.append(bytes[index])
        index += 1
        continue
      }
      index += bytes[index...].starts(with: cellBytes) ? cellBytes.count : letterBytes.count
    }
    return String(decoding: result, as: UTF8.self)
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
}
