import Chronology
import Testing

@testable import Schedules

@Suite("Schedules")
struct ScheduleTests {
  private static func date(_ iso: String) -> CalendarDate { CalendarDate(iso: iso) ?? .earliest }
  private let since = date("2026-04-01")

  private func days(_ text: String, _ from: String, _ to: String) throws -> [String] {
    let schedule = Schedule(rules: [try ScheduleRule(text, since: since)])
    return schedule.occurrences(Self.date(from)...Self.date(to), .japan).map { one in
      one.date.iso.dropFirst(5) + (one.start.map { " \($0.text)" } ?? "") + (one.end.map { "–\($0.text)" } ?? "")
    }
  }

  @Test("know which day of the week a day is")
  func weekdays() {
    #expect(Weekday(of: Self.date("2026-11-27")) == .friday)
    #expect(Weekday(of: Self.date("1970-01-01")) == .thursday)
    #expect(Weekday(of: Self.date("1969-12-31")) == .wednesday)
    #expect(Weekday(of: Self.date("1868-10-23")).japanese == "金")
  }

  @Test(
    "are told in English and in plain Japanese",
    arguments: [
      (
        "第2・第4水曜 18:00–20:30", "The 2nd and 4th Wednesday of the month, 18:00–20:30",
        "毎月（まいつき） 2番目（ばんめ）と 4番目（ばんめ）の 水曜日（すいようび） 18:00から 20:30まで"
      ),
      ("毎月最終土曜", "The last Saturday of the month", "毎月（まいつき） 最後（さいご）の 土曜日（どようび）"),
      (
        "毎週火・木・土曜 10:00〜", "Every Tuesday, Thursday and Saturday, from 10:00",
        "毎週（まいしゅう） 火曜日（かようび）と 木曜日（もくようび）と 土曜日（どようび） 10:00から"
      ),
      ("平日 9:00–17:00", "Monday to Friday, 9:00–17:00", "毎週（まいしゅう） 月曜日（げつようび）から 金曜日（きんようび）まで 9:00から 17:00まで"),
      ("毎週金–月曜", "Friday to Monday", "毎週（まいしゅう） 金曜日（きんようび）から 月曜日（げつようび）まで"),
      ("毎週日・土曜", "Every Saturday and Sunday", "毎週（まいしゅう） 土曜日（どようび）と 日曜日（にちようび）"),
      ("第5月曜", "The 5th Monday of the month", "5番目（ばんめ）の 月曜日（げつようび）"),
      ("毎日", "Every day", "毎日（まいにち）"),
      (
        "毎月1日・11日・22日・末日", "The 1st, 11th, 22nd and the last day of every month",
        "毎月（まいつき） 1日と 11日と 22日と 最後（さいご）の 日"
      ),
      ("4月8日 13:00–15:00", "8 April 2026, 13:00–15:00", "2026年4月8日 13:00から 15:00まで"),
      (
        "毎週月曜と第2土曜", "Every Monday and the 2nd Saturday of the month",
        "毎週（まいしゅう） 月曜日（げつようび）、毎月（まいつき） 2番目（ばんめ）の 土曜日（どようび）"
      ),
    ])
  func words(text: String, english: String, japanese: String) throws {
    let rule = try ScheduleRule(text, since: since)
    #expect(rule.english == english && rule.plainJapanese == japanese)
  }

  @Test(
    "are read as people say them",
    arguments: [
      ("第2・第4水曜 18:00–20:30", ["11-11 18:00–20:30", "11-25 18:00–20:30"]),
      ("第2・4水曜日 18時〜20時半", ["11-11 18:00–20:30", "11-25 18:00–20:30"]),
      ("毎月第１、第３土曜　午後１時〜３時３０分", ["11-07 13:00–15:30", "11-21 13:00–15:30"]),
      ("毎月最終土曜", ["11-28"]),
      (
        "毎週火・木曜 10:00〜",
        [
          "11-03 10:00", "11-05 10:00", "11-10 10:00", "11-12 10:00", "11-17 10:00", "11-19 10:00", "11-24 10:00",
          "11-26 10:00",
        ]
      ),
      ("毎週日曜", ["11-01", "11-08", "11-15", "11-22", "11-29"]),
      ("毎月10日・25日", ["11-10", "11-25"]),
      ("毎月末日 9:30–24:00", ["11-30 9:30–24:00"]),
      ("第1月曜と第3金曜", ["11-02", "11-20"]),
      ("11月14日（土）・11月15日 10時から12時まで", ["11-14 10:00–12:00", "11-15 10:00–12:00"]),
      ("2026年11月8日 10:00", ["11-08 10:00"]), ("令和8年11月8日", ["11-08"]), ("2026-11-08", ["11-08"]),
      ("第5日曜", ["11-29"]),
    ])
  func rules(text: String, expected: [String]) throws {
    #expect(try days(text, "2026-11-01", "2026-11-30") == expected)
  }

