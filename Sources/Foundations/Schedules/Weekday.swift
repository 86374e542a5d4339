public import Chronology

/// A day of the week.
public enum Weekday: Int, Sendable, Hashable, CaseIterable, Comparable {
  case sunday, monday, tuesday, wednesday, thursday, friday, saturday

  /// The day of the week that a day is.
  public init(of date: CalendarDate) {
    // 1 January 1970 was a Thursday.
    let number = (date.daysSince1970 + 4) % 7
    self = Self.allCases[number < 0 ? number + 7 : number]
  }

  /// Reads 日, 月 and so on.
  init?(_ sign: Character) {
    guard let place = Self.signs.firstIndex(of: sign) else { return nil }
    self = Self.allCases[place]
  }

  /// The day as it stands in calendars: 水.
  public var japanese: String { String(Self.signs[rawValue]) }

  /// The day as it stands in English calendars: Wed.
  public var english: String { ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][rawValue] }

  private static let signs = Array("日月火水木金土")

  /// Orders days from Sunday on.
  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// A time of day, to the minute.
public struct ClockTime: Sendable, Hashable, Comparable {
  /// The hour, 0 to 24.
  public let hour: Int
  /// The minute, 0 to 59.
  public let minute: Int

  /// The beginning of a day.
  public static let midnight = ClockTime()

  private init() { (hour, minute) = (0, 0) }

  /// Makes a time; `nil` if no day has it.
  public init?(hour: Int, minute: Int = 0) {
    guard (0...23).contains(hour) && (0...59).contains(minute) || hour == 24 && minute == 0 else { return nil }
    self.hour = hour
    self.minute = minute
  }

  /// The time as it is written: 18:00.
  public var text: String { "\(hour):\(minute < 10 ? "0" : "")\(minute)" }

  /// The time for programs, with two digits for the hour (ISO 8601): 09:00.
  public var iso: String { (hour < 10 ? "0" : "") + text }

  /// Orders times as they pass.
  public static func < (a: Self, b: Self) -> Bool { (a.hour, a.minute) < (b.hour, b.minute) }
}
