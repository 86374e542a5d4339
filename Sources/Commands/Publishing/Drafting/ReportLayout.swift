import Chronology

/// How reports of some months are laid out and called.
struct ReportLayout {
  let period: MonthRange
  /// The month, quarter or fiscal year that it is, if it is a whole one.
  let whole: Period?

  init(_ period: MonthRange) {
    self.period = period
    whole = period.whole
  }

  var isYear: Bool { if case .fiscalYear = whole { true } else { false } }

  /// What a report begins with for the tool.
  func frontMatter(title: String, summary: String, _ today: CalendarDate) -> String {
    let lines = [
      "---", "title: \"\(title)\"", "summary: \"\(summary)\"", "audience: public",
      "status: draft      # 書き終えたら published", "period: \(period.code)   # ほかの期間の報告にするときは、ここを変えます",
      "updated: \(today.iso)",
      "---",
    ]
    return lines.joined(separator: "\n")
  }

  /// What readers are told where the figures end before the months do.
  func note(_ known: CalendarMonth) -> String {
    "この報告の数は、\(known.japanese)までのものです。期間の終わりまでの数ではありません。"
  }
}
