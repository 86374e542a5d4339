/// Reads numbers, with what stands between their groups, and tells what looks like a telephone number, a date of birth, an
/// address or My Number, whoever it is of.
struct NumberReader {
  private let knowledge: Knowledge
  /// The digits of each group.
  private var groups: [Group] = []
  /// What stands between the last group and the next, so far.
  private var separators: [UInt32] = []
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
    var digits: [UInt8]
    /// What stands in front of it, behind the group before: a space counts as nothing.
    let gap: [UInt32]
  }

  /// How many characters further a birth date belongs to its word, an address to its postal code, birth to a date.
  private static let nearBirthWord = 4
  private static let nearPostalCode = 40
  private static let nearDate = 4
  private static let mostGroups = 8
  private static let slash: UInt32 = 0x2F
  private static let plus: UInt32 = 0x2B
  /// Hyphen, brackets, dot, slash, low line, middle dot: what people put between digits.
  private static let gaps: Set<UInt32> = [0x2D, 0x28, 0x29, 0x2E, slash, 0x5F, 0x30FB]

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
    groups = []
    (birthWord, postalCode, date, datePart) = (nil, nil, nil, 0)
  }

  /// Reads a folded character; `previous` is the one right before it, and `position` counts characters.
  mutating func read(_ scalar: UInt32, at offset: Int, position: Int, after previous: UInt32) -> Hits {
    defer { isPaused = false }
    if let digit = KanjiNumber.digit(scalar) {
      defer { lastDigit = offset }
      if !isActive {
        isActive = true
        groups = [Group(digits: [digit], gap: [])]
        (start, self.previous) = (position, previous)
      } else if separators.isEmpty, !isPaused, groups[groups.count - 1].digits.count < 20 {
        groups[groups.count - 1].digits.append(digit)
      } else {
        var hits: Hits = []
        if groups.count == Self.mostGroups {
          // A long row of numbers is looked at before its beginning is forgotten.
          hits = phones(lastDigit)
          groups.removeFirst()
        }
        groups.append(Group(digits: [digit], gap: separators))
        separators = []
        return hits
      }
      separators = []
      return []
    }
    if separators.count < 2, Self.gaps.contains(scalar) {
      separators.append(scalar)
      return []
    }
    return end(position: position, next: separators.isEmpty && !isPaused ? scalar : 0)
  }

  /// Ends a number before a character that is no part of it.
  mutating func end(position: Int, next: UInt32) -> Hits {
    guard isActive else { return [] }
    let offset = lastDigit
    isActive = false
    separators = []
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
    let counts = groups.map(\.digits.count)
    if counts == [3, 4], !knowledge.contacts.postalCodes.contains(number(groups.flatMap(\.digits))) {
      postalCode = position
    } else if followsPostalCode(at: position), !groups.contains(where: { $0.gap.contains(Self.slash) }),
      counts.count >= 2 && counts.allSatisfy({ $0 <= 4 }) || next == 0x756A
    {
      hits.append((Knowledge.Finding(rule: .anyAddress), offset))
    }
    return hits
  }

  // MARK: - Telephone

  /// Numbers that are grouped and begin as telephone numbers do.
  private func phones(_ offset: Int) -> Hits {
    var hits: Hits = []
    for first in groups.indices {
      var digits: [UInt8] = []
      for last in first..<groups.count {
        if last > first, groups[last].gap.contains(Self.slash) { break }
        digits += groups[last].digits
        guard digits.count <= 13 else { break }
        guard digits.count >= 9 else { continue }
        let isForeign = first == 0 && previous == Self.plus && digits.starts(with: [8, 1])
        let national = isForeign ? [0] + digits.dropFirst(digits[2] == 0 ? 3 : 2) : digits
        if knowledge.isPublic, isPhone(groups[first...last].map(\.digits.count), national, isFirst: first == 0),
          !knowledge.contacts.phones.contains(number(national))
        {
          hits.append((Knowledge.Finding(rule: .anyPhone), offset))
        }
      }
    }
    return hits
  }

  private func isPhone(_ counts: [Int], _ digits: [UInt8], isFirst: Bool) -> Bool {
    guard digits.first == 0, digits.count > 2, digits[1] != 0, counts[0] >= 2, counts.count <= 4 else { return false }
    // A letter right in front of digits in one piece makes a name of a file or the like of them.
    if isFirst, counts.count == 1, WrittenForm.Neighbour.word.matches(previous) { return false }
    if digits.count == 11 { return [5, 7, 8, 9].contains(digits[1]) && digits[2] == 0 }
    return digits.count == 10
  }

  /// Digits as a number, with a one in front so that zeros count.
  private func number(_ digits: [UInt8]) -> UInt64 { digits.reduce(1) { $0 &* 10 &+ UInt64($1) } }

  // MARK: - Other numbers

  /// Twelve digits, in one or by fours, whose last is the check digit.
  ///
  /// Source: ordinance of the Ministry of Internal Affairs and Communications no. 85 of 2014, article 5.
  private var isMyNumber: Bool {
    let digits = groups.flatMap(\.digits)
    guard digits.count == 12, groups.count == 1 || groups.map(\.digits.count) == [4, 4, 4],
      groups.allSatisfy({ $0.gap.isEmpty || $0.gap == [0x2D] }), !areYears
    else { return false }
    let sum = (1...11).reduce(0) { sum, place in
      sum + Int(digits[11 - place]) * (place <= 6 ? place + 1 : place - 5)
    }
    let check = sum % 11 <= 1 ? 0 : 11 - sum % 11
    return Int(digits[11]) == check
  }

  /// Whether all groups are years, as in 2020 2021 2022.
  private var areYears: Bool {
    groups.count == 3
      && groups.allSatisfy { (1900...2100).contains($0.digits.reduce(0) { $0 * 10 + Int($1) }) }
  }

  /// Whether the number is a date, or ends one with 年月日.
  private mutating func isDate(_ next: UInt32) -> Bool {
    let counts = groups.map(\.digits.count)
    if counts.count == 3, counts[1] <= 2, counts[2] <= 2, counts[0] == 4 || counts[0] <= 2 && isEra(previous) {
      dateStart = start
      return true
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
    [0x548C, 0x6210, 0x6B63, 0x6CBB, 0x72, 0x68, 0x73, 0x74, 0x6D].contains(scalar)
  }
}
