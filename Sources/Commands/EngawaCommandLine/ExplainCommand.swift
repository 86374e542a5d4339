import ArgumentParser
import Diagnostics
import Publishing
import Reports

/// `engawa explain`.
struct ExplainCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: say(en: "Say what an edition leaves out of a page, and why.", ja: "ある版がページから何を除くか、なぜかを示します。"))

  @Argument(
    help: ArgumentHelp(
      say(en: "The name of a page, such as models/iceberg, or its file.", ja: "models/iceberg のようなページの名前か、そのファイル。"),
      valueName: "page"))
  var page: String

  @OptionGroup var edition: EditionOption

  @OptionGroup var shared: SharedOptions

  @Option(help: DiagnosticFormat.help)
  var format = DiagnosticFormat.text

  func run(_ reporter: inout Reporter) async throws {
    let options = try await reporter.run { try shared.publishing(edition: edition.edition) }
    let explanation = try await reporter.run(options) { try await Publishing.explain(page, $0) }
    try reporter.result(explanation.value.text, json: JSONText.pretty(explanation.value.record))
  }
}
