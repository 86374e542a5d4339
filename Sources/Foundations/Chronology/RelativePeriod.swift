/// A period that is told by its distance from the months for which a register is complete, and moves on with them.
public enum RelativePeriod: String, Sendable, Hashable, CaseIterable {
  /// All months for which the register is complete.
  case reportingPeriod = "reporting-period"
  /// The last of them.
  case lastMonth = "last-month"
  /// The last quarter of a fiscal year that is over.
  case lastQuarter = "last-quarter"
  /// From the beginning of the fiscal year to the last month.
  case fiscalYearToDate = "fiscal-year-to-date"
  /// The last fiscal year that is over.
  case lastFiscalYear = "last-fiscal-year"

  /// The months that it means; `nil` if there are none in the calendar.
  ///
  /// - Parameter reporting: the months for which the register is complete.
  public func months(in reporting: MonthRange) -> MonthRange? {
    let last = reporting.last
    switch self {
    case .reportingPeriod: return reporting
    case .lastMonth: return MonthRange(last, last)
    case .fiscalYearToDate:
      return FiscalYear(containing: last).flatMap { MonthRange($0.months[0], last) }
    case .lastQuarter:
      return Self.over(last, months: 3) { FiscalQuarter(containing: $0)?.months }
    case .lastFiscalYear:
      return Self.over(last, months: 12) { FiscalYear(containing: $0)?.months }
    }
  }

  /// The period that a month ends, or the one before.
  private static func over(
    _ last: CalendarMonth, months count: Int, _ period: (CalendarMonth) -> [CalendarMonth]?
  ) -> MonthRange? {
    guard let current = period(last) else { return nil }
    let months = current.last == last ? current : last.advanced(by: -count).flatMap(period)
    return months.flatMap { MonthRange($0[0], $0[$0.count - 1]) }
  }
}

extension MonthRange {
  /// Reads a period with its own months, or one that is relative to those for which the register is complete.
  ///
  /// - Parameter reporting: those months; `nil` where nobody says them, so that nothing is relative to them.
  public init?(code text: String, in reporting: MonthRange?) {
    guard let relative = RelativePeriod(rawValue: text) else {
      self.init(code: text)
      return
    }
    guard let months = reporting.flatMap({ relative.months(in: $0) }) else { return nil }
    self = months
  }

  /// The months for readers, by eras: 令和4年12月, 令和4年4月〜12月, 令和4年4月〜令和5年1月.
  public var era: String {
    guard first != last else { return first.era }
    let (start, end) = (first.era, last.era)
    let year = start.prefix { $0 != "年" }
    return "\(start)〜\(end.hasPrefix("\(year)年") ? String(end.dropFirst(year.count + 1)) : end)"
  }

  /// The months for readers: December 2022, April to December 2022, April 2022 to January 2023.
  public var english: String {
    guard first != last else { return first.english }
    return first.year == last.year
      ? "\(first.english.prefix { $0 != " " }) to \(last.english)" : "\(first.english) to \(last.english)"
  }
}

extension MonthRange {
  /// The month, quarter or fiscal year that the months are, if they are a whole one.
  public var whole: Period? {
    let lengths: [Period.Length] = [.month, .quarter, .fiscalYear]
    return lengths.compactMap { Period(containing: first, length: $0) }.first { $0.months == months }
  }

  /// The months for readers, as a quarter or a fiscal year where they are one: 令和4年度第3四半期, 令和4年度.
  public var wholeEra: String {
    switch whole {
    case .quarter(let quarter): "\(quarter.year.era)第\(quarter.number)四半期"
    case .fiscalYear(let year): year.era
    case .month, nil: era
    }
  }
}

extension CalendarMonth {
  /// The month for readers, by the era of its last day: 令和4年12月.
  public var era: String {
    guard let last = CalendarDate(year: year, month: month, day: days) else { return iso }
    return "\(JapaneseEra.year(of: last))\(month)月"
  }
}
