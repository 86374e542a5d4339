public import Audit
public import Claims
@_spi(Clearance) @_spi(Exact) public import Disclosure
import Instances
import Protection
public import Statistics

/// Tables that may be published, chosen and protected together.
public struct Clearance: Sendable {
  /// The tables that are published, sorted by name.
  public let tables: [PublishedTable]
  /// The tables that are not.
  public let withheld: [WithheldTable]
  /// What was hidden because it is small, and for the sake of others, by the names of cells.
  public let hidden: (primaries: [String], secondaries: [String])
  /// What is known to hold between figures besides.
  public let known: [Publication.Known]
  /// What attacks found: on the tables as readers have them, and on all counts at all levels.
  public let reports: [AuditReport]
  /// What cannot be kept.
  public let hopeless: [String]
  /// Cells that the policy names and that do not exist.
  public let unknown: [String]

  /// Whether the figures may be sealed.
  public var isSafe: Bool { hopeless.isEmpty && unknown.isEmpty && reports.allSatisfy(\.isSafe) }

  /// Chooses levels, hides, and attacks the outcome.
  ///
  /// A table is shown at the finest level at which at most half of its counts, zeros aside, are hidden.
  ///
  /// The value is `nil` if a count is missing that everything rests on.
  ///
  /// - Parameters:
  ///   - tables: the declared tables with their counts.
  ///   - identities: what else is known to hold between the figures.
  public static func clear(
    _ tables: [(table: StatisticsTable, tally: Tally)], _ identities: [Identity], _ policy: DisclosurePolicy
  ) -> Clearance? {
    var catalogue = CellCatalogue()
    for (table, tally) in tables { catalogue.add(table, tally) }
    let relations = CellRelations(catalogue)
    // Counts that are large, and that readers could take for small ones: they are kept like those.
    var alsoKeep: Set<String> = []
    var choices = tables.map { LevelChoice($0.tally, catalogue, threshold: policy.threshold) }
    while true {
      let instance = PublicationInstance(catalogue, relations, choices, identities, policy)
      let options = ProtectionOptions(
        weights: instance.weights, mustPrint: Set(policy.mustPrint), alsoKeep: alsoKeep)
      guard let protection = Protector.protect(instance.instance, options) else { return nil }
      let isHidden = Set(protection.primaries + protection.secondaries)
      // What hides too much is made coarser, and everything is weighed anew.
      let coarser = choices.map { $0.coarsened { isHidden.contains(catalogue.cells[$0].name) } }
      guard coarser == choices else {
        choices = coarser
        continue
      }
      let published = zip(tables, choices).compactMap { $1.table($0, isHidden: isHidden, catalogue) }
      let known = identities.compactMap { Self.known($0, tables) }
      let publication = Publication(tables: published, identities: known, threshold: policy.threshold)
      let outside = Auditor.audit(publication)
      let doubtful = outside.findings.filter { $0.verdict != .safe && isHidden.contains($0.id) }.map(\.id)
      if !alsoKeep.isSuperset(of: doubtful) {
        alsoKeep.formUnion(doubtful)
        continue
      }
      let inside = Auditor.audit(protection.instance, depth: .verdicts)
      return Clearance(
        tables: published, known: known,
        withheld: choices.compactMap(\.withheld),
        hidden: (protection.primaries, protection.secondaries),
        reports: [outside, inside],
        hopeless: protection.hopeless,
        unknown: policy.mustPrint.filter { name in !catalogue.cells.contains { $0.name == name } })
    }
  }

  /// An identity by the names of cells.
  private static func known(_ identity: Identity, _ tables: [(table: StatisticsTable, tally: Tally)]) -> Publication
    .Known?
  {
    var terms: [String: Int] = [:]
    for term in identity.terms {
      guard let tally = tables.first(where: { $0.tally.table == term.table })?.tally, tally.unit.isPersonal else {
        return nil
      }
      let (row, column) = (tally.rows.members[term.row].code, tally.columns.members[term.column].code)
      terms["\(tally.table)[\(column.isEmpty ? row : "\(row),\(column)")]", default: 0] += term.coefficient
    }
    return Publication.Known(
      terms: terms, isAtLeast: identity.comparison != .atMost, isAtMost: identity.comparison != .atLeast,
      bound: identity.bound)
  }

  private init(
    tables: [PublishedTable], known: [Publication.Known], withheld: [WithheldTable],
    hidden: (primaries: [String], secondaries: [String]),
    reports: [AuditReport], hopeless: [String], unknown: [String]
  ) {
    self.unknown = unknown
    self.tables = tables.sorted { $0.id < $1.id }
    self.withheld = withheld.sorted { $0.id < $1.id }
    self.hidden = hidden
    self.reports = reports
    self.known = known
    self.hopeless = hopeless
  }
}
