import Chronology

/// Days, telephone numbers and addresses of the register, by their numbers.
struct KnownNumbers: Sendable {
  /// Dates of birth, as 19690628.
  private(set) var births: [Int: Knowledge.Finding] = [:]
  /// Telephone numbers by their digits, with a one in front.
  private(set) var phones: [UInt64: Knowledge.Finding] = [:]
  /// Telephone numbers without the code of the area, by their groups of digits.
  private(set) var localPhones: [[UInt64]: Knowledge.Finding] = [:]
  /// Of each town the numbers of houses.
  private(set) var houses: [[(numbers: [Int], finding: Knowledge.Finding)]] = []

  /// Whether nothing is known.
  var isEmpty: Bool { births.isEmpty && phones.isEmpty && houses.isEmpty }

  /// A day as one number.
  static func key(_ year: Int, _ month: Int, _ day: Int) -> Int { (year * 100 + month) * 100 + day }

  /// Digits as a number, with a one in front so that zeros count.
  static func number(_ digits: some Sequence<UInt8>) -> UInt64 { digits.reduce(1) { $0 &* 10 &+ UInt64($1) } }

  mutating func add(birth day: CalendarDate, _ finding: Knowledge.Finding) {
    births[Self.key(day.year, day.month, day.day), default: finding].note(finding)
  }

  /// Adds a telephone number, in the groups in which it is written.
  mutating func add(phone groups: [[UInt8]], _ finding: Knowledge.Finding) {
    let digits = groups.flatMap(\.self)
    guard (9...11).contains(digits.count) else { return }
    phones[Self.number(digits), default: finding].note(finding)
    // What people dial within the area; mobile numbers have none.
    if digits.count == 10, groups.count == 3 {
      localPhones[groups.dropFirst().map { Self.number($0) }, default: finding].note(finding)
    }
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
