import ArgumentParser
import Diagnostics
import Publishing
import Reports

/// `engawa correct`.
struct CorrectCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct",
    abstract: say(
      en: "Show which published figures are others by now; --apply seals their correction.",
      ja: "公表した数のうち、今の登録簿と違うものを示します。--apply で訂正を封印します。"),
    discussion: say(
      en: "The former figures stay in the ledger. A correction that would tell whom it is about is refused.",
      ja: "前の数は台帳に残ります。だれについての訂正か分かってしまうものは、公表しません。"))

  @Option(
    help: ArgumentHelp(
      say(en: "Why the figures change, for readers.", ja: "数が変わる理由。読む人に見せます。"), valueName: "text"))
  var reason: String

  @Option(
    help: ArgumentHelp(
      say(en: "mistake (they were wrong) or revision (they were provisional).", ja: "mistake（訂正）か revision（定期改定）。"),
      valueName: "kind"))
  var kind = CorrectionKind.mistake

  @Flag(help: ArgumentHelp(say(en: "Seal the correction.", ja: "訂正を封印します。")))
  var apply = false

  @OptionGroup var edition: EditionOption

  @OptionGroup var shared: SharedOptions

  @Option(help: DiagnosticFormat.help)
  var format = DiagnosticFormat.text

  func run(_ reporter: inout Reporter) async throws {
    let options = try await reporter.run { try shared.publishing(edition: edition.edition) }
    let report = try await reporter.run(options) {
      try await Publishing.correct($0, isRevision: kind == .revision, reason: reason, isApplied: apply)
    }
    try reporter.review(report.diagnostics)
    try reporter.conclusion(report.value.text, json: JSONText.line(report.value.record))
    let problems = report.value.problems
    if !problems.isEmpty { try await reporter.run { throw Stop(.refused, problems) } }
  }
}

/// Why published figures change.
enum CorrectionKind: String, ExpressibleByArgument, CaseIterable {
  case mistake, revision
}
