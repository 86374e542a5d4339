/// Brings the ways in which offices write a code or its name down to one: wide letters and digits become narrow ones,
/// Chinese numerals become digits, and spaces and the difference between capitals and small letters go.
enum WrittenCode {
  static func plain(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    var numeral: [UInt32] = []
    func endNumeral() {
      plain.append(contentsOf: String(value(of: numeral)).unicodeScalars)
      numeral = []
    }
    for scalar in text.unicodeScalars {
      if digits[scalar.value] != nil || units[scalar.value] != nil {
        numeral.append(scalar.value)
        continue
      }
      if !numeral.isEmpty { endNumeral() }
      if scalar.properties.isWhitespace { continue }
      let isWide = (0xFF01...0xFF5E).contains(scalar.value)
      plain.append(isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
    }
    if !numeral.isEmpty { endNumeral() }
    return String(plain).lowercased()
  }

  private static let digits: [UInt32: Int] = Dictionary(
    uniqueKeysWithValues: "〇一二三四五六七八九".unicodeScalars.map(\.value).enumerated().map { ($1, $0) })
  private static let units: [UInt32: Int] = Dictionary(
    uniqueKeysWithValues: zip("十百".unicodeScalars.map(\.value), [10, 100]))

  /// The number that Chinese numerals stand for: 七十 and 七〇 are both 70.
  private static func value(of numeral: [UInt32]) -> Int {
    var (sum, last) = (0, 0)
    for scalar in numeral.prefix(9) {
      if let unit = units[scalar] {
        sum += max(last, 1) * unit
        last = 0
      } else {
        last = last * 10 + (digits[scalar] ?? 0)
      }
    }
    return sum + last
  }
}
