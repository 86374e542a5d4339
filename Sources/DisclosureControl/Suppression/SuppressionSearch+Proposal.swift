import AttackProblems
import CaseRecords
import CheckedStatistics
import TableDeclarations
@_spi(Suppression) @_spi(Exact) import Tables
import Worlds

// What is proposed, what worlds show of it, and what it comes to.
extension SuppressionSearch {
  /// A pattern for the choices as they are, with the tables that come of it.
  struct Proposal {
    let pattern: Pattern
    let published: [PublishedTable]
    let known: [Publication.Known]
    let publication: Publication
  }

  /// Proposes what to suppress; `nil` if that made a table coarser or brought an earlier one back, so that everything is
  /// weighed anew.
  mutating func propose() throws(ProtectedTables.Contradiction) -> Proposal? {
    if giveUpTiedTables() { return nil }
    let pattern = try proposedPattern()
    let settled =
      pattern.coarsened == 0
      ? choices.map { $0.carrying(latest[$0.id]) { pattern.hides($0, catalogue) } } : pattern.choices
    guard settled == choices else {
      if pattern.coarsened > 0 { coarsened += zip(choices, settled).filter { $0 != $1 }.map(\.0) }
      choices = settled
      return nil
    }
    let published = zip(tables, choices).compactMap { $1.table($0, isHidden: pattern.isHidden, catalogue) }
    let carried = Dictionary(
      choices.compactMap { choice in choice.carried.map { (choice.id, $0) } }, uniquingKeysWith: { first, _ in first })
    let known = identities.compactMap { ProtectedTables.known($0, tables, carried) }
    let publication = Publication(
      releases: earlier.map { .init(number: $0.number, tables: $0.tables, identities: $0.known) }
        + [.init(number: (earlier.last?.number ?? 0) + 1, tables: published, identities: known)],
      threshold: policy.threshold)
    return Proposal(pattern: pattern, published: published, known: known, publication: publication)
  }

  /// What to hide of all tables.
  ///
  /// Where only more is to be hidden of the same counts as before, the order that led to the best pattern then is tried
  /// alone, as long as it keeps everything and no table becomes coarser.
  private mutating func proposedPattern() throws(ProtectedTables.Contradiction) -> Pattern {
    let shown = Set(choices.flatMap(\.printedCells))
    let considered = catalogue.considered(shown)
    let order = proposed?.shown == shown ? proposed?.order : nil
    var found = try pattern(of: choices, identities, considered: considered, order)
    if order != nil, found.coarsened > 0 || !found.protection.unprotectable.isEmpty {
      found = try pattern(of: choices, identities, considered: considered)
    }
    proposed = (shown, found.protection.order)
    return found
  }

  /// Takes of each table the finest level at which at most half of its counts are hidden if it is published alone.
  ///
  /// Beside others hardly ever less is hidden, and they need not be weighed together with a table that cannot be shown in
  /// any case.
  mutating func weighAlone() {
    for place in choices.indices {
      while choices[place].isShownAnew, let coarser = coarsenedAlone(choices[place]) {
        coarsened.append(choices[place])
        choices[place] = coarser
      }
    }
    coarsenedBefore = coarsened.count
  }

  /// The next coarser choice, if too much of a table would be hidden even if nothing else were published.
  private func coarsenedAlone(_ choice: LevelChoice) -> LevelChoice? {
    patternAlone(of: choice).flatMap { $0.coarsened > 0 ? $0.choices[0] : nil }
  }

  /// What to hide of a table if nothing else were published; `nil` if it contradicts itself, which is told where all tables
  /// are weighed.
  func patternAlone(of choice: LevelChoice) -> Pattern? {
    do { return try pattern(of: [choice], [], considered: Set(choice.printedCells)) } catch { return nil }
  }

  /// What to hide of some tables, with regard to the cells that are looked at.
  private func pattern(
    of choices: [LevelChoice], _ identities: [Identity], considered: Set<Int>, _ order: ProtectionOrder? = nil
  ) throws(ProtectedTables.Contradiction) -> Pattern {
    let relations = CellRelations(
      catalogue, threshold: policy.threshold, alsoKeep: alsoKeep, considered: considered)
    let proposed = PublicationProblem(
      catalogue, relations, choices, identities, policy, remainders, considered: considered)
    let options = ProtectionOptions(
      weights: proposed.weights, totals: proposed.totals, mustPrint: mustPrint, alsoKeep: alsoKeep, mustHide: mustHide,
      order: order)
    return try Pattern.choose(proposed.problem, options, choices, catalogue)
  }

  /// What worlds show of a proposal together with all that was published before; `nil` where there is no register.
  mutating func certify(_ proposal: Proposal) -> Certification? {
    guard certifier != nil else { return nil }
    var prices: [CellPlace: Int] = [:]
    for (index, table) in proposal.published.enumerated() where table.carriedFrom == nil {
      for row in table.rows.members.indices {
        for column in table.columns.members.indices {
          guard let place = catalogue.place(.cell(table.cell(row: row, column: column))) else { continue }
          let cell = catalogue.cells[place]
          if mustPrint.contains(cell.id) { continue }
          prices[CellPlace(table: former.count + index, row: row, column: column)] = cell.isTotal ? 12 : 4
        }
      }
    }
    let site = site(proposal.published, prices: prices)
    // A search that is not begun counts as exhausted, and tables are given up: with one small count that would not help.
    let patience = small > 1 ? patience : .infinity
    return certifier?.certify(site, patience: patience)
  }

