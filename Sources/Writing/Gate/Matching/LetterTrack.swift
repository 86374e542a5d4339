import Folding

/// A row of letters and digits as it is read, without what stands between them, searched for values of the register.
///
/// Up to three signs may stand between two letters, and any number of spaces: 雷・鳥　き よ し is a name.
struct LetterTrack {
  private let knowledge: Knowledge
  private(set) var state = Automaton.start
  /// The last letters; the highest bit says that something stood in front of it, the next that a clause ended there.
  private let recent: Ring
  /// How many letters were read.
  private(set) var count = 0
  private var signs = 0
  private var lastSign: UInt32 = 0
  private var isApart = false
  /// Whether nothing but a long mark, which is folded to a hyphen, stood in front of the last letter.
  private var followsLongMark = false
  private var endsClause = false
  private var pending = Pending()

  private static let apart: UInt32 = 0x8000_0000
  private static let clause: UInt32 = 0x4000_0000
  private static let mostSigns = 3

  /// Whether a sign ends a clause, as a comma or the border of cells does: no form of address goes on behind it.
  static func endsClause(_ sign: UInt32) -> Bool {
    switch sign {
    case 0x3001, 0x3002, 0x2C, 0x2E, 0x21, 0x3F, 0x3A, 0x3B, NameForms.separator: true
    default: false
    }
  }

  typealias Hits = [(finding: Knowledge.Finding, offset: Int)]

  init(_ knowledge: Knowledge) {
    self.knowledge = knowledge
    recent = Ring()
  }

  /// The same row, to be read on by itself.
  private init(copying other: LetterTrack) {
    knowledge = other.knowledge
    recent = other.recent.copy()
    (state, count, signs, lastSign) = (other.state, other.count, other.signs, other.lastSign)
    (isApart, followsLongMark, endsClause) = (other.isApart, other.followsLongMark, other.endsClause)
    pending = other.pending
  }

  /// Whether something was found of which what follows may make another word.
  var isWaiting: Bool { !pending.isEmpty }

  /// The same row, to be read on by itself.
  func copy() -> LetterTrack { LetterTrack(copying: self) }

  /// Whether it is in the middle of something.
  var isIdle: Bool { state == Automaton.start && pending.isEmpty }

  /// One of the last letters, 0 for the last; 0 if there is none.
  func letter(_ back: Int) -> UInt32 {
    back < min(count, 64) ? recent[count - 1 - back] & ~(Self.apart | Self.clause) : 0
  }

  /// The hash of the last letters, of which there must be so many, for ``Fragments``.
  @inline(__always)
  func hash(ofLast length: Int) -> UInt64 {
    var hash: UInt64 = 0
    for place in count - length..<count { hash = Fragments.next(hash, recent[place] & ~(Self.apart | Self.clause)) }
    return hash
  }

  /// Whether something stood in front of one of the last letters.
  func stoodApart(_ back: Int) -> Bool { back >= min(count, 64) || recent[count - 1 - back] & Self.apart != 0 }

  /// A space stands in the text.
  mutating func pause() -> Hits {
    isApart = true
    return pending.isEmpty ? [] : pending.end()
  }

  /// A sign stands in the text.
  mutating func sign(_ scalar: UInt32) -> Hits {
    isApart = true
    signs += 1
    lastSign = scalar
    if Self.endsClause(scalar) { endsClause = true }
    if signs > Self.mostSigns { state = Automaton.start }
    return pending.isEmpty || scalar == TextFolding.hyphen && signs == 1
      ? [] : pending.end(isClause: Self.endsClause(scalar))
  }

  /// Forgets what stood before.
  mutating func end() -> Hits {
    state = Automaton.start
    (count, signs, isApart, endsClause) = (0, 0, false, false)
    return pending.end()
  }

  /// Reads a letter, and returns whether something is to be looked at: most of the time there is nothing.
  @inline(__always)
  mutating func advance(_ letter: UInt32) -> Bool {
    recent[count] = letter | (isApart ? Self.apart : 0) | (endsClause ? Self.clause : 0)
    count += 1
    followsLongMark = signs == 1 && lastSign == TextFolding.hyphen
    (signs, isApart, endsClause) = (0, false, false)
    state = knowledge.values.next(state, letter)
    return knowledge.values.isEnding(state) || !pending.isEmpty
  }

  /// Reads a letter as ``advance(_:)`` does, unless a value ends with it; then nothing is read, and the answer is no.
  @inline(__always)
  mutating func pass(_ letter: UInt32, mayBegin: Bool) -> Bool {
    if state != Automaton.start || mayBegin {
      let next = knowledge.values.next(state, letter)
      if knowledge.values.isEnding(next) { return false }
      state = next
    }
    recent[count] = letter | (isApart ? Self.apart : 0) | (endsClause ? Self.clause : 0)
    count += 1
    followsLongMark = signs == 1 && lastSign == TextFolding.hyphen
    (signs, isApart, endsClause) = (0, false, false)
    return true
  }

  /// Reads a sign while nothing waits for what follows.
  @inline(__always)
  mutating func pass(sign: UInt32, endsClause: Bool) {
    isApart = true
    signs += 1
    lastSign = sign
    if endsClause { self.endsClause = true }
    if signs > Self.mostSigns { state = Automaton.start }
  }

  /// A space stands in the text while nothing waits for what follows.
  @inline(__always)
  mutating func passSpace() { isApart = true }

  /// Looks at what ends with the last letter; towns are told apart.
  mutating func look(at offset: Int, towns: inout [Int]) -> Hits {
    var hits: Hits =
      pending.isEmpty ? [] : stoodApart(0) && !followsLongMark ? pending.end() : pending.follow(letter(0))
    guard knowledge.values.isEnding(state) else { return hits }
    for value in knowledge.valuesFound(in: state) {
      switch value.kind {
      case .town(let town): towns.append(Int(town))
      case .finding(let id):
        guard isBounded(value), let hit = pending.take(knowledge.finding(id), at: offset, value.boundary) else {
          continue
        }
        hits.append(hit)
      }
    }
    return hits
  }

  /// Whether what stands in front of a value and inside it leaves it what it is.
  private func isBounded(_ value: KnownValues.Value) -> Bool {
    let length = Int(value.length)
    let first = length - 1
    if let before = value.boundary.before, !stoodApart(first), before.matches(letter(length)) { return false }
    guard value.boundary.staysInClause else { return true }
    return (0..<first).allSatisfy { recent[count - 1 - $0] & Self.clause == 0 }
  }
}
