import ArgumentParser
import Diagnostics
import Publishing
import Reports

/// `engawa inspect disclosure`.
struct InspectDisclosureCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "disclosure",
    abstract: say(en: "Show what is hidden of each table, and why.", ja: "それぞれの表で何を隠すか、なぜ隠すかを示します。"),
    discussion: say(
      en:
        "For the register's owner alone. What was published before counts too, unless another threshold is asked for.",
      ja: "登録簿の持ち主だけが見るものです。前に公表した数も合わせて見ます（--threshold を指定したときは、いまの表だけ）。"))

  @Option(
    help: ArgumentHelp(
      say(en: "What would be hidden with another threshold.", ja: "別の基準なら何を隠すことになるか。"), valueName: "k"))
  var threshold: Int?

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if let threshold, !(1...1000).contains(threshold) {
      throw ValidationError(
        say(en: "--threshold wants a number from 1 to 1000.", ja: "--threshold には1から1000までの数を指定してください。"))
    }
  }

  @Option(help: DiagnosticFormat.help)
  var format = DiagnosticFormat.text

  func run(_ reporter: inout Reporter) async throws {
    let options = try await reporter.run { try shared.publishing() }
    let inspection = try await reporter.run(options) { try await Publishing.disclosure($0, threshold: threshold) }
    try reporter.review(inspection.diagnostics)
    let text = inspection.value.text
    try reporter.result(text, json: JSONText.line(["text": text.text(in: reporter.language)]))
  }
}
