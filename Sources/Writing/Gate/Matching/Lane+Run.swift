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
      && (!knowledge.knowsValues || !known.isActive && !isOutside && !letterTrack.isWaiting)
  }

  /// Passes over characters that begin and end nothing; returns where one stands that may.
  private mutating func pass(_ bytes: [UInt8], _ range: Range<Int>, stopsAtMarkup: Bool) -> Int {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe knowledge.knowsValues
        ? pass(bytes, range, stopsAtMarkup, followsLetters: true)
        : pass(bytes, range, stopsAtMarkup, followsLetters: false)
    }
  }

  /// Words always matter, and the last characters, in which a number or address may be found to begin.
  ///
  /// - Parameter followsLetters: whether there is a register, for which letters are followed by themselves too; the
  ///   compiler makes a loop of its own for each.
  @inline(__always)
  private mutating func pass(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ stopsAtMarkup: Bool, followsLetters: Bool
  ) -> Int {
    var (state, count, isPaused, index) = (state, count, isPaused, range.lowerBound)
    while index < range.upperBound {
      let (scalar, length) = unsafe UTF8Text.scalar(bytes, at: index, before: range.upperBound)
      if stopsAtMarkup, scalar == 0x3C || scalar == 0x26 { break }
      let entry = knowledge.classes[scalar]
      if entry & CharacterClasses.plain == 0 { break }
      if entry & CharacterClasses.space != 0 {
        isPaused = true
        if followsLetters { letterTrack.passSpace() }
        index += length
        continue
      }
      let folded = entry & 0xFFFF
      var next = Automaton.start
      if state != Automaton.start || entry & CharacterClasses.word != 0 {
        next = knowledge.words.next(state, folded)
        if knowledge.words.isEnding(next) { break }
      }
      if followsLetters {
        guard follow(folded, entry) else { break }
        if knowledge.hasFragments, entry & CharacterClasses.letter != 0 { lookForFragment(index) }
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

  /// Follows a letter or sign for the register; false if a value ends with it, and then nothing is read.
  @inline(__always)
  private mutating func follow(_ folded: UInt32, _ entry: UInt32) -> Bool {
    if entry & CharacterClasses.letter == 0 {
      letterTrack.pass(sign: folded, endsClause: entry & CharacterClasses.clause != 0)
      return true
    }
    return letterTrack.pass(folded, mayBegin: entry & CharacterClasses.value != 0)
  }
}
