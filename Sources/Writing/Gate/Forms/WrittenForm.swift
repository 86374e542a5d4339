/// One way to write a value, as it stands in a folded text.
struct WrittenForm: Sendable {
  let rule: GateRule
  let scalars: [UInt32]
  var boundary = Boundary()

  /// What must not stand around it, for then it is a part of another word.
  struct Boundary: Sendable, Hashable {
    /// What must not come before.
    var before: Neighbour?
    /// What must not come behind.
    var after: Neighbour?
    /// What makes another word of it if it follows.
    var exceptions: [[UInt32]] = []
  }

  /// A sort of character.
  enum Neighbour: Sendable, Hashable {
    case digit
    /// A letter or digit of ASCII.
    case word
    case kanji
    /// A kana or Chinese character.
    case letter

    func matches(_ scalar: UInt32) -> Bool {
      switch self {
      case .digit: isDigit(scalar)
      case .word: isDigit(scalar) || (0x61...0x7A).contains(scalar)
      case .kanji: isKanji(scalar)
      case .letter: isKanji(scalar) || (0x3041...0x30FF).contains(scalar)
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
