/// Digits in a row, as a number of which zeros in front count: of telephones, days and postal codes.
///
/// It allocates nothing, for nearly every page has hundreds of numbers. Nothing that is looked for is longer than 15 digits;
/// two rows of more than 19 may be equal though they differ.
struct Digits: Hashable, Sendable {
  /// The number that they make.
  private(set) var value: UInt64 = 0
  private(set) var count = 0

  init() {}

  /// The digits in a text, whatever stands between them.
  init(digitsIn text: String) {
    for character in text {
      if let digit = character.wholeNumberValue, digit < 10 { append(UInt8(digit)) }
    }
  }

  /// A number as it is written without zeros in front.
  init(number: UInt64) {
    (value, count) = (number, 1)
    while count < Self.powers.count, number >= Self.powers[count] { count += 1 }
  }

  private init(value: UInt64, count: Int) { (self.value, self.count) = (value, count) }

  private static let powers: [UInt64] = (0..<19).reduce(into: [1]) { powers, _ in
    powers.append(powers[powers.count - 1] * 10)
  }

  private static func power(_ exponent: Int) -> UInt64 { powers[min(exponent, powers.count - 1)] }

  var isEmpty: Bool { count == 0 }

  @inline(__always)
  mutating func append(_ digit: UInt8) {
    value = value &* 10 &+ UInt64(digit)
    count += 1
  }

  /// These digits, and behind them others.
  static func + (a: Digits, b: Digits) -> Digits {
    Digits(value: a.value &* power(b.count) &+ b.value, count: a.count + b.count)
  }

  /// The number that the first digits make, of which there are at least so many.
  func leading(_ length: Int) -> UInt64 { value / Self.power(count - length) }

  /// The digit at a place, which must be one of them; the first has place 0.
  subscript(place: Int) -> UInt8 { UInt8(leading(place + 1) % 10) }

  /// The digits without the first, of which there are at least so many.
  func dropFirst(_ length: Int) -> Digits {
    Digits(value: value % Self.power(count - length), count: count - length)
  }

  /// The first digits, of which there are at least so many.
  func prefix(_ length: Int) -> Digits { Digits(value: leading(length), count: length) }

  /// The same with a zero in front.
  var withLeadingZero: Digits { Digits(value: value, count: count + 1) }

  /// A telephone number as it is dialled within the country, where it begins with the code of Japan: 81 80 or 81 080.
  var national: Digits? {
    guard count > 2, leading(2) == 81 else { return nil }
    return dropFirst(self[2] == 0 ? 3 : 2).withLeadingZero
  }

  /// The digits of a telephone number as somebody wrote it down, by which it is compared: as it is dialled within the
  /// country.
  var dialled: Digits { count < Self.leastForeignPhone ? self : national ?? self }

  /// No telephone number has fewer digits, as data without zeros in front have it.
  static let leastPhone = 9
  /// The same with the code of the country.
  static let leastForeignPhone = 11
}
