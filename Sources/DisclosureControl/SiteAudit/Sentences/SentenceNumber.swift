import Tables

/// What a finished sentence says of a number: 208人, 約8割, 2.7倍, 半数以上, 34.9 with % behind it.
///
/// The auditor reads it as a reader would, in code of its own.
struct SentenceNumber {
  private let number: Fraction
  /// What one more in the last digit that is written, and in the last that is not zero, would add.
  private let (unit, lastDigit): (Fraction, Fraction)
  private let scale: Int
  private let relation: String
  private let isApproximate: Bool
  private let isHalf: Bool

  private static let approximations = ["約", "およそ", "おおよそ", "おおむね", "概ね", "ほぼ"]
  private static let scales: [(String, Int)] = [
    ("パーセントポイント", 100), ("%ポイント", 100), ("ポイント", 100), ("パーセント", 100), ("%", 100), ("人", 1), ("名", 1), ("件", 1),
    ("倍", 1), ("割", 10), ("位", 1), ("番目", 1),
  ]
  private static let relations = ["以上", "以下", "未満", "超", "を超える"]

  /// Reads a text, with what stands around it in the sentence; `nil` if it says no number, or another than it seems.
  init?(_ text: String, behind preceding: String = "", followedBy following: String) {
    if Self.goesOn(from: preceding) || Self.goesOn(from: text, to: following) { return nil }
    var rest = Self.narrow(text)[...]
    for mark in [true, false].map(Fiction.beforeNumber) where rest.hasPrefix(mark) { rest = rest.dropFirst(mark.count) }
    let approximation = Self.approximations.first { rest.hasPrefix($0) }
    if let approximation { rest = rest.dropFirst(approximation.count) }
    isApproximate = approximation != nil
    var relation = ""
    if ["過半数", "半数", "半分"].contains(where: rest.hasPrefix) {
      let isMost = rest.hasPrefix("過半数")
      rest = rest.dropFirst(isMost ? 3 : 2)
      (number, unit, lastDigit, scale, isHalf) = (Fraction(5), Fraction(1), Fraction(1), 10, !isMost)
      if isMost { relation = "超" }
    } else {
      guard let written = KanjiAndDigits.read(&rest) else { return nil }
      while rest.first == " " { rest = rest.dropFirst() }
      let behind = rest.isEmpty ? Self.narrow(following) : String(rest)
      let found = Self.scales.first { behind.hasPrefix($0.0) }
      if let found, !rest.isEmpty { rest = rest.dropFirst(found.0.count) }
      var (number, unit, last) = written
      if found?.1 == 10, !rest.isEmpty {
        // 8割5分
        if let part = KanjiAndDigits.read(&rest), rest.first == "分" {
          rest = rest.dropFirst()
          guard let tenth = Fraction(1, 10), let small = part.0.times(tenth), let sum = number.plus(small) else {
            return nil
          }
          (number, unit, last) = (sum, tenth, tenth)
        }
      }
      (self.number, self.unit, lastDigit, scale, isHalf) = (number, unit, last, found?.1 ?? 1, false)
    }
    if relation.isEmpty, let found = Self.relations.first(where: { rest == $0 }) {
      relation = found
      rest = ""
    }
    guard rest.isEmpty else { return nil }
    if relation.isEmpty, scale == 1 || !text.isEmpty {
      let behind =
        Self.scales.first { following.hasPrefix($0.0) }.map { following.dropFirst($0.0.count) } ?? following[...]
      relation = Self.relations.first { behind.hasPrefix($0) } ?? ""
    }
    self.relation = relation
  }

  // MARK: - What stands around

  /// Whether the number that ends a text goes on in front of it.
  private static func goesOn(from before: String) -> Bool {
    guard let last = before.last else { return false }
    if last.isNumber || "千万億".contains(last) {
      return !["唯一", "統一", "万一", "第一", "一番"].contains(where: before.hasSuffix)
    }
    if "-−－‐–+＋±".contains(last) || before.hasSuffix("マイナス") || before.hasSuffix("分の") { return true }
    return ",.，．".contains(last) && before.dropLast().last?.isNumber ?? false
  }

