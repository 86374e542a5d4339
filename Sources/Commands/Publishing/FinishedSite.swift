import Audit
import Diagnostics
import Disclosure
import Ledger

extension Publishing {
  /// Holds the finished files against the ledger, and attacks both.
  ///
  /// - Throws: ``Stop`` if the site shows anything that was not cleared, or what was cleared gives a count away.
  static func audit(_ pages: [PageReading], _ plan: Plan) throws(Stop) {
    guard let publication = plan.ledger.publication, let latest = plan.ledger.latest else { return }
    let audit = SiteAudit(pages, latest: latest.tables, publication: publication)
    guard !audit.isSafe else { return }
    let narrowed = audit.report.findings.filter { $0.verdict != .safe }
    throw Stop(
      .refused,
      audit.problems.map { .onSite($0) } + narrowed.map { .narrowed($0) }
        + (audit.report.isContradictory ? [.contradictory(at: Place(path: sealedFolder))] : []))
  }
}

extension Diagnostic {
  /// Something that the finished site shows and should not.
  static func onSite(_ problem: SiteAudit.Problem) -> Self {
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
      case .unreadable:
        Message(en: "figures in this file cannot be audited", ja: "このファイルの数は確かめられません")
      }
    return Self("audit.site", at: Place(path: problem.path), message)
  }
}
