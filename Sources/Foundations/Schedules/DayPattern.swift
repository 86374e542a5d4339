public import Chronology

/// Which days a rule names.
public enum DayPattern: Sendable, Hashable {
  /// Every week on some days: 毎週火・木曜.
  case weekly(Set<Weekday>)
  /// Some weeks of each month: 第2・第4水曜, 最終土曜.
  case monthly(Set<WeekOfMonth>, Set<Weekday>)
  /// Some days of each month: 毎月10日, 毎月末日 as 0.
  case daysOfMonth(Set<Int>)
  /// Single days: 2027年4月8日.
  case dates(Set<CalendarDate>)

  /// Which of the days of one name in a month.
  public enum WeekOfMonth: Sendable, Hashable {
    /// The first to the fifth.
    case number(Int)
    /// The last.
    case last
  }

  /// Whether it names a day.
  public func names(_ date: CalendarDate) -> Bool {
    switch self {
    case .weekly(let days): days.contains(Weekday(of: date))
    case .monthly(let weeks, let days):
      days.contains(Weekday(of: date))
        && (weeks.contains(.number((date.day + 6) / 7))
          || weeks.contains(.last) && date.day + 7 > date.calendarMonth.days)
    case .daysOfMonth(let days):
      days.contains(date.day) || days.contains(0) && date.day == date.calendarMonth.days
    case .dates(let dates): dates.contains(date)
    }
  }
}
