import Folding

/// A stream of text that is read as one, and searched for all that must not leave.
///
/// A page has several: what is seen, the small letters of ruby beside it, one attribute after another.
struct Lane {
  private let knowledge: Knowledge
  private var state = Automaton.start
  /// The last characters read, folded; the highest bit says that a space stood before.
  private var recent = [UInt32](repeating: 0, count: 64)
  private static let apart: UInt32 = 0x8000_0000
  private var isPaused = false
  private var count = 0
  /// The last letters, for fragments of notes.
  private var letters = [UInt32](repeating: 0, count: 16)
  private var letterCount = 0
  private var hash: UInt64 = 0
  private var numbers: NumberReader
  private var mail = MailReader()
  /// Findings that what follows may make another word of.
  private var pending:
    [(finding: Knowledge.Finding, offset: Int, boundary: WrittenForm.Boundary, following: [UInt32])] = []
  /// What was found, by the offset of its end.
  private(set) var hits: [(finding: Knowledge.Finding, offset: Int)] = []

  init(_ knowledge: Knowledge) {
    self.knowledge = knowledge
    numbers = NumberReader(knowledge)
  }

  /// Reads a character of the text; `offset` is where it stands in the file.
  @inline(__always)
  mutating func read(_ scalar: UInt32, at offset: Int) {
    if scalar <= 0x20 || scalar == 0x3000 || scalar == 0xA0 { return pause(at: offset) }
    let folded = knowledge.folding.fold(scalar)
    if let single = folded.single { return take(single, offset) }
    for index in 0..<folded.count { take(knowledge.folding.character(index, of: folded), offset) }
  }

  /// A space, or what looks like one, stands in the text: words go on over it, and yet it is the border of a word.
  mutating func pause(at offset: Int) {
    isPaused = true
    numbers.pause()
    if mail.isActive { endMail(offset) }
    if !pending.isEmpty { resolve(all: true) }
  }

  /// The border between two cells of a table stands in the text.
  mutating func separate(at offset: Int) {
    pause(at: offset)
    // Where one cell ends and the next begins there is one border.
    if count > 0, character(count - 1) == NameForms.separator { return }
    take(NameForms.separator, offset)
    isPaused = true
  }

  /// Ends whatever is being read: what follows belongs to something else.
  mutating func end(at offset: Int) {
    if numbers.isActive { hits += numbers.end(at: offset, position: count, next: 0) }
    numbers.forget()
    if mail.isActive { endMail(offset) }
    resolve(all: true)
    state = Automaton.start
    count = 0
    recent[63] = 0
    letterCount = 0
    hash = 0
  }

  // MARK: - One character

  @inline(__always)
  private func character(_ place: Int) -> UInt32 { recent[place & 63] & ~Self.apart }

  private func stoodApart(_ place: Int) -> Bool { recent[place & 63] & Self.apart != 0 }

  private mutating func take(_ scalar: UInt32, _ offset: Int) {
    // A sign for "the same again" is what it repeats.
    let scalar = scalar == TextFolding.repetition && count > 0 ? character(count - 1) : scalar
    if !pending.isEmpty { follow(scalar) }
    if numbers.isActive || NumberReader.digit(scalar) != nil {
      let previous = isPaused || count == 0 ? 0 : character(count - 1)
      hits += numbers.read(scalar, at: offset, position: count, after: previous)
    }
    if mail.isActive || scalar == 0x40 { readMail(scalar, offset) }
    recent[count & 63] = isPaused ? scalar | Self.apart : scalar
    isPaused = false
    count += 1
    state = knowledge.automaton.next(state, scalar)
    if knowledge.automaton.isEnding(state) { found(offset) }
    if !knowledge.fragments.isEmpty, Self.isLetter(scalar) { readLetter(scalar, offset) }
  }

  /// Whether a folded character counts in fragments: letters, digits, kana, Chinese characters.
  @inline(__always)
  private static func isLetter(_ scalar: UInt32) -> Bool {
    scalar >= 0x3041 || scalar >= 0x80 && scalar < 0x2000 || isDigit(scalar) || (0x61...0x7A).contains(scalar)
  }

  /// The letters of a folded text, as they count in fragments.
  static func letters(of scalars: [UInt32]) -> [UInt32] { scalars.filter(isLetter) }

  private mutating func readLetter(_ letter: UInt32, _ offset: Int) {
    let old = letterCount >= Fragments.length ? letters[(letterCount - Fragments.length) & 15] : 0
    hash = Fragments.next(hash, letter, leaving: old)
    letters[letterCount & 15] = letter
    letterCount += 1
    guard letterCount >= Fragments.length, knowledge.fragments.mayEnd(hash) else { return }
    let run = (letterCount - Fragments.length..<letterCount).map { letters[$0 & 15] }
    if let text = knowledge.fragments.text(endingWith: run, hash) {
      hits.append((knowledge.fragmentSources[text], offset))
    }
  }

  private mutating func found(_ offset: Int) {
    for pattern in knowledge.automaton.patterns(endingIn: state) {
      for meaning in knowledge.meanings[pattern] {
        switch meaning.kind {
        case .birthWord: numbers.noteBirthWord(at: count)
        case .noBirthWord: numbers.noteBirthWord(at: nil)
        case .born where !numbers.endsDate(at: count): break
        case .born: hold(Knowledge.Finding(rule: .anyBirthDate), meaning, offset)
        case .district:
          if numbers.followsPostalCode(at: count) { hits.append((Knowledge.Finding(rule: .anyAddress), offset)) }
        case .finding(let finding):
          if let before = meaning.boundary.before, count > meaning.length,
            !stoodApart(count - meaning.length), before.matches(character(count - meaning.length - 1))
          {
            continue
          }
          hold(finding, meaning, offset)
        }
      }
    }
  }

  /// Takes a finding, or keeps it until what follows is known.
  private mutating func hold(_ finding: Knowledge.Finding, _ meaning: Knowledge.Meaning, _ offset: Int) {
    if meaning.boundary.after == nil, meaning.boundary.exceptions.isEmpty {
      hits.append((finding, offset))
    } else {
      pending.append((finding, offset, meaning.boundary, []))
    }
  }

  // MARK: - What follows

  private mutating func follow(_ scalar: UInt32) {
    for index in pending.indices { pending[index].following.append(scalar) }
    resolve(all: false)
  }

  private mutating func resolve(all: Bool) {
    pending.removeAll { one in
      if let after = one.boundary.after, let next = one.following.first, after.matches(next) { return true }
      if one.boundary.exceptions.contains(where: { one.following.starts(with: $0) }) { return true }
      let isOpen =
        one.following.isEmpty
        || one.boundary.exceptions.contains { $0.count > one.following.count && $0.starts(with: one.following) }
      if isOpen, !all { return false }
      hits.append((one.finding, one.offset))
      return true
    }
  }

  // MARK: - Mail

  private mutating func readMail(_ scalar: UInt32, _ offset: Int) {
    guard knowledge.isPublic else { return }
    if mail.isActive {
      if !mail.read(scalar) { endMail(offset) }
    } else {
      var local: [UInt32] = []
      var place = count - 1
      while place >= max(0, count - 63), MailReader.isLocal(character(place)) {
        local.append(character(place))
        if stoodApart(place) { break }
        place -= 1
      }
      mail.begin(local.reversed())
    }
  }

  private mutating func endMail(_ offset: Int) {
    if let address = mail.end(), !knowledge.contacts.mails.contains(address) {
      hits.append((Knowledge.Finding(rule: .anyMail), offset))
    }
  }
}
