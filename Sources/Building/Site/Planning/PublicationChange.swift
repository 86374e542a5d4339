import Disclosure
import Ledger

/// What a sealing shows otherwise than the one before it, for whoever comes back to the figures.
struct PublicationChange: Sendable {
  /// The number of the sealing before, and the last day that its figures know of.
  let before: (number: Int, asOf: String)
  /// The names of tables that were not shown before.
  let added: [String]
  /// The names of tables that have other figures or other months.
  let changed: [String]
  /// The titles of tables that are shown no more.
  let gone: [String]

  /// Compares; `nil` for a first sealing.
  ///
  /// - Parameter sealings: all of an edition, in order.
  init?(_ sealings: [Sealing]) {
    guard let latest = sealings.last, let former = sealings.dropLast().last else { return nil }
    before = (former.number, former.asOf)
    let old = Dictionary(former.tables.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    added = latest.tables.map(\.id).filter { old[$0] == nil }
    changed = latest.tables.filter { table in old[table.id].map { !table.shows(theSameAs: $0) } ?? false }.map(\.id)
    let ids = Set(latest.tables.map(\.id))
    gone = former.tables.filter { !ids.contains($0.id) }.map { table in
      former.fictional.contains(table.id) ? Fiction.title(table.title) : table.title
    }
  }
}

extension PublishedTable {
  /// Whether another shows the same figures of the same months; what it is called and what is said of it may be other.
  fileprivate func shows(theSameAs other: PublishedTable) -> Bool {
    scope == other.scope && rows.members.map(\.code) == other.rows.members.map(\.code)
      && columns.members.map(\.code) == other.columns.members.map(\.code) && figures == other.figures
  }
}
