/// An exact number, as the auditor works with it; what grows too large is none.
struct Fraction: Comparable {
  let (numerator, denominator): (Int128, Int128)

  init(_ value: Int) { (numerator, denominator) = (Int128(value), 1) }

  init?(_ numerator: Int128, _ denominator: Int128) {
    // Far below what could overflow when two are multiplied.
    guard denominator != 0, abs(numerator) < 1 << 60, abs(denominator) < 1 << 60 else { return nil }
    var (a, b) = (abs(numerator), abs(denominator))
    while b != 0 { (a, b) = (b, a % b) }
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.numerator = sign * numerator / max(a, 1)
    self.denominator = sign * denominator / max(a, 1)
  }

  static func < (a: Self, b: Self) -> Bool { a.numerator * b.denominator < b.numerator * a.denominator }

  func plus(_ other: Self) -> Self? {
    Fraction(numerator * other.denominator + other.numerator * denominator, denominator * other.denominator)
  }

  func minus(_ other: Self) -> Self? { plus(other.negated) }

  func times(_ other: Self) -> Self? { Fraction(numerator * other.numerator, denominator * other.denominator) }

  func over(_ other: Self) -> Self? { Fraction(numerator * other.denominator, denominator * other.numerator) }

  var negated: Self { Fraction(-numerator, denominator) ?? self }

  var magnitude: Self { numerator < 0 ? negated : self }
}
