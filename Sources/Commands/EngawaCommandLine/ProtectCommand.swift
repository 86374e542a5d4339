import ArgumentParser
import Diagnostics
import Publishing
import Reports

/// `engawa protect`.
struct ProtectCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "protect",
    abstract: say(en: "Choose which figures to hide.", ja: "どの数を隠すかを選びます。"))

  @Option(
    help: ArgumentHelp(
      say(en: "A file with tables whose values are all known.", ja: "すべての数が分かっている表のファイル。"), valueName: "file"))
  var instance: String

  @Option(help: DiagnosticFormat.help)
  var format = DiagnosticFormat.text

  @OptionGroup var shared: SharedOptions

  @Flag(
    help: ArgumentHelp(
      say(
        en: "Only what elimination would hide, at once; it is not safe by itself.",
        ja: "消去法だけで隠すものを、すぐに示します。これだけでは安全ではありません。")))
  var preview = false

  func run(_ reporter: inout Reporter) async throws {
    if preview {
      let hidden = try await reporter.run { try Publishing.preview(problem: instance) }
      let text = hidden.map { "\($0)\n" }.joined()
      return try reporter.result(Message(en: text, ja: text), json: JSONText.pretty(hidden))
    }
    let protection = try await reporter.run { try Publishing.protect(problem: instance) }
    try reporter.result(protection.summary, json: JSONText.pretty(protection))
    guard protection.exit == 0 else {
      try reporter.report(protection.diagnostics)
      throw ExitCode(Int32(protection.exit))
    }
  }
}
