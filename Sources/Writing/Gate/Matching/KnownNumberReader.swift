/// Reads numbers with what stands between them, and finds days, telephone numbers and addresses of the register.
///
/// A number is what its digits say, however they are written: 44, 四四 and 四十四 are one. Between numbers that belong
/// together there may be up to three signs, the border of a cell, spaces, and the letters that go with them: 年, 丁目, 局.
struct KnownNumberReader {
  private let knowledge: Knowledge
  private var tokens: [Token] = []
  /// The number that is being read.
  private var current = WrittenNumber()
  private var currentEra: Era?
  private var lastDigit = 0
  private var signs = 0
  private var lastSign: UInt32 = 0
  private var isPaused = false
  /// Whether letters stand between the last number and here that a telephone number, or that nothing has.
  private var gap = Gap.none
  private var towns: [Int] = []
  private var houses: [Int] = []

  private enum Gap: Int { case none, phone, latin, other }

  private struct Token {
    let digits: Digits
    var era: Era?
    /// The month, if it is written as a name and not in digits.
    var month: Int?
    /// Whether only what a telephone number may have stands between the number before and this one.
    let joinsPhone: Bool
    /// The last sign in front of it, behind the number before; 0 if there are spaces alone.
    let sign: UInt32
    /// The letter right behind it.
    var unit: UInt32 = 0

    /// What it is worth; 0 for more digits than a day has.
    var value: Int { month ?? (digits.count <= 9 ? Int(digits.value) : 0) }
  }

  private static let mostTokens = 14
  private static let mostSigns = 3
  private static let year: UInt32 = 0x5E74
  private static let month: UInt32 = 0x6708
  private static let day: UInt32 = 0x65E5
  private static let first: UInt32 = 0x5143
  /// - . / , between the numbers of a date.
  private static let dateSigns: Set<UInt32> = [0x2D, 0x2E, 0x2F, 0x2C, 0x30FB]
  /// 局 の 番 内: what people put between the groups of a telephone number.
  private static func isPhoneLetter(_ letter: UInt32) -> Bool {
    switch letter {
    case 0x5C40, 0x306E, 0x756A, 0x5185: true
    default: false
    }
  }
  /// 丁 目 番 地 号 の 第.
  private static func isHouseLetter(_ letter: UInt32) -> Bool {
    switch letter {
    case 0x4E01, 0x76EE, 0x756A, 0x5730, 0x53F7, 0x306E, 0x7B2C: true
    default: false
    }
  }

  typealias Hits = [(finding: Knowledge.Finding, offset: Int)]

  init(_ knowledge: Knowledge) { self.knowledge = knowledge }

  /// Whether what comes next matters to it, if it is no digit.
  private(set) var isActive = false

  /// Whether a character can begin something that it reads.
  @inline(__always)
  static func mayBegin(_ scalar: UInt32) -> Bool { KanjiNumber.mayStand(scalar) || scalar == first }

  /// A town stands in the text, behind which the number of a house may follow.
  mutating func begin(_ towns: [Int]) {
    self.towns = towns
    houses = []
    (signs, gap, isActive) = (0, .none, true)
  }

  /// A space stands in the text.
  mutating func pause() -> Hits {
    defer { isPaused = true }
    return current.isEmpty ? [] : finish(next: nil)
  }

  /// Forgets what stood before.
  mutating func end() -> Hits {
    defer { forget() }
    return current.isEmpty ? [] : finish(next: nil)
  }

  private mutating func forget() {
    if !tokens.isEmpty { tokens.removeAll(keepingCapacity: true) }
    if !towns.isEmpty { towns = [] }
    (signs, gap, isPaused, isActive) = (0, .none, false, !current.isEmpty)
  }

  /// Reads a folded character; `letters` are those in front of it.
  mutating func read(_ scalar: UInt32, at offset: Int, after letters: borrowing LetterTrack) -> Hits {
    var isDigitHere = KanjiNumber.mayStand(scalar)
    if !isDigitHere, scalar == Self.first { isDigitHere = Era(before: letters) != nil }
    var hits: Hits = []
    if isDigitHere {
      // 4月一日 has two numbers, as 2022年 and 12月 have.
      if !current.isEmpty, isDigit(current.last) != isDigit(scalar) { hits = finish(next: scalar) }
      if current.isEmpty { start(after: letters) }
      current.append(scalar)
      (lastDigit, isPaused, isActive) = (offset, false, true)
      return hits
    }
    guard isActive else { return [] }
    let isBehindNumber = !current.isEmpty
    if isBehindNumber { hits = finish(next: scalar) }
    if isLetter(scalar) {
      note(scalar, isBehindNumber: isBehindNumber)
    } else {
      signs += 1
      lastSign = scalar
      if signs > Self.mostSigns { forget() }
    }
    isPaused = false
    return hits
  }

  /// A letter between numbers.
  private mutating func note(_ letter: UInt32, isBehindNumber: Bool) {
    signs = 0
    if isBehindNumber, !tokens.isEmpty { tokens[tokens.count - 1].unit = letter }
    if !towns.isEmpty, !Self.isHouseLetter(letter) { towns = [] }
    switch letter {
    case _ where Self.isPhoneLetter(letter): gap = max(gap, .phone)
    case 0x61...0x7A: gap = max(gap, .latin)
    case Self.year, Self.month, Self.day: gap = max(gap, .latin)
    case _ where Era.letters.contains(letter): gap = max(gap, .latin)
    default: if towns.isEmpty { forget() } else { gap = .other }
    }
    if gap == .other, towns.isEmpty { forget() }
  }

