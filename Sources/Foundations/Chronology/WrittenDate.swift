// Dates as people and spreadsheets write them.

extension CalendarDate {
  /// Reads `2022-04-07`, `2022/4/7`, `2022.4.7`, `2022年4月7日`, `令和4年4月7日`, `R4.4.7` or `R4/4/7`; a day that its era did
  /// not have, such as 昭和64年1月8日, is none.
  public init?(written text: String) {
    guard let parts = WrittenDate.parts(text, count: 3) else { return nil }
    self.init(year: parts.numbers[0], month: parts.numbers[1], day: parts.numbers[2])
    if let era = parts.era, JapaneseEra.name(of: self) != era { return nil }
  }
}

extension CalendarMonth {
  /// Reads `2022-04`, `2022/4`, `2022年4月`, `令和4年4月`, `R4.4` and the like.
  public init?(written text: String) {
    guard let parts = WrittenDate.parts(text, count: 2) else { return nil }
    self.init(year: parts.numbers[0], month: parts.numbers[1])
    guard let era = parts.era else { return }
    // A month belongs to the era of its first or its last day.
    let days = [CalendarDate(year: year, month: month, day: 1), CalendarDate(year: year, month: month, day: days)]
    if !days.contains(where: { $0.map(JapaneseEra.name(of:)) == era }) { return nil }
  }
}

enum WrittenDate {
  private static let eras: [(name: String, letter: String)] = [
    ("令和", "R"), ("平成", "H"), ("昭和", "S"), ("大正", "T"), ("明治", "M"),
  ]

  /// The numbers of a date, the year already of the common era.
  static func parts(_ text: String, count: Int) -> (numbers: [Int], era: String?)? {
    var rest = plain(text)[...]
    var era: String?
    if let found = eras.first(where: { rest.hasPrefix($0.name) || rest.hasPrefix($0.letter) }) {
      rest = rest.dropFirst(rest.hasPrefix(found.name) ? found.name.count : found.letter.count)
      era = found.name
      if rest.hasPrefix("元") { rest = "1" + rest.dropFirst() }
    }
    let signs = ["年", "月", "日"]
    let isJapanese = rest.contains("年")
    guard let separator = isJapanese ? nil : rest.first(where: { !$0.isNumber }) ?? "-" else {
      var numbers: [Int] = []
      for sign in signs.prefix(count) {
        guard let end = rest.firstRange(of: sign), let number = number(rest[..<end.lowerBound]) else { return nil }
        numbers.append(number)
        rest = rest[end.upperBound...]
      }
      return rest.isEmpty ? finished(numbers, era) : nil
    }
    guard "-/.".contains(separator) else { return nil }
    let numbers = rest.split(separator: separator, omittingEmptySubsequences: false).compactMap(number)
    guard numbers.count == count, rest.count(where: { $0 == separator }) == count - 1 else { return nil }
    return finished(numbers, era)
  }

  /// The text in narrow signs and digits, as offices write it in wide ones or in Chinese numerals, and without spaces.
  ///
  /// Chinese numerals are read up to 99, as eras, months and days have them.
  private static func plain(_ text: String) -> String {
    var plain = ""
    var numeral = ""
    func flush() {
      guard !numeral.isEmpty else { return }
      plain += value(of: numeral).map(String.init) ?? numeral
      numeral = ""
    }
    for scalar in text.unicodeScalars {
      if "〇一二三四五六七八九十".unicodeScalars.contains(scalar) {
        numeral.unicodeScalars.append(scalar)
        continue
      }
      flush()
      switch scalar {
      case " ", "\u{3000}", "\u{A0}": continue
      case "\u{FF01}"..."\u{FF5E}":
        if let narrow = Unicode.Scalar(scalar.value - 0xFEE0) { plain.unicodeScalars.append(narrow) }
      case "−", "‐": plain += "-"
      default: plain.unicodeScalars.append(scalar)
      }
    }
    flush()
    return plain
  }

  /// What a Chinese numeral means: 四, 十二, 二十五; 二〇 by places.
  private static func value(of numeral: String) -> Int? {
    let digits = Array("〇一二三四五六七八九")
    let parts = numeral.split(separator: "十", omittingEmptySubsequences: false).map(Array.init)
    func digit(_ part: [Character], orElse other: Int) -> Int? {
      part.isEmpty ? other : part.count == 1 ? digits.firstIndex(of: part[0]) : nil
    }
    if parts.count == 2 {
      guard let tens = digit(parts[0], orElse: 1), let ones = digit(parts[1], orElse: 0) else { return nil }
      return tens * 10 + ones
    }
    guard parts.count == 1, numeral.count <= 4 else { return nil }
    return numeral.reduce(0) { sum, character in
      sum.flatMap { sum in digits.firstIndex(of: character).map { sum * 10 + $0 } }
    }
  }

  private static func number(_ text: Substring) -> Int? {
    (1...4).contains(text.utf8.count) ? digits(text) : nil
  }

  private static func finished(_ numbers: [Int], _ era: String?) -> (numbers: [Int], era: String?)? {
    guard let era else { return numbers[0] >= 1000 ? (numbers, nil) : nil }
    guard numbers[0] >= 1, let year = JapaneseEra.commonYear(numbers[0], of: era) else { return nil }
    return ([year] + numbers.dropFirst(), era)
  }
}
