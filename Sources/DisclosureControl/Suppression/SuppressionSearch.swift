import AttackProblems
import CaseRecords
import CheckedStatistics
import TableDeclarations
@_spi(Suppression) @_spi(Exact) import Tables
import Worlds

/// Chooses levels and cells to suppress, round by round, until nothing that is published can be narrowed.
///
/// A round proposes a pattern, looks for worlds that certify it, and attacks the tables with it by linear programmes.
/// What fails is protected further, suppressed, or given up; every round takes something away, so that there is a last.
/// When the rest is safe, the tables that were given up, or made coarser, are tried again, one after another, then small
/// tables with patterns that are tried one by one, and what is not shown then is shown with the totals of one axis, if that
/// can be.
struct SuppressionSearch {
  let tables: [CountedTable]
  let identities: [Identity]
  /// Small differences between given counts and others.
  let remainders: GivenRemainders
  let policy: DisclosurePolicy
  let earlier: [ProtectedTables.Release]
  /// The tables of all earlier releases, one after another.
  let former: [PublishedTable]
  var certifier: Certifier?
  /// What no world shows of the earlier releases alone.
  var openBefore: [Certification.OpenTarget] = []
  let catalogue: CellCatalogue
  /// The tables of the last release that may be shown again, by name.
  let latest: [String: PublishedTable]
  let mustPrint: Set<CellID>
  var mustHide: Set<CellID>
  /// Counts that are large, and that readers could take for small ones: they are kept like those.
  var alsoKeep: Set<CellID> = []
  var choices: [LevelChoice]
  var givenUpFor: [String: CellID] = [:]
  /// The choices before any table was weighed with others.
  private(set) var alone: [LevelChoice] = []
  /// For each given table that was given up with another, the name of that other: a check names a count of it that is not
  /// published.
  var tiedTo: [String: String] = [:]
  /// The tables that were given up, as they were before, in that order, and those that were made coarser before another was
  /// given up.
  var givenUp: [LevelChoice] = []
  /// All choices that became coarser because too much would have been hidden, as they were before.
  var coarsened: [LevelChoice] = []
  /// How many of ``coarsened`` became coarser before the last table was given up, or when each was weighed alone.
  var coarsenedBefore = 0
  /// How many times the work it may do a search for worlds may be estimated to take, so that it is begun all the same.
  var patience = 1.0
  /// The counts of the last proposal, hidden ones too, and the order that led to its pattern.
  var proposed: (shown: Set<Int>, order: ProtectionOrder)?
  /// The tables of the last proposal that was safe.
  var published: [PublishedTable] = []
  /// So many small counts are protected together.
  var mostSmall = Self.mostSmallAtOnce
  /// The fewest small counts for which a trial's search for worlds was declined.
  ///
  /// It would hardly ever be begun for more, and a proposal alone takes seconds. Totals of one axis are tried all the same.
  var fewestDeclined = Int.max

  /// So many small counts can be protected together in reasonable time.
  static let mostSmallAtOnce = 160

  init(
    _ tables: [CountedTable], _ identities: [Identity], _ policy: DisclosurePolicy,
    _ earlier: [ProtectedTables.Release], last: [PublishedTable]?, _ register: Register?
  ) throws(ProtectedTables.Contradiction) {
    var catalogue = CellCatalogue()
    for table in tables { catalogue.add(table) }
    guard catalogue.contradicted.isEmpty else { throw ProtectedTables.Contradiction(cells: catalogue.contradicted) }
    for release in earlier { for table in release.tables { catalogue.add(earlier: table, release: release.number) } }
    // A table that counts something else by now is another, whatever it is called, and so is one at a level that is not
    // wanted any more.
    latest = Dictionary(
      (last ?? earlier.last?.tables ?? []).filter { old in
        tables.contains { $0.id == old.id && old.isAbout($0) }
          && policy.levels[old.id]?.allows(rows: old.rows.level, columns: old.columns.level) ?? true
      }.map { ($0.id, $0.carried(from: earlier.last?.asOf ?? "")) },
      uniquingKeysWith: { first, _ in first })
    mustPrint = Set(
      catalogue.isPublic.map { catalogue.cells[$0].id }
        + policy.mustPrint.compactMap { catalogue.firstID(of: CellID($0)) })
    mustHide = Set(catalogue.wasHidden.subtracting(catalogue.isPublic).map { catalogue.cells[$0].id })
    choices = tables.map { LevelChoice($0.exactTable, catalogue, policy) }
    (self.tables, self.identities, self.policy, self.earlier) = (tables, identities, policy, earlier)
    remainders = GivenRemainders(catalogue, identities, threshold: policy.threshold)
    former = earlier.flatMap(\.tables)
    (certifier, self.catalogue) = (policy.threshold > 1 ? register.map { Certifier($0) } : nil, catalogue)
    // What was published cannot be taken back: new tables are only held to what worlds show without them.
    let before = site([], prices: [:])
    openBefore = earlier.isEmpty ? [] : certifier?.certifyPublished(before).open ?? []
  }

