import Chronology
import Content
import Schedules

/// Writes what takes place as files for calendars.
///
/// Source: RFC 5545, iCalendar. Each day is an event of its own, for a rule of ours may have exceptions that no rule of
/// theirs has; its name stays what it is from build to build, so that a calendar takes a change for a change.
struct CalendarWriter {
  let baseURL: String
  /// The title of the site.
  let title: String
  /// The days that are written.
  let days: ClosedRange<CalendarDate>

  /// The file for some events.
  func write(_ events: [CalendarEvent]) -> [UInt8] {
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Engawa//Engawa//JA", "CALSCALE:GREGORIAN"]
    let name = events.count == 1 ? events[0].title : title
    lines.append("X-WR-CALNAME:\(Self.escaped(name))")
    lines += Self.zone
    for event in events {
      for occurrence in event.schedule.occurrences(days, .japan) { lines += self.lines(of: event, occurrence) }
    }
    lines.append("END:VCALENDAR")
    var bytes: [UInt8] = []
    for line in lines { Self.add(line, to: &bytes) }
    return bytes
  }

  private func lines(of event: CalendarEvent, _ occurrence: Schedule.Occurrence) -> [String] {
    let entry = event.entry
    let day = Self.compact(occurrence.date)
    let start = occurrence.start.map { "T\(Self.compact($0))00" } ?? ""
    var lines = [
      // An address with a sign for "at" would look like one of mail.
      "BEGIN:VEVENT", "UID:\(host)/\(entry.name)/\(day)\(start)",
      // The same content gives the same bytes, whatever the clock.
      "DTSTAMP:\(Self.compact(occurrence.change?.told ?? entry.updated))T000000Z",
    ]
    if let start = occurrence.start {
      lines.append("DTSTART;TZID=Asia/Tokyo:\(day)T\(Self.compact(start))00")
      if let end = occurrence.end {
        lines.append("DTEND;TZID=Asia/Tokyo:\(Self.end(end, on: occurrence.date))")
      }
    } else {
      lines.append("DTSTART;VALUE=DATE:\(day)")
    }
    lines.append("SUMMARY:\(Self.escaped(event.title))")
    lines.append("DESCRIPTION:\(Self.escaped(description(entry, occurrence)))")
    if let place = event.place { lines.append("LOCATION:\(Self.escaped(place))") }
    lines.append("URL:\(baseURL)\(entry.name).html")
    if occurrence.change != nil { lines.append("SEQUENCE:1") }
    lines.append("STATUS:\(occurrence.isOff ? "CANCELLED" : "CONFIRMED")")
    lines.append("END:VEVENT")
    return lines
  }

  private func description(_ entry: Entry, _ occurrence: Schedule.Occurrence) -> String {
    guard let change = occurrence.change else { return entry.summary }
    return "\(change.reason)\n\(entry.summary)"
  }

  /// The host of the address under which the site is published.
  private var host: String {
    baseURL.split(separator: "/").dropFirst().first.map(String.init) ?? "localhost"
  }

  private static func compact(_ date: CalendarDate) -> String { date.iso.filter { $0 != "-" } }

  private static func compact(_ time: ClockTime) -> String { time.iso.filter { $0 != ":" } }

  /// When something ends; at 24:00 it is the next day.
  private static func end(_ time: ClockTime, on date: CalendarDate) -> String {
    if time.hour == 24, let next = date.advanced(byDays: 1) { return "\(compact(next))T000000" }
    return "\(compact(date))T\(compact(time))00"
  }

  private static let zone = [
    "BEGIN:VTIMEZONE", "TZID:Asia/Tokyo", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0900",
    "TZOFFSETTO:+0900", "TZNAME:JST", "END:STANDARD", "END:VTIMEZONE",
  ]

  /// A text with what has a meaning of its own marked.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\\", ";", ",": escaped += "\\\(character)"
      case "\n": escaped += "\\n"
      default: escaped.append(character)
      }
    }
    return escaped
  }

  /// Adds a line, folded at 75 bytes and never inside a character.
  private static func add(_ line: String, to bytes: inout [UInt8]) {
    var length = 0
    for scalar in line.unicodeScalars {
      let size = UTF8.width(scalar)
      if length + size > 75 {
        bytes += "\r\n ".utf8
        length = 1
      }
      bytes += String(scalar).utf8
      length += size
    }
    bytes += "\r\n".utf8
  }
}
