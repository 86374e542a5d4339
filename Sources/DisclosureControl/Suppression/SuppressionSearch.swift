import AttackProblems
import CaseRecords
import CheckedStatistics
import TableDeclarations
@_spi(Suppression) @_spi(Exact) import Tables
import Worlds

/// Chooses levels and cells to suppress, round by round, until nothing that is published can be narrowed.
///
/// A round proposes a pattern, attacks the tables with it by linear programmes, and looks for worlds that certify it; of
/// many tables worlds are sought first.
/// What fails is protected further, suppressed, or given up; every round takes something away, so that there is a last.
struct SuppressionSearch {
  private let tables: [(table: StatisticsTable, exactTable: ExactTable)]
  private let identities: [Identity]
  private let policy: DisclosurePolicy
  private let earlier: [Clearance.Release]
  /// The tables of all earlier releases, one after another.
  private let former: [PublishedTable]
  private var certifier: Certifier?
  /// What no world shows of the earlier releases alone.
  private var openBefore: [Certification.OpenTarget] = []
  private let catalogue: CellCatalogue
  /// The tables of the last release that may be shown again, by name.
  private let latest: [String: PublishedTable]
  private let mustPrint: Set<String>
  private var mustHide: Set<String>
  /// Counts that are large, and that readers could take for small ones: they are kept like those.
  private var alsoKeep: Set<String> = []
  private var choices: [LevelChoice]
  private var givenUpFor: [String: String] = [:]

  init(
    _ tables: [(table: StatisticsTable, exactTable: ExactTable)], _ identities: [Identity], _ policy: DisclosurePolicy,
    _ earlier: [Clearance.Release], last: [PublishedTable]?, _ register: Register?
  ) throws(Clearance.Contradiction) {
    var catalogue = CellCatalogue()
    for (table, exactTable) in tables { catalogue.add(table, exactTable) }
    guard catalogue.contradicted.isEmpty else { throw Clearance.Contradiction(cells: catalogue.contradicted) }
    for release in earlier { for table in release.tables { catalogue.add(earlier: table, release: release.number) } }
    // A table that counts something else by now is another, whatever it is called, and so is one at a level that is not
    // wanted any more.
    latest = Dictionary(
      (last ?? earlier.last?.tables ?? []).filter { old in
        tables.contains { $0.exactTable.table == old.id && old.isAbout($0.table, $0.exactTable) }
          && policy.levels[old.id]?.allows(rows: old.rows.level, columns: old.columns.level) ?? true
      }.map { ($0.id, $0.carried(from: earlier.last?.asOf ?? "")) },
      uniquingKeysWith: { first, _ in first })
    mustPrint = Set(
      catalogue.isPublic.map { catalogue.cells[$0].name } + policy.mustPrint.compactMap(catalogue.name))
    mustHide = Set(catalogue.wasHidden.subtracting(catalogue.isPublic).map { catalogue.cells[$0].name })
    choices = tables.map { LevelChoice($0.exactTable, catalogue, policy) }
    (self.tables, self.identities, self.policy, self.earlier) = (tables, identities, policy, earlier)
    former = earlier.flatMap(\.tables)
    (certifier, self.catalogue) = (policy.threshold > 1 ? register.map { Certifier($0) } : nil, catalogue)
    // What was published cannot be taken back: new tables are only held to what worlds show without them.
    let before = site([], prices: [:])
    openBefore = earlier.isEmpty ? [] : certifier?.certify(before, work: Certifier.mostWork).open ?? []
  }

  /// A pattern for the choices as they are, with the tables that come of it.
  private struct Proposal {
    let pattern: Pattern
    let published: [PublishedTable]
    let known: [Publication.Known]
    let publication: Publication
  }

  mutating func run() throws(Clearance.Contradiction) -> Clearance {
    while true {
      guard let proposal = try propose() else { continue }
      // Of many tables worlds are sought first, for programmes over all of them take long.
      let isCrossed = certifier == nil || proposal.publication.canBeCrossed
      let early = isCrossed ? nil : certify(proposal)
      if let early, halve(early) || suppress(early.suggested, proposal) { continue }
      let outside = Auditor.audit(proposal.publication, isJoint: isCrossed)
      let doubtful = outside.findings.filter { $0.verdict != .safe }.compactMap { catalogue.name(of: $0.id) }
      if !alsoKeep.isSuperset(of: doubtful) {
        alsoKeep.formUnion(doubtful)
        continue
      }
      let inside = Auditor.audit(proposal.pattern.protection.problem, depth: .verdicts)
      let narrowed = [outside, inside].flatMap(\.findings).filter { $0.verdict != .safe }.map(\.id)
      let certification = early ?? certify(proposal)
      if let certification, halve(certification) || suppress(certification.suggested, proposal) { continue }
      // What cannot be made safe is given up: the value before stands, or the next coarser level is tried.
      let unprotectable = certification?.isComplete ?? false ? [] : proposal.pattern.protection.unprotectable
      let open = certification?.open.map { blamed(for: $0, proposal) } ?? []
      if giveUp(unprotectable + narrowed + open) { continue }
      return clearance(proposal, [outside, inside], unprotectable, certification)
    }
  }

