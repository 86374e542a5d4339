import Chronology
import Content
import Templates

/// A day, for readers and for machines.
struct DateText: Sendable {
  let date: CalendarDate
  let language: Language

  static let members: Members<DateText> = [
    .text("iso") { $0.date.iso },
    .text("text") { $0.language.text(of: $0.date) },
  ]
}

extension Language {
  /// A day as readers of the language have it.
  func text(of date: CalendarDate) -> String { isJapanese ? date.japanese : date.english }

  /// A month as readers of the language have it.
  func text(of month: CalendarMonth) -> String { isJapanese ? month.japanese : month.english }

  /// A period as readers of the language have it.
  func text(of period: Period) -> String { isJapanese ? period.japanese : period.english }

  /// Months as readers of the language have them.
  func text(of months: MonthRange) -> String {
    months.first == months.last
      ? text(of: months.first)
      : "\(text(of: months.first))\(isJapanese ? "〜" : " to ")\(text(of: months.last))"
  }

  /// A year as readers of the language have it.
  func text(ofYear year: Int) -> String { isJapanese ? "\(year)年" : "\(year)" }
}
