import Chronology
import Content
import Schedules
import Templates

/// When something takes place, as a page shows it: the rule, the next days, and what was called off or moved.
struct ScheduleContext: Sendable {
  let label: String
  let schedule: Schedule
  let context: PageContext

  private var site: SiteView { context.site }

  /// So many of the next days are shown.
  private static let most = 4
  /// The next days are looked for within five months.
  private static let daysAhead = 153
  /// What was called off or moved is told so long after the day.
  private static let daysBehind = 60

  static let members: Members<ScheduleContext> = [
    .text("label") { $0.label },
    .texts("rules") { of in of.schedule.rules.map { of.site.language.text(of: $0) } },
    .optionalText("from") { of in of.begins.map { of.words("schedule-from", $0) } },
    .optionalText("until") { of in of.schedule.until.map { of.words("schedule-until", $0) } },
    .optionalText("exceptions") { $0.exceptions },
    .flag("skips-holidays") { $0.schedule.skipsHolidays },
    .flag("is-over") { $0.isOver },
    .optionalText("as-of") { of in of.site.today.map { of.words("schedule-as-of", $0) } },
    .flag("has-next") { !$0.next.isEmpty },
    .list("next", OccurrenceContext.members) { $0.next },
    .list("changes", ChangeContext.members) { $0.changes },
    .text("title") { $0.context.page.title },
    .optionalText("foreign") { $0.context.languageOfTheSame?.tag },
    .optionalText("place") { $0.event?.texts["place"] },
    .optionalText("address") { $0.event?.texts["address"] },
    .optionalURL("calendar-file") { of in
      of.site.today == nil ? nil : of.context.entry.map { of.context.url(to: CalendarPages.path(of: $0)) }
    },
  ]

  /// The first day, while nobody could know otherwise whether it has begun.
  private var begins: CalendarDate? {
    schedule.from.flatMap { from in site.today.map { from > $0 } ?? true ? from : nil }
  }

  /// The days to come on which it does not take place.
  private var exceptions: String? {
    let days = schedule.exceptions.filter { day in site.today.map { day >= $0 } ?? true }.sorted()
    if days.isEmpty { return nil }
    let listed = days.map { site.language.shortText(of: $0) }.joined(separator: site.language.isJapanese ? "、" : ", ")
    return site.words.text("schedule-except").replacing("{days}", with: listed)
  }

  private func words(_ name: String, _ day: CalendarDate) -> String { site.words(name, day) }

  /// What calendars say of it.
  private var event: CalendarEvent? { context.entry.flatMap { CalendarEvent($0, site.kinds) } }

  private var isOver: Bool { site.today.map { schedule.isOver(on: $0) } ?? false }

  /// The next days on which it takes place, or would have.
  private var next: [OccurrenceContext] {
    guard let today = site.today, let last = today.advanced(byDays: Self.daysAhead) else { return [] }
    return schedule.occurrences(today...last, .japan).prefix(Self.most).map {
      OccurrenceContext(occurrence: $0, language: site.language)
    }
  }

  /// What was called off or moved, and is not long over.
  private var changes: [ChangeContext] {
    guard let today = site.today, let first = today.advanced(byDays: -Self.daysBehind) else { return [] }
    return schedule.changes.filter { max($0.date, $0.movedTo ?? $0.date) >= first }
      .map { ChangeContext(change: $0, language: site.language, foreign: context.languageOfTheSame) }
  }
}

/// One of the days.
struct OccurrenceContext: Sendable {
  let occurrence: Schedule.Occurrence
  let language: Language

  static let members: Members<OccurrenceContext> = [
    .text("iso") { $0.occurrence.date.iso },
    .text("text") { $0.language.shortText(of: $0.occurrence.date) },
    .optionalText("time") { OccurrenceContext.time($0.occurrence) },
    .text("start") { of in of.moment(of.occurrence.start) },
    .optionalText("end") { of in of.occurrence.end.map { of.moment($0) } },
    .flag("is-off") { $0.occurrence.isOff },
    .flag("is-moved") { $0.occurrence.change.map { $0.movedTo != nil } ?? false },
  ]

  /// A time of the day for programs, with its distance from UTC; the day alone where there is no time.
  private func moment(_ time: ClockTime?) -> String {
    let date = occurrence.date
    guard let time else { return date.iso }
    if time.hour == 24, let next = date.advanced(byDays: 1) { return "\(next.iso)T00:00+09:00" }
    return "\(date.iso)T\(time.iso)+09:00"
  }

  /// The time of day: 18:00–20:30.
  static func time(_ occurrence: Schedule.Occurrence) -> String? {
    occurrence.start.map { start in start.text + "–" + (occurrence.end?.text ?? "") }
  }
}

/// Something that was called off or moved.
private struct ChangeContext: Sendable {
  let change: Schedule.Change
  let language: Language
  /// The language of the reason, if it is another than that of the page.
  let foreign: Language?

  static let members: Members<ChangeContext> = [
    .text("day") { $0.language.shortText(of: $0.change.date) },
    .optionalText("moved-to") { of in of.change.movedTo.map { of.language.shortText(of: $0) } },
    .text("reason") { $0.change.reason },
    .optionalText("reason-language") { $0.foreign?.tag },
    .text("told") { $0.language.shortText(of: $0.change.told) },
  ]
}

extension Language {
  /// A rule as readers of the language have it: in the words of its author for those who read these.
  func text(of rule: ScheduleRule) -> String {
    if isPlainJapanese { return rule.plainJapanese }
    return isJapanese ? rule.text : rule.english
  }

  /// A day with its day of the week, without the year: 12月9日（水）.
  func shortText(of date: CalendarDate) -> String {
    let day = Weekday(of: date)
    return isJapanese
      ? "\(date.month)月\(date.day)日（\(day.japanese)）" : "\(day.english) \(date.english.dropLast(" \(date.year)".count))"
  }
}

extension SiteView {
  /// A word of the theme with a day in it.
  func words(_ name: String, _ day: CalendarDate) -> String {
    words.text(name).replacing("{day}", with: language.text(of: day))
  }
}

extension CalendarDate {
  /// The day so many days later, or earlier where the number is negative.
  func advanced(byDays days: Int) -> CalendarDate? { CalendarDate(daysSince1970: daysSince1970 + days) }
}

extension PageContext {
  /// When what the page is about takes place.
  static let scheduleMembers: Members<PageContext> = [
    .list("schedules", ScheduleContext.members) { context in
      zip(context.kind?.fields ?? [], context.site.facts.values).compactMap { field, fact in
        guard case .plain(.schedule(let schedule))? = fact else { return nil }
        return ScheduleContext(label: context.label(field), schedule: schedule, context: context)
      }
    }
  ]
}
