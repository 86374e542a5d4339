import AttackProblems
import CaseRecords
import CheckedStatistics
import Chronology
import Content
import Diagnostics
import Ledger
import Suppression
import TableDeclarations
import Tables
import Worlds

/// Figures that were counted and hold, ready to be protected for an edition.
struct SealPreparation {
  let configuration: SiteConfiguration
  let edition: Edition
  let figures: Figures
  let checks: CheckRunner
  let report: CheckRunner.Report
  let ledger: Ledger
  /// Tables that have moved on, as they were.
  let former: FormerVersions
  /// The last day that the figures know of.
  let asOf: CalendarDate

  /// The published counts that are others by now, also those of months that tables have moved on from.
  var changes: [ProtectedTables.Change] {
    edition.isPublic ? ProtectedTables.changes(figures.counted + former.counted, after: ledger.releases()) : []
  }

  /// Reads, counts and checks.
  ///
  /// - Parameter asOf: the last day that the figures know of; by default that of the last month of the register.
  /// - Throws: ``Stop`` with everything that is wrong.
  static func read(
    _ options: Publishing.Options, asOf: CalendarDate?
  ) async throws -> Reviewed<SealPreparation> {
    let configuration = try SiteConfiguration.read(root: options.root, reportingPeriod: options.reportingPeriod)
    let edition = try Publishing.edition(options, configuration)
    if edition.clearance == .participants { throw Stop(.usage, [.sharedSealing(edition.name)]) }
    var diagnostics: [Diagnostic] = []
    let figures = try await Figures.read(options, configuration).unwrapped(into: &diagnostics)
    let checks = CheckRunner(figures.book)
    let (report, failures, others) = checks.failures(figures.statistics.tables)
    diagnostics += others + failures.map { figures.withRecords($0) }
    guard !diagnostics.haveErrors else { throw Stop(.content, diagnostics.sorted()) }
    guard let lastDay = figures.lastDay else {
      throw Stop(.content, [.nothingToSeal(configuration.register.folder)])
    }
    let day = asOf ?? lastDay
    if day < lastDay { throw Stop(.usage, [.tooEarly(day, lastDay)]) }
    if let asOf, let today = options.today, asOf > today { throw Stop(.usage, [.inTheFuture(asOf)]) }
    if let asOf, configuration.reportingPeriod != nil, asOf > lastDay {
      throw Stop(.usage, [.beyondReporting(asOf, lastDay)])
    }
    let beyond = figures.statistics.beyond(day)
    guard beyond.isEmpty else { throw Stop(.content, beyond) }
    let ledger = try Publishing.ledger(options, edition, configuration)
    if let latest = ledger.latest, latest.asOf > day.iso {
      let isFixed = configuration.reportingPeriod != nil
      throw Stop(.usage, [.beforeLatest(day.iso, latest.asOf, isFixed ? "\(ledger.name)/\(ledger.lastName)" : nil)])
    }
    return Reviewed(
      SealPreparation(
        configuration: configuration, edition: edition, figures: figures, checks: checks, report: report,
        ledger: ledger, former: try await FormerVersions(figures, ledger, options, configuration), asOf: day),
      diagnostics.sorted())
  }

  /// Chooses levels, hides, and attacks the outcome.
  ///
  /// - Parameter correction: what no longer stands of what was published.
  /// - Throws: ``Stop`` if the figures would give somebody away.
  func protect(_ watch: (Stage) -> Void, correcting correction: Correction? = nil) throws(Stop) -> ProtectedTables {
    let identities = checks.identities(figures.statistics.tables)
    // Exact tables are shown to those who may see the records, so that nothing earlier has to be kept.
    let policy = edition.disclosure.policy.renaming(figures.book.cellName)
    let periods = figures.statistics.tables.map(\.declaration).compactMap { table in
      table.period.map { (table.id, $0.code) }
    }
    if let problem = Publishing.raisedThreshold(ledger, edition) { throw Stop(.refused, [problem]) }
    let changes = changes
    let moved = changes.filter(\.isOfFormerMonths)
    func releases(_ known: [ProtectedTables.Change]) -> [ProtectedTables.Release] {
      ledger.releases(
        before: correction,
        counts: Dictionary(known.map { ($0.cell, $0.count) }, uniquingKeysWith: { first, _ in first }),
        periods: Dictionary(periods, uniquingKeysWith: { first, _ in first }))
    }
    // What is small by now is nobody's to know, and cannot be shown again.
    let small = 1..<max(2, policy.threshold)
    let earlier = edition.isPublic ? releases(moved.filter { !small.contains($0.count) }) : []
    // Where a table stands as it was, it stands corrected.
    let last = (edition.isPublic ? releases(changes).last?.tables ?? [] : []).filter { table in
      !table.unit.isPersonal || !table.figures.contains { $0.value.map(small.contains) ?? false }
    }
    guard correction != nil || moved.isEmpty else { throw Stop(.refused, changes.map { .changedSince($0.cell.name) }) }
    watch(.protecting)
    let protected: ProtectedTables
    do {
      protected = try ProtectedTables.protect(
        figures.counted, identities, policy, after: earlier, last: last, register: figures.register)
    } catch {
      throw Stop(.refused, [.inconsistent(error.cells)])
    }
    guard protected.isSafe else {
      throw Stop(protected.objections.isWellAsked ? .refused : .content, protected.diagnostics)
    }
    let areas = SmallAreas(configuration, figures.codes, threshold: policy.threshold)
    let tooSmall = edition.isPublic ? areas.problems(in: protected.tables) : []
    guard tooSmall.isEmpty else { throw Stop(.refused, tooSmall) }
    guard protected.isAnythingShown || !edition.isPublic else { throw Stop(.refused, [.nothingLeft]) }
    return protected
  }

