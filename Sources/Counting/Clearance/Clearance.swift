import Audit
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
  /// What an attack on the figures found.
  public let report: AuditReport
  /// What cannot be kept.
  public let hopeless: [String]
  /// Cells that the policy names and that do not exist.
  public let unknown: [String]

  /// Whether the figures may be sealed.
  public var isSafe: Bool { hopeless.isEmpty && unknown.isEmpty && report.isSafe }

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
    var choices = tables.map { LevelChoice($0.tally, catalogue, threshold: policy.threshold) }
    while true {
      let instance = PublicationInstance(catalogue, relations, choices, identities, policy)
      let options = ProtectionOptions(weights: instance.weights, mustPrint: Set(policy.mustPrint))
      guard let protection = Protector.protect(instance.instance, options) else { return nil }
      let isHidden = Set(protection.primaries + protection.secondaries)
      // What hides too much is made coarser, and everything is weighed anew.
      let coarser = choices.map { $0.coarsened { isHidden.contains(catalogue.cells[$0].name) } }
      guard coarser == choices else {
        choices = coarser
        continue
      }
      return Clearance(
        tables: zip(tables, choices).compactMap { $1.table($0, isHidden: isHidden, catalogue) },
        withheld: choices.compactMap(\.withheld),
        hidden: (protection.primaries, protection.secondaries),
        report: Auditor.audit(protection.instance, depth: .verdicts),
        hopeless: protection.hopeless,
        unknown: policy.mustPrint.filter { name in !catalogue.cells.contains { $0.name == name } })
    }
  }

  private init(
    tables: [PublishedTable], withheld: [WithheldTable], hidden: (primaries: [String], secondaries: [String]),
    report: AuditReport, hopeless: [String], unknown: [String]
  ) {
    self.unknown = unknown
    self.tables = tables.sorted { $0.id < $1.id }
    self.withheld = withheld.sorted { $0.id < $1.id }
    self.hidden = hidden
    self.report = report
    self.hopeless = hopeless
  }
}
