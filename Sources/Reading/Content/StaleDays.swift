import Chronology
import Diagnostics

extension ContentLibrary {
  /// The days on entries that are longer ago than their kinds allow.
  static func staleDays(of entries: [Entry], _ kinds: KindBook, _ today: CalendarDate) -> [Diagnostic] {
    // Most kinds have no such field.
    let aging = kinds.kinds.filter { $0.fields.contains { $0.staleAfter != nil } }
    let fields = Dictionary(aging.map { ($0.name, $0.fields) }, uniquingKeysWith: { first, _ in first })
    guard !fields.isEmpty else { return [] }
    return entries.flatMap { entry in
      zip(entry.kind.kind.flatMap { fields[$0] } ?? [], entry.values).compactMap { field, value in
        guard let days = field.staleAfter, case .date(let date)? = value,
          today.daysSince1970 - date.daysSince1970 > days
        else { return nil }
        return .stale(field.name, date, after: days, at: entry.source.wholePlace)
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func stale(_ field: String, _ date: CalendarDate, after days: Int, at place: Place) -> Self {
    Self(
      "content.stale", severity: .warning, at: place,
      Message(
        en: "'\(field)' is \(date.iso), more than \(days) days ago", ja: "「\(field)」の\(date.iso)から、\(days)日より長くたっています"),
      hint: Message(
        en: "make sure that the page is still right, and write today's date", ja: "ページの内容を確かめて、その日付に直してください"))
  }
}
