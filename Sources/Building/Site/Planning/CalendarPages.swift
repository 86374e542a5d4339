import Chronology
import Content
import Digests
import Schedules
import Tables

/// The calendar: what takes place in the next months, by day, and files of it for the calendars of readers.
///
/// Where nobody says which day it is, the page is there for whatever leads to it, and lists nothing.
struct CalendarPages {
  private let today: CalendarDate?
  private let events: [CalendarEvent]
  private let words: Words
  private let configuration: SiteConfiguration
  /// The titles of pages in English, by name.
  private let english: [String: String]

  /// The name by which pages and the navigation refer to it, and its folder.
  static let name = "calendar"
  /// The page lists what is left of this month, and so many whole months.
  private static let monthsListed = 3
  /// Files for calendars have so many days, and so many of those that are over.
  private static let daysInFiles = (ahead: 184, behind: 31)

  init(
    _ library: ContentLibrary, today: CalendarDate?, words: Words, _ configuration: SiteConfiguration
  ) {
    let entries = library.entries
    english = (library.translations[Language(rawValue: "en")] ?? [:]).mapValues(\.title)
    self.today = today
    self.words = words
    self.configuration = configuration
    // A site may have pages of its own where the calendar would be.
    let isTaken = entries.contains { $0.name == Self.name || $0.name.hasPrefix("\(Self.name)/") }
    // Most kinds have no schedule.
    let scheduled = isTaken ? [] : Set(library.kinds.kinds.filter(\.hasSchedule).map { PageKind.member($0.name) })
    events =
      scheduled.isEmpty
      ? [] : entries.compactMap { scheduled.contains($0.kind) ? CalendarEvent($0, library.kinds) : nil }
  }

  /// What the page shows.
  struct Content: Sendable {
    let today: CalendarDate?
    /// The months that it shows, those in which nothing takes place too.
    let months: [CalendarMonth]
    let days: [Day]
    /// The names of the pages that its events are listed under.
    let groups: Set<String>

    /// A day on which something takes place.
    struct Day: Sendable {
      let date: CalendarDate
      let items: [(event: CalendarEvent, occurrence: Schedule.Occurrence)]
    }

    /// A fingerprint of all of it.
    var print: UInt64 {
      var print = Fingerprint()
      print.add(today?.iso ?? "")
      for day in days {
        print.add(day.date.iso)
        for item in day.items {
          for word in [item.event.entry.name, item.event.group ?? "", item.event.place ?? ""] { print.add(word) }
          for word in item.event.schedule.words { print.add(word) }
        }
      }
      return print.value
    }
  }

  /// The page, if anything has a schedule.
  var pages: [Page] {
    guard !events.isEmpty else { return [] }
    let all = events.flatMap { event in
      (listed.map { event.schedule.occurrences($0, .japan) } ?? []).map { (event: event, occurrence: $0) }
    }
    let days = Dictionary(grouping: all, by: \.occurrence.date).sorted { $0.key < $1.key }.map { date, items in
      // What begins at the same time comes by name.
      Content.Day(
        date: date,
        items: items.sorted {
          ($0.occurrence.start ?? .midnight, $0.event.entry.name) < (
            $1.occurrence.start ?? .midnight, $1.event.entry.name
          )
        })
    }
    return [
      Page(
        entry: nil, template: .calendar, title: words.text("calendar"), summary: words.text("calendar-summary"),
        path: "\(Self.name)/index.html",
        calendar: Content(
          today: today, months: today.map(Self.months) ?? [], days: days, groups: Set(events.compactMap(\.group))))
    ]
  }

  private static func months(from today: CalendarDate) -> [CalendarMonth] {
    (0...monthsListed).compactMap { today.calendarMonth.advanced(by: $0) }
  }

  /// The days that the page lists.
  private var listed: ClosedRange<CalendarDate>? {
    guard let today, let month = Self.months(from: today).last,
      let last = CalendarDate(year: month.year, month: month.month, day: month.days)
    else { return nil }
    return today...last
  }

  /// What the page is called where others refer to it.
  static func name(of page: Page) -> String? { page.calendar == nil ? nil : name }

  /// Where the file for calendars of an entry is written.
  static func path(of entry: Entry) -> String { "\(entry.name).ics" }

  /// Where that of all is written.
  static let pathOfAll = "\(name)/all.ics"

  /// Where the list of all for programs is written.
  static let pathOfList = "\(name)/events.csv"

  /// Where that of a group, such as a district, is written: beside its page.
  static func path(ofGroup name: String) -> String { "\(name).ics" }

  /// The files for calendars: one for each entry, one for each group of them, and one of all, with a list for programs.
  var files: [SiteFile] {
    guard !events.isEmpty, let first = today?.advanced(byDays: -Self.daysInFiles.behind),
      let last = today?.advanced(byDays: Self.daysInFiles.ahead)
    else { return [] }
    let title = configuration.title.text(in: configuration.language) ?? ""
    let writer = CalendarWriter(baseURL: configuration.baseURL, title: title, days: first...last)
    let groups = Dictionary(grouping: events.filter { $0.group != nil }) { $0.group ?? "" }.sorted { $0.key < $1.key }
    return events.map { SiteFile(path: Self.path(of: $0.entry), bytes: writer.write([$0])) }
      + groups.map { SiteFile(path: Self.path(ofGroup: $0), bytes: writer.write($1)) }
      + [SiteFile(path: Self.pathOfAll, bytes: writer.write(events))] + [list].compactMap(\.self)
  }

  /// The list for programs, of the days that the page lists.
  private var list: SiteFile? {
    guard let listed else { return nil }
    let list = EventList(configuration: configuration, days: listed, english: english)
    return SiteFile(path: Self.pathOfList, bytes: list.write(events))
  }
}

/// Something that takes place, with what a calendar says of it.
struct CalendarEvent: Sendable {
  let entry: Entry
  let schedule: Schedule
  /// Its title, with the mark of what is made up.
  var title: String { entry.isFictional ? Fiction.title(entry.title) : entry.title }
  /// The name of the page that it is listed under, such as that of a district.
  let group: String?
  /// Where it is.
  let place: String?
  /// What its page says in fields of one line, by the name of the field.
  let texts: [String: String]

  /// What an entry tells of it; `nil` if it has no schedule.
  init?(_ entry: Entry, _ kinds: KindBook) {
    guard case .member(let name) = entry.kind, let kind = kinds[name] else { return nil }
    let values = Array(zip(kind.fields, entry.values))
    guard
      let schedule = values.lazy.compactMap({ _, value -> Schedule? in
        if case .schedule(let schedule)? = value { schedule } else { nil }
      }).first
    else { return nil }
    self.entry = entry
    self.schedule = schedule
    group =
      values.lazy.compactMap { field, value -> String? in
        guard field.name == kind.listing.group?.name, case .references(let pages)? = value else { return nil }
        return pages.first?.name
      }.first
    let lines = values.compactMap { field, value -> (String, String)? in
      switch value {
      case .text(let text)?, .address(let text)?: field.isInternal ? nil : (field.name, text)
      case .phone(let text, _)?: field.isInternal ? nil : (field.name, text)
      case .date(let day)?: field.isInternal ? nil : (field.name, day.iso)
      default: nil
      }
    }
    texts = Dictionary(lines, uniquingKeysWith: { first, _ in first })
    let places = values.compactMap { field, value -> String? in
      switch value {
      case .address(let text)?: text
      case .text(let text)? where field.name == "place": text
      default: nil
      }
    }
    place = places.isEmpty ? nil : places.joined(separator: " ")
  }
}
