public import AttackProblems
public import Tables

/// Holds what a finished site shows against what was cleared, and attacks both together.
public struct SiteAudit: Sendable {
  /// What the site shows that was not cleared, or shows otherwise.
  public let problems: [Problem]
  /// What an attack on all releases together with the site found.
  public let report: AuditReport
  /// Counts that only an attack beyond what was sealed narrows, and of which nobody can tell that they are small.
  public let narrowed: [AuditReport.Finding]

  /// How far an attack goes.
  public enum Reach: Sendable {
    /// Tables are tied by the figures that they share.
    case sharedFigures
    /// Variables of several tables are crossed with one another besides, as they were when the tables were sealed.
    case crossings
    /// The same, for tables that were sealed without it.
    ///
    /// It gives a count away only if the count must be small: made-up registers showed, when the tables were sealed, how far
    /// each small count can be narrowed.
    case beyondSealing
  }

  /// Something on the site that should not be there.
  public struct Problem: Sendable, Hashable {
    /// The file.
    public let path: String
    /// What is wrong.
    public let kind: Kind
    /// The table or cell that it is about.
    public let subject: String
  }

  /// What can be wrong.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A count is shown that is hidden.
    case showsHidden
    /// A count is shown that is not the one that was cleared.
    case differs
    /// A table is shown that was not cleared.
    case unknownTable
    /// Rows or columns are not those that were cleared, or not in their order, which tells of what is hidden.
    case shape
    /// Something stands around the figures that is no figure of the table.
    case stray
    /// A sentence rests on a count that is hidden.
    case sentence
    /// A sentence says another figure than the ledger gives.
    case wrongSentence
    /// Made-up figures are shown without a word that they are.
    case unmarked
    /// Figures may be in a file, or a part of a page, from which nobody can read them back.
    case unreadable
  }

  /// Audits a site.
  ///
  /// - Parameters:
  ///   - pages: all its files.
  ///   - latest: the tables that the site may show.
  ///   - fictional: names of tables that rest on made-up records or figures.
  ///   - publication: all releases together.
  ///   - reach: how far the attack goes.
  ///   - watch: looks on at the attack, and may end it.
  public init(
    _ pages: [PageReading], latest: [PublishedTable], fictional: Set<String> = [], publication: Publication,
    reach: Reach = .sharedFigures, watch: AttackWatch = .none
  ) {
    let comparison = Self.compare(pages, latest: latest, fictional: fictional, publication)
    var everything = publication
    if let last = everything.releases.indices.last { everything.releases[last].identities += comparison.facts }
    problems = comparison.problems
    (report, narrowed) = Self.attack(everything, reach, watch)
  }

  private static func attack(
    _ publication: Publication, _ reach: Reach, _ watch: AttackWatch
  ) -> (AuditReport, [AuditReport.Finding]) {
    let report = Auditor.audit(publication, isJoint: reach != .sharedFigures, watch: watch)
    func mayBeLarge(_ finding: AuditReport.Finding) -> Bool {
      finding.verdict == .leak && finding.upper.map { $0 >= publication.threshold } ?? true
    }
    guard reach == .beyondSealing, report.findings.contains(where: mayBeLarge) else { return (report, []) }
    // What is found without crossing anything the sealing would have found, too.
    let shared = Auditor.audit(publication, watch: watch)
    let known = Set(shared.findings.filter { $0.verdict != .safe }.map(\.id))
    return report.split { mayBeLarge($0) && !known.contains($0.id) }
  }

  /// What some files of a site show that was not cleared, or shows otherwise; nothing is attacked.
  public static func problems(
    _ pages: [PageReading], latest: [PublishedTable], fictional: Set<String>, publication: Publication
  ) -> [Problem] {
    compare(pages, latest: latest, fictional: fictional, publication).problems
  }

  /// What files show that they should not, and what their tables say.
  private static func compare(
    _ pages: [PageReading], latest: [PublishedTable], fictional: Set<String>, _ publication: Publication
  ) -> (problems: [Problem], facts: [Publication.Known]) {
    let tables = Dictionary(latest.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    // A sentence may speak of a table as it was at the end of a month.
    let versions = publication.versions.merging(tables) { $1 }
    let days = publication.days
    var facts: [Publication.Known] = []
    var problems: [Problem] = []
    for page in pages {
      if page.isUnreadable || page.hasStrayElement {
        problems.append(.init(path: page.path, kind: .unreadable, subject: page.path))
      }
      for read in page.tables {
        guard let table = versions[read.id] else {
          problems.append(.init(path: page.path, kind: .unknownTable, subject: read.id))
          continue
        }
        // Of months that a table has moved on from, what was corrected no longer stands.
        let isNewest = tables[read.id] != nil
        let comparison = TableComparison(
          read, table.printed, asOf: isNewest ? publication.asOf : days[read.id] ?? "",
          threshold: publication.threshold, isFictional: fictional.contains(table.id),
          corrected: isNewest ? publication.corrected : [:])
        if page.descriptions.contains(where: { comparison.isStray($0) }) {
          problems.append(.init(path: page.path, kind: .stray, subject: read.id))
        }
        problems += comparison.problems.map { .init(path: page.path, kind: $0.kind, subject: $0.subject) }
        facts += comparison.facts
      }
      problems += compareOthers(page, versions) { tables[$0] != nil ? publication.asOf : days[$0] ?? "" }
    }
    problems += pages.flatMap { $0.unmarked(fictional, versions) }
    return (problems, facts)
  }

  /// What is wrong with the charts and the sentences of a page.
  ///
  /// - Parameter asOf: the last day that a table knows of.
  private static func compareOthers(
    _ page: PageReading, _ versions: [String: PublishedTable], asOf: (String) -> String
  ) -> [Problem] {
    var problems: [Problem] = []
    for picture in page.pictures {
      guard let table = versions[picture.table] else {
        problems.append(.init(path: page.path, kind: .unknownTable, subject: picture.table))
        continue
      }
      let comparison = PictureComparison(picture, table.printed, asOf: asOf(picture.table))
      problems += comparison.problems.map { .init(path: page.path, kind: $0.kind, subject: $0.subject) }
    }
    for sentence in page.sentences {
      // A formula of tables that has a value rests on what is printed alone.
      let value = sentence.formula.contains("[") ? SentenceFormula.value(sentence.formula, versions) : nil
      let hidden = value == nil ? FormulaCells.hidden(in: sentence.formula, versions) : []
      problems += hidden.map { .init(path: page.path, kind: .sentence, subject: $0) }
      if hidden.isEmpty, !holds(sentence, value) {
        problems.append(.init(path: page.path, kind: .wrongSentence, subject: sentence.formula))
      }
    }
    return problems
  }

  /// Whether a sentence says what its formula gives.
  private static func holds(_ sentence: PageReading.Sentence, _ value: Fraction?) -> Bool {
    guard let value,
      let said = SentenceNumber(sentence.text, behind: sentence.preceding, followedBy: sentence.following)
    else { return false }
    return said.holds(value)
  }

  /// Whether the site may be published.
  public var isSafe: Bool { problems.isEmpty && report.isSafe }
}
