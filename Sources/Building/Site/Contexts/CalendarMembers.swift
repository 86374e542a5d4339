import Chronology
import Content
import Markup
import Schedules
import Templates

// What the calendar has: months, days, and what takes place on each.
extension PageContext {
  static let calendarMembers: Members<PageContext> = [
    .optionalText("as-of") { context in
      context.page.calendar?.today.map { context.site.words("schedule-as-of", $0) }
    },
    .list("months", CalendarMonthContext.members) { CalendarMonthContext.all(on: $0) },
    .flag("has-groups") { !$0.groupsWithDays.isEmpty },
    .text("by-group") { context in
      let kinds = context.groupsWithDays.compactMap { context.site.page(at: $0).kind?.kind }
      let title = kinds.first.flatMap { context.site.kinds[$0]?.title }.map { context.site.text($0) } ?? ""
      return context.site.words.text("calendar-by-group").replacing("{group}", with: title)
    },
    .list("groups", Card.members) { context in context.groupsWithDays.map { context.card($0) } },
    .flag("is-empty") { $0.page.calendar?.days.isEmpty ?? true },
    .optionalURL("calendar-file") { context in
      context.page.calendar?.today.map { _ in context.url(to: CalendarPages.pathOfAll) }
    },
    .optionalURL("event-list") { context in
      context.page.calendar?.today.map { _ in context.url(to: CalendarPages.pathOfList) }
    },
  ]
}

// What the front page shows of it.
extension PageContext {
  /// So many days are shown, today with them.
  private static let daysOfWeek = 7

  static let upcomingMembers: Members<PageContext> = [
    .list("upcoming", CalendarDayContext.members) { $0.upcoming },
    .flag("has-upcoming") { !$0.upcoming.isEmpty },
    .text("as-of") { context in context.site.today.map { context.site.words("schedule-as-of", $0) } ?? "" },
    .optionalRecord("calendar", Card.members) { context in
      context.site.index(of: CalendarPages.name).map { context.card($0) }
    },
  ]

  /// What takes place within a week.
  private var upcoming: [CalendarDayContext] {
    guard let calendar = site.index(of: CalendarPages.name).flatMap({ site.page(at: $0).calendar }),
      let last = calendar.today?.advanced(byDays: Self.daysOfWeek - 1)
    else { return [] }
    return calendar.days.filter { $0.date <= last }.map { CalendarDayContext(day: $0, context: self) }
  }
}

// What the page of a group of activities shows of them, such as that of a district.
extension PageContext {
  /// So many days are shown, today with them.
  private static let daysOfGroup = 31

  static let groupCalendarMembers: Members<PageContext> = [
    .list("group-days", CalendarDayContext.members) { $0.groupDays },
    .flag("has-group-days") { !$0.groupDays.isEmpty },
    .optionalText("group-as-of") { context in context.site.today.map { context.site.words("schedule-as-of", $0) } },
    .optionalURL("group-file") { context in
      context.groupDays.isEmpty ? nil : context.entry.map { context.url(to: CalendarPages.path(ofGroup: $0.name)) }
    },
  ]

  /// The pages that list something of the next month, in their order.
  fileprivate var groupsWithDays: [Int] {
    guard let calendar = page.calendar, let last = calendar.today?.advanced(byDays: Self.daysOfGroup - 1) else {
      return []
    }
    let names = Set(calendar.days.filter { $0.date <= last }.flatMap { $0.items.compactMap(\.event.group) })
    let groups = names.compactMap { site.index(of: $0) }.sorted()
    let kinds = Set(groups.compactMap { site.page(at: $0).kind?.kind }).sorted { $0.rawValue < $1.rawValue }
    return kinds.flatMap { site.members(of: $0) }.filter(Set(groups).contains)
  }

