import Chronology
import Templates

/// A day, for readers and for machines.
struct DateText: Sendable {
  let date: CalendarDate

  static let members: Members<DateText> = [
    .text("iso") { $0.date.iso },
    .text("text") { $0.date.japanese },
  ]
}
