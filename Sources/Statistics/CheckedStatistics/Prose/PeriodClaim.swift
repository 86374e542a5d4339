import Chronology
import Diagnostics

/// Months that an author names in a sentence, held against those that they are to be: `[令和4年12月](stat:last-month)`.
struct PeriodClaim {
  let text: String
  let formula: RelativePeriod
  let book: VisibleTables

  init(text: String, formula: RelativePeriod, _ book: VisibleTables) {
    self.text = text
    self.formula = formula
    self.book = book
  }

  var verdict: ClaimCheck.Verdict {
    guard let reporting = book.pagePeriod ?? book.reporting else { return .refusing(.withoutPeriod(formula.rawValue)) }
    guard let months = formula.months(in: reporting) else { return .refusing(.unreadable(text)) }
    if ["?", "？"].contains(text) { return .filled(months.era, formula: nil) }
    return Self.names(of: months).contains(Self.plain(text))
      ? .holds(formula: nil) : .refusing(.otherPeriod(text, months.era))
  }

  /// What readers call some months, in short and in full, by eras and by the common era.
  private static func names(of months: MonthRange) -> Set<String> {
    let (first, last) = (months.first, months.last)
    var names: Set<String> = [months.era, months.english, common(months)]
    names.insert(first == last ? "\(last.month)月" : "\(first.month)月〜\(last.month)月")
    if let year = FiscalYear(containing: first), year.months.first == first, year.months.last == last {
      names.formUnion([year.era, year.japanese, "\(year.year)年度"])
    }
    if let quarter = FiscalQuarter(containing: first), quarter.months.first == first, quarter.months.last == last {
      names.formUnion([quarter.japanese, "第\(quarter.number)四半期", "\(quarter.year.era)第\(quarter.number)四半期"])
    }
    return Set(names.map(plain))
  }

  /// By the common era: 2022年4月〜12月.
  private static func common(_ months: MonthRange) -> String {
    let (first, last) = (months.first, months.last)
    let start = "\(first.year)年\(first.month)月"
    if first == last { return start }
    return "\(start)〜\(first.year == last.year ? "" : "\(last.year)年")\(last.month)月"
  }

  /// The words with digits of half width, without spaces, and with one sign for から and まで.
  private static func plain(_ text: String) -> String {
    let scalars = text.unicodeScalars.filter { $0 != " " && $0 != "　" }.map {
      "０１２３４５６７８９".unicodeScalars.contains($0) ? WrittenNumber.halfWidth($0) : $0
    }
    let joined = String(String.UnicodeScalarView(scalars)).replacing("から", with: "〜").replacing("～", with: "〜")
    return joined.contains("〜") && joined.hasSuffix("まで") ? String(joined.dropLast(2)) : joined
  }
}

extension ClaimProblem {
  static func withoutPeriod(_ word: String) -> Self {
    Self(
      id: "claim.without-period",
      message: Message(
        en: "'\(word)' is relative to 'reporting-period', and neither engawa.yml nor the page has a period",
        ja: "「\(word)」のもとになる期間が、engawa.yml の reporting-period にも、ページの period にもありません"),
      hint: Message(
        en: "write 'reporting-period: 2022-04..2022-12' in engawa.yml, or 'period:' in the front matter",
        ja: "engawa.yml に reporting-period: 2022-04..2022-12 のように書くか、前付けに period を書いてください"))
  }

  static func otherPeriod(_ text: String, _ months: String) -> Self {
    Self(
      id: "claim.other-period",
      message: Message(en: "'\(text)' is not \(months)", ja: "「\(text)」ではなく、\(months)です"),
      hint: Message(
        en: "write it so, or '?' to have it filled in; a report of past months has 'period:' in its front matter",
        ja: "そのように書くか、「?」と書けば入ります。前の期間の報告なら、前付けに period を書いてください"))
  }
}
