import Chronology
import Diagnostics

extension ContentLibrary {
  /// The days on an entry that are longer ago than its kind allows.
  static func staleDays(of entry: Entry, _ kinds: KindBook, _ today: CalendarDate) -> [Diagnostic] {
    let fields = entry.kind.kind.flatMap { kinds[$0] }?.fields ?? []
    return zip(fields, entry.values).compactMap { field, value in
      guard let days = field.staleAfter, case .date(let date)? = value,
        today.daysSince1970 - date.daysSince1970 > days
      else { return nil }
      return .stale(field.name, date, after: days, at: entry.source.wholePlace)
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
