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
  /// Cells, tables and levels that the policy names and that do not exist.
  public let unknown: [String]

  /// Cells that the policy names and that cannot be printed: they are small, would give small ones away, or stand in no
  /// table that is published.
  public let notPrinted: [String]
  /// Cells of closed periods whose count is no longer what was published.
  public let changed: [String]
  /// Cells of closed periods that were hidden and in which nobody is by now: a zero would tell how many they were.
  public let vanished: [String]

  /// Of each table and each level that was given up, how many of a hundred counts would have been hidden.
  public let shares: [String: [Int]]
  /// Of each table all levels that it may be shown at, the finest first, with how many of its counts are small there.
  public let levels: [String: [LevelSummary]]
  let publication: Publication
  let names: [String: String]
  /// Of each table that had to be given up, the count that it would have given away.
  let givenUpFor: [String: String]

  /// Tables that were cleared together.
  public struct Release: Sendable {
    /// Its place among all.
    public let number: Int
    /// The last day that its figures know of.
    public let asOf: String
    /// The tables.
    public let tables: [PublishedTable]
    /// What else is known to hold between their figures.
    public let known: [Publication.Known]

    /// Makes a release.
    public init(number: Int, asOf: String, tables: [PublishedTable], known: [Publication.Known]) {
      self.known = known
      self.number = number
      self.asOf = asOf
      self.tables = tables
    }
  }

  /// Tables that the policy wants at a level that they do not have, with those that they have.
  public let unknownLevels: [(table: String, known: [String])]

  /// Whether the policy names only what there is.
  public var isWellAsked: Bool { unknown.isEmpty && unknownLevels.isEmpty }

  /// Whether readers get any table about people; a site without such tables has nothing to lose.
  public var isAnythingShown: Bool { !tables.isEmpty || withheld.isEmpty }

  /// Whether the figures may be sealed.
  public var isSafe: Bool {
    // Where every table is shown again as it was, nothing new is told, and nothing can be told too much.
    isWellAsked && changed.isEmpty && vanished.isEmpty && notPrinted.isEmpty
      && (!isNew || hopeless.isEmpty && reports.allSatisfy(\.isSafe))
  }

  /// Whether a table about persons has figures that no earlier release had.
  public var isNew: Bool { tables.contains { $0.unit.isPersonal && $0.carriedFrom == nil } }

  /// Counts that cannot all be true, so that nothing may be built on them.
  public struct Contradiction: Error {
    /// Cells that two tables count, and not alike; empty if no cell can be named.
    public let cells: [String]
  }

  /// Chooses levels, hides, and attacks the outcome.
  ///
  /// A table is shown at the finest level at which at most half of its counts, zeros aside, are hidden.
  ///
  /// - Parameters:
  ///   - tables: the declared tables with their counts.
  ///   - identities: what else is known to hold between the figures.
  ///   - earlier: what was cleared before, oldest first.
  ///   - last: the tables of the last of those, as they may be shown again; by default as they are.
  public static func clear(
    _ tables: [(table: StatisticsTable, tally: Tally)], _ identities: [Identity], _ policy: DisclosurePolicy,
    after earlier: [Release] = [], last: [PublishedTable]? = nil
  ) throws(Contradiction) -> Clearance {
    var catalogue = CellCatalogue()
    for (table, tally) in tables { catalogue.add(table, tally) }
    guard catalogue.contradicted.isEmpty else { throw Contradiction(cells: catalogue.contradicted) }
    for release in earlier { for table in release.tables { catalogue.add(earlier: table, release: release.number) } }
    // A table that counts something else by now is another, whatever it is called, and so is one at a level that is not
    // wanted any more.
    let latest = Dictionary(
      (last ?? earlier.last?.tables ?? []).filter { old in
        tables.contains { $0.tally.table == old.id && old.isAbout($0.table, $0.tally) }
          && policy.levels[old.id]?.allows(rows: old.rows.level, columns: old.columns.level) ?? true
      }.map { ($0.id, $0.carried(from: earlier.last?.asOf ?? "")) },
      uniquingKeysWith: { first, _ in first })
    let mustPrint = catalogue.isPublic.map { catalogue.cells[$0].name } + policy.mustPrint.compactMap(catalogue.name)
    let mustHide = Set(catalogue.wasHidden.subtracting(catalogue.isPublic).map { catalogue.cells[$0].name })
    // Counts that are large, and that readers could take for small ones: they are kept like those.
    var alsoKeep: Set<String> = []
    var choices = tables.map { LevelChoice($0.tally, catalogue, policy) }
    var givenUpFor: [String: String] = [:]
    while true {
      let relations = CellRelations(catalogue, threshold: policy.threshold, alsoKeep: alsoKeep)
      let instance = PublicationInstance(catalogue, relations, choices, identities, policy)
      let options = ProtectionOptions(
        weights: instance.weights, totals: instance.totals, mustPrint: Set(mustPrint), alsoKeep: alsoKeep,
        mustHide: mustHide)
      let pattern = try Pattern.choose(instance.instance, options, choices, catalogue)
      let protection = pattern.protection
      // What hides too much is made coarser, and everything is weighed anew.
      let settled =
        pattern.coarsened == 0
        ? choices.map { $0.carrying(latest[$0.id]) { pattern.hides($0, catalogue) } } : pattern.choices
      guard settled == choices else {
        choices = settled
        continue
      }
      let published = zip(tables, choices).compactMap { $1.table($0, isHidden: pattern.isHidden, catalogue) }
      let carried = Dictionary(
        choices.compactMap { choice in choice.carried.map { (choice.id, $0) } }, uniquingKeysWith: { first, _ in first }
      )
      let known = identities.compactMap { Self.known($0, tables, carried) }
      let publication = Publication(
        releases: earlier.map { .init(number: $0.number, tables: $0.tables, identities: $0.known) }
          + [.init(number: (earlier.last?.number ?? 0) + 1, tables: published, identities: known)],
        threshold: policy.threshold)
      let outside = Auditor.audit(publication, isJoint: true)
      let doubtful = outside.findings.filter { $0.verdict != .safe }.compactMap { catalogue.name(of: $0.id) }
      if !alsoKeep.isSuperset(of: doubtful) {
        alsoKeep.formUnion(doubtful)
        continue
      }
      let inside = Auditor.audit(protection.instance, depth: .verdicts)
      // What cannot be made safe is given up: the value before stands, or the next coarser level is tried.
      let exposed =
        protection.hopeless + [outside, inside].flatMap(\.findings).filter { $0.verdict != .safe }.map(\.id)
      if !exposed.isEmpty {
        let given = Self.givingUp(choices, exposed, latest)
        if given != choices {
          for (old, new) in zip(choices, given) where old != new { givenUpFor[new.id] = exposed.first }
          choices = given
          continue
        }
      }
      return Clearance(
        tables: published, known: known, publication: publication,
        shares: Dictionary(choices.map { ($0.id, $0.shares) }, uniquingKeysWith: { first, _ in first }),
        levels: Dictionary(choices.map { ($0.id, $0.summaries) }, uniquingKeysWith: { first, _ in first }),
        names: catalogue.names, givenUpFor: givenUpFor,
        withheld: choices.compactMap(\.withheld),
        hidden: (protection.primaries, protection.secondaries),
        reports: [outside, inside],
        hopeless: protection.hopeless,
        unknown: Self.unknown(policy, choices, catalogue),
        unknownLevels: zip(tables, choices).filter { !$1.hasLevels }.map { (table: $1.id, known: $0.tally.levelNames) },
        changed: catalogue.changed, vanished: catalogue.vanished,
        notPrinted: policy.mustPrint.filter { name in
          catalogue.name(of: name) != nil && !published.contains { $0.prints(name) }
        })
    }
  }

  /// What the policy names and no table has.
  private static func unknown(
    _ policy: DisclosurePolicy, _ choices: [LevelChoice], _ catalogue: CellCatalogue
  ) -> [String] {
    let tables = Set(choices.map(\.id))
    let levels = policy.levels.keys.filter { !tables.contains($0) }
    return policy.mustPrint.filter { catalogue.name(of: $0) == nil }
      + policy.weights.keys.filter { catalogue.name(of: $0) == nil && !tables.contains($0) }.sorted() + levels.sorted()
  }

  /// The choices without the table that most exposed counts are named after, or else without one more.
  private static func givingUp(
    _ choices: [LevelChoice], _ exposed: [String], _ latest: [String: PublishedTable]
  ) -> [LevelChoice] {
    var counts: [String: Int] = [:]
    for name in exposed.flatMap({ $0.split(separator: CellRelations.minus) }) {
      if let bracket = name.firstIndex(of: "[") { counts[String(name[..<bracket]), default: 0] += 1 }
    }
    let named = choices.filter { $0.isShownAnew && counts[$0.id] != nil }.max {
      (counts[$0.id] ?? 0, -$0.printedCells.count) < (counts[$1.id] ?? 0, -$1.printedCells.count)
    }
    // Where none of those named is shown, one of the others tells what gives them away.
    let other =
      choices.last { $0.isShownAnew && $0.hasChanged(from: latest[$0.id]) } ?? choices.last(where: \.isShownAnew)
    guard let given = named ?? other else { return choices }
    return choices.map { $0.id == given.id ? $0.givenUp(for: latest[$0.id]) : $0 }
  }

  /// An identity by the names of cells.
  ///
  /// A table that is shown again as it was has cells of the same names that count fewer months; those are not meant.
  private static func known(
    _ identity: Identity, _ tables: [(table: StatisticsTable, tally: Tally)], _ carried: [String: PublishedTable]
  ) -> Publication.Known? {
    var terms: [String: Int] = [:]
    for term in identity.terms {
      guard let (table, tally) = tables.first(where: { $0.tally.table == term.table }), tally.unit.isPersonal else {
        return nil
      }
      let (row, column) = (tally.rows.members[term.row], tally.columns.members[term.column])
      let name = "\(tally.table)[\(column.code.isEmpty ? row.code : "\(row.code),\(column.code)")]"
      let isMeant =
        carried[tally.table].map { Predicate(table, row: row, column: column) == Predicate($0, row.code, column.code) }
        ?? true
      terms[isMeant ? name : "\(name) (unpublished)", default: 0] += term.coefficient
    }
    return Publication.Known(
      terms: terms, isAtLeast: identity.comparison != .atMost, isAtMost: identity.comparison != .atLeast,
      bound: identity.bound)
  }

  private init(
    tables: [PublishedTable], known: [Publication.Known], publication: Publication, shares: [String: [Int]],
    levels: [String: [LevelSummary]], names: [String: String], givenUpFor: [String: String], withheld: [WithheldTable],
    hidden: (primaries: [String], secondaries: [String]),
    reports: [AuditReport], hopeless: [String], unknown: [String],
    unknownLevels: [(table: String, known: [String])], changed: [String], vanished: [String], notPrinted: [String]
  ) {
    self.notPrinted = notPrinted
    self.unknownLevels = unknownLevels
    self.changed = changed
    self.vanished = vanished
    self.publication = publication
    self.shares = shares
    self.levels = levels
    self.names = names
    self.givenUpFor = givenUpFor
    self.unknown = unknown
    self.tables = tables.sorted { $0.id < $1.id }
    self.withheld = withheld.sorted { $0.id < $1.id }
    self.hidden = hidden
    self.reports = reports
    self.known = known
    self.hopeless = hopeless
  }
}
