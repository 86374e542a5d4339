/// Reads numbers, with what stands between their groups, and tells what looks like a telephone number, a date of birth, an
/// address or My Number, whoever it is of.
struct NumberReader {
  private let knowledge: Knowledge
  /// The groups before the last one; most numbers have none.
  private var earlier: [Group] = []
  private var last = Group()
  /// What stands between the last group and the next, so far.
  private var gap = Gap()
  private var isPaused = false
  private(set) var isActive = false
  /// Where the last digit stands in the file.
  private var lastDigit = 0
  /// Where the number begins, counted in characters, and what stands right in front of it.
  private var start = 0
  private var previous: UInt32 = 0
  /// Where the last word for a birth date, postal code and date ended.
  private var birthWord: Int?
  private var postalCode: Int?
  private var date: Int?
  /// How far a date with 年月日 has come, and where its year began.
  private var datePart = 0
  private var dateStart = 0

  private struct Group {
    var digits = Digits()
    /// What stands in front of it, behind the group before: a space counts as nothing.
    var gap = Gap()
  }

  /// Up to two signs between groups; 0 where there is none.
  private struct Gap {
    var first: UInt32 = 0
    var second: UInt32 = 0

    var isEmpty: Bool { first == 0 }
    var isFull: Bool { second != 0 }
    var hasSlash: Bool { first == NumberReader.slash || second == NumberReader.slash }
    var isHyphen: Bool { first == 0x2D && second == 0 }

    mutating func append(_ sign: UInt32) {
      if first == 0 { first = sign } else { second = sign }
    }
  }

  /// How many characters further a birth date belongs to its word, an address to its postal code, birth to a date.
  private static let nearBirthWord = 4
  private static let nearPostalCode = 40
  private static let nearDate = 4
  private static let mostGroups = 8
  /// Digits of one group; what comes behind them is a group of its own.
  private static let mostDigits = 20
  private static let slash: UInt32 = 0x2F
  private static let plus: UInt32 = 0x2B
  /// Hyphen, brackets, dot, slash, low line, middle dot: what people put between digits.
  private static func mayStandBetween(_ sign: UInt32) -> Bool {
    switch sign {
    case 0x2D, 0x28, 0x29, 0x2E, slash, 0x5F, 0x30FB: true
    default: false
    }
  }

  init(_ knowledge: Knowledge) { self.knowledge = knowledge }

  typealias Hits = [(finding: Knowledge.Finding, offset: Int)]

  /// A space stands in the text.
  mutating func pause() { isPaused = true }

  /// A word for a birth date stands in the text, or one that only looks like it.
  mutating func noteBirthWord(at position: Int?) { birthWord = position }

  /// Whether a date has just ended.
  func endsDate(at position: Int) -> Bool { date.map { position - $0 <= Self.nearDate } ?? false }

  /// Whether an address belongs to a postal code.
  func followsPostalCode(at position: Int) -> Bool { postalCode.map { position - $0 <= Self.nearPostalCode } ?? false }

  /// Forgets what stood before.
  mutating func forget() {
    isActive = false
    clear()
    (birthWord, postalCode, date, datePart) = (nil, nil, nil, 0)
  }

  /// Reads a folded character; `previous` is the one right before it, and `position` counts characters.
  mutating func read(_ scalar: UInt32, at offset: Int, position: Int, after previous: UInt32) -> Hits {
    defer { isPaused = false }
    if let digit = KanjiNumber.digit(scalar) {
      defer {
        lastDigit = offset
        gap = Gap()
      }
      if !isActive {
        isActive = true
        clear()
        begin(digit)
        (start, self.previous) = (position, previous)
        return []
      }
      if gap.isEmpty, !isPaused, last.digits.count < Self.mostDigits {
        last.digits.append(digit)
        return []
      }
      var hits: Hits = []
      if earlier.count + 1 == Self.mostGroups {
        // A long row of numbers is looked at before its beginning is forgotten.
        hits = phones(lastDigit)
        earlier.removeFirst()
      }
      earlier.append(last)
      begin(digit)
      return hits
    }
    if !gap.isFull, Self.mayStandBetween(scalar) {
      gap.append(scalar)
      return []
    }
    return end(position: position, next: gap.isEmpty && !isPaused ? scalar : 0)
  }

  private mutating func clear() {
    if !earlier.isEmpty { earlier.removeAll(keepingCapacity: true) }
  }

  private mutating func begin(_ digit: UInt8) {
    last = Group()
    if !earlier.isEmpty { last.gap = gap }
    last.digits.append(digit)
  }

  private var count: Int { earlier.count + 1 }

  private func group(_ place: Int) -> Group { place < earlier.count ? earlier[place] : last }

