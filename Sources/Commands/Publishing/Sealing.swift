import Audit
import CaseRecords
public import Chronology
import Claims
import Clearance
import Content
public import Diagnostics
import Disclosure
import Files
import Ledger
import Statistics

extension Publishing {
  /// Counts, checks, protects, attacks, and on success adds a sealing.
  ///
  /// Figures of an edition for everybody are protected, and lie in the site's own folder; those of an internal one are
  /// exact, and lie beside the register.
  ///
  /// - Parameters:
  ///   - asOf: the last day that the figures know of; by default the last month that a case has a state in.
  ///   - isDryRun: whether nothing is written.
  /// - Throws: ``Stop`` with everything that is wrong; ``Stop/Cause/refused`` if the figures would give somebody away.
  public static func seal(
    _ options: Options, asOf: CalendarDate? = nil, isDryRun: Bool
  ) async throws -> Reviewed<SealReport> {
    try await masking(options) {
      let report = try await sealUnmasked(options, asOf: asOf, isDryRun: isDryRun)
      let accepted = try SiteConfiguration.read(root: options.root).accepted
      let left = accepted.taking(from: report.diagnostics).left
      return Reviewed(report.value, await masked(left, options))
    }
  }

  private static func sealUnmasked(
    _ options: Options, asOf: CalendarDate?, isDryRun: Bool
  ) async throws -> Reviewed<SealReport> {
    let configuration = try SiteConfiguration.read(root: options.root)
    let edition = try edition(options, configuration)
    var diagnostics: [Diagnostic] = []
    let figures = try await Figures.read(options, configuration).unwrapped(into: &diagnostics)
    let checks = CheckRunner(figures.book)
    _ = checks.run(figures.statistics.tables).unwrapped(into: &diagnostics)
    guard !diagnostics.haveErrors else { throw Stop(.content, diagnostics.sorted()) }
    guard let lastDay = figures.lastDay else {
      throw Stop(.content, [.nothingToSeal(configuration.register.folder)])
    }
    if let asOf, asOf < lastDay { throw Stop(.usage, [.tooEarly(asOf, lastDay)]) }
    if let asOf, let today = options.today, asOf > today { throw Stop(.usage, [.inTheFuture(asOf)]) }
    let beyond = figures.statistics.beyond(asOf ?? lastDay)
    guard beyond.isEmpty else { throw Stop(.content, beyond) }
    let ledger = try ledger(options, edition, configuration)
    if let latest = ledger.latest?.asOf, latest > (asOf ?? lastDay).iso {
      throw Stop(.usage, [.beforeLatest((asOf ?? lastDay).iso, latest)])
    }
    let request = asOf?.iso ?? ""
    let input = try SealedInput(options, edition, configuration, request: request, ledger)
    if let latest = ledger.latest, try input.isUnchanged {
      return Reviewed(.unchanged(latest), diagnostics.sorted())
    }
    let identities = checks.identities(figures.statistics.tables)
    // Exact tables are shown to those who may see the records, so that nothing earlier has to be kept.
    let (policy, earlier) = (
      edition.disclosure.policy.renaming(figures.book.cellName), edition.isPublic ? ledger.releases : []
    )
    let clearance: Clearance
    options.watch(.protecting)
    do {
      clearance = try Clearance.clear(figures.counted, identities, policy, after: earlier)
    } catch {
      throw Stop(.refused, [.inconsistent(error.cells)])
    }
    guard clearance.isSafe else { throw Stop(clearance.isWellAsked ? .refused : .content, clearance.diagnostics) }
    let sealing = ledger.next(
      edition: edition.name, asOf: (asOf ?? lastDay).iso, threshold: policy.threshold,
      tables: clearance.tables,
      withheld: clearance.withheld, identities: clearance.known.map { Sealing.Identity($0) },
      fictional: figures.fictional(clearance.tables, after: ledger.latest),
      targets: clearance.reports.reduce(0) { $0 + $1.findings.count })
    guard clearance.isAnythingShown || !edition.isPublic else { throw Stop(.refused, [.nothingLeft]) }
    // What a build will ask of the sealings, all together, before one more is added.
    options.watch(.attacking)
    if let publication = ledger.adding(sealing).publication {
      let report = Auditor.audit(publication)
      guard report.isSafe else { throw Stop(.refused, Clearance.diagnostics(of: report)) }
    }
    let isSame = ledger.latest.map { $0.isSame(as: sealing) } ?? false
    let file = isDryRun || isSame ? nil : try ledger.append(sealing)
    if !isDryRun {
      let after = try Self.ledger(options, edition, configuration)
      // Of what somebody else sealed meanwhile nothing is known.
      if after.sealings.count == ledger.sealings.count + (file == nil ? 0 : 1) {
        try SealedInput(options, edition, configuration, request: request, after).noteUnchanged()
      }
    }
    return Reviewed(
      SealReport(sealing, before: ledger.latest, file: file, isUnchanged: isSame, isDryRun: isDryRun),
      diagnostics.sorted())
  }

