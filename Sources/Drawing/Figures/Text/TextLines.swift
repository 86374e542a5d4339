/// A text in lines that fit a width.
///
/// Japanese breaks between any two letters, except that some signs may not begin a line and others not end one (kinsoku,
/// JIS X 4051); words of Latin letters and numbers stay whole where a line can hold them.
public struct TextLines: Sendable, Equatable {
  /// The lines, at least one.
  public private(set) var lines: [String]
  /// The width of the longest.
  public let width: Double

  /// Breaks a text.
  ///
  /// - Parameters:
  ///   - most: how many lines there may be; the last ends with … if the text is longer.
  public init(_ text: String, width: Double, font: TextMeasure, most: Int = 3) {
    var lines: [String] = []
    var line = ""
    for piece in Self.pieces(text) {
      if line.isEmpty || font.width(line + Self.trimmed(piece)) <= width {
        line += line.isEmpty ? Self.trimmed(piece) : piece
      } else {
        lines.append(Self.trimmed(line))
        line = Self.trimmed(piece)
      }
      // A word that no line holds is broken all the same.
      while font.width(line) > width, line.count > 1 {
        let fits = Self.prefix(of: line, width: width, font: font)
        lines.append(String(line.prefix(fits)))
        line = String(line.dropFirst(fits))
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(Self.trimmed(line)) }
    if lines.count > most {
      lines = Array(lines.prefix(most))
      let last = lines[most - 1]
      let room = max(1, Self.prefix(of: last, width: width - font.width("…"), font: font))
      lines[most - 1] = last.prefix(room) + "…"
    }
    self.lines = lines
    self.width = lines.map { font.width($0) }.max() ?? 0
  }

  /// How many characters at the beginning fit, at least one.
  private static func prefix(of text: String, width: Double, font: TextMeasure) -> Int {
    var used = 0.0
    var count = 0
    for character in text {
      used += font.width(String(character))
      if used > width { break }
      count += 1
    }
    return max(1, count)
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.first == " " { text = text.dropFirst() }
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }

  /// What stands together in a line, whatever happens.
  private static func pieces(_ text: String) -> [String] {
    var pieces: [String] = []
    var previous: Character?
    for character in text {
      if let previous, !mayBreak(previous, character) {
        pieces[pieces.count - 1].append(character)
      } else {
        pieces.append(String(character))
      }
      previous = character
    }
    return pieces
  }

  private static let notAtStart = Set("、。，．・：；？！ー〜）］｝」』】〉》々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.:;?!)]}%％人件年月日…")
  private static let notAtEnd = Set("（［｛「『【〈《([{①②③④⑤⑥⑦⑧⑨")

  private static func mayBreak(_ before: Character, _ after: Character) -> Bool {
    if notAtStart.contains(after) || notAtEnd.contains(before) { return false }
    return !(isWord(before) && isWord(after))
  }

  private static func isWord(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    return scalar.value > 0x20 && scalar.value < 0x2000
  }
}
