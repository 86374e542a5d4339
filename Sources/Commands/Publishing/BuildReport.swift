public import Content
public import Diagnostics
import Gate
import Site

/// What a build did.
public struct BuildReport: Sendable {
  /// How many pages there are of each kind, in the order of the kinds.
  public let pageCounts: [(kind: String, count: Int)]
  /// How many files the site has, its manifest not counted.
  public let fileCount: Int
  /// How many bytes they have together.
  public let byteCount: Int
  /// The files that the edition leaves out, with the reason: `internal`, `draft`, `kind` or `consent`.
  public let leftOut: [(path: String, reason: String)]
  /// The name of the edition.
  public let edition: String
  /// The folder that it goes to unless told otherwise, relative to the site.
  public let folder: String
  /// What was counted, and from what.
  public internal(set) var register: Register
  /// Whether the gate looked for the values of a register, or for patterns alone.
  public let gateKnowsRegister: Bool
  /// How many content files were written as Windows does, and read all the same.
  public let forgivenCount: Int
  /// What became of the warnings that the site accepts.
  public let accepted: AcceptedWarnings.Outcome
  /// What the author should look at.
  public internal(set) var warnings: [Diagnostic]
  /// How much of the site was made, and how much stayed as it was.
  public internal(set) var made: Made

  /// How much of a site was made.
  public struct Made: Sendable {
    /// How many of its files are new or others than in the last site; all of them, where nothing was known of that.
    public let files: Int
    /// Why all of them were made; `nil` if some were known from the last build to be as they were.
    public let reason: Message?
  }

  /// What was counted, and from what.
  public struct Register: Sendable {
    /// Where the register lies, or would lie.
    public let folder: String
    /// How many cases it has, or `nil` if there is none.
    public let caseCount: Int?
    /// How many tables have figures.
    public let tableCount: Int
    /// How many identities of tables were checked.
    public let checked: Int
    /// How many could not be checked without a register.
    public let skipped: Int
  }

  /// The same with further warnings, in which values of the register are masked.
  func adding(_ warnings: [Diagnostic]) -> BuildReport {
    var report = self
    report.warnings += warnings
    return report
  }

  /// The same without what is known of the register where it was made: what is told of that is told where parts are joined.
  ///
  /// - Parameter foundation: what is to be looked at in what all pages follow from.
  func withoutRegister(_ foundation: [Diagnostic]) -> BuildReport {
    var report = self
    report.register = Register(
      folder: register.folder, caseCount: nil, tableCount: register.tableCount, checked: register.checked,
      skipped: register.skipped)
    let told = Set(foundation)
    report.warnings.removeAll(where: told.contains)
    return report
  }

  /// Joins what the builds of all parts of a site said.
  ///
  /// - Parameters:
  ///   - sizes: the sizes of the files of the site, in bytes.
  ///   - register: what was counted where they are joined.
  init(
    _ parts: [BuildReport], sizes: [Int], _ register: Register, _ gate: Gate, warnings more: [Diagnostic]
  ) {
    let first = parts[0]
    (pageCounts, leftOut, edition, folder) = (first.pageCounts, first.leftOut, first.edition, first.folder)
    (self.register, forgivenCount) = (register, first.forgivenCount)
    fileCount = sizes.count
    byteCount = sizes.reduce(0, +)
    gateKnowsRegister = gate.knowsRegister
    made = Made(files: sizes.count, reason: nil)
    // What is of the whole site every part says.
    accepted = AcceptedWarnings.Outcome(
      left: [], count: parts.map(\.accepted.count).max() ?? 0,
      idle: first.accepted.idle.filter { place in parts.allSatisfy { $0.accepted.idle.contains(place) } })
    warnings = Mask(gate).masked(Set(parts.flatMap(\.warnings) + more).sorted())
  }

  /// - Parameter sizes: the sizes of the files of the site, in bytes.
  init(_ plan: Publishing.Plan, sizes: [Int], made: Made, warnings more: [Diagnostic]) {
    self.made = made
    let statistics = plan.site.statisticsCount
    pageCounts =
      plan.site.pageCounts + (statistics > 0 ? [("statistics", statistics)] : [])
    fileCount = sizes.count
    byteCount = sizes.reduce(0, +)
    leftOut = plan.library.leftOut.map { ($0.path, $0.reason.rawValue) }
    register = plan.foundation.register
    forgivenCount = plan.forgivenCount
    edition = plan.edition.name
    gateKnowsRegister = plan.gatekeeping.gate.knowsRegister
    folder = plan.edition.output
    accepted = plan.accepted
    warnings = Mask(plan.gatekeeping.gate).masked(plan.warnings + more)
  }
}