  /// The sealings of an edition: beside the register if they are exact, else in the site's own folder.
  static func ledger(
    _ options: Options, _ edition: Edition, _ configuration: SiteConfiguration
  ) throws(Stop) -> Ledger {
    let folder = "sealed/\(edition.name)"
    guard !edition.isPublic else {
      let name = FilePath.join("content", folder)
      return try Ledger.read(
        .init(base: options.root, path: name, readers: .everybody), name: name, edition: edition.name)
    }
    let (base, path) = RegisterNote.place(folder, options, configuration)
    return try Ledger.read(
      .init(base: base, path: path, readers: .owner), name: FilePath.join(configuration.register.folder, folder),
      edition: edition.name)
  }

  /// The sealings that pages of an edition are made from.
  ///
  /// Where an internal edition has none, as on a machine without register, its pages show what everybody may see.
  static func ledgerForPages(
    _ options: Options, _ edition: Edition, _ configuration: SiteConfiguration
  ) throws(Stop) -> Reviewed<Ledger> {
    let own = try ledger(options, edition, configuration)
    guard !edition.isPublic, own.latest == nil, let publicEdition = configuration.editions.first(where: \.isPublic)
    else { return Reviewed(own) }
    let shared = try ledger(options, publicEdition, configuration)
    return Reviewed(shared, shared.latest == nil ? [] : [.exactNotSealed(edition.name, at: Place(path: own.name))])
  }
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

extension Sealing.Identity {
  init(_ known: Publication.Known) {
    self.init(
      terms: known.terms, atLeast: known.isAtLeast ? known.bound : nil, atMost: known.isAtMost ? known.bound : nil)
  }

  /// The same for the auditor.
  var known: [Publication.Known] {
    if let atLeast, atLeast == atMost {
      return [.init(terms: terms, isAtLeast: true, isAtMost: true, bound: atLeast)]
    }
    return (atLeast.map { [.init(terms: terms, isAtLeast: true, isAtMost: false, bound: $0)] } ?? [])
      + (atMost.map { [.init(terms: terms, isAtLeast: false, isAtMost: true, bound: $0)] } ?? [])
  }
}

extension Ledger {
  /// All releases, for what is to be cleared next.
  var releases: [Clearance.Release] {
    sealings.map {
      .init(number: $0.number, asOf: $0.asOf, tables: $0.tables, known: $0.identities.flatMap(\.known))
    }
  }

  /// All releases together, as an attacker has them.
  var publication: Publication? {
    guard let latest else { return nil }
    return Publication(
      releases: sealings.map {
        .init(number: $0.number, tables: $0.tables, identities: $0.identities.flatMap(\.known))
      },
      threshold: latest.threshold, asOf: latest.asOf)
  }
}

extension Sealing {
  /// Whether both clear the same figures, and as made up the same.
  func isSame(as other: Sealing) -> Bool {
    // Tables that are shown again as they were tell nothing new, and of no later day.
    let isCarried = tables.contains { $0.carriedFrom != nil } || other.tables.contains { $0.carriedFrom != nil }
    return tables.map(\.fresh) == other.tables.map(\.fresh) && withheld == other.withheld
      && threshold == other.threshold && fictional == other.fictional && (isCarried || asOf == other.asOf)
  }
}

extension DisclosureSettings {
  /// The settings as a policy.
  var policy: DisclosurePolicy { policy(threshold: threshold) }

  /// The settings as a policy, with another threshold.
  func policy(threshold: Int) -> DisclosurePolicy {
    DisclosurePolicy(
      threshold: threshold, mustPrint: mustPrint, weights: weights,
      levels: levels.mapValues { DisclosurePolicy.Level(rows: $0.rows, columns: $0.columns) })
  }
}
