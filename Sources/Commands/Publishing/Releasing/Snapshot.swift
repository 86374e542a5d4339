import AttackProblems
import CheckedStatistics
import Chronology
import Content
public import Diagnostics
import Fields
import Gate
import Ledger
import Markup
import Pictures
import Releases
import Site
import SiteAudit
import TableDeclarations
import Tables

extension Publishing {
  /// Freezes a report: page, PDF, data and manifest, as they can be read for ever.
  ///
  /// - Throws: ``Stop`` with everything that is wrong; ``Stop/Cause/refused`` if it shows what was not cleared.
  public static func snapshot(_ options: Options, _ order: SnapshotOrder) async throws -> Reviewed<SnapshotReport> {
    try await masking(options) {
      let report = try await snapshotUnmasked(options, order)
      return Reviewed(report.value, await masked(report.diagnostics, options))
    }
  }

  private static func snapshotUnmasked(
    _ options: Options, _ order: SnapshotOrder
  ) async throws -> Reviewed<SnapshotReport> {
    guard let today = options.shownDay else { throw Stop(.usage, [.dayUnknown]) }
    let plan = try await plan(options)
    if let reason = order.corrects?.reason, plan.foundation.figures.tells(reason) {
      throw Stop(.refused, [.reasonTells])
    }
    let draft = try ReleaseDraft(order, plan, day: today)
    let page = try await frozen(draft, .screen, options)
    try checkSealed(page, plan)
    let inputs = try SnapshotInputs(plan, draft.name, page, options).inputs
    if let twin = draft.twin(from: inputs) {
      guard order.isUnlessFrozen else { throw Stop(.content, [.frozenAlready(twin.manifest.id, in: plan.archive)]) }
      return Reviewed(SnapshotReport(twin.manifest, draft, outcome: .frozenBefore), [])
    }
    if let taken = plan.archive[draft.id] {
      guard order.isUnlessFrozen, draft.isOfSameReport(as: taken) else {
        throw Stop(.content, [draft.nameTaken(by: taken)])
      }
      return Reviewed(SnapshotReport(taken.manifest, draft, outcome: .frozenOtherwise), [])
    }
    var files = try files(of: page, day: today)
    let printed = order.hasPDF ? try await pdf(draft, options) : nil
    if let printed { files.append(("report.pdf", printed.bytes)) }
    let count = try await clear(files, draft.id, plan, options)
    let manifest = draft.manifest(page, files, from: inputs, attacked: count, pdfProgram: printed?.program)
    var signature: ReleaseSignature?
    if let key = order.key { signature = try await ManifestSignature.sign(try manifest.bytes(), with: key) }
    try plan.archive.add(manifest, files, signature: signature)
    return Reviewed(SnapshotReport(manifest, draft, outcome: signature == nil ? .frozen : .signed), [])
  }

  /// The page by itself, for a screen or for paper.
  private static func frozen(
    _ draft: ReleaseDraft, _ form: StandalonePage.Form, _ options: Options
  ) async throws -> Site.FrozenPage {
    let plan = draft.plan
    // What anybody can work out from the published figures; a count in the words of a check is one that nobody looked at.
    let checks = CheckRunner(plan.book).outcomes(plan.foundation.figures.statistics.tables)
      .filter { !Figures.hasCountInWords($0.says) }
    let page = StandalonePage(
      name: draft.name, period: draft.order.period, pictures: try pictures(of: draft.name, plan, options), form: form,
      release: draft.face, checks: checks)
    guard let frozen = try await Self.plan(options, standalone: page).site.frozen(page) else {
      throw Stop(.content, [.noReport(draft.order.report, [])])
    }
    return frozen
  }

  private static func pdf(
    _ draft: ReleaseDraft, _ options: Options
  ) async throws -> (bytes: [UInt8], program: String) {
    options.watch(.printing)
    let page = try await frozen(draft, .print, options)
    return try await PDFMaking.pdf(
      of: page.bytes, at: "\(draft.plan.baseURL)releases/\(draft.id)/", from: draft.entry.source.path, options)
  }

  /// Makes sure that the tables of a page are sealed as they are declared by now.
  ///
  /// - Throws: ``Stop`` with those that are not: what is frozen would not be what its author sees in the files.
  private static func checkSealed(_ page: Site.FrozenPage, _ plan: Plan) throws(Stop) {
    let files = Set(page.tables.map { "content/statistics/\($0.table.id).yml" })
    let found = plan.warnings.filter { $0.id == "sealing.changed" && files.contains($0.place?.path ?? "") }
    guard found.isEmpty else {
      throw Stop(.content, found + [.unfinishedReport(at: Place(path: found[0].place?.path ?? page.title))])
    }
  }

  /// The pictures of a page, to stand in it.
  static func pictures(
    of name: String, _ plan: Plan, _ options: Options
  ) throws -> [String: PageURL] {
    var pictures: [String: PageURL] = [:]
    let shown = Set(plan.site.outline(of: name)?.images ?? [])
    for work in plan.site.pictures where shown.contains(work.image) {
      let bytes = try plan.drawing.original(of: work, options)
      guard let format = Picture(bytes)?.format else { continue }
      pictures[work.image] = PageURL(picture: bytes, type: format.rawValue)
    }
    return pictures
  }

  /// What a frozen page consists of but for its PDF.
  private static func files(
    of page: Site.FrozenPage, day: CalendarDate
  ) throws -> [(path: String, bytes: [UInt8])] {
    var files: [(path: String, bytes: [UInt8])] = [("report.html", page.bytes)]
    for table in page.tables {
      files.append(("tables/\(table.name).csv", table.csv))
      files.append(("tables/\(table.name).json", try TableJSON.bytes(table)))
    }
    guard !page.tables.isEmpty else { return files }
    let isExact = page.tables.contains { $0.handling != nil }
    files.append(("codebook.csv", CodeBookFile.bytes(page.tables.map { ($0.name, $0.table) }, isExact: isExact)))
    files.append(("tables.html", page.tablesPage))
    if let workbook = page.workbook {
      files.append(("tables.xlsx", try ReleaseWorkbook.bytes(workbook, day: day)))
    }
    return files
  }

  /// Holds the files of a release against the gate and the ledger, and attacks them together with all sealings.
  ///
  /// - Returns: how many counts were attacked.
  private static func clear(
    _ files: [(path: String, bytes: [UInt8])], _ id: String, _ plan: Plan, _ options: Options
  ) async throws -> Int {
    var hits: [Gate.Hit] = []
    for file in files { hits += await plan.gatekeeping.hits(in: "releases/\(id)/\(file.path)", file.bytes) }
    try plan.gatekeeping.judge(hits, sources: [:], isWhole: false)
    options.watch(.attacking)
    guard let publication = plan.foundation.ledger.publication, let latest = plan.foundation.ledger.latest else {
      return 0
    }
    let pages = files.map { PageReading(path: "releases/\(id)/\($0.path)", bytes: $0.bytes) }
    let audit = SiteAudit(
      pages, latest: latest.tables, fictional: plan.fictional, publication: publication,
      reach: publication.canBeCrossed ? .crossings : .sharedFigures)
    guard audit.isSafe else { throw Stop(.refused, audit.diagnostics(root: options.root)) }
    return audit.report.findings.count
  }
}
