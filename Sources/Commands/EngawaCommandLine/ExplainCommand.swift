import ArgumentParser
import Diagnostics
import Files
import Publishing

/// `engawa explain`.
struct ExplainCommand: AsyncParsableCommand {
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

  func run() async throws {
    let reporter = shared.reporter(.text)
    let explanation = try await reporter.run {
      try await Publishing.explain(page, shared.publishing(edition: edition.edition))
    }
    try StandardStream.output.write(explanation.value.text.text(in: reporter.language))
  }
}