  /// What takes place within a month under this page.
  private var groupDays: [CalendarDayContext] {
    guard let name = entry?.name, page.otherLanguage == nil, site.frozen == nil,
      let calendar = site.index(of: CalendarPages.name).flatMap({ site.page(at: $0).calendar }),
      let last = calendar.today?.advanced(byDays: Self.daysOfGroup - 1), calendar.groups.contains(name)
    else { return [] }
    return calendar.days.filter { $0.date <= last }.compactMap { day in
      let own = day.items.filter { $0.event.group == name }
      return own.isEmpty ? nil : CalendarDayContext(day: .init(date: day.date, items: own), context: self)
    }
  }
}

/// A month of the calendar.
private struct CalendarMonthContext: Sendable {
  let month: CalendarMonth
  let days: [CalendarDayContext]
  let context: PageContext

  static let members: Members<CalendarMonthContext> = [
    .text("title") { $0.context.site.language.text(of: $0.month) },
    .text("id") { "m\($0.month.iso)" },
    .list("days", CalendarDayContext.members) { $0.days },
    .texts("weekdays") { $0.grid.weekdays },
    .list("weeks", CalendarGrid.Week.members) { $0.grid.weeks },
    .flag("has-begun") { $0.grid.hasBegun },
    .flag("is-empty") { $0.days.isEmpty },
  ]

  private var grid: CalendarGrid {
    CalendarGrid(
      month: month,
      // What was called off, or moved to another day, is not on.
      counts: Dictionary(
        days.map { ($0.day.date, $0.day.items.count { !$0.occurrence.isOff }) }, uniquingKeysWith: { first, _ in first }
      ),
      today: context.page.calendar?.today, context: context)
  }

  static func all(on context: PageContext) -> [CalendarMonthContext] {
    let days = Dictionary(grouping: context.page.calendar?.days ?? [], by: \.date.calendarMonth)
    return (context.page.calendar?.months ?? []).map { month in
      CalendarMonthContext(
        month: month, days: (days[month] ?? []).map { CalendarDayContext(day: $0, context: context) }, context: context)
    }
  }
}

/// A day of the calendar.
private struct CalendarDayContext: Sendable {
  let day: CalendarPages.Content.Day
  let context: PageContext

  static let members: Members<CalendarDayContext> = [
    .text("iso") { $0.day.date.iso },
    .text("id") { CalendarGrid.id(of: $0.day.date) },
    .text("text") { $0.context.site.language.shortText(of: $0.day.date) },
    .optionalText("holiday") { Holidays.japan.names[$0.day.date] },
    .optionalText("holiday-language") { $0.context.site.language.isJapanese ? nil : "ja" },
    .list("items", CalendarItemContext.members) { of in
      of.day.items.compactMap { CalendarItemContext($0.event, $0.occurrence, of.context) }
    },
  ]
}

/// Something that takes place on a day.
private struct CalendarItemContext: Sendable {
  let event: CalendarEvent
  let occurrence: Schedule.Occurrence
  let card: Card
  let context: PageContext

  init?(_ event: CalendarEvent, _ occurrence: Schedule.Occurrence, _ context: PageContext) {
    guard let index = context.site.index(of: event.entry.name) else { return nil }
    self.event = event
    self.occurrence = occurrence
    self.context = context
    card = context.card(index)
  }

  static let members: Members<CalendarItemContext> = [
    .record("page", Card.members) { $0.card },
    .optionalText("time") { OccurrenceContext.time($0.occurrence) },
    .optionalText("place") { $0.event.place },
    .optionalText("foreign") { $0.context.languageOfTheSame?.tag },
    .optionalRecord("group", Card.members) { of in
      of.event.group.flatMap { of.context.site.index(of: $0) }.map { of.context.card($0) }
    },
    .flag("is-off") { $0.occurrence.isOff },
    .flag("is-moved") { $0.occurrence.change.map { $0.movedTo != nil } ?? false },
    .optionalText("reason") { $0.occurrence.change?.reason },
    .optionalText("moved-to") { of in
      of.occurrence.change?.movedTo.map { of.context.site.language.shortText(of: $0) }
    },
  ]
}
