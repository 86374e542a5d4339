import Chronology
import Diagnostics

// Rules about dates.
extension Rule {
  /// 12月5日 on a page that names no year for it; a page is read for years.
  static let dateWithoutYear = Rule(name: "date-without-year") { prose in
    guard prose.has(Sign.day), prose.has(Sign.month) else { return [] }
    let scalars = prose.scalars
    // Where the sentence has a year last.
    var year: Int?
    return scalars.indices.compactMap { index in
      switch scalars[index] {
      case Sign.stop, Sign.lineFeed: year = nil
      case Sign.year: year = index
      default: break
      }
      guard scalars[index] == Sign.day, index > 0, let month = start(ofMonthBefore: index, in: scalars) else {
        return nil
      }
      // A year stands directly in front of the month, or earlier in the same sentence.
      if let year, year < month { return nil }
      return Finding(
        offset: prose.offset(month), message: Message(en: "date without its year", ja: "年のない日付です"),
        hint: Message(en: "write the year too: 2022年12月5日", ja: "2022年12月5日のように、年も書いてください"))
    }
  }

  private enum Sign {
    static let lineFeed: UInt32 = 0x0A
    static let stop: UInt32 = 0x3002
    static let year: UInt32 = 0x5E74
    static let month: UInt32 = 0x6708
    static let day: UInt32 = 0x65E5
    static let period: UInt32 = 0x5EA6
    static let first: UInt32 = 0x5143
    static let bracket: UInt32 = 0x28
    static let wideBracket: UInt32 = 0xFF08
  }

  /// Where 12月5日 begins, if what stands in front of 日 is a day and a month.
  private static func start(ofMonthBefore day: Int, in scalars: [UInt32]) -> Int? {
    var index = day
    for isMonth in [false, true] {
      if isMonth {
        guard index > 0, scalars[index - 1] == Sign.month else { return nil }
        index -= 1
      }
      let end = index
      while index > 0, isDigit(scalars[index - 1]) { index -= 1 }
      guard (1...2).contains(end - index) else { return nil }
    }
    return index
  }

  /// 令和4年度 and 2022年度 for one fiscal year on one page, unless one stands in brackets behind the other.
  static let mixedFiscalYears = Rule(name: "mixed-fiscal-years") { prose in
    var first: [Int: String] = [:]
    var findings: [Finding] = []
    for written in fiscalYears(in: prose) where !written.isExplained {
      guard let other = first[written.year] else {
        first[written.year] = written.style
        continue
      }
      guard other != written.style else { continue }
      findings.append(
        Finding(
          offset: written.offset,
          message: Message(en: "fiscal year written in another way than above", ja: "同じ年度が、この前と違う書き方になっています"),
          hint: Message(
            en: "write it in one way on a page, such as 令和4年度", ja: "一つのページでは「令和4年度」のように同じ書き方にそろえてください")))
    }
    return findings
  }

  private struct WrittenYear {
    let year: Int
    let style: String
    let offset: Int
    let isExplained: Bool
  }

  private static let eras = [("令和", "令和"), ("平成", "平成"), ("昭和", "昭和"), ("R", "令和"), ("H", "平成"), ("S", "昭和")].map {
    (style: $0.0, written: $0.0.characterCodes, era: $0.1)
  }

  private static func fiscalYears(in prose: Prose) -> [WrittenYear] {
    let scalars = prose.scalars
    return prose.indices(of: [Sign.year, Sign.period]).compactMap { end in
      var start = end
      while start > 0, isDigit(scalars[start - 1]) || scalars[start - 1] == Sign.first { start -= 1 }
      guard start < end, end - start <= 8 else { return nil }
      let number = scalars[start..<end].reduce(0) { $0 * 10 + ($1 == Sign.first ? 1 : value($1)) }
      let before = scalars[max(0, start - 2)..<start]
      func isBracketed(_ index: Int) -> Bool {
        index > 0 && (scalars[index - 1] == Sign.bracket || scalars[index - 1] == Sign.wideBracket)
      }
      guard let era = eras.first(where: { before.suffix($0.written.count).elementsEqual($0.written) }) else {
        guard number >= 1868 else { return nil }
        return WrittenYear(year: number, style: "", offset: prose.offset(start), isExplained: isBracketed(start))
      }
      guard let year = JapaneseEra.commonYear(number, of: era.era) else { return nil }
      let name = start - era.written.count
      return WrittenYear(year: year, style: era.style, offset: prose.offset(name), isExplained: isBracketed(name))
    }
  }

  private static func isDigit(_ scalar: UInt32) -> Bool {
    (0x30...0x39).contains(scalar) || (0xFF10...0xFF19).contains(scalar)
  }

  private static func value(_ digit: UInt32) -> Int { Int(digit < 0xFF10 ? digit - 0x30 : digit - 0xFF10) }
}
