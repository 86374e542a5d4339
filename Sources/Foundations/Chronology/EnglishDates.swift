// Dates as readers of English have them. The Western year alone is given: nobody abroad counts by eras.

extension CalendarDate {
  /// The date for readers: 31 December 2022.
  public var english: String { "\(day) \(CalendarMonth.englishNames[month - 1]) \(year)" }
}

extension CalendarMonth {
  fileprivate static let englishNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// The month for readers: December 2022.
  public var english: String { "\(Self.englishNames[month - 1]) \(year)" }
}

extension FiscalYear {
  /// The fiscal year for readers: fiscal year 2022 (from April 2022).
  public var english: String { "fiscal year \(year) (from April \(year))" }
}

extension FiscalQuarter {
  /// The quarter for readers: October to December 2022.
  public var english: String { "\(CalendarMonth.englishNames[months[0].month - 1]) to \(months[2].english)" }
}

extension Period {
  /// The period for readers.
  public var english: String {
    switch self {
    case .month(let month): month.english
    case .quarter(let quarter): quarter.english
    case .fiscalYear(let year): year.english
    }
  }
}
