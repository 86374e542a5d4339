import Disclosure
public import Ledger

/// The figures that were cleared, and how a site shows them.
public struct ShownFigures: Sendable {
  /// What was cleared.
  public let sealing: Sealing
  /// Names of tables that rest on made-up records or figures.
  let fictional: Set<String>
  /// Tables that are not shown, each with the given one that is shown in its place.
  let shownElsewhere: [String: String]

  /// Makes figures for a site.
  ///
  /// - Parameters:
  ///   - fictional: names of tables that rest on made-up records or figures.
  ///   - shownElsewhere: names of tables that are not shown, each with that of the given one in its place.
  public init(_ sealing: Sealing, fictional: Set<String>, shownElsewhere: [String: String]) {
    self.sealing = sealing
    self.fictional = fictional
    // Where the other was not sealed yet, nothing stands in the table's place.
    let sealed = Set(sealing.tables.map(\.id))
    self.shownElsewhere = shownElsewhere.filter { sealed.contains($0.value) }
  }

  /// The tables that have pages.
  var tables: [PublishedTable] { sealing.tables.filter { shownElsewhere[$0.id] == nil } }

  /// Whether a table rests on made-up records or figures.
  func isFictional(_ table: PublishedTable) -> Bool { fictional.contains(table.id) }
}