  // MARK: - Steps of a round

  /// Proposes what to suppress; `nil` if that made a table coarser or brought an earlier one back, so that everything is
  /// weighed anew.
  private mutating func propose() throws(Clearance.Contradiction) -> Proposal? {
    limit()
    let considered = catalogue.considered(Set(choices.flatMap(\.printedCells)))
    let relations = CellRelations(
      catalogue, threshold: policy.threshold, alsoKeep: alsoKeep, considered: considered)
    let proposed = PublicationProblem(catalogue, relations, choices, identities, policy, considered: considered)
    let options = ProtectionOptions(
      weights: proposed.weights, totals: proposed.totals, mustPrint: mustPrint, alsoKeep: alsoKeep, mustHide: mustHide)
    let pattern = try Pattern.choose(proposed.problem, options, choices, catalogue)
    let settled =
      pattern.coarsened == 0
      ? choices.map { $0.carrying(latest[$0.id]) { pattern.hides($0, catalogue) } } : pattern.choices
    guard settled == choices else {
      choices = settled
      return nil
    }
    let published = zip(tables, choices).compactMap { $1.table($0, isHidden: pattern.isHidden, catalogue) }
    let carried = Dictionary(
      choices.compactMap { choice in choice.carried.map { (choice.id, $0) } }, uniquingKeysWith: { first, _ in first })
    let known = identities.compactMap { Clearance.known($0, tables, carried) }
    let publication = Publication(
      releases: earlier.map { .init(number: $0.number, tables: $0.tables, identities: $0.known) }
        + [.init(number: (earlier.last?.number ?? 0) + 1, tables: published, identities: known)],
      threshold: policy.threshold)
    return Proposal(pattern: pattern, published: published, known: known, publication: publication)
  }

  /// So many small counts can be protected together in reasonable time.
  private var mostSmall = 160

  /// Gives up what has most small counts, as long as there are too many to protect.
  private mutating func limit() {
    while certifier != nil, small > mostSmall {
      let shown = choices.filter(\.isShownAnew)
      guard let most = shown.max(by: { (small(in: $0), $1.id) < (small(in: $1), $0.id) }) else { return }
      choices = choices.map { $0.id == most.id ? $0.givenUp(for: latest[$0.id]) : $0 }
    }
  }

  private func small(in choice: LevelChoice) -> Int {
    choice.printedCells.count { (1..<max(policy.threshold, 1)).contains(catalogue.cells[$0].count) }
  }

  /// How many small counts the tables have that are shown anew.
  private var small: Int { choices.filter(\.isShownAnew).reduce(0) { $0 + small(in: $1) } }

  /// Has half as much to protect the next time, where a search ended before everything was tried.
  private mutating func halve(_ certification: Certification) -> Bool {
    guard certification.isExhausted, !certification.open.isEmpty, small > 1 else { return false }
    mostSmall = small / 2
    return true
  }

  /// What worlds show of a proposal together with all that was published before; `nil` where there is no register.
  private mutating func certify(_ proposal: Proposal) -> Certification? {
    guard certifier != nil else { return nil }
    var prices: [CellPlace: Int] = [:]
    for (index, table) in proposal.published.enumerated() where table.carriedFrom == nil {
      for row in table.rows.members.indices {
        for column in table.columns.members.indices {
          guard let place = catalogue.place(named: table.cellName(row: row, column: column)) else { continue }
          let cell = catalogue.cells[place]
          if mustPrint.contains(cell.name) { continue }
          prices[CellPlace(table: former.count + index, row: row, column: column)] = cell.isTotal ? 12 : 4
        }
      }
    }
    let site = site(proposal.published, prices: prices)
    return certifier?.certify(site)
  }

  /// What readers have with new tables.
  private func site(_ published: [PublishedTable], prices: [CellPlace: Int]) -> PublishedSite {
    PublishedSite(
      tables: former + published, identities: identities, declared: tables, threshold: policy.threshold,
      maxShare: policy.maxShare, prices: prices, excused: openBefore)
  }

  /// Suppresses cells besides; whether there were any that are printed.
  private mutating func suppress(_ cells: [CellPlace], _ proposal: Proposal) -> Bool {
    let names = cells.filter { $0.table >= former.count }.compactMap { cell -> String? in
      let table = proposal.published[cell.table - former.count]
      return catalogue.name(of: table.cellName(row: cell.row, column: cell.column))
    }
    let before = mustHide.count
    mustHide.formUnion(names.filter { !mustPrint.contains($0) })
    return mustHide.count > before
  }

