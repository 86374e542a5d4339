import ArgumentParser
import Diagnostics
import Publishing
import Reports

/// `engawa register`.
struct RegisterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register",
    abstract: say(en: "Work with the register of cases.", ja: "登録簿を扱います。"),
    subcommands: [RegisterInspectCommand.self])
}

/// `engawa register inspect`.
struct RegisterInspectCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: say(
      en: "Propose how a spreadsheet of an office can be read.", ja: "役所や社協で使っている表を、どう読めばよいか提案します。"),
    discussion: say(
      en: "It reads .xlsx and CSV as they are, and shows headings and codes, never what a record says.",
      ja: "Excelのブック（.xlsx）とCSVをそのまま読みます。示すのは見出しと符号だけで、記録の中身は示しません。"))

  @Argument(help: ArgumentHelp(say(en: "The spreadsheet.", ja: "表のファイル。")))
  var file: String

  @Flag(
    help: ArgumentHelp(
      say(en: "Put the proposal into engawa.yml and the code lists.", ja: "提案を engawa.yml と符号の一覧に書きます。")))
  var write = false

  @OptionGroup var shared: SharedOptions

  @Option(help: DiagnosticFormat.help)
  var format = DiagnosticFormat.text

  func run(_ reporter: inout Reporter) async throws {
    let options = try await reporter.run { try shared.publishing() }
    let report = try await reporter.run(options) { try await Publishing.inspectRegister(file, $0, isWritten: write) }
    try reporter.review(report.diagnostics)
    try reporter.conclusion(report.value.text, json: JSONText.line(report.value.record))
  }
}