  // MARK: - Rounds

  /// What a round comes to.
  enum Round {
    /// Something is protected further, or taken away.
    case again
    /// The search for worlds was not begun, or ended before everything was tried.
    case exhausted(isBegun: Bool)
    /// Some cells cannot be made safe; the tables as they are besides.
    case exposed([Exposed], ProtectedTables)
    /// Nothing that is published can be narrowed.
    case safe(ProtectedTables)
  }

  /// Takes away until what is left is safe, and tries again what was given up.
  mutating func run() throws(ProtectedTables.Contradiction) -> ProtectedTables {
    if certifier != nil { weighAlone() }
    alone = choices
    var best = try search()
    guard best.isSafe else { return best }
    best = restore(after: best)
    best = showRest(after: best)
    while true {
      best.evidence.crossed = certifier?.crossed(site(published, prices: [:]))
      // What is proved to be small although nobody printed it is given away by one of the tables.
      guard let known = best.evidence.crossed?.known, giveUp(known.compactMap(exposed)) else { return best }
      forgetUnshown()
      // The rest was certified with as much work, and with as much patience.
      certifier?.restoreWork()
      mostSmall = Self.mostSmallAtOnce
      best = try search()
      guard best.isSafe else { return best }
      best = showMargins(after: best)
    }
  }

  /// Weighs one proposal after another; what cannot be made safe is given up: the value before stands, or the next
  /// coarser level is tried.
  private mutating func search() throws(ProtectedTables.Contradiction) -> ProtectedTables {
    while true {
      limit()
      switch try round() {
      case .again: continue
      case .exhausted: mostSmall = small / 2
      case .exposed(let cells, let outcome): if !giveUp(cells) { return outcome }
      case .safe(let outcome): return outcome
      }
    }
  }

  /// Proposes, looks for worlds and attacks by linear programmes.
  mutating func round() throws(ProtectedTables.Contradiction) -> Round {
    guard let proposal = try propose() else { return .again }
    let certification = certify(proposal)
    if let certification, let round = follow(certification, proposal) { return round }
    // Worlds show what becomes of counts and differences; what crossed variables tell of others is for programmes, and
    // of many tables they would take long. Without crossings a reader knows less, and may take a large hidden count for a
    // small one, for which the whole ledger would be refused: both attacks must find nothing.
    let isJoint = certifier == nil || proposal.publication.canBeCrossed
    let outside = (isJoint ? [false, true] : [false]).map { Auditor.audit(proposal.publication, isJoint: $0) }
    let found = outside.flatMap(\.findings).filter { $0.verdict != .safe }
    let doubtful = found.compactMap { catalogue.firstID(of: $0.id) }
    if !alsoKeep.isSuperset(of: doubtful) {
      alsoKeep.formUnion(doubtful)
      return .again
    }
    let inside = Auditor.audit(proposal.pattern.protection.problem, depth: .verdicts)
    let narrowed = (outside + [inside]).flatMap(\.findings).filter { $0.verdict != .safe }.map(\.id)
    let unprotectable = certification?.isComplete ?? false ? [] : proposal.pattern.protection.unprotectable
    let open = certification?.open.map { self.exposed($0, proposal) } ?? []
    let exposed =
      (unprotectable + narrowed).map { Exposed($0) } + open
      + (outside.contains(where: \.isIncomplete) ? [.unknown] : [])
    let outcome = outcome(proposal, outside + [inside], unprotectable, certification)
    guard exposed.isEmpty else { return .exposed(exposed, outcome) }
    published = proposal.published
    return .safe(outcome)
  }

  /// Does what worlds ask for; `nil` where they ask for nothing.
  private mutating func follow(_ certification: Certification, _ proposal: Proposal) -> Round? {
    if certification.isExhausted, small > 1 { return .exhausted(isBegun: !certification.isDeclined) }
    return suppress(certification.suggested, proposal) ? .again : nil
  }
}
