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
  /// Where the sealings of the residents' edition lie, relative to the site.
  static let sealedFolder = "content/sealed/residents"

  /// For whom figures are sealed.
  public enum SealedEdition: String, Sendable, CaseIterable {
    /// For everybody: protected, in the site's own folder.
    case residents
    /// For coordinators in training: exact, beside the register, and never in the site's folder.
    case training
  }

  /// Counts, checks, protects, attacks, and on success adds a sealing.
  ///
  /// - Parameters:
  ///   - audience: for whom.
  ///   - asOf: the last day that the figures know of; by default the last month that a case has a state in.
  ///   - isDryRun: whether nothing is written.
  /// - Throws: ``Stop`` with everything that is wrong; ``Stop/Cause/refused`` if the figures would give somebody away.
  public static func seal(
    _ options: Options, for audience: SealedEdition = .residents, asOf: CalendarDate? = nil, isDryRun: Bool
  ) async throws -> Reviewed<SealReport> {
    let configuration = try SiteConfiguration.read(root: options.root)
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
    let ledger = try ledger(options, for: audience, configuration)
    if let latest = ledger.latest?.asOf, latest > (asOf ?? lastDay).iso {
      throw Stop(.usage, [.beforeLatest((asOf ?? lastDay).iso, latest)])
    }
    let identities = checks.identities(figures.statistics.tables)
    // Exact tables are shown to those who may see the records, so that nothing earlier has to be kept.
    let (policy, earlier) =
      audience == .residents ? (configuration.disclosure.policy, ledger.releases) : (DisclosurePolicy.training, [])
    guard let clearance = Clearance.clear(figures.counted, identities, policy, after: earlier) else {
      throw Stop(.content, [.nothingToSeal(configuration.register.folder)])
    }
    guard clearance.isSafe else { throw Stop(clearance.unknown.isEmpty ? .refused : .content, clearance.diagnostics) }
    let sealing = ledger.next(
      edition: audience.rawValue, asOf: (asOf ?? lastDay).iso, threshold: policy.threshold,
      tables: clearance.tables,
      withheld: clearance.withheld, identities: clearance.known.map { Sealing.Identity($0) },
      targets: clearance.reports.reduce(0) { $0 + $1.findings.count })
    let isSame = ledger.latest.map { $0.isSame(as: sealing) } ?? false
    let file = isDryRun || isSame ? nil : try ledger.append(sealing)
    return Reviewed(
      SealReport(sealing, before: ledger.latest, file: file, isUnchanged: isSame, isDryRun: isDryRun),
      diagnostics.sorted())
  }

  /// The sealings of an edition.
  private static func ledger(
    _ options: Options, for audience: SealedEdition, _ configuration: SiteConfiguration
  ) throws(Stop) -> Ledger {
    guard audience == .training else { return try ledger(options) }
    let name = FilePath.join(configuration.register.folder, "sealed/training")
    return try Ledger.read(FilePath.join(options.root, name), name: name, edition: audience.rawValue)
  }

  /// The sealings of the residents' edition.
  static func ledger(_ options: Options) throws(Stop) -> Ledger {
    try Ledger.read(FilePath.join(options.root, sealedFolder), name: sealedFolder, edition: edition)
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
  /// Whether both clear the same figures.
  func isSame(as other: Sealing) -> Bool {
    // Tables that are shown again as they were tell nothing new, and of no later day.
    let isCarried = tables.contains { $0.carriedFrom != nil } || other.tables.contains { $0.carriedFrom != nil }
    return tables.map(\.fresh) == other.tables.map(\.fresh) && withheld == other.withheld
      && threshold == other.threshold && (isCarried || asOf == other.asOf)
  }
}

extension Clearance {
  /// Why the figures cannot be published.
  var diagnostics: [Diagnostic] {
    unknown.map { .unknownMustPrint($0) } + notPrinted.map { .notPrinted($0) } + changed.map { .changedSince($0) }
      + (changed.isEmpty ? exposed : [])
  }

  /// What can be worked out, the first few of it.
  private var exposed: [Diagnostic] {
    guard isNew else { return [] }
    let all: [Diagnostic] =
      hopeless.map { .hopeless($0) }
      + reports.flatMap(\.findings).filter { $0.verdict != .safe }.map { .narrowed($0) }
      + (reports.contains(where: \.isContradictory) ? [.contradictory(at: Place(path: Publishing.sealedFolder))] : [])
    return Array(all.prefix(Self.mostListed))
      + (all.count > Self.mostListed ? [.moreExposed(all.count - Self.mostListed)] : [])
  }

