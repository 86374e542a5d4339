public import Chronology

/// Public holidays of Japan.
public struct Holidays: Sendable, Hashable {
  /// The days, with their names.
  public let names: [CalendarDate: String]
  /// The last day that is known of; behind it, there may be holidays that nobody has announced yet.
  public let lastKnown: CalendarDate?

  /// Takes days.
  public init(_ names: [CalendarDate: String], lastKnown: CalendarDate?) {
    self.names = names
    self.lastKnown = lastKnown
  }

  /// Those that the Cabinet Office has announced.
  ///
  /// Source: 国民の祝日について, 内閣府 (the days of a year are announced in February of the year before).
  public static let japan: Holidays = {
    var names: [CalendarDate: String] = [:]
    for line in announced.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, let date = CalendarDate(iso: String(parts[0])) else { continue }
      names[date] = String(parts[1])
    }
    let last = names.keys.max().flatMap { CalendarDate(year: $0.year, month: 12, day: 31) }
    return Holidays(names, lastKnown: last)
  }()

  private static let announced = """
    2025-01-01 元日
    2025-01-13 成人の日
    2025-02-11 建国記念の日
    2025-02-23 天皇誕生日
    2025-02-24 休日
    2025-03-20 春分の日
    2025-04-29 昭和の日
    2025-05-03 憲法記念日
    2025-05-04 みどりの日
    2025-05-05 こどもの日
    2025-05-06 休日
    2025-07-21 海の日
    2025-08-11 山の日
    2025-09-15 敬老の日
    2025-09-23 秋分の日
    2025-10-13 スポーツの日
    2025-11-03 文化の日
    2025-11-23 勤労感謝の日
    2025-11-24 休日
    2026-01-01 元日
    2026-01-12 成人の日
    2026-02-11 建国記念の日
    2026-02-23 天皇誕生日
    2026-03-20 春分の日
    2026-04-29 昭和の日
    2026-05-03 憲法記念日
    2026-05-04 みどりの日
    2026-05-05 こどもの日
    2026-05-06 休日
    2026-07-20 海の日
    2026-08-11 山の日
    2026-09-21 敬老の日
    2026-09-22 休日
    2026-09-23 秋分の日
    2026-10-12 スポーツの日
    2026-11-03 文化の日
    2026-11-23 勤労感謝の日
    2027-01-01 元日
    2027-01-11 成人の日
    2027-02-11 建国記念の日
    2027-02-23 天皇誕生日
    2027-03-21 春分の日
    2027-03-22 休日
    2027-04-29 昭和の日
    2027-05-03 憲法記念日
    2027-05-04 みどりの日
    2027-05-05 こどもの日
    2027-07-19 海の日
    2027-08-11 山の日
    2027-09-20 敬老の日
    2027-09-23 秋分の日
    2027-10-11 スポーツの日
    2027-11-03 文化の日
    2027-11-23 勤労感謝の日
    """
}
