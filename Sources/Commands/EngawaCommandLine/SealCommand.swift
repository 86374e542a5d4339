public import ArgumentParser
public import Chronology
import Diagnostics
import Publishing
import Reports

/// `engawa seal`.
struct SealCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "seal",
    abstract: say(
      en: "Count, protect and attack the tables, and clear them for publication.",
      ja: "表を数え、守り、攻撃して確かめ、公表してよい数として封印します。"),
    discussion: say(
      en: "For an internal edition, exact tables are kept with the register.",
      ja: "内部の版には、正確な表を登録簿とともに保管します。"))

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      say(en: "The last day that the figures know of.", ja: "数がいつ現在のものか。"), valueName: "yyyy-mm-dd"))
  var asOf: CalendarDate?

  @OptionGroup var edition: EditionOption

  @Flag(
    name: .customLong("dry-run"),
    help: ArgumentHelp(say(en: "Show what would become public, and write nothing.", ja: "公表される数を示すだけで、何も書き出しません。")))
  var isDryRun = false

  @OptionGroup var shared: SharedOptions

  @Option(help: DiagnosticFormat.help)
  var format = DiagnosticFormat.text

  func run(_ reporter: inout Reporter) async throws {
    let start = ContinuousClock.now
    let options = try await reporter.run { try shared.publishing(edition: edition.edition) }
    let report = try await reporter.run(options) { try await Publishing.seal($0, asOf: asOf, isDryRun: isDryRun) }
    try reporter.review(report.diagnostics)
    let time = report.value.isWorkedOut ? Self.time(ContinuousClock.now - start) : Message(en: "", ja: "")
    let text = report.value.text
    try reporter.conclusion(
      Message(en: text.en + time.en, ja: text.ja + time.ja), json: JSONText.line(report.value.record))
  }

  private static func time(_ duration: Duration) -> Message {
    let seconds = max(1, Int(duration / .seconds(1)))
    return Message(en: "time: \(seconds) s\n", ja: "かかった時間: \(seconds)秒\n")
  }
}

extension CalendarDate: ExpressibleByArgument {
  /// Reads a date as it stands on the command line.
  public init?(argument: String) { self.init(iso: argument) }
}
