import Audit
public import Chronology
import Claims
import Content
public import Diagnostics
import Disclosure
import Fields
import Gate
import Ledger
import Markup
import Pictures
import Releases
import Site
import Statistics

extension Publishing {
  /// What is to be frozen, and as what.
  public struct SnapshotOrder: Sendable {
    /// The name of the release.
    public var id: String
    /// The name of the page of the report.
    public var report: String
    /// The months that it reports on, if others than it says itself.
    public var period: MonthRange?
    /// The release in whose place it stands, whether that was wrong (or only provisional), and why.
    public var corrects: (id: String, isMistake: Bool, reason: String)?
    /// Whether a PDF is made.
    public var hasPDF: Bool
    /// The private key of SSH that the manifest is signed with; `nil` if it is not signed.
    public var key: String?

    /// Says what is to be frozen.
    public init(
      id: String, report: String, period: MonthRange? = nil,
      corrects: (id: String, isMistake: Bool, reason: String)? = nil, hasPDF: Bool, key: String? = nil
    ) {
      self.id = id
      self.report = report
      self.period = period
      self.corrects = corrects
      self.hasPDF = hasPDF
      self.key = key
    }
  }

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
    let archive = plan.archive
    try order.check(archive)
    if let reason = order.corrects?.reason, plan.foundation.figures.tells(reason) {
      throw Stop(.refused, [.reasonTells])
    }
    let name = try report(order.report, plan)
    try checkFinished(name, plan)
    try order.checkPeriod(plan.library.entries.first { $0.name == name })
    let pictures = try pictures(of: name, plan, options)
    let face = try order.face(plan, name, day: today)
    // What anybody can work out from the published figures; a count in the words of a check is one that nobody looked at.
    let checks = CheckRunner(plan.book).outcomes(plan.foundation.figures.statistics.tables)
      .filter { !Figures.hasCount($0.says) }
    func frozen(_ form: StandalonePage.Form) async throws -> Site.FrozenPage {
      let page = StandalonePage(
        name: name, period: order.period, pictures: pictures, form: form, release: face, checks: checks)
      guard let frozen = try await Self.plan(options, standalone: page).site.frozen(page) else {
        throw Stop(.content, [.noReport(order.report, [])])
      }
      return frozen
    }
    let page = try await frozen(.screen)
    try checkSealed(page, plan)
    var files = try Self.files(of: page, day: today)
    if order.hasPDF {
      options.watch(.printing)
      let address = "\(plan.baseURL)releases/\(order.id)/"
      files.append(("report.pdf", try await PDFMaking.pdf(of: try await frozen(.print).bytes, at: address, options)))
    }
    let count = try await clear(files, order.id, plan, options)
    let manifest = try order.manifest(plan, name, page, files, day: today, attacked: count, options)
    var signature: ReleaseSignature?
    if let key = order.key { signature = try await ManifestSignature.sign(try manifest.bytes(), with: key) }
    try archive.add(manifest, files, signature: signature)
    return Reviewed(
      SnapshotReport(manifest, isSigned: order.key != nil, folder: archive.folder, isPublic: plan.edition.isPublic), [])
  }

  /// The page that is meant by a name, which may leave out the folder `reports`.
  private static func report(_ name: String, _ plan: Plan) throws(Stop) -> String {
    let names = plan.library.entries.map(\.name)
    guard let found = [name, "reports/\(name)"].first(where: names.contains) else {
      throw Stop(.content, [.noReport(name, names.filter { $0.hasPrefix("reports/") })])
    }
    return found
  }

  /// Holds a page against what is warned of: what is frozen cannot be mended.
  ///
  /// - Throws: ``Stop`` with what is warned of in its file.
  private static func checkFinished(_ name: String, _ plan: Plan) throws(Stop) {
    let source = plan.library.entries.first { $0.name == name }?.source.path
    let found = plan.warnings.filter { $0.place?.path == source }
    guard found.isEmpty else { throw Stop(.content, found + [.unfinishedReport(at: Place(path: source ?? name))]) }
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
  private static func pictures(
    of name: String, _ plan: Plan, _ options: Options
  ) throws -> [String: PageURL] {
    var pictures: [String: PageURL] = [:]
    for image in plan.site.outline(of: name)?.images ?? [] where !isDocument(image) {
      let bytes = try finishedImage(image, options).bytes
      guard let format = Picture(bytes)?.format else { continue }
      pictures[image] = PageURL(picture: bytes, type: format.rawValue)
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
    files.append(("codebook.csv", CodeBookFile.bytes(page.tables.map { ($0.name, $0.table) })))
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
      pages, latest: latest.tables, fictional: plan.fictional, publication: publication, isJoint: true)
    guard audit.isSafe else { throw Stop(.refused, audit.diagnostics(root: options.root)) }
    return audit.report.findings.count
  }
}