  /// Whether the number of a text goes on behind it.
  private static func goesOn(from text: String, to after: String) -> Bool {
    guard let first = after.first else { return false }
    if first.isWholeNumber, first.isASCII || ("０"..."９").contains(first) { return true }
    guard text.last?.isNumber ?? false else { return false }
    return first.isNumber || "千万億兆".contains(first) || after.hasPrefix("分の")
      || ",.，．".contains(first) && after.dropFirst().first?.isNumber ?? false
  }

  /// Whether a value is what is said, at the precision that it is said with.
  func holds(_ value: Fraction) -> Bool {
    guard let scaled = value.times(Fraction(scale)), let distance = scaled.minus(number)?.magnitude.times(Fraction(2))
    else { return false }
    switch relation {
    case "以上": return scaled >= number
    case "以下": return scaled <= number
    case "未満": return scaled < number
    case "超", "を超える": return scaled > number
    default: break
    }
    if isApproximate {
      guard let fifth = number.magnitude.over(Fraction(5)) else { return false }
      return distance <= min(lastDigit, max(fifth, Fraction(1)))
    }
    return isHalf ? distance == Fraction(0) : distance <= unit
  }

  /// Signs and digits of half width, without spaces around.
  private static func narrow(_ text: String) -> String {
    let narrowed = text.unicodeScalars.map { scalar in
      (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
    }
    let plain = String(String.UnicodeScalarView(narrowed))
    return String(plain.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}

/// A number in digits, in Chinese characters, or in both: 208, 1,234, 2.7, 二十三, 1万2千.
private enum KanjiAndDigits {
  private static let digits: [Character: Int] = [
    "〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]
  private static let small: [Character: Int] = ["十": 10, "百": 100, "千": 1000]
  private static let large: [Character: Int] = ["万": 10_000, "億": 100_000_000]

  /// Takes the number that a text begins with: its value, one in its last written digit, one in its last that is not zero.
  static func read(_ text: inout Substring) -> (Fraction, Fraction, Fraction)? {
    var (total, section, plain) = (0, 0, "")
    var scaled: (Fraction, Fraction)?
    var taken = false
    var unit = 1
    while let character = text.first {
      if character.isASCII, character.isNumber || (character == "." || character == ",") && !plain.isEmpty {
        plain.append(character)
        unit = 1
      } else if let digit = digits[character] {
        plain += String(digit)
        unit = 1
      } else if let factor = small[character] {
        guard let count = plain.isEmpty ? 1 : Int(plain.filter { $0 != "," }), count < 10_000 else { return nil }
        section += count * factor
        (plain, unit) = ("", factor)
      } else if let factor = large[character] {
        if plain.contains(".") {
          guard let value = decimal(plain), let product = value.0.times(Fraction(factor)),
            let step = value.1.times(Fraction(factor))
          else { return nil }
          scaled = (product, step)
        } else {
          guard let count = plain.isEmpty ? 0 : Int(plain.filter { $0 != "," }), count < 100_000_000 else { return nil }
          total += max(section + count, 1) * factor
        }
        (section, plain, unit) = (0, "", factor)
      } else {
        break
      }
      taken = true
      text = text.dropFirst()
    }
    guard taken else { return nil }
    if let scaled { return plain.isEmpty && section == 0 ? (scaled.0, scaled.1, scaled.1) : nil }
    if plain.contains(".") { return decimal(plain).map { ($0.0, $0.1, $0.1) } }
    guard let rest = plain.isEmpty ? 0 : Int(plain.filter { $0 != "," }), rest < 1_000_000_000_000 else { return nil }
    let sum = total + section + rest
    var last = unit
    while sum != 0, sum % (last * 10) == 0, last < 1_000_000_000 { last *= 10 }
    return (Fraction(sum), Fraction(1), Fraction(last))
  }

  private static func decimal(_ text: String) -> (Fraction, Fraction)? {
    let parts = text.filter { $0 != "," }.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].utf8.count < 12, let whole = Int(parts.joined()) else { return nil }
    let power = parts[1].utf8.reduce(Int128(1)) { power, _ in power * 10 }
    guard let value = Fraction(Int128(whole), power), let step = Fraction(1, power) else { return nil }
    return (value, step)
  }
}
