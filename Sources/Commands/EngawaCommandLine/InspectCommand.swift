import ArgumentParser
import Diagnostics
import Files
import Publishing

/// `engawa inspect`: what lies behind the pages.
struct InspectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: say(en: "Show what lies behind the pages.", ja: "ページの裏にあるものを示します。"),
    subcommands: [InspectStatisticsCommand.self, InspectDisclosureCommand.self])
}

/// `engawa inspect statistics`.
struct InspectStatisticsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "statistics",
    abstract: say(en: "Show tables with their exact counts.", ja: "表を、正確な数とともに示します。"),
    discussion: say(
      en: "The counts are for the register's owner alone. Without a table's name all of them are shown.",
      ja: "数は、登録簿の持ち主だけが見るものです。表の名前を指定しなければ、すべてを示します。"))

  @Argument(
    help: ArgumentHelp(say(en: "The name of a table in content/statistics.", ja: "content/statistics にある表の名前。")))
  var table: String?

  @Option(help: ArgumentHelp(say(en: "How tables are written.", ja: "表の書き表し方。")))
  var format = TableFormat.text

  @OptionGroup var shared: SharedOptions

  func run() async throws {
    let reporter = shared.reporter(.text)
    let tables = try await reporter.run { try await Publishing.exactTables(shared.publishing(), table: table) }
    try reporter.review(tables.diagnostics)
    switch format {
    case .text: try StandardStream.output.write(tables.value.map(\.text).joined(separator: "\n"))
    case .csv:
      // Several tables have one header in common only if each cell is a record of its own.
      let text = table == nil ? ExactTable.longHeader + tables.value.map(\.longCSV).joined() : tables.value.first?.csv
      try StandardStream.output.write(text ?? "")
    case .json:
      let records = tables.value.map(\.records)
      if table == nil {
        try StandardStream.output.write(json: records)
      } else {
        try StandardStream.output.write(json: records.first)
      }
    }
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
}