  /// Ends a number before a character that is no part of it.
  mutating func end(position: Int, next: UInt32) -> Hits {
    guard isActive else { return [] }
    let offset = lastDigit
    isActive = false
    gap = Gap()
    var hits = phones(offset)
    let isAttached = WrittenForm.Neighbour.word.matches(previous) || WrittenForm.Neighbour.word.matches(next)
    if !isAttached, isMyNumber { hits.append((Knowledge.Finding(rule: .myNumber), offset)) }
    guard knowledge.isPublic else { return hits }
    if isDate(next) {
      if let birthWord, (0...Self.nearBirthWord).contains(dateStart - birthWord) {
        hits.append((Knowledge.Finding(rule: .anyBirthDate), offset))
      }
      date = position
    }
    guard !isAttached else { return hits }
    if count == 2, earlier[0].digits.count == 3, last.digits.count == 4,
      !knowledge.contacts.postalCodes.contains(earlier[0].digits + last.digits)
    {
      postalCode = position
    } else if followsPostalCode(at: position), !last.gap.hasSlash, !earlier.contains(where: { $0.gap.hasSlash }),
      count >= 2 && last.digits.count <= 4 && earlier.allSatisfy({ $0.digits.count <= 4 }) || next == 0x756A
    {
      hits.append((Knowledge.Finding(rule: .anyAddress), offset))
    }
    return hits
  }

  // MARK: - Telephone

  /// Numbers that are grouped and begin as telephone numbers do.
  private func phones(_ offset: Int) -> Hits {
    guard knowledge.isPublic, !earlier.isEmpty || last.digits.count >= 9 else { return [] }
    var hits: Hits = []
    for first in 0..<count {
      var number = Digits()
      for end in first..<count {
        let group = group(end)
        if end > first, group.gap.hasSlash { break }
        guard number.count + group.digits.count <= 13 else { break }
        number = number + group.digits
        guard number.count >= 9 else { continue }
        let isForeign = first == 0 && previous == Self.plus
        let national = isForeign ? number.national ?? number : number
        if isPhone(national, in: first...end), !knowledge.contacts.phones.contains(national) {
          hits.append((Knowledge.Finding(rule: .anyPhone), offset))
        }
      }
    }
    return hits
  }

  private func isPhone(_ digits: Digits, in groups: ClosedRange<Int>) -> Bool {
    guard digits[0] == 0, digits[1] != 0, group(groups.lowerBound).digits.count >= 2, groups.count <= 4 else {
      return false
    }
    // A letter right in front of digits in one piece makes a name of a file or the like of them.
    if groups == 0...0, WrittenForm.Neighbour.word.matches(previous) { return false }
    if digits.count == 11 { return [5, 7, 8, 9].contains(digits[1]) && digits[2] == 0 }
    return digits.count == 10
  }

  // MARK: - Other numbers

  /// Twelve digits, in one or by fours, whose last is the check digit.
  ///
  /// Source: ordinance of the Ministry of Internal Affairs and Communications no. 85 of 2014, article 5.
  private var isMyNumber: Bool {
    let digits: Digits
    switch count {
    case 1: digits = last.digits
    case 3:
      let groups = [earlier[0], earlier[1], last]
      guard groups.allSatisfy({ $0.digits.count == 4 && ($0.gap.isEmpty || $0.gap.isHyphen) }), !areYears(groups) else {
        return false
      }
      digits = earlier[0].digits + earlier[1].digits + last.digits
    default: return false
    }
    guard digits.count == 12 else { return false }
    let sum = (1...11).reduce(0) { sum, place in
      sum + Int(digits[11 - place]) * (place <= 6 ? place + 1 : place - 5)
    }
    let check = sum % 11 <= 1 ? 0 : 11 - sum % 11
    return Int(digits[11]) == check
  }

  /// Whether all groups are years, as in 2020 2021 2022.
  private func areYears(_ groups: [Group]) -> Bool { groups.allSatisfy { (1900...2100).contains($0.digits.value) } }

  /// Whether the number is a date, or ends one with 年月日.
  private mutating func isDate(_ next: UInt32) -> Bool {
    if count == 3, earlier[1].digits.count <= 2, last.digits.count <= 2 {
      let length = earlier[0].digits.count
      if length == 4 || length <= 2 && isEra(previous) {
        dateStart = start
        return true
      }
    }
    switch next {
    case 0x5E74:
      (datePart, dateStart) = (1, start)
      return false
    case 0x6708:
      datePart = datePart == 1 ? 2 : 0
      return false
    case 0x65E5:
      defer { datePart = 0 }
      return datePart == 2
    default:
      datePart = 0
      return false
    }
  }

  /// Whether a character ends the name of an era: 令和, 昭和, 平成, 大正, 明治, or its letter.
  private func isEra(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x548C, 0x6210, 0x6B63, 0x6CBB, 0x72, 0x68, 0x73, 0x74, 0x6D: true
    default: false
    }
  }
}
