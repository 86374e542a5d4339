/// Reads numbers, with what stands between their groups, and tells telephone numbers, dates and the like.
struct NumberReader {
  private let knowledge: Knowledge
  /// The digits of each group.
  private var groups: [[UInt8]] = []
  /// What stands between the last group and the next, so far.
  private var separators: [UInt32] = []
  private var hasSlash = false
  private var isPaused = false
  /// Whether a letter stands right in front.
  private var isAttached = false
  private(set) var isActive = false
  /// Where the last word for a birth date, postal code and date stood, counted in characters.
  private var birthWord: Int?
  private var postalCode: Int?
  private var date: Int?
  /// How far a date with 年月日 has come.
  private var datePart = 0

  /// How many characters further a birth date belongs to its word, an address to its postal code.
  private static let nearBirthWord = 24
  private static let nearPostalCode = 40
  private static let nearDate = 5

  init(_ knowledge: Knowledge) { self.knowledge = knowledge }

  typealias Hits = [(finding: Knowledge.Finding, offset: Int)]

  /// A space stands in the text.
  mutating func pause() { isPaused = true }

  /// A word for a birth date stands in the text.
  mutating func noteBirthWord(at position: Int) { birthWord = position }

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

  /// Reads a folded character; `previous` is the one before it, and `position` counts characters.
  mutating func read(_ scalar: UInt32, at offset: Int, position: Int, after previous: UInt32) -> Hits {
    defer { isPaused = false }
    if isDigit(scalar) {
      let digit = UInt8(scalar - 0x30)
      if !isActive {
        isActive = true
        groups = [[digit]]
        separators = []
        hasSlash = false
        isAttached = WrittenForm.Neighbour.word.matches(previous)
      } else if separators.isEmpty, !isPaused, groups[groups.count - 1].count < 20 {
        groups[groups.count - 1].append(digit)
      } else {
        groups.append([digit])
        if groups.count > 8 { groups.removeFirst() }
        separators = []
      }
      return []
    }
    if isActive, separators.count < 2, [0x2D, 0x28, 0x29, 0x2E, 0x2F].contains(scalar) {
      separators.append(scalar)
      if scalar == 0x2F { hasSlash = true }
      return []
    }
    return end(at: offset, position: position, next: separators.isEmpty ? scalar : 0)
  }

  /// Ends a number before a character that is no part of it.
  mutating func end(at offset: Int, position: Int, next: UInt32) -> Hits {
    guard isActive else { return [] }
    isActive = false
    var hits = phones(offset)
    let isAttached = isAttached || WrittenForm.Neighbour.word.matches(next)
    if !isAttached, isMyNumber { hits.append((Knowledge.Finding(rule: .myNumber), offset)) }
    guard knowledge.isPublic, !isAttached else { return hits }
    if isDate(next) {
      if let birthWord, position - birthWord <= Self.nearBirthWord {
        hits.append((Knowledge.Finding(rule: .anyBirthDate), offset))
      }
      date = position
    }
    if groups.map(\.count) == [3, 4], !knowledge.contacts.postalCodes.contains(number(groups.flatMap(\.self))) {
      postalCode = position
    } else if followsPostalCode(at: position), !hasSlash, groups.count >= 2,
      groups.allSatisfy({ $0.count <= 4 }) || next == 0x756A
    {
      hits.append((Knowledge.Finding(rule: .anyAddress), offset))
    }
    return hits
  }

  // MARK: - Telephone

  /// Known numbers wherever their digits stand; of others those that are grouped or begin as telephone numbers do.
  private func phones(_ offset: Int) -> Hits {
    var hits: Hits = []
    for start in groups.indices {
      var digits: [UInt8] = []
      for end in start..<groups.count {
        digits += groups[end]
        guard digits.count <= 13 else { break }
        guard digits.count >= 9 else { continue }
        let national = digits.starts(with: [8, 1]) ? [0] + digits.dropFirst(digits[2] == 0 ? 3 : 2) : digits
        if let finding = knowledge.phones[number(digits)] ?? knowledge.phones[number(national)] {
          hits.append((finding, offset))
        } else if knowledge.isPublic, !isAttached, !hasSlash, isPhone(groups[start...end].map(\.count), national),
          !knowledge.contacts.phones.contains(number(national))
        {
          hits.append((Knowledge.Finding(rule: .anyPhone), offset))
        }
      }
    }
    return hits
  }

  private func isPhone(_ groups: [Int], _ digits: [UInt8]) -> Bool {
    guard digits.first == 0, digits[1] != 0 else { return false }
    if digits.count == 11 { return [5, 7, 8, 9].contains(digits[1]) && digits[2] == 0 && groups.count <= 4 }
    return digits.count == 10 && groups.count <= 4
  }

  /// Digits as a number, with a one in front so that zeros count.
  private func number(_ digits: [UInt8]) -> UInt64 { digits.reduce(1) { $0 &* 10 &+ UInt64($1) } }

  // MARK: - Other numbers

  /// Twelve digits, in one or by fours, whose last is the check digit.
  ///
  /// Source: ordinance of the Ministry of Internal Affairs and Communications no. 85 of 2014, article 5.
  private var isMyNumber: Bool {
    let digits = groups.flatMap(\.self)
    guard digits.count == 12, groups.count == 1 || groups.map(\.count) == [4, 4, 4], !hasSlash else { return false }
    let sum = (1...11).reduce(0) { sum, place in
      sum + Int(digits[11 - place]) * (place <= 6 ? place + 1 : place - 5)
    }
    let check = sum % 11 <= 1 ? 0 : 11 - sum % 11
    return Int(digits[11]) == check
  }

  /// Whether the number is a date, or ends one with 年月日.
  private mutating func isDate(_ next: UInt32) -> Bool {
    let counts = groups.map(\.count)
    if counts.count == 3, counts[0] == 4, counts[1] <= 2, counts[2] <= 2 { return true }
    switch next {
    case 0x5E74:
      datePart = 1
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
}
