import Diagnostics

extension Rule {
  /// 208人, typed by hand: nobody holds it against the data, and it stays when they change.
  static let typedCount = Rule(name: "typed-count") { prose in
    guard TypedCount.mayOccur(in: prose) else { return [] }
    return (prose.titleLines + prose.bodyLines).flatMap { line in
      TypedCount.places(in: prose.scalars[line]).filter { place in
        !prose.figureTexts.contains { $0.contains(place) }
      }.map { place in
        Finding(
          offset: prose.offset(place),
          message: Message(
            en: "a count that is typed and not checked", ja: "手で書いた数で、データと照らし合わせていません"),
          hint: Message(
            en:
              "hold it against a table with 'stat:' (guide: Write figures in sentences); or, if it counts nothing of the council's, silence 'typed-count' with a reason",
            ja: "stat: を付けて表と照らし合わせてください（手引き「文の中に数を書く」）。社協の数でなければ、前付けの proofreading に typed-count と理由を書けます"))
      }
    }
  }
}

/// A number in front of a word of count.
private enum TypedCount {
  /// The characters of the words of count: 人 (nin), 名 (mei), 件 (ken) and 世帯 (setai).
  private static let (nin, mei, ken, se, tai): (UInt32, UInt32, UInt32, UInt32, UInt32) =
    (0x4EBA, 0x540D, 0x4EF6, 0x4E16, 0x5E2F)

  /// How many characters a word of count has that begins at a place of a line; 0 if none does.
  ///
  /// The line is borrowed: it is asked for every character.
  private static func lengthOfWord(_ line: borrowing ArraySlice<UInt32>, at index: Int) -> Int {
    switch line[index] {
    case nin, mei, ken: 1
    case se: index + 1 < line.endIndex && line[index + 1] == tai ? 2 : 0
    default: 0
    }
  }

  /// What follows where a rule is told and nothing was counted: 1人から9人まで, 10人未満, 1件ずつ, 2人分, 3人目.
  private static let rules = ["まで", "未満", "ずつ", "分", "目", "あたり", "当たり", "につき"].map(\.characterCodes)

  /// 79人から98人になりました has counts, 1人から9人まで has none.
  private static let from = "から".characterCodes

  /// Whether a range is told whose end stands in the next words.
  private static func isRange(_ behind: ArraySlice<UInt32>) -> Bool {
    let next = behind.prefix(12)
    return next.indices.contains { next[$0...].starts(with: rules[0]) }
  }

  static func mayOccur(in prose: Prose) -> Bool {
    // 世 stands in many other words, 帯 in few.
    [nin, mei, ken, tai].contains(where: prose.has)
      && (prose.hasAny(0x30...0x39) || prose.hasAny(0xFF10...0xFF19) || numerals.contains(where: prose.has))
  }

  /// The numerals of Japanese: 三名, 二十五人.
  private static let numerals = "〇一二三四五六七八九十百千".characterCodes

  /// What makes a numeral no count: 数十人, 何百人, 第三.
  private static let vague = "数何第".characterCodes

  /// Whether a numeral with a word of count is one of everyday language, such as 一人ひとり, 二人で and この一件.
  private static func isOfEveryday(_ digits: some Collection<UInt32>, _ word: UInt32) -> Bool {
    guard digits.count == 1, let digit = digits.first else { return false }
    return digit == numerals[1] && word != mei || digit == numerals[2] && word == nin
  }

  /// Where such numbers begin.
  static func places(in line: ArraySlice<UInt32>) -> [Int] {
    line.indices.compactMap { index -> Int? in
      let length = lengthOfWord(line, at: index)
      guard length > 0 else { return nil }
      let behind = line[(index + length)...]
      if rules.contains(where: { behind.starts(with: $0) }) || behind.first.map(isDigit) ?? false { return nil }
      if behind.starts(with: from), isRange(behind.dropFirst(from.count)) { return nil }
      let before = line[..<index].reversed().drop { $0 == 0x20 }
      var digits = before.prefix { isDigit($0) || $0 == 0x2C || $0 == 0xFF0C }
      if digits.isEmpty {
        digits = before.prefix(while: numerals.contains)
        let isVague = before.dropFirst(digits.count).first.map(vague.contains) ?? false
        if isVague || isOfEveryday(digits, line[index]) { return nil }
      }
      guard digits.contains(where: { isDigit($0) || numerals.contains($0) }) else { return nil }
      return index - (line[..<index].count - before.count) - digits.count
    }
  }

  private static func isDigit(_ scalar: UInt32) -> Bool {
    (0x30...0x39).contains(scalar) || (0xFF10...0xFF19).contains(scalar)
  }
}
