public import AttackProblems
import Codes
import Content
public import Diagnostics
import Files
import Ledger
import Output
import Releases
import SiteAudit
import TableDeclarations
import Tables

extension Publishing {
  /// Holds the finished files against the ledger, and attacks both.
  ///
  /// - Throws: ``Stop`` if the site shows anything that was not cleared, or what was cleared gives a count away.
  static func audit(
    _ pages: [PageReading], _ ledger: Ledger, fictional: Set<String>, root: String
  ) throws(Stop) {
    guard let publication = ledger.publication, let latest = ledger.latest else { return }
    let audit = SiteAudit(pages, latest: latest.tables, fictional: fictional, publication: publication)
    guard audit.isSafe else { throw Stop(.refused, audit.diagnostics(root: root)) }
  }

  /// Holds finished files that have no tables against the ledger; what an attack starts from is as it was.
  ///
  /// - Throws: ``Stop`` if they show anything that was not cleared.
  static func compare(_ pages: [PageReading], _ plan: Plan, root: String) throws(Stop) {
    guard let publication = plan.foundation.ledger.publication, let latest = plan.foundation.ledger.latest else {
      return
    }
    let problems = SiteAudit.problems(
      pages, latest: latest.tables, fictional: plan.fictional, publication: publication)
    guard problems.isEmpty else {
      var origins = SentenceOrigins(root: root)
      throw Stop(.refused, problems.map { .onSite($0, at: origins.place(of: $0.subject, on: $0.path)) })
    }
  }
}

extension Diagnostic {
  /// Something that the finished site shows and should not.
  ///
  /// - Parameter source: where it stands in the content.
  static func onSite(_ problem: SiteAudit.Problem, at source: Place?) -> Self {
    let subject = problem.subject
    let message =
      switch problem.kind {
      case .showsHidden:
        Message(en: "finished page shows \(subject), which is hidden", ja: "できあがったページに、隠すはずの \(subject) が出ています")
      case .differs:
        Message(en: "finished page shows another \(subject) than was cleared", ja: "できあがったページの \(subject) が、封印した数と違います")
      case .unknownTable:
        Message(
          en: "finished page shows table '\(subject)', which was not cleared",
          ja: "できあがったページに、封印していない表「\(subject)」があります")
      case .shape:
        Message(
          en: "rows and columns of '\(subject)' are not those that were cleared, in their order",
          ja: "「\(subject)」の行や列が、封印した表の並びと違います")
      case .stray:
        Message(en: "a number stands beside the figures of '\(subject)'", ja: "「\(subject)」の数のまわりに、別の数があります")
      case .sentence:
        Message(en: "a sentence rests on \(subject), which is hidden", ja: "文が、隠した \(subject) をもとにしています")
      case .wrongSentence:
        Message(en: "a sentence says something else than \(subject) gives", ja: "文の数が、\(subject) の数と違います")
      case .unmarked:
        Message(
          en: "made-up figures of \(subject) are shown without a word that they are",
          ja: "\(subject) の架空の数に、架空だという断りがありません")
      case .unreadable:
        Message(
          en: "figures in this file, or in a script or picture on this page, cannot be audited",
          ja: "このファイルや、ページの中のスクリプトや図にある数は、確かめられません")
      }
    guard let source else { return Self("audit.site", at: Place(path: problem.path), message) }
    return Self(
      "audit.site", at: source,
      Message(en: "\(message.en) (\(problem.path))", ja: "\(message.ja)（\(problem.path)）"))
  }
}

/// What an attack on a built site and its ledger found.
public struct FinishedSiteAudit: Sendable {
  /// What is wrong, and warnings for the first counts that are narrowed and may be large; without errors the site may be
  /// published.
  public let diagnostics: [Diagnostic]
  /// How many files were read.
  public let files: Int
  /// How many sealings there are.
  public let sealings: Int
  /// How many counts were attacked.
  public let targets: Int
  /// How many counts are narrowed, and may be large all the same.
  public let narrowed: Int
  /// What came of counting the certificate of the last sealing again.
  public let certificate: CertificateCheck
}

extension Publishing {
  /// Attacks the site in the output folder together with all sealings.
  ///
  /// - Parameters:
  ///   - isJoint: whether variables of several tables are crossed with one another, as for a sealing of few tables.
  ///   - watch: looks on at the attack, and may end it; then the site is not found safe.
  /// - Throws: ``Stop`` if there is no site, or no sealing.
  public static func auditOutput(
    _ options: Options, isJoint: Bool, watch: AttackWatch = .none
  ) async throws -> FinishedSiteAudit {
    try await masking(options) {
      let audit = try await auditUnmasked(options, isJoint: isJoint, watch: watch)
      return FinishedSiteAudit(
        diagnostics: await masked(audit.diagnostics, options), files: audit.files, sealings: audit.sealings,
        targets: audit.targets, narrowed: audit.narrowed, certificate: audit.certificate)
    }
  }

