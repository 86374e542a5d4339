/// A month of the Gregorian calendar.
public struct CalendarMonth: Sendable, Hashable, Comparable {
  /// The year of the common era.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int

  /// Makes a month, or returns `nil` if it is not one of the twelve or lies outside 1868 to 9999.
  public init?(year: Int, month: Int) {
    guard (1868...9999).contains(year), (1...12).contains(month) else { return nil }
    self.year = year
    self.month = month
  }

  /// Reads `2022-12`, and nothing else.
  public init?(iso text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
      let year = digits(parts[0]), let month = digits(parts[1])
    else { return nil }
    self.init(year: year, month: month)
  }

  private init(earliest year: Int) { (self.year, month) = (year, 1) }

  /// The first month that there is here.
  static let earliest = CalendarMonth(earliest: 1868)

  /// The month of a day.
  public init(of date: CalendarDate) {
    year = date.year
    month = date.month
  }

  /// The month so many months later, or earlier where the number is negative; `nil` outside 1868 to 9999.
  public func advanced(by months: Int) -> CalendarMonth? {
    let index = year * 12 + month - 1 + months
    return CalendarMonth(year: index / 12, month: index % 12 + 1)
  }

  /// How many months later another month is.
  public func distance(to other: CalendarMonth) -> Int { (other.year - year) * 12 + other.month - month }

  /// How many days it has.
  public var days: Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The month as `2022-12`.
  public var iso: String { "\(padded(year, 4))-\(padded(month, 2))" }

  /// The month for readers, with the era of its last day: 2022年12月（令和4年12月）.
  public var japanese: String {
    guard let last = CalendarDate(year: year, month: month, day: days) else { return iso }
    return "\(year)年\(month)月（\(JapaneseEra.year(of: last))\(month)月）"
  }

  /// Orders months as they pass.
  public static func < (a: Self, b: Self) -> Bool { (a.year, a.month) < (b.year, b.month) }
}