  @Test("name weekdays from one to another, working days, and every day")
  func ranges() throws {
    #expect(try days("月〜金曜 9:00–17:00", "2026-11-06", "2026-11-09") == ["11-06 9:00–17:00", "11-09 9:00–17:00"])
    #expect(try days("金〜月曜", "2026-11-06", "2026-11-12") == ["11-06", "11-07", "11-08", "11-09"])
    #expect(try days("平日", "2026-11-06", "2026-11-09") == ["11-06", "11-09"])
    #expect(try days("毎日", "2026-11-06", "2026-11-08").count == 3)
  }

  @Test("find the year of a day that has none")
  func years() throws {
    #expect(try days("4月8日", "2026-04-01", "2027-12-31") == ["04-08"])
    #expect(try ScheduleRule("3月8日", since: since).dates == [Self.date("2027-03-08")])
    #expect(try ScheduleRule("2月29日", since: since).dates == [Self.date("2028-02-29")])
  }

  @Test(
    "say what cannot be read",
    arguments: [
      ("", ScheduleRule.Problem.noDay), ("18:00–20:00", .noDay), ("第6水曜", .impossible("第6")),
      ("毎週火曜 20:00–18:00", .impossible("20:00–18:00")), ("毎週火曜 25:00", .impossible("25:00")),
      ("2月30日", .impossible("2月30日")), ("ときどき", .unread("ときどき")), ("毎週火曜 夕方", .unread("夕方")),
      ("毎週", .unread("")), ("第2・第4", .unread("")),
    ])
  func wrong(text: String, problem: ScheduleRule.Problem) {
    #expect(throws: problem) { try ScheduleRule(text, since: since) }
  }

  @Test("leave out holidays and single days, and tell what was called off or moved")
  func changes() throws {
    let rule = try ScheduleRule("毎週月曜 10:00–12:00", since: since)
    let change = { (from: String, to: String?) in
      Schedule.Change(
        date: Self.date(from), movedTo: to.map(Self.date), reason: "工事のため", told: Self.date("2026-11-01"))
    }
    let schedule = Schedule(
      rules: [rule], from: Self.date("2026-11-02"), until: Self.date("2026-12-14"),
      exceptions: [Self.date("2026-11-09")], skipsHolidays: true,
      changes: [change("2026-11-16", nil), change("2026-11-30", "2026-12-02")])
    let found = schedule.occurrences(Self.date("2026-10-26")...Self.date("2026-12-31"), .japan)
    // 23 November is a holiday.
    #expect(
      found.map { $0.date.iso.dropFirst(5) + ($0.isOff ? " off" : "") } == [
        "11-02", "11-16 off", "11-30 off", "12-02", "12-07", "12-14",
      ])
    #expect(found[3].start?.text == "10:00" && found[3].change?.reason == "工事のため")
    #expect(schedule.strayDates == [])
    #expect(schedule.isOver(on: Self.date("2026-12-15")) && !schedule.isOver(on: Self.date("2026-12-14")))
    let stray = Schedule(rules: [rule], exceptions: [Self.date("2026-11-10")], changes: [change("2026-11-11", nil)])
    #expect(stray.strayDates.map(\.iso) == ["2026-11-10", "2026-11-11"])
  }

  @Test("know the holidays that were announced, and how far")
  func holidays() {
    let japan = Holidays.japan
    #expect(japan.lastKnown?.iso == "2027-12-31")
    for year in 2025...2027 { #expect(japan.names.keys.count { $0.year == year } >= 17) }
    for (date, name) in japan.names {
      // Happy Mondays, and days off for what falls on a Sunday or stands between two others.
      if ["成人の日", "海の日", "敬老の日", "スポーツの日"].contains(name) { #expect(Weekday(of: date) == .monday, "\(date.iso)") }
      if name == "休日" {
        let before = CalendarDate(daysSince1970: date.daysSince1970 - 1)
        #expect(before.map { japan.names[$0] != nil } ?? false, "\(date.iso)")
      }
      if Weekday(of: date) == .sunday {
        var next = date.daysSince1970 + 1
        while let day = CalendarDate(daysSince1970: next), let name = japan.names[day], name != "休日" { next += 1 }
        #expect(CalendarDate(daysSince1970: next).flatMap { japan.names[$0] } == "休日", "\(date.iso)")
      }
    }
  }
}
