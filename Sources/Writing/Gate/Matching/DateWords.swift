/// An era of Japan, by what is written in front of its year: 昭和44, 昭44, S44.
struct Era: Sendable {
  private let start: Int

  /// A year of the era in the calendar of the West.
  func year(_ number: Int) -> Int { start + number - 1 }

  /// All letters that names of eras are written with.
  static let letters: Set<UInt32> = [
    0x660E, 0x6CBB, 0x5927, 0x6B63, 0x662D, 0x548C, 0x5E73, 0x6210, 0x4EE4,
  ]

  /// Reads the era in front of a number; `nil` if there is none.
  init?(before letters: LetterTrack) {
    let (last, before) = (letters.letter(0), letters.letter(1))
    switch (before, last) {
    case (0x660E, 0x6CBB), (_, 0x660E): start = 1868
    case (0x5927, 0x6B63), (_, 0x5927): start = 1912
    case (0x662D, 0x548C), (_, 0x662D): start = 1926
    case (0x5E73, 0x6210), (_, 0x5E73): start = 1989
    case (0x4EE4, 0x548C), (_, 0x4EE4): start = 2019
    default:
      // A letter that stands by itself: S44, and not news44.
      guard letters.stoodApart(0) || !(0x61...0x7A).contains(before) && !isDigit(before) else { return nil }
      switch last {
      case 0x6D: start = 1868
      case 0x74: start = 1912
      case 0x73: start = 1926
      case 0x68: start = 1989
      case 0x72: start = 2019
      default: return nil
      }
    }
  }
}

/// A word in letters of ASCII in front of a number.
struct LatinWord {
  private let text: String

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]

  /// Reads the word; `nil` if no letter of ASCII stands there.
  init?(before letters: LetterTrack) {
    var word: [UInt32] = []
    for back in 0..<10 {
      let letter = letters.letter(back)
      guard (0x61...0x7A).contains(letter) else { break }
      word.insert(letter, at: 0)
      if letters.stoodApart(back) { break }
    }
    guard !word.isEmpty else { return nil }
    text = String(String.UnicodeScalarView(word.compactMap(Unicode.Scalar.init)))
  }

  /// The month that it is the name of, 1 to 12, in full or in three letters.
  var month: Int? {
    Self.months.firstIndex { $0 == text || $0.prefix(3) == text || $0.prefix(4) == text && text == "sept" }.map {
      $0 + 1
    }
  }

  /// Whether it stands between the parts of a date: 28th of June.
  var isOrdinal: Bool { ["st", "nd", "rd", "th", "of"].contains(text) }
}
