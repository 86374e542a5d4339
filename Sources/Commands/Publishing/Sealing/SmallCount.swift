/// A small count of people or cases in words that nobody holds against the figures: 東は4人.
enum SmallCount {
  /// - Parameter threshold: counts from 1 to one less are small.
  static func stands(in words: [String], threshold: Int) -> Bool {
    let found = words.filter { hasOne($0, threshold: threshold) }
    // 世帯人数 3人 and 世帯人数 4人 are sizes of households, and so is 3人 by itself.
    func rest(_ text: String) -> String { text.filter { !$0.isWholeNumber } }
    let rests = Dictionary(grouping: Set(words), by: rest)
    return found.contains {
      (rests[rest($0)] ?? []).count < 2 && $0.wholeMatch(of: #/[0-9０-９]+ *[^ 0-9０-９]{1,2}/#) == nil
    }
  }

  private static func hasOne(_ text: String, threshold: Int) -> Bool {
    // What follows where a rule is told (1人から9人まで), or a household is meant (2人世帯).
    let count =
      #/([第数何])?([0-9０-９][0-9０-９,，]*|[〇一二三四五六七八九十百千]+) *(人|名|件|組|世帯|ケース|persons?|people|cases?|households?)(から|まで|未満|以上|以下|ずつ|分|目|あたり|当たり|につき|世帯|暮らし|親|家族|が| may| can)?/#
    return text.matches(of: count).contains { match in
      let numeral = String(match.2)
      // 一人, 二人 and 1人が are words of everyday.
      let isOfEveryday = numeral == "一" && match.3 != "名" || numeral == "二" && match.3 == "人"
      guard match.1 == nil, match.4 == nil, !isOfEveryday, let number = number(numeral) else { return false }
      return (1..<max(1, threshold)).contains(number)
    }
  }

  /// The number that a numeral stands for; `nil` for numerals of Chinese characters that are greater than ten.
  private static func number(_ text: String) -> Int? {
    if let place = Array("〇一二三四五六七八九十").firstIndex(where: { String($0) == text }) { return place }
    guard !text.contains(where: { "〇一二三四五六七八九十百千".contains($0) }) else { return nil }
    return text.filter { $0 != "," && $0 != "，" }.reduce(0) { sum, digit in
      sum.flatMap { sum in digit.wholeNumberValue.map { min(sum, 1_000_000) * 10 + $0 } }
    }
  }
}
