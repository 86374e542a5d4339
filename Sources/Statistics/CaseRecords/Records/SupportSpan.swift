import Chronology

/// A time during which a council supports a person: from the opening, or a reopening, to the next closing.
struct SupportSpan: Sendable, Hashable {
  /// The month of the opening, or of the day on which support began anew.
  let first: CalendarMonth
  /// The month of the closing; `nil` if it goes on.
  let last: CalendarMonth?
  /// Whether it is the first of the case.
  let isFirst: Bool

  /// Whether a month lies in it.
  func contains(_ month: CalendarMonth) -> Bool { first <= month && (last.map { month <= $0 } ?? true) }

  /// The spans of a case, in order.
  ///
  /// Of a case that was taken up again without a word of when it had ended, nothing is known between the last month that
  /// it names before and the reopening.
  static func spans(
    opened: CalendarDate, closed: [CalendarDate], reopened: [CalendarDate], months: [Case.MonthState]
  ) -> [SupportSpan] {
    var spans: [SupportSpan] = []
    var (first, isFirst) = (opened.calendarMonth, true)
    var ends = closed[...]
    for start in reopened {
      let known = ends.first.flatMap { $0 <= start ? $0 : nil }
      if known != nil { ends = ends.dropFirst() }
      let named = months.last { first <= $0.month && $0.month < start.calendarMonth }?.month
      // Where neither is known, there is a state for the month of the opening alone if that is named.
      if let last = known?.calendarMonth ?? named {
        spans.append(SupportSpan(first: first, last: last, isFirst: isFirst))
      }
      (first, isFirst) = (start.calendarMonth, false)
    }
    spans.append(SupportSpan(first: first, last: ends.first?.calendarMonth, isFirst: isFirst))
    return spans
  }
}