  /// A target that no world shows to be safe, by the names of its cells.
  private func name(_ target: Certification.OpenTarget, _ proposal: Proposal) -> String {
    name(target.cell, proposal) + (target.part.map { CellRelations.minus + name($0, proposal) } ?? "")
  }

  /// The names of cells whose tables can be given up for a target: of a sensitive code those that ask about it, rather
  /// than the one that shows the group.
  private func blamed(for target: Certification.OpenTarget, _ proposal: Proposal) -> String {
    guard !target.variable.isEmpty else { return name(target, proposal) }
    let asking = proposal.published.filter { table in
      table.carriedFrom == nil
        && ([table.rows.variable, table.columns.variable].contains(target.variable)
          || table.scope.conditions.keys.contains(target.variable))
    }
    let names = asking.map { $0.cellName(row: 0, column: 0) }
    return names.isEmpty ? name(target, proposal) : names.joined(separator: CellRelations.minus)
  }

  private func name(_ cell: CellPlace, _ proposal: Proposal) -> String {
    let table = cell.table < former.count ? former[cell.table] : proposal.published[cell.table - former.count]
    return table.cellName(row: cell.row, column: cell.column)
  }

  /// Gives up the table that most exposed counts are named after, or else one more; whether there was one.
  private mutating func giveUp(_ exposed: [String]) -> Bool {
    guard !exposed.isEmpty else { return false }
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
    guard let given = named ?? other else { return false }
    let left = choices.map { $0.id == given.id ? $0.givenUp(for: latest[$0.id]) : $0 }
    guard left != choices else { return false }
    for (old, new) in zip(choices, left) where old != new { givenUpFor[new.id] = exposed.first }
    choices = left
    return true
  }

  private func clearance(
    _ proposal: Proposal, _ reports: [AuditReport], _ unprotectable: [String], _ certification: Certification?
  ) -> Clearance {
    let protection = proposal.pattern.protection
    return Clearance(
      tables: proposal.published, known: proposal.known, publication: proposal.publication,
      shares: Dictionary(choices.map { ($0.id, $0.shares) }, uniquingKeysWith: { first, _ in first }),
      levels: Dictionary(choices.map { ($0.id, $0.summaries) }, uniquingKeysWith: { first, _ in first }),
      names: catalogue.names, givenUpFor: givenUpFor,
      withheld: choices.compactMap(\.withheld),
      hidden: (protection.primaries, protection.secondaries),
      reports: reports, certification: certification,
      uncertified: certification?.open.map { name($0, proposal) } ?? [], openBefore: openBefore.count,
      notRecounted: certification?.contradicted.map { name($0, proposal) } ?? [],
      uncountable: certification?.uncountable.filter(former.indices.contains).map { former[$0].id } ?? [],
      unprotectable: unprotectable,
      unknown: Clearance.unknown(policy, choices, catalogue),
      unknownLevels: zip(tables, choices).filter { !$1.hasLevels }.map {
        (table: $1.id, known: $0.exactTable.levelNames)
      },
      changed: catalogue.changed, vanished: catalogue.vanished,
      notPrinted: policy.mustPrint.filter { name in
        catalogue.name(of: name) != nil && !proposal.published.contains { $0.prints(name) }
      })
  }
}

extension Clearance {
  /// An identity by the names of cells.
  ///
  /// A table that is shown again as it was has cells of the same names that count fewer months; those are not meant.
  static func known(
    _ identity: Identity, _ tables: [(table: StatisticsTable, exactTable: ExactTable)],
    _ carried: [String: PublishedTable]
  ) -> Publication.Known? {
    var terms: [String: Int] = [:]
    for term in identity.terms {
      guard let (table, exactTable) = tables.first(where: { $0.exactTable.table == term.table }),
        exactTable.unit.isPersonal
      else {
        return nil
      }
      let (row, column) = (exactTable.rows.members[term.row], exactTable.columns.members[term.column])
      let name = "\(exactTable.table)[\(column.code.isEmpty ? row.code : "\(row.code),\(column.code)")]"
      let isMeant =
        carried[exactTable.table].map {
          Predicate(table, row: row, column: column) == Predicate($0, row.code, column.code)
        }
        ?? true
      terms[isMeant ? name : "\(name) (unpublished)", default: 0] += term.coefficient
    }
    return Publication.Known(
      terms: terms, isAtLeast: identity.comparison != .atMost, isAtMost: identity.comparison != .atLeast,
      bound: identity.bound)
  }
}