  private func max(_ a: Gap, _ b: Gap) -> Gap { a.rawValue >= b.rawValue ? a : b }

  /// Begins a number: what stands in front of it may be an era or the name of a month.
  private mutating func start(after letters: borrowing LetterTrack) {
    currentEra = Era(before: letters)
    if currentEra == nil, let word = LatinWord(before: letters) {
      if let month = word.month {
        if gap == .other || gap == .none { tokens.removeAll(keepingCapacity: true) }
        append(Token(digits: Digits(), month: month, joinsPhone: false, sign: 0))
      } else if gap == .latin, !word.isOrdinal {
        tokens.removeAll(keepingCapacity: true)
      }
    }
  }

  /// Adds a number; those that are too far back are forgotten.
  private mutating func append(_ token: Token) {
    if tokens.count >= Self.mostTokens { tokens.removeFirst() }
    tokens.append(token)
  }

  // MARK: - A number is whole

  /// - Parameter next: what stands right behind it.
  private mutating func finish(next: UInt32?) -> Hits {
    defer { (current, currentEra, signs, lastSign, gap) = (WrittenNumber(), nil, 0, 0, .none) }
    guard let digits = current.digits else {
      forget()
      return []
    }
    let joinsPhone = !tokens.isEmpty && (gap == .none || gap == .phone)
    let token = Token(digits: digits, era: currentEra, joinsPhone: joinsPhone, sign: lastSign)
    append(token)
    var hits: Hits = []
    if let day = day(next: next) { hits.append((day, lastDigit)) }
    if let phone = phone() { hits.append((phone, lastDigit)) }
    if !towns.isEmpty { hits += house(token.value).map { ($0, lastDigit) } }
    return hits
  }

  /// A date of birth that ends with the last number.
  private func day(next: UInt32?) -> Knowledge.Finding? {
    let births = knowledge.numbers.births
    guard !births.isEmpty, let last = tokens.last else { return nil }
    // Most numbers stand by themselves and are short.
    if tokens.count < 3, last.era == nil, last.digits.count != 8 { return nil }
    if last.digits.count == 8, let known = births[last.value] { return known }
    if tokens.count >= 8, last.digits.count == 1, tokens.suffix(8).allSatisfy({ $0.digits.count == 1 }),
      let known = births[tokens.suffix(8).reduce(0) { $0 * 10 + $1.value }]
    {
      return known
    }
    if let era = last.era, last.digits.count == 6,
      let known = births[era.year(last.value / 10_000) * 10_000 + last.value % 10_000]
    {
      return known
    }
    return tokens.count < 3 ? nil : dayOfThree(next: next)
  }

  /// A date of birth of which year, month and day are the last three numbers.
  private func dayOfThree(next: UInt32?) -> Knowledge.Finding? {
    let births = knowledge.numbers.births
    let (a, b, last) = (tokens[tokens.count - 3], tokens[tokens.count - 2], tokens[tokens.count - 1])
    // 3月50回 is no day, and neither is 3月5件.
    let isCounted =
      a.unit == Self.year && b.unit == Self.month && next.map { isLetter($0) && $0 != Self.day } ?? false
    // In h1, h2, h3 each has a letter of its own.
    if isCounted || b.era != nil || last.era != nil { return nil }
    if let year = a.era?.year(a.value) ?? (a.digits.count == 4 ? a.value : nil),
      let known = births[KnownNumbers.key(year, b.value, last.value)]
    {
      return known
    }
    // 28.6.1969 and 06/28/1969, and not the end of one row and the beginning of the next.
    let isWritten = b.month != nil || a.month != nil || b.sign == last.sign && Self.dateSigns.contains(last.sign)
    guard last.digits.count == 4, isWritten else { return nil }
    return births[KnownNumbers.key(last.value, b.value, a.value)]
      ?? births[KnownNumbers.key(last.value, a.value, b.value)]
  }

  /// A telephone number that ends with the last number.
  private func phone() -> Knowledge.Finding? {
    let numbers = knowledge.numbers
    guard !(numbers.phones.isEmpty && numbers.localPhones.isEmpty), tokens.count > 1 || tokens[0].digits.count >= 9
    else { return nil }
    var digits = Digits()
    for index in tokens.indices.reversed() {
      let token = tokens[index]
      guard token.month == nil, digits.count + token.digits.count <= 14 else { return nil }
      digits = token.digits + digits
      if digits.count >= 9 {
        // A number without its zero, as data have it, or with the code of the country.
        for written in [digits, digits.national ?? digits, digits.withLeadingZero] {
          if let known = numbers.phones[written] { return known }
        }
      }
      if tokens.count - index == 2,
        let known = numbers.localPhones[KnownNumbers.LocalPhone(token.digits, tokens[index + 1].digits)]
      {
        return known
      }
      guard token.joinsPhone else { return nil }
    }
    return nil
  }

  /// The house of a town that the last number ends.
  private mutating func house(_ value: Int) -> [Knowledge.Finding] {
    guard !towns.isEmpty else { return [] }
    houses.append(value)
    let found = towns.flatMap { town in
      knowledge.numbers.houses[town].filter { $0.numbers == houses }.map(\.finding)
    }
    if houses.count >= 3 { towns = [] }
    return found
  }
}
