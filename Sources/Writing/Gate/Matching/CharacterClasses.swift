import Folding

/// For every character of the Basic Multilingual Plane what it is folded to, and whether nothing that is looked for can
/// begin with it: nearly all of a text is of such characters, and passes by this table alone.
struct CharacterClasses: Sendable {
  private let table: [UInt32]

  /// Whether a character begins nothing, and can be passed over.
  static let plain: UInt32 = 1 << 16
  /// Whether it is a letter or digit, and no sign.
  static let letter: UInt32 = 1 << 17
  /// Whether it is a sign that ends a clause.
  static let clause: UInt32 = 1 << 18
  /// Whether it is a space.
  static let space: UInt32 = 1 << 19
  /// Whether a word can begin with it.
  static let word: UInt32 = 1 << 20
  /// Whether a value of the register can begin with it.
  static let value: UInt32 = 1 << 21

  /// Works out the table.
  ///
  /// - Parameters:
  ///   - words: finds words.
  ///   - values: finds values of the register; `nil` where there is none.
  init(_ folding: TextFolding, words: Automaton, values: Automaton?) {
    table = (0..<0x10000 as Range<UInt32>).map { scalar in
      if scalar <= 0x20 || scalar == 0x3000 || scalar == 0xA0 { return Self.plain | Self.space }
      guard let folded = folding.fold(scalar).single, folded < 0x10000 else { return 0 }
      if KanjiNumber.digit(folded) != nil || folded == 0x40 || folded == TextFolding.repetition { return 0 }
      var entry = folded | Self.plain
      if words.next(Automaton.start, folded) != Automaton.start { entry |= Self.word }
      guard let values else { return entry }
      if KnownNumberReader.mayBegin(folded) || Brackets.opens(folded) || Brackets.closes(folded) { return 0 }
      if isLetter(folded) {
        entry |= Self.letter
        if values.next(Automaton.start, folded) != Automaton.start { entry |= Self.value }
      } else if LetterTrack.endsClause(folded) {
        entry |= Self.clause
      }
      return entry
    }
  }

  /// What is known of a character.
  @inline(__always)
  subscript(scalar: UInt32) -> UInt32 {
    scalar < 0x10000 ? unsafe table.withUnsafeBufferPointer { unsafe $0[Int(scalar)] } : 0
  }
}
