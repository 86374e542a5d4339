import ArgumentParser
import Diagnostics
import Publishing
import Reports

/// `engawa inspect`: what lies behind the pages.
struct InspectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: say(en: "Show what lies behind the pages.", ja: "ページの裏にあるものを示します。"),
    subcommands: [InspectStatisticsCommand.self, InspectDisclosureCommand.self])
}

/// `engawa inspect statistics`.
struct InspectStatisticsCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "statistics",
    abstract: say(en: "Show tables with their exact counts.", ja: "表を、正確な数とともに示します。"),
    discussion: say(
      en: "The counts are for the register's owner alone. Without a table's name all of them are shown.",
      ja: "数は、登録簿の持ち主だけが見るものです。表の名前を指定しなければ、すべてを示します。"))

  @Argument(
    help: ArgumentHelp(say(en: "The name of a table in content/statistics.", ja: "content/statistics にある表の名前。")))
  var table: String?

  @Option(
    name: .customLong("format"),
    help: ArgumentHelp(say(en: "How tables and diagnostics are written.", ja: "表とまちがいの書き表し方。")))
  var tableFormat = TableFormat.text

  var format: DiagnosticFormat { tableFormat.ofDiagnostics }

  @OptionGroup var shared: SharedOptions

  func run(_ reporter: inout Reporter) async throws {
    let options = try await reporter.run { try shared.publishing() }
    let tables = try await reporter.run(options) { try await Publishing.inspectedTables($0, table: table) }
    try reporter.review(tables.diagnostics)
    let text = tableFormat == .csv ? csv(tables.value) : tables.value.map(\.text).joined(separator: "\n")
    let records = tables.value.map(\.records)
    try reporter.result(
      Message(en: text, ja: text),
      json: table == nil ? JSONText.pretty(records) : JSONText.pretty(records.first))
  }

  /// Several tables have one header in common only if each cell is a record of its own.
  private func csv(_ tables: [InspectedTable]) -> String {
    table == nil ? InspectedTable.longHeader + tables.map(\.longCSV).joined() : tables.first?.csv ?? ""
  }
}

/// How tables are written.
enum TableFormat: String, ExpressibleByArgument, CaseIterable {
  /// For people.
  case text
  /// For spreadsheets.
  case csv
  /// For programs.
  case json
  /// For people, with diagnostics for GitHub Actions.
  case github
  /// Diagnostics alone, for GitLab.
  case gitlab
  /// Diagnostics alone, as SARIF.
  case sarif

  var ofDiagnostics: DiagnosticFormat { DiagnosticFormat(rawValue: rawValue) ?? .text }
}
