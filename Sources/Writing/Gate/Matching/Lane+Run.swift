import Markup

// The way by which nearly all of a text goes: a character is decoded, looked up in a table, and remembered. Whatever may
// begin or end something is left to ``Lane/read(_:at:)``, so that both ways find the same.
extension Lane {
  /// Reads a part of the file as it stands, without decoding anything but UTF-8.
  ///
  /// - Parameter stops: whether a byte of ASCII ends the part before its time.
  /// - Returns: where it stopped.
  mutating func read(_ bytes: [UInt8], _ range: Range<Int>, stopsAtMarkup: Bool = false) -> Int {
    var index = range.lowerBound
    while index < range.upperBound {
      if isQuiet { index = pass(bytes, index..<range.upperBound, stopsAtMarkup: stopsAtMarkup) }
      guard index < range.upperBound else { break }
      if stopsAtMarkup, bytes[index] == UInt8(ascii: "<") || bytes[index] == UInt8(ascii: "&") { break }
      let (scalar, length) = UTF8Text.scalar(bytes, at: index, before: range.upperBound)
      read(scalar, at: index)
      index += length
    }
    return index
  }

  /// Whether nothing is in the middle of being read but words and values, which the table knows.
  private var isQuiet: Bool {
    !numbers.isActive && !mail.isActive && pending.isEmpty
      && (!knowledge.knowsRegister || !known.isActive && !isOutside && !letterTrack.isWaiting)
  }

  /// Passes over characters that begin and end nothing; returns where one stands that may.
  private mutating func pass(_ bytes: [UInt8], _ range: Range<Int>, stopsAtMarkup: Bool) -> Int {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe knowledge.knowsRegister
        ? passLetters(bytes, range, stopsAtMarkup) : passWords(bytes, range, stopsAtMarkup)
    }
  }

  /// Without a register words alone matter, and the last characters, in which a number or address may be found to begin.
  private mutating func passWords(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ stopsAtMarkup: Bool
  ) -> Int {
    let (knowledge, recent) = (knowledge, recent)
    var (state, count, isPaused, index) = (state, count, isPaused, range.lowerBound)
    while index < range.upperBound {
      let (scalar, length) = unsafe UTF8Text.scalar(bytes, at: index, before: range.upperBound)
      if stopsAtMarkup, scalar == 0x3C || scalar == 0x26 { break }
      let entry = knowledge.classes[scalar]
      if entry & CharacterClasses.plain == 0 { break }
      if entry & CharacterClasses.space != 0 {
        isPaused = true
        index += length
        continue
      }
      let folded = entry & 0xFFFF
      if state != Automaton.start || entry & CharacterClasses.word != 0 {
        let next = knowledge.words.next(state, folded)
        if knowledge.words.isEnding(next) { break }
        state = next
      }
      recent[count] = isPaused ? folded | Self.apart : folded
      isPaused = false
      count += 1
      index += length
    }
    (self.state, self.count, self.isPaused) = (state, count, isPaused)
    return index
  }

  /// With a register letters are followed too, by themselves.
  private mutating func passLetters(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ stopsAtMarkup: Bool
  ) -> Int {
    let (knowledge, recent) = (knowledge, recent)
    var (state, count, isPaused, index) = (state, count, isPaused, range.lowerBound)
    while index < range.upperBound {
      let (scalar, length) = unsafe UTF8Text.scalar(bytes, at: index, before: range.upperBound)
      if stopsAtMarkup, scalar == 0x3C || scalar == 0x26 { break }
      let entry = knowledge.classes[scalar]
      if entry & CharacterClasses.plain == 0 { break }
      if entry & CharacterClasses.space != 0 {
        isPaused = true
        letterTrack.passSpace()
        index += length
        continue
      }
      let folded = entry & 0xFFFF
      var next = Automaton.start
      if state != Automaton.start || entry & CharacterClasses.word != 0 {
        next = knowledge.words.next(state, folded)
        if knowledge.words.isEnding(next) { break }
      }
      if entry & CharacterClasses.letter == 0 {
        letterTrack.pass(sign: folded, endsClause: entry & CharacterClasses.clause != 0)
      } else {
        guard letterTrack.pass(folded, mayBegin: entry & CharacterClasses.value != 0) else { break }
        if knowledge.hasFragments { readLetter(folded, index) }
      }
      state = next
      recent[count] = isPaused ? folded | Self.apart : folded
      isPaused = false
      count += 1
      index += length
    }
    (self.state, self.count, self.isPaused) = (state, count, isPaused)
    return index
  }
}
