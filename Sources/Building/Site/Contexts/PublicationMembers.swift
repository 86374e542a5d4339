import Chronology
import Content
import Templates

/// What the figures show otherwise than those before them.
struct PublicationChangeContext: Sendable {
  let change: PublicationChange
  let context: PageContext

  static let members: Members<PublicationChangeContext> = [
    .number("number") { $0.change.before.number },
    .text("as-of") { of in
      CalendarDate(iso: of.change.before.asOf).map { of.context.site.language.text(of: $0) } ?? ""
    },
    .list("added", Card.members) { $0.cards($0.change.added) },
    .list("changed", Card.members) { $0.cards($0.change.changed) },
    .texts("gone") { $0.change.gone },
    .flag("is-none") { $0.change.isNone },
  ]

  /// The pages of tables; those that are shown elsewhere have none.
  private func cards(_ tables: [String]) -> [Card] {
    tables.compactMap { context.site.index(of: "\(StatisticsPages.name)/\($0)") }.map { context.card($0) }
  }
}

/// One of the times at which figures were published.
struct PublicationContext: Sendable {
  let record: PublicationRecord
  let context: PageContext

  static let members: Members<PublicationContext> = [
    .text("name") { of in
      let words = of.context.site.words
      let day = CalendarDate(iso: of.record.asOf).map { of.context.site.language.text(of: $0) } ?? ""
      return words.text("publication-name").replacing("{number}", with: "\(of.record.number)")
        .replacing("{day}", with: day)
    },
    .text("summary") { $0.summary },
  ]

  /// How many tables are new, have other figures, or are gone.
  private var summary: String {
    let words = context.site.words
    guard let change = record.change else {
      return words.text("publication-first").replacing("{count}", with: "\(record.tableCount)")
    }
    let counts = [
      ("change-added", change.added.count), ("change-changed", change.changed.count),
      ("change-gone", change.gone.count),
    ].filter { $0.1 > 0 }
    return counts.map { "\(words.text($0.0)): \($0.1)" }.joined(
      separator: context.site.language.isJapanese ? "、" : ", ")
  }
}
