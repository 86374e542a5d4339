import Templates

/// A table in the text of a page, as a template sees it.
struct TableBlockContext: Sendable {
  /// Its id, unique on the page.
  let id: String
  let title: String?
  let note: String?
  let table: TableContext
  /// What it is called by its number, such as 表2, where tables are numbered.
  let number: String?
  /// Whether it stands on a slide.
  let isOnSlide: Bool

  static let members: Members<TableBlockContext> = [
    .text("id") { $0.id },
    .text("title") { $0.title ?? $0.table.title },
    .optionalText("number") { $0.number },
    .optionalText("note") { $0.note },
    .record("table", TableContext.members) { $0.table },
    .flag("is-on-slide") { $0.isOnSlide },
  ]
}
