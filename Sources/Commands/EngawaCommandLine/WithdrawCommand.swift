import ArgumentParser
import Diagnostics
import Publishing
import Reports

/// `engawa withdraw`.
struct WithdrawCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: say(
      en: "Publish a release no more; its page says why.", ja: "確定版の公開をやめます。ページには理由が残ります。"))

  @Argument(help: ArgumentHelp(say(en: "The name of the release.", ja: "確定版の名前。")))
  var id: String

  @Option(help: ArgumentHelp(say(en: "Why, for readers.", ja: "理由。読む人に見せます。"), valueName: "text"))
  var reason: String

  @OptionGroup var edition: EditionOption

  @OptionGroup var shared: SharedOptions

  @Option(help: DiagnosticFormat.help)
  var format = DiagnosticFormat.text

  func run(_ reporter: inout Reporter) async throws {
    let options = try await reporter.run { try shared.publishing(edition: edition.edition) }
    let text = try await reporter.run(options) { try await Publishing.withdraw(id, reason: reason, $0) }
    try reporter.conclusion(text, json: JSONText.line(["id": id]))
  }
}
