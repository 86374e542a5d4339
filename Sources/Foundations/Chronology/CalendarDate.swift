/// A day of the Gregorian calendar, without a time zone.
public struct CalendarDate: Sendable, Hashable, Comparable {
  /// The year of the common era.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day, 1 to 31.
  public let day: Int

  /// Makes a date, or returns `nil` if there is no such day between 1868 and 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard let calendarMonth = CalendarMonth(year: year, month: month), (1...calendarMonth.days).contains(day) else {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The first day of a month.
  public init(firstOf month: CalendarMonth) {
    year = month.year
    self.month = month.month
    day = 1
  }

  /// The first day that there is here: 1 January 1868.
  public static let earliest = CalendarDate(firstOf: .earliest)

  /// Reads `2022-12-31`, and nothing else.
  public init?(iso text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[2].utf8.count == 2,
      let month = CalendarMonth(iso: "\(parts[0])-\(parts[1])"),
      let day = digits(parts[2])
    else { return nil }
    self.init(year: month.year, month: month.month, day: day)
  }

  /// The month that the day lies in.
  public var calendarMonth: CalendarMonth { CalendarMonth(of: self) }

  /// The date as `2022-12-31`.
  public var iso: String { "\(calendarMonth.iso)-\(padded(day, 2))" }

  /// The date for readers, with its era: 2022年12月31日（令和4年12月31日）.
  public var japanese: String {
    let era = JapaneseEra.year(of: self)
    return "\(year)年\(month)月\(day)日（\(era)\(month)月\(day)日）"
  }

  /// How many birthdays somebody born on this day has had by another day.
  public func age(on day: CalendarDate) -> Int {
    day.year - year - ((day.month, day.day) < (month, self.day) ? 1 : 0)
  }

  /// The day that lies so many days after 1 January 1970, or `nil` if it is not between 1868 and 9999.
  ///
  /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
  public init?(daysSince1970 days: Int) {
    let shifted = days + 719_468
    let cycle = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfCycle = shifted - cycle * 146_097
    let yearOfCycle = (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
    let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
    // Years of this reckoning begin in March.
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    self.init(
      year: yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// How many days it lies after 1 January 1970.
  ///
  /// Source: the same, `days_from_civil`.
  public var daysSince1970: Int {
    // Years of this reckoning begin in March; all of them lie after the year 0.
    let year = month <= 2 ? year - 1 : year
    let cycle = year / 400
    let yearOfCycle = year - cycle * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return cycle * 146_097 + yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear - 719_468
  }

  /// Orders days as they pass.
  public static func < (a: Self, b: Self) -> Bool { (a.year, a.month, a.day) < (b.year, b.month, b.day) }
}

func digits(_ text: Substring) -> Int? {
  guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
  return Int(text)
}

func padded(_ number: Int, _ width: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
}