  private static func auditUnmasked(
    _ options: Options, isJoint: Bool, watch: AttackWatch
  ) async throws -> FinishedSiteAudit {
    let configuration = try SiteConfiguration.read(root: options.root)
    let edition = try edition(options, configuration)
    let folder = options.output ?? FilePath.join(options.root, edition.output)
    let ledger = try ledgerForPages(options, edition, configuration).value
    guard let publication = ledger.publication, let latest = ledger.latest else {
      throw Stop(.content, [.nothingSealed(at: Place(path: ledger.name))])
    }
    let (files, made) = try stopping { try finishedFiles(in: folder, ledger) }
    // What follows from other files is what they give, to the byte, and is read with them.
    let derived = DerivedFiles(configuration, ledger, edition)
    let following = try await derived.files(
      of: files.filter { made.contains($0.path) }.compactMap { derived.part($0.path, $0.bytes) }, jobs: options.jobs)
    let given = Dictionary(following.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    let pages = files.filter { given[$0.path] != $0.bytes && !OwnScripts.contain($0.path, $0.bytes) }
      .map { PageReading(path: $0.path, bytes: $0.bytes) }
    // A release is held against the sealing that it rests on, whatever was sealed since.
    let frozen = try releases(options, configuration, edition).publishedFiles(of: edition.name)
    try audit(pages, of: frozen, ledger, root: options.root)
    let paths = Set(frozen.map(\.path))
    let own = pages.filter { !paths.contains($0.path) }
    let codes = try CodeBook.read(root: options.root).value
    let statistics = try StatisticsBook.read(
      root: options.root, codes: codes, reporting: configuration.reportingPeriod
    ).value
    let fictional = statistics.fictional(latest, configuration.register.isFictional)
    // Without a register there is no certificate, and variables are crossed however many cells there are.
    let wasCrossed = latest.certificate == nil || publication.canBeCrossed
    let audit = SiteAudit(
      own, latest: latest.tables, fictional: fictional, publication: publication,
      reach: !isJoint ? .sharedFigures : wasCrossed ? .crossings : .beyondSealing, watch: watch)
    return FinishedSiteAudit(
      diagnostics: audit.diagnostics(root: options.root), files: pages.count, sealings: ledger.sealings.count,
      targets: audit.report.findings.count + audit.narrowed.count, narrowed: audit.narrowed.count,
      certificate: try await recount(ledger, options, configuration))
  }

  /// The files in the folder of a built site, and the names of those that were built.
  ///
  /// - Throws: ``Stop`` if nothing was built there, or with other sealings than those of today.
  private static func finishedFiles(
    in folder: String, _ ledger: Ledger
  ) throws -> (files: [(path: String, bytes: [UInt8])], made: Set<String>) {
    guard try fileKind(FilePath.join(folder, Manifest.fileName)) == .file else {
      throw Stop(.usage, [.nothingBuilt(at: Place(path: folder))])
    }
    let manifest = try Manifest.read(from: FolderHandle(folder), name: folder)
    if let noted = manifest?.anchor {
      guard let anchor = SealingAnchor(noted) else {
        throw Stop(.refused, [.sealingLost(nil, at: Place(path: ledger.name))])
      }
      if ledger.holds(anchor), anchor != ledger.anchor {
        throw Stop(.usage, [.builtBefore(at: Place(path: folder))])
      }
    }
    let files = try listTree(folder)
      .filter { $0.kind == .file && $0.path != Manifest.fileName && !$0.path.hasPrefix(".") }
      .map { entry in (path: entry.path, bytes: try readFile(FilePath.join(folder, entry.path))) }
    // What others put beside the site gives nothing, as it gave nothing to the build.
    return (files, Set(manifest?.files.map(\.path) ?? []))
  }
}

extension SiteAudit {
  /// More narrowed counts would not tell more.
  private static let mostNarrowed = 10

  /// What is wrong, for people, with the places in the content where it can be mended.
  func diagnostics(root: String) -> [Diagnostic] {
    var origins = SentenceOrigins(root: root)
    return problems.map { .onSite($0, at: origins.place(of: $0.subject, on: $0.path)) }
      + report.findings.filter { $0.verdict != .safe }.map { .workedOut($0) }
      + (report.isContradictory ? [.contradictory(at: nil)] : [])
      + (report.isIncomplete ? [.tooManyCrossings] : [])
      + narrowed.prefix(Self.mostNarrowed).map { .narrowed($0) }
  }
}

extension Diagnostic {
  /// A count that may be small and may be large, as far as anybody can tell.
  fileprivate static func narrowed(_ finding: AuditReport.Finding) -> Self {
    let (id, range) = (finding.id, finding.range)
    return Self(
      "audit.narrowed", severity: .warning, at: nil,
      Message(
        en: "'\(id)' is \(range.en) if the variables of several tables are crossed; it may be small or large",
        ja: "いくつもの表の区分を掛け合わせると、「\(id)」は\(range.ja)です。小さいか大きいかは分かりません"),
      hint: id.cells.isEmpty
        ? Message(
          en: "no table shows this group; to tell less of it, publish fewer tables about the same people",
          ja: "この組み合わせは、どの表にもありません。もっと分からなくするには、同じ人たちを数える表を減らしてください")
        : Message(
          en: """
            a sealing of so many cells does not cross variables; made-up registers showed how far its small counts can be \
            narrowed
            """,
          ja: "欄が多いときは、封印では掛け合わせません。小さな数をどこまで絞り込めるかは、「ありうる登録簿」で確かめています"))
  }

  static func nothingSealed(at place: Place) -> Self {
    Self(
      "audit.nothing-sealed", at: place,
      Message(en: "there is no sealing to hold the site against", ja: "サイトと照らし合わせる封印がありません"),
      hint: Message(en: "run 'engawa seal' where the register is", ja: "登録簿のある機械で engawa seal を実行してください"))
  }

  static func builtBefore(at place: Place) -> Self {
    Self(
      "audit.built-before", at: place,
      Message(en: "this site was built before the last sealing", ja: "このサイトは、最後の封印より前に作られています"),
      hint: Message(en: "run 'engawa build' first", ja: "先に engawa build を実行してください"))
  }

  static func nothingBuilt(at place: Place) -> Self {
    Self(
      "audit.nothing-built", at: place,
      Message(en: "no site was built here", ja: "ここには、できあがったサイトがありません"),
      hint: Message(en: "run 'engawa build' first", ja: "先に engawa build を実行してください"))
  }
}