extension Publishing.SnapshotOrder {
  /// A name is that of a folder, and stands in addresses and citations.
  private static let longestName = 60

  /// Makes sure that the words of a page can be of the months that are asked for, and not only its figures.
  fileprivate func checkPeriod(_ entry: Entry?) throws(Stop) {
    guard let period, let entry, let own = entry.period, own != period else { return }
    let place = Place(path: entry.source.path)
    guard own.months.count == period.months.count else { throw Stop(.content, [.otherLength(own, period, at: place)]) }
    guard entry.title.contains(Entry.periodMark) else { throw Stop(.content, [.fixedTitle(own, at: place)]) }
  }

  /// Whether Windows takes a name for a device, so that no folder of that name can be checked out there.
  private static func isDevice(_ name: String) -> Bool {
    ["con", "prn", "aux", "nul"].contains(name) || name.wholeMatch(of: #/(com|lpt)[0-9]/#) != nil
  }

  /// Holds the order against the releases that there are.
  fileprivate func check(_ archive: ReleaseArchive) throws(Stop) {
    guard Name.isValid(id), id.utf8.count <= Self.longestName, !Self.isDevice(id) else {
      throw Stop(.usage, [.unfitRelease(id)])
    }
    guard archive[id] == nil else { throw Stop(.content, [.releaseTaken(id)]) }
    guard let corrects else { return }
    guard let other = archive[corrects.id] else {
      throw Stop(.content, [.unknownRelease(corrects.id, archive.releases.map(\.manifest.id))])
    }
    if let newer = archive.correction(of: other) {
      throw Stop(.content, [.correctedAlready(corrects.id, by: newer.manifest.id)])
    }
    guard corrects.reason.contains(where: { !$0.isWhitespace }), !corrects.reason.contains(where: \.isNewline) else {
      throw Stop(.usage, [.reasonMissing])
    }
  }

  private var replacement: ReleaseManifest.Replacement? {
    corrects.map { .init(id: $0.id, kind: $0.isMistake ? "mistake" : "revision", reason: $0.reason) }
  }

  private func period(_ entry: Entry?) -> MonthRange? { period ?? entry?.period }

  /// What the page says of the release.
  fileprivate func face(_ plan: Publishing.Plan, _ name: String, day: CalendarDate) throws(Stop) -> ReleaseFace {
    let entry = plan.library.entries.first { $0.name == name }
    let ledger = plan.foundation.ledger
    return ReleaseFace(
      id: id, report: name, title: entry.map { $0.title(in: period(entry)) } ?? name, period: period(entry), day: day,
      asOf: (ledger.latest?.asOf).flatMap { CalendarDate(iso: $0) },
      sealing: ledger.latest.flatMap { latest in ledger.lastHash.map { (latest.number, $0) } }, isFictional: false,
      corrects: corrects.map { .init(id: $0.id, isMistake: $0.isMistake, reason: $0.reason) })
  }

  /// What is frozen, what it was made from, and what was found.
  fileprivate func manifest(
    _ plan: Publishing.Plan, _ name: String, _ page: Site.FrozenPage, _ files: [(path: String, bytes: [UInt8])],
    day: CalendarDate, attacked: Int, _ options: Publishing.Options
  ) throws -> ReleaseManifest {
    let entry = plan.library.entries.first { $0.name == name }
    let ledger = plan.foundation.ledger
    let sealing = ledger.latest.flatMap { latest in
      ledger.lastHash.map {
        ReleaseManifest.Sealing(number: latest.number, sha256: $0, asOf: latest.asOf, threshold: latest.threshold)
      }
    }
    return ReleaseManifest(
      tool: .init(version: ToolVersion.number, commit: ToolVersion.commit), id: id, title: page.title,
      report: name, edition: plan.edition.name, period: period(entry)?.code, day: day.iso, sealing: sealing,
      results: .init(attackedCounts: attacked, gateKnewRegister: plan.gatekeeping.gate.knowsRegister),
      isFictional: page.isFictional, corrects: replacement, hasPDF: hasPDF,
      files: files.map { FrozenFile(path: $0.path, bytes: $0.bytes) },
      inputs: try SnapshotInputs(plan, name, page, options).inputs)
  }
}
