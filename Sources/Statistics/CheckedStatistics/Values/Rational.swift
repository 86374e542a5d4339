/// An exact fraction, so that no figure is wrong by rounding before it is compared.
struct Rational: Sendable, Hashable, Comparable {
  /// The number above the line.
  let numerator: Int
  /// The number below the line, always positive.
  let denominator: Int

  static let zero = Rational(0)

  init(_ number: Int) {
    numerator = number
    denominator = 1
  }

  /// The fraction in lowest terms, or `nil` if the denominator is zero or a number grows too large.
  init?(_ numerator: Int, over denominator: Int) {
    guard denominator != 0, numerator != .min, denominator != .min else { return nil }
    let divisor = Self.greatestCommonDivisor(abs(numerator), abs(denominator))
    let sign = denominator < 0 ? -1 : 1
    self.numerator = sign * numerator / divisor
    self.denominator = sign * denominator / divisor
  }

  private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return max(a, 1)
  }

  var isWhole: Bool { denominator == 1 }
  var isZero: Bool { numerator == 0 }
  var magnitude: Rational { numerator < 0 ? negated : self }
  var negated: Rational { Rational(trusted: -numerator, denominator) }

  private init(trusted numerator: Int, _ denominator: Int) {
    self.numerator = numerator
    self.denominator = denominator
  }

  // MARK: - Arithmetic; `nil` where a number grows too large

  func plus(_ other: Rational) -> Rational? {
    guard let a = Self.product(numerator, other.denominator), let b = Self.product(other.numerator, denominator),
      let below = Self.product(denominator, other.denominator)
    else { return nil }
    let (sum, overflows) = a.addingReportingOverflow(b)
    return overflows ? nil : Rational(sum, over: below)
  }

  func minus(_ other: Rational) -> Rational? { plus(other.negated) }

  func times(_ other: Rational) -> Rational? {
    guard let above = Self.product(numerator, other.numerator),
      let below = Self.product(denominator, other.denominator)
    else { return nil }
    return Rational(above, over: below)
  }

  func divided(by other: Rational) -> Rational? {
    guard !other.isZero, let above = Self.product(numerator, other.denominator),
      let below = Self.product(denominator, other.numerator)
    else { return nil }
    return Rational(above, over: below)
  }

  private static func product(_ a: Int, _ b: Int) -> Int? {
    let (product, overflows) = a.multipliedReportingOverflow(by: b)
    return overflows ? nil : product
  }

  static func < (a: Self, b: Self) -> Bool {
    // Products of two `Int`s always fit into 128 bits.
    Int128(a.numerator) * Int128(b.denominator) < Int128(b.numerator) * Int128(a.denominator)
  }

  // MARK: - Decimals

  /// A power of ten; negative exponents are decimal places.
  static func powerOfTen(_ exponent: Int) -> Rational {
    let power = (0..<min(abs(exponent), 18)).reduce(1) { product, _ in product * 10 }
    return exponent >= 0 ? Rational(power) : Rational(trusted: 1, power)
  }

  /// The nearest multiple of a step, halves away from zero (四捨五入); `nil` if a number grows too large.
  func rounded(to step: Rational) -> Rational? {
    guard let steps = magnitude.divided(by: step), let doubled = steps.times(Rational(2))?.plus(Rational(1)),
      let below = Self.product(doubled.denominator, 2), let result = Rational(doubled.numerator / below).times(step)
    else { return nil }
    return numerator < 0 ? result.negated : result
  }

  /// The number with so many decimal places, rounded, with commas between thousands.
  func decimal(places: Int) -> String {
    guard let rounded = rounded(to: Self.powerOfTen(-places)),
      let scaled = rounded.magnitude.times(Self.powerOfTen(places))
    else { return "\(numerator)/\(denominator)" }
    var digits = String(scaled.numerator)
    if digits.utf8.count <= places { digits = String(repeating: "0", count: places + 1 - digits.utf8.count) + digits }
    let whole = digits.dropLast(places)
    var grouped = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { grouped.append(",") }
      grouped.append(digit)
    }
    let sign = numerator < 0 && !scaled.isZero ? "−" : ""
    return places > 0 ? "\(sign)\(grouped).\(digits.suffix(places))" : "\(sign)\(grouped)"
  }

  /// The number as people want to see it: whole if it is, otherwise with up to four places.
  var short: String {
    if isWhole { return decimal(places: 0) }
    var text = decimal(places: 4)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