  /// More would not tell more.
  private static let mostListed = 10
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

extension Diagnostic {
  static func unknownMustPrint(_ name: String) -> Self {
    Self(
      "seal.unknown-cell", at: Place(path: "engawa.yml"),
      Message(
        en: "'disclosure' names '\(name)', but there is no such cell, table or level",
        ja: "disclosure の「\(name)」という欄・表・細かさはありません"))
  }

  static func nothingToSeal(_ folder: String) -> Self {
    Self(
      "seal.no-register", at: nil,
      Message(en: "there is no register in \(folder) to count", ja: "\(folder) に、数える登録簿がありません"),
      hint: Message(en: "seal where the register is", ja: "登録簿のある機械で実行してください"))
  }

  static func inTheFuture(_ asOf: CalendarDate) -> Self {
    Self(
      "seal.future", at: nil, Message(en: "\(asOf.iso) lies in the future", ja: "\(asOf.iso)は未来の日付です"))
  }

  static func beforeLatest(_ asOf: String, _ latest: String) -> Self {
    Self(
      "seal.before-latest", at: nil,
      Message(
        en: "the last sealing knows of \(latest), later than \(asOf)", ja: "最後の封印は\(latest)現在で、\(asOf)より後です"),
      hint: Message(en: "say a later day with --as-of", ja: "--as-of でより後の日付を指定してください"))
  }

  static func changedSince(_ cell: String) -> Self {
    Self(
      "seal.changed", at: nil,
      Message(
        en: "'\(cell)' is no longer what was published for the same months", ja: "「\(cell)」が、同じ期間について公表した数と違っています"),
      hint: Message(
        en: "a closed period is not sealed anew: mend the record, or leave the table's period as it was",
        ja: "締めた期間の数は封印し直せません。記録を直すか、表の期間をそのままにしてください"))
  }

  static func notPrinted(_ cell: String) -> Self {
    Self(
      "seal.not-printed", at: Place(path: "engawa.yml"),
      Message(
        en: "'\(cell)' of 'must-print' cannot be printed", ja: "must-print の「\(cell)」は載せられません"),
      hint: Message(
        en: "it is small, was hidden before, or its table is shown in less detail or not at all; take it out",
        ja: "人数が少ないか、前に隠した数か、表が粗くなったか載らなくなったためです。must-print から消してください"))
  }

  static func moreExposed(_ count: Int) -> Self {
    Self(
      "audit.more", at: nil,
      Message(en: "and \(count) more counts can be worked out", ja: "ほかにも\(count)個の数が分かってしまいます"),
      hint: Message(
        en:
          "where almost everything can be, the threshold may have been raised above counts that were published before",
        ja: "ほとんどの数が挙がるときは、公表済みの数より大きい threshold にしていないかを確かめてください"))
  }

  static func tooEarly(_ asOf: CalendarDate, _ lastDay: CalendarDate) -> Self {
    Self(
      "seal.too-early", at: nil,
      Message(
        en: "the register knows of months up to \(lastDay.iso), later than \(asOf.iso)",
        ja: "登録簿には、\(asOf.iso)より後の\(lastDay.iso)までの月があります"),
      hint: Message(
        en: "which months are counted is said by 'period' of each table", ja: "どの月まで数えるかは、それぞれの表の period で決めてください"))
  }

  /// A count that an attacker can narrow too far.
  static func narrowed(_ finding: AuditReport.Finding) -> Self {
    let upper = finding.upper.map(String.init) ?? ""
    return Self(
      finding.verdict == .leak ? "audit.leak" : "audit.undecided", at: nil,
      finding.verdict == .leak
        ? Message(
          en: "'\(finding.id)' can be worked out: it lies in \(finding.lower)–\(upper)",
          ja: "「\(finding.id)」が、\(finding.lower)から\(upper)までの間だと分かってしまいます")
        : Message(en: "whether '\(finding.id)' can be worked out is undecided", ja: "「\(finding.id)」が分かってしまうか、判定できません"),
      hint: finding.argument.map { argument in
        Message(
          en: "\(argument.isUpper ? "at most" : "at least") \(argument.bound) = \(argument.text)",
          ja: "\(argument.isUpper ? "多くても" : "少なくても")\(argument.bound) = \(argument.text)")
      })
  }
}
