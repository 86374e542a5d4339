/// One way to write a value, in folded characters.
///
/// Forms of names and numbers of records are letters and digits alone: what stands between them in a text does not count.
struct WrittenForm: Sendable {
  let rule: GateRule
  let scalars: [UInt32]
  var boundary = Boundary()

  /// What must not stand around it, for then it is a part of another word.
  struct Boundary: Sendable, Equatable {
    /// What must not come before.
    var before: Neighbour?
    /// What must not come behind.
    var after: Neighbour?
    /// Whether it ends where a sentence or a clause does.
    var staysInClause = false
    /// Words behind it that make another word of it, or leave it what it is.
    var words = BoundaryWords.empty
  }

  /// A sort of character.
  enum Neighbour: Sendable, Hashable {
    case digit
    /// A letter or digit of ASCII.
    case word
    case kanji
    /// A kana or Chinese character.
    case letter
    /// A Chinese character, or a kana that goes on with a word.
    case wordGoing

    func matches(_ scalar: UInt32) -> Bool {
      switch self {
      case .digit: isDigit(scalar)
      case .word: isDigit(scalar) || (0x61...0x7A).contains(scalar)
      case .kanji: isKanji(scalar)
      case .letter: isKanji(scalar) || (0x3041...0x30FF).contains(scalar)
      // は が を に へ の と も で や: what a name of address goes on with.
      case .wordGoing:
        isKanji(scalar)
          || (0x3041...0x3096).contains(scalar)
            && ![0x306F, 0x304B, 0x3092, 0x306B, 0x3078, 0x306E, 0x3068, 0x3082, 0x3066, 0x3084].contains(scalar)
      }
    }
  }
}

/// Whether a folded character is a digit.
func isDigit(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) }

/// Whether a folded character is a Chinese character.
func isKanji(_ scalar: UInt32) -> Bool {
  (0x4E00...0x9FFF).contains(scalar) || (0x3400...0x4DBF).contains(scalar) || (0x20000...0x323AF).contains(scalar)
    || scalar == 0x3005
}

/// Whether a folded character is a letter or digit of any script, and no sign: what names are compared by.
@inline(__always)
func isLetter(_ scalar: UInt32) -> Bool {
  if scalar < 0x80 { return isDigit(scalar) || (0x61...0x7A).contains(scalar) }
  switch scalar {
  case 0x80...0xBF, 0xD7, 0xF7, 0x2000...0x3040, 0x3097, 0x3098, 0x309B, 0x309C, 0x30A0, 0x30FB, 0x3200...0x33FF,
    0xD800...0xF8FF, 0xFE00...0xFE6F, 0xFF00...0xFFFF, 0x1F000...0x1FFFF, 0xE0000...0x10FFFF, NameForms.separator:
    return false
  default: return true
  }
}
