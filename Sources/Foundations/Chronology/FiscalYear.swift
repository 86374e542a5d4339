/// A fiscal year of Japanese public bodies, 年度: April to March, named after the year that it begins in.
public struct FiscalYear: Sendable, Hashable, Comparable {
  /// The year of the common era in which it begins.
  public let year: Int

  /// Makes a fiscal year, or returns `nil` if it does not lie between 1868 and 9998.
  public init?(_ year: Int) {
    guard (1868...9998).contains(year) else { return nil }
    self.year = year
  }

  /// The fiscal year that a month lies in, or `nil` for the first months of 1868.
  public init?(containing month: CalendarMonth) {
    self.init(month.month >= 4 ? month.year : month.year - 1)
  }

  /// Its months, from April to March.
  public var months: [CalendarMonth] {
    (0..<12).compactMap { CalendarMonth(year: year + ($0 + 3) / 12, month: ($0 + 3) % 12 + 1) }
  }

  /// The fiscal year in data: FY2022.
  public var code: String { "FY\(padded(year, 4))" }

  /// The fiscal year in its era: 令和4年度.
  ///
  /// It is the era of the first day, but for 2019, which the government decided to call 令和元年度.
  public var era: String {
    let day = year == 2019 ? CalendarDate(year: 2019, month: 5, day: 1) : CalendarDate(year: year, month: 4, day: 1)
    return day.map { "\(JapaneseEra.year(of: $0))度" } ?? "\(year)年度"
  }

  /// The fiscal year for readers: 令和4年度（2022年度）.
  public var japanese: String { "\(era)（\(year)年度）" }

  /// Orders fiscal years as they pass.
  public static func < (a: Self, b: Self) -> Bool { a.year < b.year }
}

/// A quarter of a fiscal year; the first is April to June.
public struct FiscalQuarter: Sendable, Hashable, Comparable {
  /// The fiscal year.
  public let year: FiscalYear
  /// Which quarter, 1 to 4.
  public let number: Int

  /// Makes a quarter, or returns `nil` if it is not one of the four.
  public init?(_ number: Int, of year: FiscalYear) {
    guard (1...4).contains(number) else { return nil }
    self.year = year
    self.number = number
  }

  /// The quarter that a month lies in, or `nil` for the first months of 1868.
  public init?(containing month: CalendarMonth) {
    guard let year = FiscalYear(containing: month) else { return nil }
    self.init((month.month + 8) % 12 / 3 + 1, of: year)
  }

  /// Its three months.
  public var months: [CalendarMonth] { Array(year.months[((number - 1) * 3)..<(number * 3)]) }

  /// The quarter in data: FY2022-Q1.
  public var code: String { "\(year.code)-Q\(number)" }

  /// The quarter for readers: 令和4年度第1四半期（2022年4月〜6月）.
  public var japanese: String {
    let months = months
    return "\(year.era)第\(number)四半期（\(months[0].year)年\(months[0].month)月〜\(months[2].month)月）"
  }

  /// Orders quarters as they pass.
  public static func < (a: Self, b: Self) -> Bool { (a.year, a.number) < (b.year, b.number) }
}
