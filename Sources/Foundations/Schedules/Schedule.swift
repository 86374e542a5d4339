public import Chronology

/// When something takes place: rules, how long they hold, and what is otherwise on single days.
public struct Schedule: Sendable, Hashable {
  /// The rules.
  public let rules: [ScheduleRule]
  /// The first day for which they hold; single days of rules are named by themselves.
  public let from: CalendarDate?
  /// The last day for which they hold.
  public let until: CalendarDate?
  /// Days on which it does not take place, as everybody knew beforehand.
  public let exceptions: Set<CalendarDate>
  /// Whether it does not take place on public holidays.
  public let skipsHolidays: Bool
  /// What was called off or moved.
  public let changes: [Change]

  /// Something that was called off or moved after it was announced.
  public struct Change: Sendable, Hashable {
    /// The day on which it would have been.
    public let date: CalendarDate
    /// The day on which it is instead; `nil` if it was called off.
    public let movedTo: CalendarDate?
    /// Why, for readers.
    public let reason: String
    /// When readers were told.
    public let told: CalendarDate

    /// Describes a change.
    public init(date: CalendarDate, movedTo: CalendarDate?, reason: String, told: CalendarDate) {
      self.date = date
      self.movedTo = movedTo
      self.reason = reason
      self.told = told
    }
  }

  /// Puts a schedule together.
  public init(
    rules: [ScheduleRule], from: CalendarDate? = nil, until: CalendarDate? = nil,
    exceptions: Set<CalendarDate> = [], skipsHolidays: Bool = false, changes: [Change] = []
  ) {
    self.rules = rules
    self.from = from
    self.until = until
    self.exceptions = exceptions
    self.skipsHolidays = skipsHolidays
    self.changes = changes
  }

  /// One time that it takes place, or would have.
  public struct Occurrence: Sendable, Hashable {
    /// The day.
    public let date: CalendarDate
    /// When it begins, if that is said.
    public let start: ClockTime?
    /// When it ends, if that is said.
    public let end: ClockTime?
    /// What became of it, if something did; of one that was moved, both days have it.
    public let change: Change?

    /// Whether it does not take place on this day after all.
    public var isOff: Bool { change.map { $0.date == date } ?? false }
  }

  /// What takes place from one day to another, both included, in order; what was called off or moved stands there too.
  ///
  /// - Parameter holidays: public holidays, which matter to schedules that leave them out.
  public func occurrences(_ days: ClosedRange<CalendarDate>, _ holidays: Holidays) -> [Occurrence] {
    var found: [Occurrence] = []
    for number in days.lowerBound.daysSince1970...days.upperBound.daysSince1970 {
      guard let date = CalendarDate(daysSince1970: number) else { continue }
      found += occurrences(on: date, holidays)
    }
    return found
  }

  private func occurrences(on date: CalendarDate, _ holidays: Holidays) -> [Occurrence] {
    let own = rules.filter { isHeld($0, on: date, holidays) }.map { rule in
      Occurrence(date: date, start: rule.start, end: rule.end, change: changes.first { $0.date == date })
    }
    let moved = changes.filter { $0.movedTo == date }.flatMap { change in
      // It takes place at the same time of day.
      rules.filter { isHeld($0, on: change.date, holidays) }.map {
        Occurrence(date: date, start: $0.start, end: $0.end, change: change)
      }
    }
    return (own + moved).sorted { ($0.start ?? .midnight) < ($1.start ?? .midnight) }
  }

  /// Whether a rule holds on a day, whatever became of it later.
  private func isHeld(_ rule: ScheduleRule, on date: CalendarDate, _ holidays: Holidays) -> Bool {
    rule.names(date) && (from.map { $0 <= date } ?? true) && (until.map { date <= $0 } ?? true)
      && !exceptions.contains(date) && !(skipsHolidays && holidays.names[date] != nil)
  }

  /// All of it in words, by which one schedule is told from another.
  public var words: [String] {
    rules.flatMap { [$0.text] + $0.dates.map(\.iso).sorted() } + [
      from?.iso ?? "", until?.iso ?? "", "\(skipsHolidays)",
    ]
      + exceptions.map(\.iso).sorted()
      + changes.flatMap { [$0.date.iso, $0.movedTo?.iso ?? "", $0.reason, $0.told.iso] }
  }

  /// Changes of days on which nothing would have been, and days that are left out for nothing.
  public var strayDates: [CalendarDate] {
    // Who leaves out New Year's Day need not know that it is a holiday.
    let bare = Schedule(rules: rules, from: from, until: until)
    return (Array(exceptions) + changes.map(\.date)).filter { date in
      !rules.contains { bare.isHeld($0, on: date, .japan) }
    }.sorted()
  }

  /// Whether nothing takes place any more from a day on.
  public func isOver(on date: CalendarDate) -> Bool {
    if let until, until < date { return changes.allSatisfy { $0.movedTo.map { $0 < date } ?? true } }
    let isSingle = rules.allSatisfy { rule in
      rule.patterns.allSatisfy { pattern in if case .dates = pattern { true } else { false } }
    }
    return isSingle && (rules.flatMap(\.dates) + changes.compactMap(\.movedTo)).allSatisfy { $0 < date }
  }
}
