import Chronology
import Content
import Diagnostics
import Fields
import Gate
import Ledger
import Releases
import Site
import Tables

/// A release in the making: what is ordered, of which page, and under which name.
struct ReleaseDraft {
  /// The name of the release.
  let id: String
  let order: Publishing.SnapshotOrder
  let plan: Publishing.Plan
  /// The page that is frozen.
  let entry: Entry
  /// The day on which it is frozen.
  let day: CalendarDate

  /// The name of the page.
  var name: String { entry.name }
  /// The months that it is about.
  var period: MonthRange? { order.period ?? entry.period }
  /// The sealing that its figures rest on; `nil` where a site has no figures.
  private var sealing: ReleaseManifest.Sealing? {
    let ledger = plan.foundation.ledger
    guard let latest = ledger.latest, let hash = ledger.lastHash else { return nil }
    return .init(number: latest.number, sha256: hash, asOf: latest.asOf, threshold: latest.threshold)
  }

  /// Finds the page, and holds the order against it and against the releases that there are.
  ///
  /// - Throws: ``Stop`` if there is no such page, or it cannot be frozen in this way.
  init(_ order: Publishing.SnapshotOrder, _ plan: Publishing.Plan, day: CalendarDate) throws(Stop) {
    let entries = plan.library.entries
    // The folder `reports` may be left out.
    let found = [order.report, "reports/\(order.report)"].lazy.compactMap { name in entries.first { $0.name == name } }
    guard let entry = found.first else {
      let left = plan.library.leftOutByName
      if let other = [order.report, "reports/\(order.report)"].lazy.compactMap({ left[$0] }).first {
        throw Stop(.content, [.leftOutReport(other, at: Place(path: other.path))])
      }
      throw Stop(.content, [.noReport(order.report, entries.map(\.name).filter { $0.hasPrefix("reports/") })])
    }
    self.order = order
    self.plan = plan
    self.entry = entry
    self.day = day
    id = order.id ?? ReleaseName.ofPage(entry.name, order.period ?? entry.period)
    guard ReleaseName.isFit(id) else { throw Stop(.usage, [.unfitRelease(id)]) }
    try checkPeriod()
    try checkCorrection()
    try checkFinished()
  }

  /// Makes sure that the words of a page can be of the months that are asked for, and not only its figures.
  private func checkPeriod() throws(Stop) {
    let place = Place(path: entry.source.path)
    if let period, let known = sealing.flatMap({ CalendarDate(iso: $0.asOf) }), known.calendarMonth < period.last {
      throw Stop(.content, [.monthsAhead(period, known, at: place)])
    }
    guard let period = order.period, let own = entry.period, own != period else { return }
    guard own.months.count == period.months.count else { throw Stop(.content, [.otherLength(own, period, at: place)]) }
    guard entry.title.contains(Entry.periodMark) else { throw Stop(.content, [.fixedTitle(own, at: place)]) }
  }

  /// Holds what is corrected against the releases that there are: a correction says otherwise what the other said.
  private func checkCorrection() throws(Stop) {
    guard let corrects = order.corrects else { return }
    let archive = plan.archive
    guard let other = archive[corrects.id] else {
      throw Stop(.content, [.unknownRelease(corrects.id, archive.releases.map(\.manifest.id))])
    }
    if let newer = archive.correction(of: other) {
      throw Stop(.content, [.correctedAlready(corrects.id, by: newer.manifest.id)])
    }
    guard isOfSameReport(as: other) else { throw Stop(.content, [.correctsAnother(other.manifest, in: archive)]) }
    guard corrects.reason.contains(where: { !$0.isWhitespace }), !corrects.reason.contains(where: \.isNewline) else {
      throw Stop(.usage, [.reasonMissing])
    }
  }

  /// Holds a page against what is warned of: what is frozen cannot be mended.
  private func checkFinished() throws(Stop) {
    let source = entry.source.path
    let found = plan.warnings.filter { $0.place?.path == source }
    guard found.isEmpty else { throw Stop(.content, found + [.unfinishedReport(at: Place(path: source))]) }
  }

  /// The release that was made of the same files and figures, if there is one.
  ///
  /// A page that lacks a PDF is told apart from one that has it, and what an older tool made may be made anew.
  func twin(from inputs: [ReleaseManifest.Input]) -> Release? {
    plan.archive.releases.first { release in
      let manifest = release.manifest
      return release.withdrawal == nil && isOfSameReport(as: release) && manifest.sealing == sealing
        && manifest.inputs == inputs && (manifest.hasPDF || !order.hasPDF)
        && (order.corrects == nil || manifest.tool.version == ToolVersion.number)
    }
  }

  /// The error that a release has the name already, with how that release is corrected if it is of the same report.
  func nameTaken(by release: Release) -> Diagnostic {
    // A release is corrected once, and its correction may be corrected in turn; manifests that name one another end, too.
    var newest = release
    for _ in plan.archive.releases { newest = plan.archive.correction(of: newest) ?? newest }
    return .releaseTaken(id, corrected: isOfSameReport(as: newest) ? newest.manifest : nil, in: plan.archive)
  }

  /// Whether a release is of the same report and months.
  func isOfSameReport(as release: Release) -> Bool {
    let manifest = release.manifest
    return manifest.report == name && manifest.edition == plan.edition.name && manifest.period == period?.code
  }

  /// What the page says of the release.
  var face: ReleaseFace {
    ReleaseFace(
      id: id, report: name, title: entry.title(in: period), period: period, day: day,
      asOf: sealing.flatMap { CalendarDate(iso: $0.asOf) }, sealing: sealing.map { ($0.number, $0.sha256) },
      isFictional: false,
      corrects: order.corrects.map { .init(id: $0.id, isMistake: $0.isMistake, reason: $0.reason) })
  }

  /// What is frozen, what it was made from, and what was found.
  func manifest(
    _ page: Site.FrozenPage, _ files: [(path: String, bytes: [UInt8])], from inputs: [ReleaseManifest.Input],
    attacked: Int, pdfProgram: String?
  ) -> ReleaseManifest {
    ReleaseManifest(
      tool: .init(version: ToolVersion.number, commit: ToolVersion.commit), id: id, title: page.title,
      report: name, edition: plan.edition.name, period: period?.code, day: day.iso, sealing: sealing,
      results: .init(
        attackedCounts: attacked, gateKnewRegister: plan.gatekeeping.gate.knowsRegister,
        acceptedWarnings: plan.accepted.names, pdfProgram: pdfProgram),
      isFictional: page.isFictional,
      corrects: order.corrects.map {
        .init(id: $0.id, kind: $0.isMistake ? "mistake" : "revision", reason: $0.reason)
      }, hasPDF: order.hasPDF, files: files.map { FrozenFile(path: $0.path, bytes: $0.bytes) }, inputs: inputs)
  }
}
