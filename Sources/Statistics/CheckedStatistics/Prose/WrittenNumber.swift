/// A number as authors write it: 208, ２０８, 1,234, 2.7, 二十三, 1万2千.
struct WrittenNumber: Sendable, Hashable {
  /// What it is.
  let value: Rational
  /// What one more in its last digit that counts would add: a tenth in 2.7, ten in 230, a thousand in 1万2千.
  let lastDigit: Rational
  /// What one more in its last written digit would add: a tenth in 2.7, one in 230.
  let unit: Rational

  private static let kanjiDigits: [Unicode.Scalar: Int] = [
    "〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]
  private static let smallUnits: [Unicode.Scalar: Int] = ["十": 10, "百": 100, "千": 1000]
  private static let largeUnits: [Unicode.Scalar: Int] = ["万": 10_000, "億": 100_000_000]

  /// Reads the number that a text begins with, and returns it with the rest.
  static func prefix(of text: Substring) -> (number: WrittenNumber, rest: Substring)? {
    let scalars = text.unicodeScalars
    var reader = Reader()
    var index = scalars.startIndex
    while index < scalars.endIndex, reader.take(Self.halfWidth(scalars[index])) { index = scalars.index(after: index) }
    return reader.finished().map { ($0, text[index...]) }
  }

  /// Digits, point and comma of full width as those of half width.
  static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
    return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
  }

  /// Adds a number up as its characters come.
  private struct Reader {
    /// What stands before the last of 万 and 億.
    private var total = 0
    /// What has been added up since, in thousands, hundreds and tens.
    private var section = 0
    /// Digits whose unit has not come yet.
    private var digits = ""
    private var decimals: String?
    private var isKanji = false
    private var hasComma = false
    /// What the last unit of the text multiplies with.
    private var lastUnit = 1
    private var isBroken = false
    /// No part of a number is as large, so that sums of parts do not overflow.
    private static let largest = 1_000_000_000_000_000
    private var isEmpty = true
    /// A number with decimals in front of 万.
    private var scaled: (value: Rational, step: Rational)?

    /// Takes a character, or says that it is no part of the number.
    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
      if ("0"..."9").contains(scalar) {
        guard !isKanji || digits.isEmpty else { return false }
        isKanji = false
        if decimals != nil { decimals?.unicodeScalars.append(scalar) } else { digits.unicodeScalars.append(scalar) }
      } else if let digit = WrittenNumber.kanjiDigits[scalar] {
        guard decimals == nil, isKanji || digits.isEmpty else { return false }
        isKanji = true
        digits += String(digit)
      } else if scalar == "," {
        guard !digits.isEmpty, decimals == nil, !isKanji else { return false }
        hasComma = true
        digits += ","
      } else if scalar == "." {
        guard !digits.isEmpty, decimals == nil, !isKanji else { return false }
        decimals = ""
      } else if let unit = WrittenNumber.smallUnits[scalar] {
        guard decimals == nil else { return false }
        guard let count = digits.isEmpty ? 1 : number() else { return broken() }
        let (product, overflows) = count.multipliedReportingOverflow(by: unit)
        guard !overflows, product < Self.largest else { return broken() }
        section += product
        digits = ""
        isKanji = false
        lastUnit = unit
      } else if let unit = WrittenNumber.largeUnits[scalar] {
        guard scaled == nil, !isEmpty else { return false }
        if let decimals {
          guard let value = value(decimals)?.times(Rational(unit)) else { return broken() }
          scaled = (value, Rational(unit).times(.powerOfTen(-decimals.utf8.count)) ?? Rational(1))
          self.decimals = nil
          digits = ""
        } else {
          guard let rest = digits.isEmpty ? 0 : number() else { return broken() }
          let (product, overflows) = max(section + rest, 1).multipliedReportingOverflow(by: unit)
          guard !overflows, product < Self.largest else { return broken() }
          total += product
          section = 0
          digits = ""
        }
        isKanji = false
        lastUnit = unit
      } else {
        return false
      }
      isEmpty = false
      return true
    }

    private mutating func broken() -> Bool {
      isBroken = true
      return true
    }

    /// The digits that were read, without commas, which must part thousands.
    private func number() -> Int? {
      let groups = digits.split(separator: ",", omittingEmptySubsequences: false)
      if groups.count > 1 {
        guard (1...3).contains(groups[0].utf8.count), groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }) else {
          return nil
        }
      }
      return Int(groups.joined()).flatMap { $0 < Self.largest ? $0 : nil }
    }

    private func value(_ decimals: String) -> Rational? {
      guard !decimals.isEmpty, let whole = number(), let fraction = Int(decimals), decimals.utf8.count <= 9,
        let part = Rational(fraction).times(.powerOfTen(-decimals.utf8.count))
      else { return nil }
      return Rational(whole).plus(part)
    }

    /// The number, or `nil` if it is none.
    func finished() -> WrittenNumber? {
      guard !isEmpty, !isBroken else { return nil }
      if let scaled {
        guard digits.isEmpty, section == 0, total == 0 else { return nil }
        return WrittenNumber(value: scaled.value, lastDigit: scaled.step, unit: scaled.step)
      }
      if let decimals {
        guard total == 0, section == 0, let value = value(decimals) else { return nil }
        let step = Rational.powerOfTen(-decimals.utf8.count)
        return WrittenNumber(value: value, lastDigit: step, unit: step)
      }
      let rest = digits.isEmpty ? 0 : number()
      guard let rest else { return nil }
      let sum = total + section + rest
      let unit = digits.isEmpty ? lastUnit : 1
      var last = unit
      while sum != 0, sum % (last * 10) == 0, last < 1_000_000_000_000 { last *= 10 }
      return WrittenNumber(value: Rational(sum), lastDigit: Rational(last), unit: Rational(1))
    }
  }
}
