import Chronology
import Diagnostics
import Foundation
import Publishing
import TestSupport
import Testing

@Suite("Schedules on a site")
struct CalendarTests {
  private let site: TinySite
  private var folder: TemporaryFolder { site.folder }

  init() throws {
    site = try TinySite([
      "engawa.yml": TinySite.configuration + """
        contact: {name: 地区の窓口, phone: 03-0000-0000, hours: 平日, emergency: 急ぐときは119番, fictional: true}

        """,
      "content/kinds/event.yml": """
      title: 催し
      folder: events
      fields:
        schedule: {type: schedule, label: 日時}
        place: {type: text, required-with: schedule, label: 場所}

      """,
      "content/events/index.md": TinySite.page("催しの一覧"),
    ])
  }

  private func options(_ day: String) -> Publishing.Options {
    .init(root: folder.path, jobs: 2, today: CalendarDate(iso: day))
  }

  private func write(_ schedule: String, place: String = "place: 集会室\n", fictional: String = "") throws {
    try folder.write("content/events/tea.md", TinySite.page("お茶の会", "\(schedule)\n\(place)\(fictional)"))
  }

  private func problems(_ day: String = "2026-11-27") async -> [String] {
    do {
      _ = try await Publishing.check(options(day))
      return []
    } catch { return (error as? Stop)?.diagnostics.map(\.id) ?? ["\(error)"] }
  }

  @Test("are listed, and are a file for calendars, on the page that they are grouped under")
  func groups() async throws {
    try folder.write(
      "content/kinds/event.yml",
      try folder.read("content/kinds/event.yml").replacing("fields:\n", with: "group-by: hall\nfields:\n")
        + "  hall: {type: reference, to: halls, label: 館}\n")
    try folder.write(
      "content/kinds/hall.yml", "title: 館\nfolder: halls\nfields:\n  stairs: {type: number, label: 階}\n")
    try folder.write("content/halls/index.md", TinySite.page("館の一覧"))
    for hall in ["east", "west"] { try folder.write("content/halls/\(hall).md", TinySite.page("\(hall)館")) }
    try folder.write(
      "content/events/tea.md",
      TinySite.page("お茶の会", "schedule: 第2・第4水曜 18:00–20:30\nplace: 集会室\nhall: east\n"))
    _ = try await Publishing.build(options("2026-11-20"))
    let page = try folder.read("public/halls/east.html")
    #expect(page.contains("<time datetime=\"2026-11-25\">") && page.contains("<time datetime=\"2026-12-09\">"))
    #expect(!page.contains("2026-12-23") && page.contains("href=\"east.ics\" download"))
    #expect(try folder.read("public/halls/east.ics").contains("SUMMARY:お茶の会"))
    #expect(try !folder.read("public/halls/west.html").contains("<time datetime=\"2026-11-25\">"))
    #expect(!folder.has("public/halls/west.ics"))
  }

