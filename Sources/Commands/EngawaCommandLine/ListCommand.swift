import ArgumentParser
import Diagnostics
import Files
import Markup
import Publishing

/// `engawa list`.
struct ListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: say(en: "Show all pages as CSV, also internal ones and drafts.", ja: "すべてのページをCSVで表示します。内部用と下書きも含みます。"))

  @OptionGroup var shared: SharedOptions

  @Option(help: DiagnosticFormat.help)
  var format = DiagnosticFormat.text

  func run() async throws {
    let reporter = shared.reporter(format)
    let rows = try await reporter.run { try await Publishing.list(shared.publishing()) }
    var text = "kind,audience,status,path,title\n"
    for row in rows.value {
      let cells = [row.kind, row.audience, row.status, row.path, row.title].map { CSVRecord.plain(Visible.text($0)) }
      text += CSVRecord.text(cells)
    }
    try StandardStream.output.write(text)
    try reporter.review(rows.diagnostics)
  }
}
