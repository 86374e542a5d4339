import Chronology
import Content
import Schedules
import Templates

/// A month as it hangs on a wall: a row for each week, from Sunday on, with how much there is on each day.
struct CalendarGrid: Sendable {
  let month: CalendarMonth
  /// How much there is, by day.
  let counts: [CalendarDate: Int]
  let today: CalendarDate?
  let context: PageContext

  /// The names of the columns.
  var weekdays: [String] {
    let isJapanese = context.site.language.isJapanese
    return Weekday.allCases.map { isJapanese ? $0.japanese : $0.english }
  }

  /// The rows, each of seven days; of other months' days there is nothing.
  var weeks: [Week] {
    let days = (1...month.days).compactMap { CalendarDate(year: month.year, month: month.month, day: $0) }
    let before = days.first.map { Weekday(of: $0).rawValue } ?? 0
    let cells = (0..<before).map { _ in Cell.empty } + days.map(cell)
    return stride(from: 0, to: cells.count, by: 7).map { start in
      let row = cells[start..<min(start + 7, cells.count)]
      return Week(cells: row + (row.count..<7).map { _ in .empty })
    }
  }

  /// Whether days of it are over.
  var hasBegun: Bool { today.map { $0.calendarMonth == month && $0.day > 1 } ?? false }

  private func cell(_ date: CalendarDate) -> Cell {
    let count = counts[date] ?? 0
    let isHoliday = Holidays.japan.names[date] != nil
    return Cell(
      number: String(date.day), isToday: date == today, isOver: today.map { date < $0 } ?? false,
      isRest: isHoliday || Weekday(of: date) == .sunday,
      holiday: isHoliday ? context.site.words.text("calendar-holiday") : nil,
      id: count > 0 ? CalendarGrid.id(of: date) : nil,
      count: context.site.words.text("calendar-count").replacing("{count}", with: String(count)),
      day: context.site.language.shortText(of: date))
  }

  /// What the list of a day is called on its page.
  static func id(of date: CalendarDate) -> String { "d\(date.iso)" }

  /// A row.
  struct Week: Sendable {
    let cells: [Cell]

    static let members: Members<Week> = [.list("cells", Cell.members) { $0.cells }]
  }

  /// A day, or a place where the month has none.
  struct Cell: Sendable {
    let number: String
    let isToday: Bool
    /// Whether it is over, so that nothing of it is listed.
    let isOver: Bool
    /// Whether it is a Sunday or a public holiday.
    let isRest: Bool
    /// The word for a public holiday, if it is one.
    let holiday: String?
    /// The list of what takes place on it; `nil` if nothing does.
    let id: String?
    let count: String
    let day: String

    fileprivate static let empty = Cell(
      number: "", isToday: false, isOver: false, isRest: false, holiday: nil, id: nil, count: "", day: "")

    static let members: Members<Cell> = [
      .text("number") { $0.number },
      .flag("is-today") { $0.isToday },
      .flag("is-over") { $0.isOver },
      .flag("is-rest") { $0.isRest },
      .optionalText("holiday") { $0.holiday },
      .optionalText("id") { $0.id },
      .text("count") { $0.count },
      .text("day") { $0.day },
    ]
  }
}
