/// What an attack found out.
public struct AuditReport: Sendable {
  /// Whether no tables agree with the figures.
  public let isContradictory: Bool
  /// Whether the tables were too large to be attacked; then there are no findings, and the tables do not count as safe.
  public let isIncomplete: Bool
  /// What was found of each target, in order.
  public let findings: [Finding]

  init(isContradictory: Bool = false, isIncomplete: Bool = false, findings: [Finding] = []) {
    (self.isContradictory, self.isIncomplete, self.findings) = (isContradictory, isIncomplete, findings)
  }

  /// How a target fared.
  public enum Verdict: String, Sendable, Hashable {
    /// Both ends of what must stay possible are shown to be.
    case safe
    /// It can be narrowed too far.
    case leak
    /// Nobody knows, which is as bad.
    case undecided
  }

  /// What can be said of a target.
  public struct Finding: Sendable, Hashable {
    /// The cell, or a crossing of dimensions.
    public let id: CellID
    /// The least value that it can have.
    public let lower: Int
    /// The greatest value that it can have; `nil` if nothing bounds it.
    public let upper: Int?
    /// How it fared.
    public let verdict: Verdict
    /// How many tables it stands in.
    public let tables: Int
    /// For a leak, how it is worked out, where that can be said in few words.
    public let argument: Argument?
  }

  /// Targets of which somebody who is counted in them learns that there is nobody else, or one other person alone.
  ///
  /// Who is one of two people in a printed count knows of the other; who is one of at most two, nearly as much.
  public var insiderFindings: [Finding] { findings.filter { ($0.upper ?? .max) <= 2 && ($0.upper ?? 0) >= 1 } }

  /// How many targets leak, each as often as there are tables in which it stands.
  public var leaks: Int { count(.leak) }
  /// How many targets are undecided.
  public var undecided: Int { count(.undecided) }
  /// Whether everything is safe.
  public var isSafe: Bool { !isContradictory && !isIncomplete && leaks == 0 && undecided == 0 }

  /// The same report without some of its findings, and those.
  public func split(by isTakenOut: (Finding) -> Bool) -> (report: AuditReport, takenOut: [Finding]) {
    let left = findings.filter { !isTakenOut($0) }
    let report = AuditReport(isContradictory: isContradictory, isIncomplete: isIncomplete, findings: left)
    return (report, findings.filter(isTakenOut))
  }

  private func count(_ verdict: Verdict) -> Int {
    findings.reduce(0) { $0 + ($1.verdict == verdict ? $1.tables : 0) }
  }
}
