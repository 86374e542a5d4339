import Folding

/// A stream of text that is read as one, and searched for all that must not leave.
///
/// A page has several: what is seen, the small letters of ruby beside it, one attribute after another.
struct Lane {
  let knowledge: Knowledge
  var state = Automaton.start
  /// The letters, and while it differs the letters without what stands in brackets: 雷鳥（らいちょう）きよし.
  var letterTrack: LetterTrack
  private var outside: LetterTrack? { didSet { isOutside = outside != nil } }
  /// Whether the letters without what stands in brackets are followed by themselves.
  private(set) var isOutside = false
  private var bracketDepth = 0
  private var bracketLetters = 0
  private(set) var known: KnownNumberReader
  /// The last characters read, folded; the highest bit says that a space stood before.
  let recent = Ring()
  static let apart: UInt32 = 0x8000_0000
  var isPaused = false
  var count = 0
  /// Up to which letter, counted from the beginning, a fragment of a note may end.
  private var fragmentsEnd = 0
  private(set) var numbers: NumberReader
  private(set) var mail = MailReader()
  private(set) var pending = Pending()
  /// What was found, by the offset of its end.
  private(set) var hits: [(finding: Knowledge.Finding, offset: Int)] = []

  init(_ knowledge: Knowledge) {
    self.knowledge = knowledge
    numbers = NumberReader(knowledge)
    letterTrack = LetterTrack(knowledge)
    known = KnownNumberReader(knowledge)
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
    if !pending.isEmpty { hits += pending.end() }
    guard knowledge.knowsValues else { return }
    if known.isActive { hits += known.pause() }
    let more = letterTrack.pause()
    if !more.isEmpty { hits += more }
    if let more = outside?.pause() { hits += more }
  }

  /// The border between two cells of a table stands in the text.
  mutating func separate(at offset: Int) {
    pause(at: offset)
    // Where one cell ends and the next begins there is one border.
    if count > 0, character(count - 1) == NameForms.separator { return }
    take(NameForms.separator, offset)
    isPaused = true
  }

  /// Gives what was found from a number on another place in the file: that of what it was decoded from.
  mutating func moveHits(from number: Int, to offset: Int) {
    for index in number..<hits.count { hits[index].offset = offset }
  }

  /// Forgets what was found, once it was ended.
  mutating func clear() {
    if !hits.isEmpty { hits = [] }
  }

  /// Ends whatever is being read: what follows belongs to something else.
  mutating func end(at offset: Int) {
    if count == 0, !isPaused { return }
    if numbers.isActive { hits += numbers.end(position: count, next: 0) }
    numbers.forget()
    if mail.isActive { endMail(offset) }
    if !pending.isEmpty { hits += pending.end() }
    if knowledge.knowsValues {
      let more = known.end() + letterTrack.end()
      if !more.isEmpty { hits += more }
      if let more = outside?.end() { hits += more }
      outside = nil
      bracketDepth = 0
    }
    state = Automaton.start
    count = 0
    isPaused = false
    recent[63] = 0
    fragmentsEnd = 0
  }

  // MARK: - One character

  @inline(__always)
  private func character(_ place: Int) -> UInt32 { recent[place] & ~Self.apart }

  private func stoodApart(_ place: Int) -> Bool { recent[place] & Self.apart != 0 }

  private mutating func take(_ scalar: UInt32, _ offset: Int) {
    // A sign for "the same again" is what it repeats.
    let scalar = scalar == TextFolding.repetition && count > 0 ? character(count - 1) : scalar
    if !pending.isEmpty { hits += pending.follow(scalar) }
    if numbers.isActive || KanjiNumber.digit(scalar) != nil {
      let previous = isPaused || count == 0 ? 0 : character(count - 1)
      let more = numbers.read(scalar, at: offset, position: count, after: previous)
      if !more.isEmpty { hits += more }
    }
    if mail.isActive || scalar == 0x40 { readMail(scalar, offset) }
    recent[count] = isPaused ? scalar | Self.apart : scalar
    isPaused = false
    count += 1
    state = knowledge.words.next(state, scalar)
    if knowledge.words.isEnding(state) { found(offset) }
    if knowledge.knowsValues { search(scalar, offset) }
  }

  // MARK: - Values of the register

