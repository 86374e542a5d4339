public import ArgumentParser
import Diagnostics
public import Publishing
import Starter

/// `engawa new report`.
struct NewReportCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: say(
      en: "Write the first version of a report, with charts and sentences of what is published.",
      ja: "公表した数の図と文を入れて、報告の下書きを作ります。"),
    discussion: say(
      en: "The figures are filled in by each build, and are right for other months too once 'period' is changed.",
      ja: "数はビルドのたびに入ります。前付けの period を変えれば、ほかの期間の報告になります。"))

  @Argument(
    help: ArgumentHelp(
      say(
        en: "The name of the file; by default one that says the months.", ja: "ファイルの名前。書かなければ、期間から付けます。")))
  var name: String?

  @Option(
    help: ArgumentHelp(
      say(
        en: "The months: last-month, last-quarter, last-fiscal-year, FY2022-Q3 or 2022-10..2022-12.",
        ja: "期間。last-month、last-quarter、last-fiscal-year、FY2022-Q3、2022-10..2022-12 など。"), valueName: "period"))
  var period: String

  @Option(
    help: ArgumentHelp(
      say(
        en: "How it is laid out: report, or services (one table by the services of the law).",
        ja: "形。report（報告）か services（事業実績。法律の事業ごとの一つの表）。"), valueName: "form"))
  var form = ReportForm.report

  @OptionGroup var edition: EditionOption

  @OptionGroup var shared: SharedOptions

  @Option(help: DiagnosticFormat.help)
  var format = DiagnosticFormat.text

  func run(_ reporter: inout Reporter) async throws {
    let options = try await reporter.run { try shared.publishing(edition: edition.edition) }
    let draft = try await reporter.run(options) { try await Publishing.draftReport(period: period, as: form, $0) }
    try reporter.review(draft.diagnostics)
    let path = try await reporter.run {
      try FileStarter(root: shared.root).report(name ?? draft.value.name, draft.value.text)
    }
    try reporter.written([path])
  }
}

extension ReportForm: ExpressibleByArgument {}