  /// The next sealing, of what was protected, and its certificate.
  ///
  /// - Throws: ``Stop`` if it would give somebody away together with those before.
  func draft(
    _ protected: ProtectedTables, _ watch: (Stage) -> Void, correcting correction: Correction? = nil
  ) throws(Stop) -> SealDraft {
    let record = try certificate(of: protected)
    let sealing = ledger.next(
      edition: edition.name, asOf: asOf.iso, threshold: edition.disclosure.threshold, tables: protected.tables,
      withheld: protected.withheld, identities: protected.known.map { Sealing.Identity($0) },
      fictional: figures.fictional(protected.tables, after: ledger.latest),
      targets: protected.evidence.attackedCount, correction: correction,
      certificate: record.map {
        Sealing.CertificateNote(sha256: $0.sha256, openBefore: protected.evidence.openBefore)
      }, openGroupsAtMost: protected.evidence.crossed?.openAtMost)
    // What a build will ask of the sealings, all together, before one more is added.
    watch(.attacking)
    let sealed = ledger.adding(sealing)
    if let publication = sealed.publication {
      let report = Auditor.audit(publication)
      guard report.isSafe else { throw Stop(.refused, ProtectedTables.diagnostics(of: report)) }
    }
    let telling = edition.isPublic ? changes(in: sealed, protected) : []
    guard telling.isEmpty else { throw Stop(.refused, telling) }
    return SealDraft(sealing: sealing, certificate: record, protected: protected)
  }

  /// What tells of few people, if the figures are held against those that stood before each correction.
  ///
  /// Tables that are declared later, or shown at another level, tell of corrections that were sealed long ago.
  private func changes(in sealed: Ledger, _ protected: ProtectedTables) -> [Diagnostic] {
    let threshold = sealed.sealings.map(\.threshold).max() ?? 0
    let found = sealed.beforeCorrections.flatMap {
      RevisionAttack(from: $0, to: sealed.allStanding, threshold: threshold).telling
    }
    let hidden = protected.smallHidden(changes, threshold: threshold)
    let cells = Set(found + hidden.map { .cell($0) }).map(\.description).sorted()
    return cells.prefix(Self.mostListed).map { .smallCorrection($0) }
      + (cells.count > Self.mostListed ? [.moreSmallCorrections(cells.count - Self.mostListed)] : [])
  }

  /// More would not tell more.
  private static let mostListed = 10
}

extension Figures {
  /// What is told of an identity that does not hold, with the records that break it by themselves.
  func withRecords(_ failure: CheckRunner.Failure) -> Diagnostic {
    let tables = statistics.tables.filter { failure.tables.contains($0.declaration.id) }
    // Figures that are given have no records behind them.
    guard let register, !tables.isEmpty, tables.allSatisfy(\.isCounted) else { return failure.diagnostic }
    let records = register.cases.filter { record in
      CheckRunner(VisibleTables(exact: register.exactTables(tables, of: record))).isBroken(failure)
    }
    guard !records.isEmpty else { return failure.diagnostic }
    let ids = records.prefix(Self.mostRecords).map(\.id)
    let more = records.count - ids.count
    let hint = failure.diagnostic.hint
    return failure.diagnostic.hinting(
      Message(
        en: (hint.map { "\($0.en); " } ?? "") + "records behind it: \(ids.joined(separator: ", "))"
          + (more > 0 ? " and \(more) more" : ""),
        ja: (hint.map { "\($0.ja)。" } ?? "") + "もとになっている記録: \(ids.joined(separator: "、"))"
          + (more > 0 ? "、ほか\(more)件" : "")))
  }

  /// More would not tell more.
  private static let mostRecords = 10
}

extension StatisticsBook {
  /// What is wrong with tables of months that nothing is recorded of yet: they would be published as if they were over.
  fileprivate func beyond(_ day: CalendarDate) -> [Diagnostic] {
    tables.compactMap { table in
      guard table.isCounted, let last = table.declaration.period?.last,
        let end = CalendarDate(year: last.year, month: last.month, day: last.days), end > day
      else { return nil }
      return .beyondRecords(table.declaration.id, day, at: table.declaration.source.wholePlace)
    }
  }
}

extension Diagnostic {
  /// An edition that has no statistics of its own.
  fileprivate static func sharedSealing(_ edition: String) -> Self {
    Self(
      "sealing.shared", at: nil,
      Message(
        en: "the edition '\(edition)' shows what everybody may see, and needs no sealing of its own",
        ja: "「\(edition)」の版には、住民と同じ数が載ります。封印は要りません"),
      hint: Message(
        en: "seal the public edition: engawa seal", ja: "住民の版を封印してください: engawa seal"))
  }
}
