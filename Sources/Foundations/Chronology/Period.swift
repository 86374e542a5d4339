/// A month, a quarter or a fiscal year: what a count over time is a count of.
public enum Period: Sendable, Hashable {
  /// A month.
  case month(CalendarMonth)
  /// A quarter of a fiscal year.
  case quarter(FiscalQuarter)
  /// A fiscal year.
  case fiscalYear(FiscalYear)

  /// How long a period is.
  public enum Length: String, Sendable, CaseIterable {
    /// A month.
    case month
    /// Three months.
    case quarter
    /// Twelve months.
    case fiscalYear = "fiscal-year"
  }

  /// The period of a length that a month lies in, or `nil` for quarters and years that begin before 1868.
  public init?(containing month: CalendarMonth, length: Length) {
    switch length {
    case .month: self = .month(month)
    case .quarter:
      guard let quarter = FiscalQuarter(containing: month) else { return nil }
      self = .quarter(quarter)
    case .fiscalYear:
      guard let year = FiscalYear(containing: month) else { return nil }
      self = .fiscalYear(year)
    }
  }

  /// Reads `2022-12`, `FY2022-Q3` or `FY2022`, and nothing else.
  public init?(code text: String) {
    if let month = CalendarMonth(iso: text) {
      self = .month(month)
      return
    }
    guard text.hasPrefix("FY") else { return nil }
    let parts = text.dropFirst(2).split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, first.utf8.count == 4, let number = digits(first), let year = FiscalYear(number)
    else { return nil }
    if parts.count == 1 {
      self = .fiscalYear(year)
      return
    }
    guard parts.count == 2, parts[1].utf8.count == 2, parts[1].first == "Q", let number = digits(parts[1].dropFirst()),
      let quarter = FiscalQuarter(number, of: year)
    else { return nil }
    self = .quarter(quarter)
  }

  /// How long it is.
  public var length: Length {
    switch self {
    case .month: .month
    case .quarter: .quarter
    case .fiscalYear: .fiscalYear
    }
  }

  /// Its months, in order.
  public var months: [CalendarMonth] {
    switch self {
    case .month(let month): [month]
    case .quarter(let quarter): quarter.months
    case .fiscalYear(let year): year.months
    }
  }

  /// The period in data, as ``init(code:)`` reads it.
  public var code: String {
    switch self {
    case .month(let month): month.iso
    case .quarter(let quarter): quarter.code
    case .fiscalYear(let year): year.code
    }
  }

  /// The period for readers, with its era.
  public var japanese: String {
    switch self {
    case .month(let month): month.japanese
    case .quarter(let quarter): quarter.japanese
    case .fiscalYear(let year): year.japanese
    }
  }
}

extension Period {
  /// The period for readers where only some months of it are meant, which it says: 令和4年度・12月まで（2022年4月〜12月）.
  ///
  /// - Parameter range: the months of which something is known; the whole period is called by its name alone.
  public func japanese(within range: MonthRange) -> String {
    let known = months.filter(range.contains)
    guard known.count < months.count, let first = known.first, let last = known.last else { return japanese }
    let name = japanese.prefix { $0 != "（" }
    let part =
      first == months.first
      ? "\(last.month)月まで" : last == months.last ? "\(first.month)月から" : "\(first.month)月〜\(last.month)月"
    let start = "\(first.year)年\(first.month)月"
    let end = first.year == last.year ? "\(last.month)月" : "\(last.year)年\(last.month)月"
    return "\(name)・\(part)（\(first == last ? start : "\(start)〜\(end)")）"
  }
}

/// Months that follow one another without a gap.
public struct MonthRange: Sendable, Hashable {
  /// The first month.
  public let first: CalendarMonth
  /// The last month, which is part of the range.
  public let last: CalendarMonth

  /// Makes a range, or returns `nil` if it would end before it begins.
  public init?(_ first: CalendarMonth, _ last: CalendarMonth) {
    guard first <= last else { return nil }
    self.first = first
    self.last = last
  }

  /// Reads one period, such as `FY2022`, or two with the months between them, such as `2022-04..2022-12`.
  public init?(code text: String) {
    guard let dots = text.firstRange(of: "..") else {
      guard let period = Period(code: text) else { return nil }
      self.init(period.months[0], period.months[period.months.count - 1])
      return
    }
    guard let start = Period(code: String(text[..<dots.lowerBound])),
      let end = Period(code: String(text[dots.upperBound...])), let first = start.months.first,
      let last = end.months.last
    else { return nil }
    self.init(first, last)
  }

  /// Whether a month lies in it.
  public func contains(_ month: CalendarMonth) -> Bool { first <= month && month <= last }

  /// Its months, in order.
  public var months: [CalendarMonth] {
    (0...first.distance(to: last)).compactMap { first.advanced(by: $0) }
  }

  /// The periods of a length that its months lie in, in order, also those that it covers in part.
  public func periods(of length: Period.Length) -> [Period] {
    var periods: [Period] = []
    for month in months {
      guard let period = Period(containing: month, length: length), periods.last != period else { continue }
      periods.append(period)
    }
    return periods
  }

  /// The range in data, as ``init(code:)`` reads it.
  public var code: String { first == last ? first.iso : "\(first.iso)..\(last.iso)" }
}