  private mutating func search(_ scalar: UInt32, _ offset: Int) {
    if known.isActive || KnownNumberReader.mayBegin(scalar) {
      let more = known.read(scalar, at: offset, after: letterTrack)
      if !more.isEmpty { hits += more }
    }
    guard isLetter(scalar) else { return sign(scalar) }
    if letterTrack.advance(scalar) {
      var towns: [Int] = []
      hits += letterTrack.look(at: offset, towns: &towns)
      if !towns.isEmpty { known.begin(towns) }
    }
    if outside != nil { readOutside(scalar, offset) }
    if knowledge.hasFragments { lookForFragment(offset) }
  }

  private mutating func sign(_ scalar: UInt32) {
    if Brackets.opens(scalar) {
      if bracketDepth == 0, outside == nil, !letterTrack.isIdle { outside = letterTrack.copy() }
      bracketDepth += 1
      bracketLetters = 0
    } else if bracketDepth > 0, Brackets.closes(scalar) {
      bracketDepth -= 1
      if bracketDepth == 0, let more = outside?.sign(scalar) { hits += more }
    } else if bracketDepth == 0, let more = outside?.sign(scalar) {
      hits += more
    }
    let more = letterTrack.sign(scalar)
    if !more.isEmpty { hits += more }
  }

  /// Reads a letter for the track that passes over brackets, as long as it is in the middle of something.
  private mutating func readOutside(_ scalar: UInt32, _ offset: Int) {
    if bracketDepth > 0 {
      bracketLetters += 1
      if bracketLetters > Brackets.mostLetters { (outside, bracketDepth) = (nil, 0) }
      return
    }
    if outside?.advance(scalar) ?? false {
      var towns: [Int] = []
      if let more = outside?.look(at: offset, towns: &towns) { hits += more }
      if !towns.isEmpty { known.begin(towns) }
    }
    if outside?.isIdle ?? false { outside = nil }
  }

  /// The letters of a folded text, by which values and fragments are compared.
  static func letters(of scalars: [UInt32]) -> [UInt32] { scalars.filter(isLetter) }

  /// Looks for a fragment of a note that ends with the last letter.
  @inline(__always)
  mutating func lookForFragment(_ offset: Int) {
    let count = letterTrack.count
    if count % Fragments.block == 0, knowledge.fragments.mayHold(block: letterTrack.hash(ofLast: Fragments.block)) {
      fragmentsEnd = count + Fragments.length - Fragments.block
    }
    if count <= fragmentsEnd, count >= Fragments.length { endFragment(offset) }
  }

  private mutating func endFragment(_ offset: Int) {
    let text = knowledge.fragments.text(of: letterTrack.hash(ofLast: Fragments.length)) {
      (0..<Fragments.length).reversed().map(letterTrack.letter)
    }
    if let text { hits.append((knowledge.fragmentSources[text], offset)) }
  }

  private mutating func found(_ offset: Int) {
    for word in knowledge.wordsFound(in: state) {
      switch word.kind {
      case .birthWord: numbers.noteBirthWord(at: count)
      case .noBirthWord: numbers.noteBirthWord(at: nil)
      case .born where !numbers.endsDate(at: count): break
      case .born: hold(Knowledge.Finding(rule: .anyBirthDate), word.boundary, offset)
      case .district:
        if numbers.followsPostalCode(at: count) { hits.append((Knowledge.Finding(rule: .anyAddress), offset)) }
      case .finding(let finding): hold(finding, word.boundary, offset)
      }
    }
  }

  /// Takes a finding, or keeps it until what follows is known.
  private mutating func hold(_ finding: Knowledge.Finding, _ boundary: WrittenForm.Boundary, _ offset: Int) {
    if let hit = pending.take(finding, at: offset, boundary) { hits.append(hit) }
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

/// What people put a reading or another name in.
enum Brackets {
  static func opens(_ sign: UInt32) -> Bool {
    switch sign {
    case 0x28, 0x5B, 0x7B, 0x3C, 0x300A, 0x3008, 0x300C, 0x300E, 0x3010, 0x3014: true
    default: false
    }
  }

  static func closes(_ sign: UInt32) -> Bool {
    switch sign {
    case 0x29, 0x5D, 0x7D, 0x3E, 0x300B, 0x3009, 0x300D, 0x300F, 0x3011, 0x3015: true
    default: false
    }
  }

  /// A reading has no more letters.
  static let mostLetters = 30
}
