public import ArgumentParser
public import Chronology
import Diagnostics
import Publishing
import Reports

/// `engawa month`.
struct MonthCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "month",
    abstract: say(
      en: "Show what a month needs and what becomes public; --apply moves on and seals.",
      ja: "その月に要ることと、公表される数を示します。--apply で月を進め、封印します。"),
    discussion: say(
      en: "It reads the register as if it were complete for the month, and writes nothing without --apply.",
      ja: "登録簿がその月までそろったものとして読みます。--apply を付けなければ、何も書き出しません。"))

  @Argument(
    help: ArgumentHelp(
      say(
        en: "The last month for which the register is complete, such as 2023-01.", ja: "登録簿がそろっている最後の月（2023-01 など）。"),
      valueName: "yyyy-mm"))
  var month: CalendarMonth

  @Flag(
    help: ArgumentHelp(
      say(en: "Write the month into engawa.yml, and seal.", ja: "engawa.yml に月を書き、封印します。")))
  var apply = false

  @OptionGroup var edition: EditionOption

  @OptionGroup var shared: SharedOptions

  @Option(help: DiagnosticFormat.help)
  var format = DiagnosticFormat.text

  func run(_ reporter: inout Reporter) async throws {
    let options = try await reporter.run { try shared.publishing(edition: edition.edition) }
    let report = try await reporter.run(options) { try await Publishing.month(month, $0, isApplied: apply) }
    try reporter.review(report.diagnostics)
    try reporter.conclusion(report.value.text, json: JSONText.line(report.value.record))
  }
}

extension CalendarMonth: ExpressibleByArgument {
  /// Reads a month as it stands on the command line.
  public init?(argument: String) {
    // Offices write months in many ways; whatever can be read in one way only is taken.
    self.init(written: argument)
  }
}
