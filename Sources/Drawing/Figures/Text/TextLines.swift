/// A text in lines that fit a width.
///
/// Japanese breaks between any two letters, except that some signs may not begin a line and others not end one (kinsoku,
/// JIS X 4051); words of Latin letters and numbers stay whole where a line can hold them.
public struct TextLines: Sendable, Equatable {
  /// The lines, at least one.
  public private(set) var lines: [String]
  /// The width of the longest.
  public let width: Double

  /// Breaks a text into as few lines as hold it, at the best places that there are.
  ///
  /// - Parameters:
  ///   - most: how many lines there may be; the last ends with … if the text is longer.
  public init(_ text: String, width: Double, font: TextMeasure, most: Int = 3) {
    var text = Self.trimmed(text)
    let length = font.width(text)
    if length <= width {
      lines = [text]
      self.width = length
      return
    }
    // What no number of lines holds is cut first: the best breaks are sought among what can be shown.
    let room = width * Double(most + 1)
    if length > room { text = String(text.prefix(Self.prefix(of: text, width: room, font: font))) }
    let pieces = Self.pieces(text).flatMap { Self.held($0, width: width, font: font) }
    var lines = Self.balanced(pieces, width: width, font: font)
    if lines.count > most {
      lines = Array(Self.filled(pieces, width: width, font: font).prefix(most))
      let last = lines[most - 1]
      let room = max(1, Self.prefix(of: last, width: width - font.width("…"), font: font))
      lines[most - 1] = last.prefix(room) + "…"
    }
    self.lines = lines
    self.width = lines.map { font.width($0) }.max() ?? 0
  }

  /// How many lines of a width a text takes, each filled before the next begins; its own line breaks count too.
  public static func count(of text: String, width: Double, font: TextMeasure) -> Int {
    text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { sum, line in
      sum
        + max(
          1, filled(pieces(String(line)).flatMap { held($0, width: width, font: font) }, width: width, font: font).count
        )
    }
  }

  /// Lines that are filled one after another.
  private static func filled(_ pieces: [String], width: Double, font: TextMeasure) -> [String] {
    var lines: [String] = []
    var line = ""
    for piece in pieces {
      if line.isEmpty || font.width(trimmed(line + piece)) <= width {
        line += piece
      } else {
        lines.append(trimmed(line))
        line = piece
      }
    }
    return lines + (trimmed(line).isEmpty ? [] : [trimmed(line)])
  }

  /// As few lines as there can be, with breaks where words end and lines of like lengths.
  ///
  /// Of all ways to break, the one with the least sum of costs (Knuth and Plass 1981).
  private static func balanced(_ pieces: [String], width: Double, font: TextMeasure) -> [String] {
    let count = filled(pieces, width: width, font: font).count
    let ends = pieces.reduce(into: [0.0]) { $0.append($0[$0.count - 1] + font.width($1)) }
    let target = min(width, (ends.last ?? 0) / Double(count))
    // The least cost of so many lines up to a piece, and where the last of them begins.
    var best = [[(cost: Double, start: Int)?]](
      repeating: [(cost: Double, start: Int)?](repeating: nil, count: pieces.count + 1), count: count + 1)
    best[0][0] = (0, 0)
    for line in 1...count {
      for end in 1...pieces.count {
        for start in stride(from: end - 1, through: 0, by: -1) {
          let length = font.width(trimmed(pieces[start..<end].joined()))
          if length > width { break }
          guard let before = best[line - 1][start] else { continue }
          let slack = (target - length) / target
          let cost =
            before.cost + slack * slack * 100
            + (end == pieces.count ? 0 : cost(after: pieces[end - 1], before: pieces[end]))
          if best[line][end].map({ cost < $0.cost }) ?? true { best[line][end] = (cost, start) }
        }
      }
    }
    var lines: [String] = []
    var end = pieces.count
    for line in stride(from: count, through: 1, by: -1) {
      guard let start = best[line][end]?.start else { return filled(pieces, width: width, font: font) }
      lines.insert(trimmed(pieces[start..<end].joined()), at: 0)
      end = start
    }
    return lines
  }

  /// How bad it is to break here: least behind a sign or a space, little behind a particle, most within a word.
  private static func cost(after: String, before: String) -> Double {
    guard let last = after.last, let next = before.first else { return 0 }
    if "、。，．）」』】・： ".contains(last) { return 0 }
    if isKatakana(last), isKatakana(next) { return 150 }
    return isHiragana(last) && !isHiragana(next) ? 8 : isHiragana(last) == isHiragana(next) ? 45 : 60
  }

  private static func isHiragana(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { (0x3041...0x309F).contains($0.value) } ?? false
  }

  private static func isKatakana(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { (0x30A0...0x30FF).contains($0.value) } ?? false
  }

  /// A piece, or its parts where no line holds it.
  private static func held(_ piece: String, width: Double, font: TextMeasure) -> [String] {
    var parts: [String] = []
    var rest = piece
    while font.width(trimmed(rest)) > width, rest.count > 1 {
      let fits = prefix(of: rest, width: width, font: font)
      parts.append(String(rest.prefix(fits)))
      rest = String(rest.dropFirst(fits))
    }
    return parts + [rest]
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

  private static let notAtStart = Set("、。，．・：；？！ー〜）］｝」』】〉》々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.:;?!)]}%％人件年月日代歳時…")
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
