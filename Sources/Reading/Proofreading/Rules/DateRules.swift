import Chronology
import Diagnostics

// Rules about dates.
extension Rule {
  /// 12月5日 on a page that names no year for it; a page is read for years.
  static let dateWithoutYear = Rule(name: "date-without-year") { prose in
    let scalars = prose.characters.map(\.scalar)
    // Where the sentence has a year last.
    var year: Int?
    return scalars.indices.compactMap { index in
      switch scalars[index] {
      case "。", "\n": year = nil
      case "年": year = index
      default: break
      }
      guard scalars[index] == "日", index > 0, let month = start(ofMonthBefore: index, in: scalars) else { return nil }
      // A year stands directly in front of the month, or earlier in the same sentence.
      if let year, year < month { return nil }
      return Finding(
        offset: prose.characters[month].offset, message: Message(en: "date without its year", ja: "年のない日付です"),
        hint: Message(en: "write the year too: 2022年12月5日", ja: "2022年12月5日のように、年も書いてください"))
    }
  }

  /// Where 12月5日 begins, if what stands in front of 日 is a day and a month.
  private static func start(ofMonthBefore day: Int, in scalars: [Unicode.Scalar]) -> Int? {
    var index = day
    for sign in ["", "月"] {
      if !sign.isEmpty {
        guard index > 0, scalars[index - 1] == "月" else { return nil }
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

  private static func fiscalYears(in prose: Prose) -> [WrittenYear] {
    let scalars = prose.characters.map(\.scalar)
    return prose.indices(of: "年度").compactMap { end in
      var start = end
      while start > 0, isDigit(scalars[start - 1]) || scalars[start - 1] == "元" { start -= 1 }
      let digits = scalars[start..<end].map { $0 == "元" ? "1" : String(halfWidth($0)) }.joined()
      guard let number = Int(digits) else { return nil }
      let before = String(String.UnicodeScalarView(scalars[max(0, start - 2)..<start]))
      let eras = [("令和", "令和"), ("平成", "平成"), ("昭和", "昭和"), ("R", "令和"), ("H", "平成"), ("S", "昭和")]
      let isExplained = before.hasSuffix("（") || before.hasSuffix("(")
      guard let era = eras.first(where: { before.hasSuffix($0.0) }) else {
        guard number >= 1868 else { return nil }
        return WrittenYear(year: number, style: "", offset: prose.characters[start].offset, isExplained: isExplained)
      }
      guard let year = JapaneseEra.commonYear(number, of: era.1) else { return nil }
      let name = start - era.0.unicodeScalars.count
      let isBracketed = name > 0 && (scalars[name - 1] == "（" || scalars[name - 1] == "(")
      return WrittenYear(
        year: year, style: era.0, offset: prose.characters[name].offset, isExplained: isBracketed)
    }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(halfWidth(scalar)) }

  private static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0xFF10...0xFF19).contains(scalar.value) else { return scalar }
    return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
  }
}
