/// A number in front of a word of count in Japanese text, such as 4人 and 二十五名.
///
/// What only looks like one is none: rules (1人から9人まで, 2人分), words made with a number (三人称, 二世帯住宅), ordinals (第三件), and
/// numbers that nobody knows (数十人, 〇〇人).
public struct WrittenCount: Sendable, Hashable {
  /// How far it is to be taken at its word.
  public enum Kind: Sendable {
    /// 4人.
    case exact
    /// 二、三人.
    case approximate
    /// A word of everyday language, which may count nobody: 一人, 二人, この一件.
    case idiom
  }

  /// From the first numeral up to the end of the word of count, by characters.
  public let range: Range<Int>
  /// The number; at most ten million.
  public let number: Int
  /// How far it is to be taken at its word.
  public let kind: Kind
  /// What is counted, by the first character of its word.
  let word: UInt32

  /// The counts of a line, in order.
  public static func all(in line: ArraySlice<UInt32>) -> [WrittenCount] {
    line.indices.compactMap { count(in: line, before: $0) }
  }

  /// The counts of a text, in order.
  public static func all(in text: String) -> [WrittenCount] { all(in: text.characterCodes[...]) }

  // MARK: - Words of count

  /// The first characters of the words of count: 人 (nin), 名 (mei), 件 (ken), 世帯 (se, tai), 組 (kumi) and ケース (ke).
  static let (nin, mei, ken, se, tai): (UInt32, UInt32, UInt32, UInt32, UInt32) =
    (0x4EBA, 0x540D, 0x4EF6, 0x4E16, 0x5E2F)
  private static let (kumi, ke): (UInt32, UInt32) = (0x7D44, 0x30B1)
  private static let `case` = "ケース".characterCodes

  /// How many characters a word of count has that begins at a place of a line; 0 if none does.
  ///
  /// The line is borrowed: it is asked for every character.
  private static func lengthOfWord(_ line: borrowing ArraySlice<UInt32>, at index: Int) -> Int {
    switch line[index] {
    case nin, mei, ken, kumi: 1
    case se: index + 1 < line.endIndex && line[index + 1] == tai ? 2 : 0
    case ke: line[index...].starts(with: `case`) ? `case`.count : 0
    default: 0
    }
  }

  private static func count(in line: ArraySlice<UInt32>, before index: Int) -> WrittenCount? {
    let length = lengthOfWord(line, at: index)
    guard length > 0, !isWord(line[(index + length)...]) else { return nil }
    let end = line[..<index].lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? line.startIndex
    let before = line[..<end]
    let digits = before.suffix(while: { isDigit($0) || $0 == 0x2C || $0 == 0xFF0C })
    let numeral = digits.isEmpty ? before.suffix(while: numerals.contains) : digits
    let rest = line[..<numeral.startIndex]
    guard let number = number(numeral), !(rest.last.map(unknown.contains) ?? false) else { return nil }
    return WrittenCount(
      range: numeral.startIndex..<(index + length), number: number,
      kind: isApproximate(rest)
        ? .approximate : digits.isEmpty && isOfEveryday(numeral, line[index]) ? .idiom : .exact, word: line[index])
  }

  // MARK: - What counts nothing

  /// What follows where a rule is told (1人から9人まで, 10人未満, 1件ずつ, 2人分, 3人目), or another word is made (三人称).
  private static let words =
    [
      "まで", "未満", "ずつ", "分", "目", "あたり", "当たり", "につき", "世帯", "家族", "暮らし", "親", "称", "十色", "一首", "三様", "住宅", "乗り",
      "部屋",
    ].map(\.characterCodes)

  /// 79人から98人になりました has counts, 1人から9人まで has none.
  private static let from = "から".characterCodes

  /// Whether what follows a word of count makes it none.
  private static func isWord(_ behind: ArraySlice<UInt32>) -> Bool {
    if behind.first.map(isDigit) ?? false || words.contains(where: { behind.starts(with: $0) }) { return true }
    guard behind.starts(with: from) else { return false }
    // A range whose end stands in the next words.
    let next = behind.dropFirst(from.count).prefix(12)
    return next.indices.contains { next[$0...].starts(with: words[0]) }
  }

  /// What makes a numeral no count: 数十人, 何百人, 第三.
  private static let unknown = "数何第".characterCodes

  /// Whether a numeral is the second of two that stand for some: 二、三人.
  private static func isApproximate(_ before: ArraySlice<UInt32>) -> Bool {
    guard before.last == 0x3001, let numeral = before.dropLast().last else { return false }
    return isDigit(numeral) || numerals.contains(numeral)
  }

  /// Whether a numeral with a word of count is one of everyday language, such as 一人ひとり, 二人で and この一件.
  private static func isOfEveryday(_ numeral: ArraySlice<UInt32>, _ word: UInt32) -> Bool {
    guard numeral.count == 1, let digit = numeral.first else { return false }
    return digit == numerals[1] && word != mei || digit == numerals[2] && word == nin
  }

  // MARK: - Numbers

  /// The numerals of Japanese: three names by 三名, 25 people by 二十五人; the last three are 10, 100 and 1,000.
  static let numerals = "〇一二三四五六七八九十百千".characterCodes

  static func isDigit(_ scalar: UInt32) -> Bool {
    (0x30...0x39).contains(scalar) || (0xFF10...0xFF19).contains(scalar)
  }

  /// The number that numerals stand for; `nil` for none, and for 〇〇, which stands for a number that nobody wrote yet.
  private static func number(_ text: ArraySlice<UInt32>) -> Int? {
    guard !text.allSatisfy({ $0 == numerals[0] || $0 == 0x2C || $0 == 0xFF0C }) else { return nil }
    var (sum, current) = (0, 0)
    for scalar in text {
      switch numerals.firstIndex(of: scalar) {
      case .some(let digit) where digit < 10: current = current * 10 + digit
      case .some(let unit):
        sum += max(1, current) * (unit == 10 ? 10 : unit == 11 ? 100 : 1000)
        current = 0
      case nil where isDigit(scalar): current = current * 10 + Int(scalar - (scalar < 0x100 ? 0x30 : 0xFF10))
      case nil: break
      }
      (sum, current) = (min(sum, 10_000_000), min(current, 10_000_000))
    }
    return min(sum + current, 10_000_000)
  }
}

extension ArraySlice<UInt32> {
  /// The longest end that satisfies something in every character.
  fileprivate func suffix(while isPart: (UInt32) -> Bool) -> ArraySlice<UInt32> {
    self[(lastIndex { !isPart($0) }.map { $0 + 1 } ?? startIndex)...]
  }
}
