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
    guard text.utf8.contains(0xEE) else { return text }
    var scalars = String.UnicodeScalarView()
    var previousWasLetter = false
    for scalar in text.unicodeScalars {
      let isCellStart = previousWasLetter && scalar == "\u{3000}"
      previousWasLetter = scalar == letter
      if !isCellStart, scalar != letter, scalar != note { scalars.append(scalar) }
    }
    return String(scalars)
  }
}
