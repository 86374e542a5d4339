import Diagnostics
import Tables

/// A number with its unit.
struct Quantity: Sendable, Hashable {
  let value: Rational
  let dimension: Dimension
  /// Whether it is a place in an order (位), which no other figure can be compared with.
  var isRank = false
  /// Whether it is a number that was written out, which is compared with any unit.
  var isLiteral = false
  /// Whether it is the difference of two shares, which is counted in points and not in per cent.
  var isDifferenceOfShares = false
  /// The counts of persons that it was added up from.
  var headcounts: [Headcount] = []
  /// Whether somebody may have been counted more than once in it.
  var mayCountTwice = false

  /// Whether it is a zero that was written out, which is added to any unit.
  var isBareZero: Bool { isLiteral && value.isZero }

  /// The number with its unit, for people.
  var text: Message {
    if isRank { return Message(en: "rank \(value.short)", ja: "\(value.short)位") }
    guard let unit = dimension.single else {
      if dimension == .none { return Message(en: value.short, ja: value.short) }
      return Message(en: "\(value.short) \(dimension.english)", ja: "\(value.short) \(dimension.japanese)")
    }
    let word = value == Rational(1) ? String(unit.english.dropLast()) : unit.english
    return Message(en: "\(value.short) \(word)", ja: "\(value.short)\(unit.counter)")
  }
}
