import Chronology
import Content
import Markup
import Schedules
import Tables

/// Writes what takes place as a list for programs, one record for each day.
///
/// Source: 自治体標準オープンデータセット（推奨データセット）「イベント一覧」. Columns of numbers hold numbers only; what an
/// author says in words of a number stands among the remarks.
struct EventList {
  let configuration: SiteConfiguration
  /// The days that are written.
  let days: ClosedRange<CalendarDate>
  /// The titles of pages in English, by name.
  let english: [String: String]

  /// The names of the columns, in the order of the data set.
  static let header = [
    "市区町村コード", "NO", "都道府県名", "市区町村名", "イベント名", "イベント名_カナ", "イベント名_英語", "開始日", "終了日", "開始時間",
    "終了時間", "開始日時特記事項", "説明", "料金(基本)", "料金(詳細)", "連絡先名称", "電話番号", "内線", "主催者", "場所名称", "住所",
    "方書", "緯度", "経度", "アクセス方法", "駐車場情報", "定員", "参加申込終了日", "参加申込終了時間", "参加申込方法", "URL", "備考",
  ]

  /// The file for some events.
  func write(_ events: [CalendarEvent]) -> [UInt8] {
    let all = events.flatMap { event in event.schedule.occurrences(days, .japan).map { (event: event, occurrence: $0) }
    }
    .sorted {
      ($0.occurrence.date, $0.occurrence.start ?? .midnight, $0.event.entry.name) < (
        $1.occurrence.date, $1.occurrence.start ?? .midnight, $1.event.entry.name
      )
    }
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    bytes += CSVRecord.text(Self.header, lineEnd: "\r\n").utf8
    for (index, item) in all.enumerated() {
      bytes += CSVRecord.text(record(item.event, item.occurrence, number: index + 1), lineEnd: "\r\n").utf8
    }
    return bytes
  }

  private func record(_ event: CalendarEvent, _ occurrence: Schedule.Occurrence, number: Int) -> [String] {
    let entry = event.entry
    let day = occurrence.date.iso
    func text(_ name: String) -> String { event.texts[name] ?? "" }
    let language = configuration.language
    let area = configuration.area
    let contact = configuration.contact
    let what = [
      area?.code ?? "", "\(number)", area?.prefecture ?? "", area?.municipality ?? "", event.title, text("kana"),
      english[entry.name] ?? "",
    ]
    let when = [
      day, day, occurrence.start?.iso ?? "", occurrence.end?.iso ?? "", Self.change(occurrence),
    ]
    let cost = text("cost")
    let who = [
      entry.summary, cost == "無料" ? "0" : Self.number(cost), Self.number(cost).isEmpty ? cost : "",
      contact?.name.text(in: language) ?? "", event.texts["phone"] ?? contact?.phone ?? "", "",
      configuration.publisher.text(in: language) ?? "",
    ]
    let capacity = text("capacity")
    let place = [
      text("place"), text("address"), "", "", "", text("access"), "", Self.number(capacity), text("deadline"), "",
      text("booking"),
      "\(configuration.baseURL)\(entry.name).html",
    ]
    return what + when + who + place + [remarks(event, capacity)]
  }

  /// What has no column of its own.
  private func remarks(_ event: CalendarEvent, _ capacity: String) -> String {
    let named = [("対象", event.texts["for-whom"]), ("持ち物", event.texts["bring"])]
    var remarks = named.compactMap { name, text in text.map { "\(name): \($0)" } }
    if !capacity.isEmpty, Self.number(capacity).isEmpty { remarks.append("定員: \(capacity)") }
    if event.entry.isFictional { remarks.append(Fiction.mark) }
    return remarks.joined(separator: "。")
  }

  private static func change(_ occurrence: Schedule.Occurrence) -> String {
    guard let change = occurrence.change else { return "" }
    guard occurrence.isOff else { return "\(change.date.iso)から変更: \(change.reason)" }
    return change.movedTo.map { "\($0.iso)に変更: \(change.reason)" } ?? "中止: \(change.reason)"
  }

  /// A text that is a number, or nothing.
  private static func number(_ text: String) -> String { Int(text) == nil ? "" : text }
}