  @Test("are a list for programs in the columns of the recommended data set, and say to them what each day is")
  func list() async throws {
    try folder.write(
      "engawa.yml",
      try folder.read("engawa.yml") + "area: {code: \"131113\", prefecture: 東京都, municipality: 大田区}\n")
    try folder.write(
      "content/kinds/event.yml",
      try folder.read("content/kinds/event.yml") + """
          address: {type: address, label: 住所}
          cost: {type: text, label: 費用}
          capacity: {type: text, label: 定員}
          deadline: {type: date, label: 申し込みの締め切り}
          kana: {type: text, label: 読み方}

        """)
    try write(
      "schedule:\n  when: 第2・第4水曜 9:00–24:00\n  changes: [{date: 2026-12-09, told: 2026-12-01, reason: 大雪のため}]",
      place: "place: 集会室\naddress: 大田区西蒲田0-0-1\ncost: 無料\ncapacity: 40世帯\ndeadline: 2026-11-22\nkana: オチャノカイ\n",
      fictional: "fictional: true\n")
    _ = try await Publishing.build(options("2026-11-20"))
    let lines = try folder.read("public/calendar/events.csv").split(separator: "\r\n").map(String.init)
    #expect(lines[0].hasPrefix("\u{FEFF}市区町村コード,NO,都道府県名,市区町村名,イベント名,イベント名_カナ,"))
    let columns = lines[0].split(separator: ",", omittingEmptySubsequences: false).count
    #expect(lines.allSatisfy { $0.split(separator: ",", omittingEmptySubsequences: false).count == columns })
    #expect(
      lines[1].hasPrefix(
        "131113,1,東京都,大田区,【架空】お茶の会,オチャノカイ,,2026-11-25,2026-11-25,09:00,24:00,,"))
    #expect(lines[1].contains(",0,無料,地区の窓口,03-0000-0000,") && lines[1].hasSuffix("定員: 40世帯。架空"))
    #expect(lines[1].contains(",2026-11-22,,"))
    #expect(lines[2].contains("2026-12-09,2026-12-09,09:00,24:00,中止: 大雪のため,"))
    let page = try folder.read("public/events/tea.html")
    #expect(page.contains("<meta itemprop=\"startDate\" content=\"2026-11-25T09:00+09:00\">"))
    #expect(page.contains("<meta itemprop=\"endDate\" content=\"2026-11-26T00:00+09:00\">"))
    #expect(page.contains("<meta itemprop=\"eventStatus\" content=\"EventCancelled\">"))
    #expect(try folder.read("public/calendar/index.html").contains("href=\"events.csv\" download"))
  }

  @Test("are to be looked at again after so many days, where their kind says so")
  func stale() async throws {
    try folder.write(
      "content/kinds/event.yml",
      try folder.read("content/kinds/event.yml") + "  checked: {type: date, stale-after: 90, label: 確かめた日}\n")
    try write("schedule: 毎週火曜", fictional: "checked: 2026-09-01\n")
    #expect(try await Publishing.build(options("2026-11-30")).warnings.map(\.id) == [])
    #expect(try await Publishing.build(options("2026-12-01")).warnings.map(\.id) == ["content.stale"])
  }

  @Test("have the rule and the next days on the page, in the calendar and on the front page")
  func pages() async throws {
    try write("schedule: 第2・第4水曜 18:00–20:30")
    _ = try await Publishing.build(options("2026-11-20"))
    let page = try folder.read("public/events/tea.html")
    #expect(page.contains("<dd>第2・第4水曜 18:00–20:30</dd>"))
    #expect(page.contains("<time datetime=\"2026-11-25\">11月25日（水）</time> 18:00–20:30"))
    #expect(page.contains("<time datetime=\"2027-01-13\">") && !page.contains("2027-01-27"))
    #expect(page.contains("2026年11月20日（令和8年11月20日）現在の予定です"))
    let calendar = try folder.read("public/calendar/index.html")
    #expect(calendar.contains("<h2 id=\"m2026-12\">2026年12月（令和8年12月）</h2>") && calendar.contains("集会室"))
    #expect(calendar.contains("href=\"../events/tea.html\"") && calendar.contains("href=\"all.ics\""))
    #expect(try folder.read("public/index.html").contains("<time datetime=\"2026-11-25\">"))
    // Who has a problem finds the same block on every page.
    for path in ["index.html", "events/tea.html", "404.html"] {
      let page = try folder.read("public/\(path)")
      #expect(page.contains("【架空】地区の窓口"))
      #expect(page.contains("<a href=\"tel:03-0000-0000\"><span itemprop=\"telephone\">03-0000-0000</span></a>"))
    }
  }

  @Test("hang on the calendar as months with weeks, from which each day leads to what is on it")
  func grid() async throws {
    try write("schedule: 第2・第4水曜 18:00–20:30")
    _ = try await Publishing.build(options("2026-12-02"))
    let page = try folder.read("public/calendar/index.html")
    #expect(page.contains("<tr><th scope=\"col\">日</th><th scope=\"col\">月</th>"))
    // December 2026 begins on a Tuesday, and January has a holiday on its first day.
    #expect(page.contains("<tr><td></td><td></td><td class=\"over\">1</td><td class=\"today\">2</td>"))
    #expect(
      page.contains(
        "<td><a href=\"#d2026-12-09\">9<small>1件</small><span class=\"spoken\"> 12月9日（水）</span></a></td>"))
    #expect(page.contains("<div id=\"d2026-12-09\">") && page.contains("<td class=\"off\">6</td>"))
  }

  @Test("hang on the calendar to the end of the third month from now, months without any too")
  func months() async throws {
    try write("schedule:\n  when: [2026年12月9日, 2027年3月31日, 2027年4月1日]")
    _ = try await Publishing.build(options("2026-12-02"))
    let page = try folder.read("public/calendar/index.html")
    #expect(page.matches(of: #/<h2 id="m([0-9-]+)">/#).map(\.output.1) == ["2026-12", "2027-01", "2027-02", "2027-03"])
    #expect(page.matches(of: #/<div id="(d[^"]*)">/#).map(\.output.1) == ["d2026-12-09", "d2027-03-31"])
    #expect(page.matches(of: /この月の予定はありません。/).count == 2)
    #expect(page.matches(of: /過ぎた日の活動は載せていません。/).count == 1)
    // On the first of a month nothing of it is over.
    _ = try await Publishing.build(options("2026-12-01"))
    #expect(try !folder.read("public/calendar/index.html").contains("過ぎた日"))
  }

  @Test("say from when, until when, and on which days not")
  func validity() async throws {
    try write(
      "schedule:\n  when: 毎週水曜\n  from: 2026-12-01\n  until: 2027-03-31\n  except: [2026-12-30, 2027-01-06]"
    )
    _ = try await Publishing.build(options("2026-11-26"))
    let page = try folder.read("public/events/tea.html")
    #expect(page.contains("<dd>2026年12月1日（令和8年12月1日）から</dd>"))
    #expect(page.contains("<dd>2027年3月31日（令和9年3月31日）まで</dd>"))
    #expect(page.contains("<dd>お休みの日: 12月30日（水）、1月6日（水）</dd>"))
    // What has begun need not say when.
    _ = try await Publishing.build(options("2027-01-10"))
    let later = try folder.read("public/events/tea.html")
    #expect(!later.contains("から</dd>") && !later.contains("お休みの日"))
  }

  @Test("are made again for another day, and for that alone, to the byte as from the beginning")
  func anotherDay() async throws {
    try write("schedule: 毎週月曜 10:00–12:00")
    for day in ["2026-11-20", "2026-11-24", "2026-11-24"] {
      _ = try await Publishing.build(options(day))
      let built = try folder.tree("public")
      var clean = options(day)
      clean.output = folder.file("clean")
      clean.usesCache = false
      _ = try await Publishing.build(clean)
      #expect(try folder.tree("clean") == built, "\(day)")
    }
    #expect(try folder.read("public/events/tea.html").contains("11月30日（月）"))
  }

  @Test("count from the day that readers are told, which may be earlier than the latest on earth")
  func readersDay() async throws {
    try write("schedule: 毎日")
    var options = options("2026-11-28")
    options.dayForReaders = CalendarDate(iso: "2026-11-27")
    _ = try await Publishing.build(options)
    #expect(try folder.read("public/events/tea.html").contains("2026年11月27日（令和8年11月27日）現在の予定です"))
    options.dayForReaders = nil
    _ = try await Publishing.build(options)
    #expect(try folder.read("public/events/tea.html").contains("2026年11月28日（令和8年11月28日）現在の予定です"))
  }

  @Test("tell what was called off or moved, for some time after the day too")
  func changes() async throws {
    try write(
      """
      schedule:
        when: 毎週月曜 10:00–12:00
        changes:
          - {date: 2026-11-30, reason: 会場の工事のため, told: 2026-11-20}
          - {date: 2026-12-07, moved-to: 2026-12-09, reason: 講師の都合のため, told: 2026-11-20}
      """)
    _ = try await Publishing.build(options("2026-11-27"))
    let page = try folder.read("public/events/tea.html")
    #expect(
      page.contains(
        "<b>中止</b>: 11月30日（月） <span class=\"reason\">会場の工事のため</span> <span class=\"told\">掲載: 11月20日（金）</span>"))
    #expect(page.contains("<b>日程の変更</b>: 12月7日（月） → 12月9日（水） <span class=\"reason\">講師の都合のため"))
    #expect(page.contains("<s><time datetime=\"2026-11-30\">"))
    let list = try folder.read("public/calendar/events.csv")
    #expect(list.contains("2026-12-07,2026-12-07,10:00,12:00,2026-12-09に変更: 講師の都合のため,"))
    #expect(list.contains("2026-12-09,2026-12-09,10:00,12:00,2026-12-07から変更: 講師の都合のため,"))
    let file = try folder.read("public/events/tea.ics")
    #expect(file.contains("DTSTART;TZID=Asia/Tokyo:20261130T100000\r\n") && file.contains("STATUS:CANCELLED\r\n"))
    #expect(file.contains("DTSTART;TZID=Asia/Tokyo:20261209T100000\r\n"))
    for line in file.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast() {
      #expect(line.last == UInt8(ascii: "\r") && line.count <= 76)
    }
    _ = try await Publishing.build(options("2027-01-25"))
    #expect(try folder.read("public/events/tea.html").contains("会場の工事のため"))
    _ = try await Publishing.build(options("2027-02-15"))
    #expect(try !folder.read("public/events/tea.html").contains("会場の工事のため"))
  }

  @Test("are errors where nobody could read them, where a place is missing, and where nothing was to be")
  func wrong() async throws {
    try write("schedule: ときどき")
    #expect(await problems() == ["schedule.unread"])
    try write("schedule: 毎週月曜 12:00–10:00")
    #expect(await problems() == ["schedule.unread"])
    try write("schedule: 毎週月曜", place: "")
    #expect(await problems() == ["front-matter.missing-key"])
    try write("schedule: {when: 毎週月曜, except: [2026-12-01]}")
    #expect(await problems() == ["schedule.stray-date"])
    try write("schedule: {when: 毎週月曜, from: 2026-12-01, until: 2026-11-01}")
    #expect(await problems() == ["schedule.backwards"])
    try folder.write(
      "content/kinds/event.yml",
      "title: 催し\nfolder: events\nfields:\n  place: {type: text, required-with: schedul, label: 場所}\n")
    #expect(await problems().contains("kind.unknown-field"))
  }

  @Test("are marked on page, card, calendar and file where they are made up")
  func fictional() async throws {
    try write("schedule: 毎週月曜", fictional: "fictional: true\n")
    _ = try await Publishing.build(options("2026-11-27"))
    for path in ["events/tea.html", "events/index.html", "calendar/index.html", "events/tea.ics", "index.html"] {
      #expect(try folder.read("public/\(path)").contains("【架空】お茶の会"), "\(path)")
    }
    #expect(try folder.read("public/events/tea.html").contains("このページの内容は架空です"))
  }
}
