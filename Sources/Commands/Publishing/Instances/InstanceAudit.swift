public import AttackProblems
public import Diagnostics
import Files

extension Publishing {
  /// Attacks the tables of an attack problem in a file.
  ///
  /// - Throws: ``Stop`` if the file cannot be read, is not an attack problem, or contradicts itself.
  /// - Parameters:
  ///   - isInsider: whether it is told too what somebody learns who is counted.
  ///   - watch: looks on, and may end the attack; what is not shown to be safe by then is undecided.
  public static func audit(
    problem path: String, isInsider: Bool = false, watch: AttackWatch = .none
  ) throws -> InstanceAudit {
    let problem = try readInstance(path)
    let report = Auditor.audit(problem, watch: watch)
    guard !report.isContradictory else { throw Stop(.content, [.contradictory(at: Place(path: path))]) }
    let insiders = isInsider ? Auditor.insiderCells(problem) + report.insiderFindings.map(\.id) : []
    return InstanceAudit(report, insiders: insiders)
  }

  static func readInstance(_ path: String) throws -> AttackProblem {
    let bytes = try stopping { try readFile(path) }
    // A file with true values is as secret as what they were counted from.
    let read = AttackProblemReader.read(SourceText(path: path, bytes: bytes, isConfidential: true))
    guard let problem = read.value else { throw Stop(.content, read.diagnostics.sorted()) }
    return problem
  }
}

/// What an attack on an attack problem found.
public struct InstanceAudit: Encodable, Sendable {
  /// The exit code: 0 if all is safe, 3 if anything leaks or is undecided.
  public let exit: Int
  let leaks: Int
  let undecided: Int
  let cells: [String: Interval]
  private let findings: [AuditReport.Finding]

  /// What is possible of a target.
  struct Interval: Encodable, Sendable {
    let lower: Int
    let upper: Int?
    let verdict: String

    private enum CodingKeys: String, CodingKey {
      case lower = "lo"
      case upper = "hi"
      case verdict
    }

    func encode(to encoder: any Encoder) throws {
      var interval = encoder.container(keyedBy: CodingKeys.self)
      try interval.encode(lower, forKey: .lower)
      // Without a bound there is null, and not nothing.
      try interval.encode(upper, forKey: .upper)
      try interval.encode(verdict, forKey: .verdict)
    }
  }

  private enum CodingKeys: String, CodingKey { case exit, leaks, undecided, cells }

  /// Warnings of what somebody learns who is counted.
  public let warnings: [Diagnostic]

  init(_ report: AuditReport, insiders: [CellID]) {
    warnings = insiders.map { .insider($0) }
    exit = report.isSafe ? 0 : 3
    leaks = report.leaks
    undecided = report.undecided
    findings = report.findings
    cells = Dictionary(
      report.findings.map { finding in
        (
          finding.id.description,
          Interval(lower: finding.lower, upper: finding.upper, verdict: finding.verdict.rawValue)
        )
      },
      uniquingKeysWith: { first, _ in first })
  }

  /// The findings for people: what leaks, how far, and how one works it out.
  public var summary: Message {
    var english = ""
    var japanese = ""
    for finding in findings where finding.verdict != .safe {
      let range = finding.upper.map { $0 == finding.lower ? "\($0)" : "\(finding.lower)–\($0)" } ?? "\(finding.lower)–"
      let isLeak = finding.verdict == .leak
      english += "\(finding.id): \(range)\(isLeak ? "" : " (undecided)")\n"
      japanese += "\(finding.id): \(range)\(isLeak ? "" : "（判定できません）")\n"
      if let argument = finding.argument {
        let english1 = argument.isUpper ? "at most" : "at least"
        english += "  \(english1) \(argument.bound) = \(argument.text)\n"
        japanese += "  \(argument.isUpper ? "多くても" : "少なくても")\(argument.bound) = \(argument.text)\n"
      }
    }
    let count = { (verdict: AuditReport.Verdict) in findings.count { $0.verdict == verdict } }
    english +=
      "\(findings.count) hidden counts: \(count(.safe)) safe, \(count(.leak)) leak, \(count(.undecided)) undecided\n"
    japanese +=
      "隠した数\(findings.count)個: 守られている\(count(.safe))、分かってしまう\(count(.leak))、判定できない\(count(.undecided))\n"
    return Message(en: english, ja: japanese)
  }
}

extension Diagnostic {
  static func insider(_ cell: CellID) -> Self {
    Self(
      "audit.insider", severity: .warning, at: nil,
      Message(
        en: "whoever is counted in '\(cell)' learns of the one other person in it, or that there is none",
        ja: "「\(cell)」に数えられた人には、ほかの一人のこと、またはほかにだれもいないことが分かります"))
  }

  static func contradictory(at place: Place?) -> Self {
    Self(
      "audit.contradictory", at: place,
      Message(en: "no tables agree with all of these figures", ja: "これらの数のすべてに合う表はありません"),
      hint: Message(
        en: "one of the figures, or one of the relations between them, is wrong", ja: "数か、数どうしの関係のどれかがまちがっています"))
  }
}
