import Chronology

/// Days, telephone numbers and addresses of the register, by their numbers.
struct KnownNumbers: Sendable {
  /// Dates of birth, as 19690628.
  private(set) var births: [Int: Knowledge.Finding] = [:]
  /// Telephone numbers by their digits.
  private(set) var phones: [Digits: Knowledge.Finding] = [:]
  /// Telephone numbers without the code of the area, by their two groups of digits.
  private(set) var localPhones: [LocalPhone: Knowledge.Finding] = [:]
  /// Of each town the numbers of houses.
  private(set) var houses: [[(numbers: [Int], finding: Knowledge.Finding)]] = []

  /// The exchange and the line of a telephone number.
  struct LocalPhone: Hashable, Sendable {
    private let exchange: Digits
    private let line: Digits

    init(_ exchange: Digits, _ line: Digits) { (self.exchange, self.line) = (exchange, line) }
  }

  /// Whether nothing is known.
  var isEmpty: Bool { births.isEmpty && phones.isEmpty && localPhones.isEmpty && houses.isEmpty }

  /// A day as one number.
  static func key(_ year: Int, _ month: Int, _ day: Int) -> Int { (year * 100 + month) * 100 + day }

  mutating func add(birth day: CalendarDate, _ finding: Knowledge.Finding) {
    births[Self.key(day.year, day.month, day.day), default: finding].note(finding)
  }

  /// Adds a telephone number, in the groups in which it is written; says whether it is one that can be looked for.
  ///
  /// - Parameter mayBeLocal: whether two groups may be a number without the code of its area.
  mutating func add(phone groups: [Digits], _ finding: Knowledge.Finding, _ mayBeLocal: Bool) -> Bool {
    let written = groups.reduce(Digits(), +).dialled
    // Spreadsheets take the zero in front away.
    let digits = groups.count == 1 && written.count == 9 && written[0] != 0 ? written.withLeadingZero : written
    // Written without the code of the area, as people dial it within: 3733-1234.
    if mayBeLocal, groups.count == 2, (6...8).contains(digits.count), groups[1].count == 4 {
      localPhones[LocalPhone(groups[0], groups[1]), default: finding].note(finding)
      return true
    }
    guard (Digits.leastPhone...11).contains(digits.count) else { return false }
    for digits in Set([written, digits]) { phones[digits, default: finding].note(finding) }
    // What people dial within the area; mobile numbers have none.
    if digits.count == 10, groups.count >= 3 {
      localPhones[LocalPhone(groups[groups.count - 2], groups[groups.count - 1]), default: finding].note(finding)
    } else if digits.count == 10, digits[0] == 0 {
      // Nobody says how long the code of the area is; with four digits too little is left to be told from other numbers.
      for code in 2...3 {
        let (exchange, line) = (digits.dropFirst(code).prefix(6 - code), digits.dropFirst(6))
        localPhones[LocalPhone(exchange, line), default: finding].note(finding)
      }
    }
    // A mobile number of ten digits lacks one.
    return !(digits.count == 10 && [50, 70, 80, 90].contains(digits.leading(3)))
  }

  /// Adds a house of a town, which has a number of its own.
  mutating func add(house numbers: [Int], town: Int, _ finding: Knowledge.Finding) {
    while houses.count <= town { houses.append([]) }
    if let same = houses[town].firstIndex(where: { $0.numbers == numbers }) {
      houses[town][same].finding.note(finding)
    } else {
      houses[town].append((numbers, finding))
    }
  }
}
