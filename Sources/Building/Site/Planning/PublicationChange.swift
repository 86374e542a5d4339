import Ledger
import Tables

/// What a sealing shows otherwise than one before it, for whoever comes back to the figures.
struct PublicationChange: Sendable {
  /// The number of the sealing before, and the last day that its figures know of.
  let before: (number: Int, asOf: String)
  /// The names of tables that were not shown before.
  let added: [String]
  /// The names of tables that have other figures or other months.
  let changed: [String]
  /// The titles of tables that are shown no more.
  let gone: [String]

  /// Whether readers see nothing else.
  var isNone: Bool { added.isEmpty && changed.isEmpty && gone.isEmpty }

  /// Compares two sealings.
  init(from former: Sealing, to latest: Sealing) {
    before = (former.number, former.asOf)
    let old = Dictionary(former.tables.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    added = latest.tables.map(\.id).filter { old[$0] == nil }
    changed = latest.tables.filter { table in old[table.id].map { !table.shows(theSameAs: $0) } ?? false }.map(\.id)
    let ids = Set(latest.tables.map(\.id))
    gone = former.tables.filter { !ids.contains($0.id) }.map { table in
      former.fictional.contains(table.id) ? Fiction.title(table.title) : table.title
    }
  }

  /// The last change that readers could see: against the newest sealing that shows anything else; `nil` for a first one.
  ///
  /// - Parameter sealings: all of an edition, in order.
  static func last(of sealings: [Sealing]) -> PublicationChange? {
    guard let latest = sealings.last else { return nil }
    let changes = sealings.dropLast().reversed().lazy.map { PublicationChange(from: $0, to: latest) }
    return changes.first { !$0.isNone } ?? changes.first
  }
}

/// One of the times at which figures were published, for the log of all of them.
struct PublicationRecord: Sendable {
  let number: Int
  /// The last day that its figures know of.
  let asOf: String
  /// How many tables it shows.
  let tableCount: Int
  /// What it shows otherwise than the one before; `nil` for the first.
  let change: PublicationChange?

  /// All times at which readers got anything else, the newest first.
  ///
  /// - Parameter sealings: all of an edition, in order.
  static func all(of sealings: [Sealing]) -> [PublicationRecord] {
    sealings.indices.reversed().compactMap { place in
      let sealing = sealings[place]
      let change = place == 0 ? nil : PublicationChange(from: sealings[place - 1], to: sealing)
      if change?.isNone ?? false { return nil }
      return PublicationRecord(
        number: sealing.number, asOf: sealing.asOf, tableCount: sealing.tables.count, change: change)
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
