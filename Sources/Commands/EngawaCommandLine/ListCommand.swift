import ArgumentParser
import Diagnostics
import Markup
import Publishing
import Reports

/// `engawa list`.
struct ListCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: say(
      en: "Show all pages as CSV or JSON, also internal ones and drafts.", ja: "すべてのページをCSVかJSONで表示します。内部用と下書きも含みます。"))

  @OptionGroup var shared: SharedOptions

  @Option(help: DiagnosticFormat.help)
  var format = DiagnosticFormat.text

  func run(_ reporter: inout Reporter) async throws {
    let options = try await reporter.run { try shared.publishing() }
    let rows = try await reporter.run(options) { try await Publishing.list($0) }
    try reporter.result(
      Message(en: csv(rows.value), ja: csv(rows.value)), json: JSONText.pretty(rows.value))
    try reporter.review(rows.diagnostics)
  }

  private func csv(_ rows: [PageRow]) -> String {
    rows.reduce(into: "kind,audience,status,language,path,title\n") { text, row in
      let cells = [row.kind, row.audience, row.status, row.language ?? "", row.path, row.title]
      text += CSVRecord.text(cells.map { CSVRecord.plain(Visible.text($0)) })
    }
  }
}
