import AttackProblems
import CaseRecords
import CheckedStatistics
public import Chronology
import Content
public import Diagnostics
import Files
import Ledger
import Suppression
import TableDeclarations
import Tables

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
    try await reviewing(options) { try await sealUnmasked(options, asOf: asOf, isDryRun: isDryRun) }
  }

  private static func sealUnmasked(
    _ options: Options, asOf: CalendarDate?, isDryRun: Bool
  ) async throws -> Reviewed<SealReport> {
    var diagnostics: [Diagnostic] = []
    let preparation = try await SealPreparation.read(options, asOf: asOf).unwrapped(into: &diagnostics)
    let input = try SealedInput(options, preparation, asOf)
    if let latest = preparation.ledger.latest, try input.isUnchanged {
      return Reviewed(.unchanged(latest), diagnostics)
    }
    let protected = try preparation.protect(options.watch)
    let draft = try preparation.draft(protected, options.watch)
    return Reviewed(try add(draft, preparation, asOf, options, isDryRun: isDryRun), diagnostics)
  }

  /// Adds a sealing to the ledger, if it says anything new.
  static func add(
    _ draft: SealDraft, _ preparation: SealPreparation, _ asOf: CalendarDate?, _ options: Options, isDryRun: Bool
  ) throws -> SealReport {
    let (ledger, sealing) = (preparation.ledger, draft.sealing)
    if preparation.edition.isPublic {
      let gatekeeping = try Gatekeeping(
        options, preparation.configuration, preparation.edition, preparation.figures.register)
      let problems = SealedTexts(sealing).problems(gatekeeping)
      guard problems.isEmpty else { throw Stop(.refused, problems) }
    }
    // A correction says something even where none of its figures is shown any more.
    let isSame = sealing.correction == nil && ledger.latest.map { $0.isSame(as: sealing) } ?? false
    let file = isDryRun || isSame ? nil : try append(draft, preparation, options)
    if !isDryRun {
      let after = try Self.ledger(options, preparation.edition, preparation.configuration)
      // Of what somebody else sealed meanwhile nothing is known.
      if after.sealings.count == ledger.sealings.count + (file == nil ? 0 : 1) {
        try SealedInput(options, preparation, asOf, after: after).noteUnchanged()
        if let register = preparation.figures.register {
          try RegisterNote("\(preparation.edition.name).records", options, preparation.configuration)
            .replace(with: RecordDigests(register).note)
        }
      }
    }
    let hasReport = file != nil && preparation.edition.isPublic
    let owned = hasReport ? CertificateFile(sealing, options, preparation.configuration) : nil
    return SealReport(
      sealing, before: ledger.latest, file: file, isUnchanged: isSame, isDryRun: isDryRun, draft.protected,
      ownerReport: owned.map { FilePath.join(preparation.configuration.register.folder, $0.reportName) })
  }

  /// Adds a sealing to the ledger, with what is kept of it beside the register.
  private static func append(
    _ draft: SealDraft, _ preparation: SealPreparation, _ options: Options
  ) throws -> String {
    guard preparation.edition.isPublic else { return try preparation.ledger.append(draft.sealing) }
    // First, for a sealing that names a certificate is worth nothing without it.
    let file = CertificateFile(draft.sealing, options, preparation.configuration)
    try file.removeUnfinished()
    try draft.certificate.map { try file.write($0) }
    let report = OwnerReport(draft, preparation.figures.exactTables).text
    try file.write(preparation.configuration.language.isJapanese ? report.ja : report.en)
    return try preparation.ledger.append(draft.sealing)
  }

  /// The sealings of an edition: beside the register if they are exact, else in the site's own folder.
  static func ledger(
    _ options: Options, _ edition: Edition, _ configuration: SiteConfiguration
  ) throws(Stop) -> Ledger {
    let folder = "sealed/\(edition.name)"
    try checkName(of: edition, options)
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
  /// Where an internal edition has none, as on a machine without register, its pages show what everybody may see; whoever
  /// takes part in a training sees that everywhere.
  static func ledgerForPages(
    _ options: Options, _ edition: Edition, _ configuration: SiteConfiguration
  ) throws(Stop) -> Reviewed<Ledger> {
    let publicEdition = configuration.editions.first(where: \.isPublic)
    if edition.clearance == .participants, let publicEdition {
      return Reviewed(try ledger(options, publicEdition, configuration))
    }
    let own = try ledger(options, edition, configuration)
    guard !edition.isPublic, let publicEdition else { return Reviewed(own) }
    let shared = try ledger(options, publicEdition, configuration)
    if own.latest != nil { return Reviewed(own.showing(shared)) }
    return Reviewed(shared, shared.latest == nil ? [] : [.exactNotSealed(edition.name, at: Place(path: own.name))])
  }
}

extension Sealing.Identity {
  init(_ known: Publication.Known) {
    self.init(
      terms: Dictionary(known.terms.map { ($0.key.description, $0.value) }, uniquingKeysWith: +),
      atLeast: known.isAtLeast ? known.bound : nil, atMost: known.isAtMost ? known.bound : nil)
  }

  /// The same for the auditor.
  var known: [Publication.Known] {
    let terms = Dictionary(terms.map { (CellID($0.key), $0.value) }, uniquingKeysWith: +)
    if let atLeast, atLeast == atMost {
      return [.init(terms: terms, isAtLeast: true, isAtMost: true, bound: atLeast)]
    }
    return (atLeast.map { [.init(terms: terms, isAtLeast: true, isAtMost: false, bound: $0)] } ?? [])
      + (atMost.map { [.init(terms: terms, isAtLeast: false, isAtMost: true, bound: $0)] } ?? [])
  }
}

extension Sealing {
  /// What holds between its figures besides; of what was corrected since nothing is known to hold.
  fileprivate func known(_ withdrawn: Set<CellReference>) -> [Publication.Known] {
    identities.flatMap(\.known).filter { known in
      !known.terms.keys.contains { if case .cell(let cell) = $0 { withdrawn.contains(cell) } else { false } }
    }
  }
}

extension Ledger {
  /// All releases with the figures that still stand, for what is to be protected next.
  ///
  /// - Parameters:
  ///   - correction: what is about to be corrected of them.
  ///   - counts: what those figures are.
  ///   - periods: the months of the tables that are about to be sealed, by name.
  func releases(
    before correction: Correction? = nil, counts: [CellReference: Int] = [:], periods: [String: String] = [:]
  ) -> [ProtectedTables.Release] {
    zip(sealings, standing(before: correction, counts: counts, periods: periods)).map { sealing, standing in
      .init(
        number: sealing.number, asOf: sealing.asOf, tables: standing.tables, known: sealing.known(standing.withdrawn))
    }
  }

  /// All releases together, as an attacker has them.
  var publication: Publication? {
    guard let latest else { return nil }
    var publication = Publication(
      releases: zip(sealings, standing()).map { sealing, standing in
        .init(
          number: sealing.number, asOf: sealing.asOf, tables: standing.tables,
          identities: sealing.known(standing.withdrawn))
      },
      threshold: latest.threshold, asOf: latest.asOf, corrected: corrected)
    publication.elsewhere = elsewhere
    return publication
  }
}

extension Sealing {
  /// Whether both publish the same figures, and as made up the same.
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
      levels: levels.mapValues { DisclosurePolicy.Level(rows: $0.rows, columns: $0.columns) }, maxShare: maxShare)
  }
}
