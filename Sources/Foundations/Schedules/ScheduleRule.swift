public import Chronology

/// When something takes place, as people say it: 第2・第4水曜 18:00–20:30.
public struct ScheduleRule: Sendable, Hashable {
  /// The words as they were written.
  public let text: String
  /// The days; one and the same time goes for all of them.
  public let patterns: [DayPattern]
  /// When it begins, if that is said.
  public let start: ClockTime?
  /// When it ends, if that is said.
  public let end: ClockTime?

  /// What cannot be read in a rule.
  public enum Problem: Error, Sendable, Hashable {
    /// No day is named.
    case noDay
    /// Something stands there that is neither day nor time.
    case unread(String)
    /// There is no such day or time, or it ends before it begins.
    case impossible(String)
  }

  /// Reads a rule.
  ///
  /// - Parameter since: a day from which on days without a year are looked for: 4月8日 is the first on or after it.
  /// - Throws: ``Problem`` if it cannot be read.
  public init(_ text: String, since: CalendarDate) throws(Problem) {
    var reader = ScheduleReader(text, since: since)
    let read = try reader.read()
    self.text = text
    (patterns, start, end) = (read.patterns, read.start, read.end)
  }

  /// Whether it names a day.
  func names(_ date: CalendarDate) -> Bool { patterns.contains { $0.names(date) } }

  /// The single days that it names.
  var dates: [CalendarDate] {
    patterns.flatMap { pattern -> [CalendarDate] in
      if case .dates(let dates) = pattern { Array(dates) } else { [] }
    }
  }
}
