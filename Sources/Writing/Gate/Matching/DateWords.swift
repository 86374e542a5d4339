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
  init?(before letters: borrowing LetterTrack) {
    let (last, before) = (letters.letter(0), letters.letter(1))
    switch (before, last) {
    case (0x660E, 0x6CBB), (_, 0x660E): start = 1868
    case (0x5927, 0x6B63), (_, 0x5927): start = 1912
    case (0x662D, 0x548C), (_, 0x662D): start = 1926
    case (0x5E73, 0x6210), (_, 0x5E73): start = 1989
    case (0x4EE4, 0x548C), (_, 0x4EE4): start = 2019
    default:
      // A letter that stands by itself: S44, and not news44.
      let isApart = letters.stoodApart(0)
      guard isApart || !(0x61...0x7A).contains(before) && !isDigit(before) else { return nil }
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
  /// Its letters, up to ten, five bits each.
  private let letters: UInt64

  private static let months: [(letters: UInt64, month: Int)] = {
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
      "december",
    ]
    let all = names.enumerated().flatMap { [($1, $0 + 1), (String($1.prefix(3)), $0 + 1)] } + [("sept", 9)]
    return all.map { (packed($0.0), $0.1) }
  }()
  private static let ordinals = ["st", "nd", "rd", "th", "of"].map(packed)

  private static func packed(_ word: String) -> UInt64 { word.utf8.reduce(0) { $0 << 5 | UInt64($1 & 31) } }

  /// Reads the word; `nil` if no letter of ASCII stands there.
  init?(before row: borrowing LetterTrack) {
    var letters: UInt64 = 0
    for back in 0..<10 {
      let letter = row.letter(back)
      guard (0x61...0x7A).contains(letter) else { break }
      letters |= UInt64(letter & 31) << UInt64(5 * back)
      if row.stoodApart(back) { break }
    }
    if letters == 0 { return nil }
    self.letters = letters
  }

  /// The month that it is the name of, 1 to 12, in full or in three letters.
  var month: Int? { Self.months.first { $0.letters == letters }?.month }

  /// Whether it stands between the parts of a date: 28th of June.
  var isOrdinal: Bool { Self.ordinals.contains(letters) }
}