  /// What readers have with new tables.
  func site(_ published: [PublishedTable], prices: [CellPlace: Int]) -> PublishedSite {
    PublishedSite(
      tables: former + published, identities: identities, declared: tables, threshold: policy.threshold,
      maxShare: policy.maxShare, prices: prices, excused: openBefore, sums: earlier.knownSums,
      remainders: remainders.places(in: published, after: former.count, catalogue))
  }

  /// Suppresses cells besides; whether there were any that are printed.
  mutating func suppress(_ cells: [CellPlace], _ proposal: Proposal) -> Bool {
    let wanted = cells.filter { $0.table >= former.count }.compactMap { catalogue.firstID(of: id($0, proposal)) }
    let before = mustHide.count
    mustHide.formUnion(wanted.filter { !mustPrint.contains($0) })
    return mustHide.count > before
  }

  /// The count that a target is of.
  func id(_ target: Certification.OpenTarget, _ proposal: Proposal) -> CellID {
    let cell = id(target.cell, proposal)
    if !target.variable.isEmpty { return .derived(cell, "\(target.variable)=\(target.codes.joined(separator: "+"))") }
    return target.part.map { .difference(cell, minus: id($0, proposal)) } ?? cell
  }

  private func id(_ cell: CellPlace, _ proposal: Proposal) -> CellID {
    let table = cell.table < former.count ? former[cell.table] : proposal.published[cell.table - former.count]
    return .cell(table.cell(row: cell.row, column: cell.column))
  }

  /// What a proposal comes to.
  func outcome(
    _ proposal: Proposal, _ reports: [AuditReport], _ unprotectable: [CellID], _ certification: Certification?
  ) -> ProtectedTables {
    let protection = proposal.pattern.protection
    let details = choices.map { choice in
      let (levels, margins) = choice.summaries
      return (
        choice.id,
        ProtectedTables.Choice(
          shares: choice.shares, levels: levels, margins: margins, gaveAway: givenUpFor[choice.id],
          tiedTo: tiedTo[choice.id])
      )
    }
    return ProtectedTables(
      tables: proposal.published.sorted { $0.id < $1.id },
      withheld: choices.compactMap(\.withheld).sorted { $0.id < $1.id }, known: proposal.known,
      hidden: (protection.primaries, protection.secondaries),
      choices: Dictionary(details, uniquingKeysWith: { first, _ in first }),
      evidence: .init(
        reports: reports, certification: certification,
        uncertified: certification?.open.map { id($0, proposal) } ?? [], openBefore: openBefore.count,
        unprotectable: unprotectable),
      conflicts: .init(
        changed: catalogue.changed, vanished: catalogue.vanished,
        notRecounted: certification?.contradicted.map { id($0, proposal) } ?? [],
        uncountable: certification?.uncountable.filter(former.indices.contains).map { former[$0].id } ?? []),
      objections: objections(proposal), publication: proposal.publication, firstIDs: catalogue.firstIDs)
  }

  /// What the policy asks for and a proposal does not give.
  private func objections(_ proposal: Proposal) -> ProtectedTables.Objections {
    let ids = Set(tables.map(\.id))
    func isCell(_ name: String) -> Bool { catalogue.firstID(of: CellID(name)) != nil }
    let printed = policy.mustPrint.filter { !isCell($0) }
    let weighed = policy.weights.keys.filter { !isCell($0) && !ids.contains($0) }
    let levelled = policy.levels.keys.filter { !ids.contains($0) }
    let withoutLevel = zip(tables, choices).filter { !$1.hasLevels }.map(\.0)
    return ProtectedTables.Objections(
      unknown: printed + weighed.sorted() + levelled.sorted(),
      unknownLevels: withoutLevel.map { (table: $0.id, known: $0.exactTable.levelNames) },
      notPrinted: policy.mustPrint.filter(isCell).map { CellID($0) }.filter { cell in
        !proposal.published.contains { $0.prints(cell) }
      })
  }
}

extension ProtectedTables {
  /// An identity between published cells.
  ///
  /// A table that is shown again as it was has cells of the same names that count fewer months; those are not meant.
  static func known(
    _ identity: Identity, _ tables: [CountedTable],
    _ carried: [String: PublishedTable]
  ) -> Publication.Known? {
    var terms: [CellID: Int] = [:]
    for term in identity.terms {
      guard let counted = tables.first(where: { $0.id == term.table }), counted.exactTable.unit.isPersonal else {
        return nil
      }
      let (table, exactTable) = (counted.table, counted.exactTable)
      let (row, column) = (exactTable.rows.members[term.row], exactTable.columns.members[term.column])
      let cell = exactTable.cell(row: term.row, column: term.column)
      let isMeant =
        carried[counted.id].map {
          Predicate(table, row: row, column: column) == Predicate($0, row.code, column.code)
        }
        ?? true
      terms[isMeant ? .cell(cell) : .unpublished(cell), default: 0] += term.coefficient
    }
    return Publication.Known(
      terms: terms, isAtLeast: identity.comparison != .atMost, isAtMost: identity.comparison != .atLeast,
      bound: identity.bound)
  }
}
