import ArgumentParser
import Diagnostics
import Publishing
import Reports

/// `engawa snapshot`.
struct SnapshotCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "snapshot",
    abstract: say(
      en: "Freeze a report: page, PDF, data and manifest, published as they are from now on.",
      ja: "報告を確定版として残します。ページ、PDF、データ、目録は、このあとずっと同じものが公開されます。"),
    discussion: say(
      en: "It is written into content/releases, once; put it under version control.",
      ja: "content/releases に一度だけ書き出します。版管理に入れてください。"))

  @Argument(
    help: ArgumentHelp(
      say(
        en: "The name of the release; without it that of the page and its months, such as monthly-report-2022-12.",
        ja: "確定版の名前。なければ、ページの名前と期間（monthly-report-2022-12 など）。")))
  var id: String?

  @Option(
    help: ArgumentHelp(
      say(en: "The page of the report, such as r4-annual.", ja: "報告のページの名前（r4-annual など）。"), valueName: "page"))
  var report: String

  @Option(
    help: ArgumentHelp(
      say(
        en: "The months that it reports on, instead of its own: last-month, FY2022-Q3, 2022-10..2022-12.",
        ja: "対象の期間（last-month、FY2022-Q3、2022-10..2022-12 など）。報告に書かれたものに代わります。"), valueName: "period"))
  var period: String?

  @Option(
    help: ArgumentHelp(say(en: "The release in whose place it stands.", ja: "これに置き換わる確定版の名前。"), valueName: "id"))
  var corrects: String?

  @Option(
    help: ArgumentHelp(
      say(en: "mistake (that was wrong) or revision (it was provisional).", ja: "mistake（訂正）か revision（定期改定）。"),
      valueName: "kind"))
  var kind: CorrectionKind?

  @Option(
    help: ArgumentHelp(say(en: "Why, for readers, with --corrects.", ja: "--corrects の理由。読む人に見せます。"), valueName: "text")
  )
  var reason: String?

  @Flag(
    name: .customLong("unless-frozen"),
    help: ArgumentHelp(
      say(en: "Do nothing if the same is frozen already.", ja: "同じものがもう確定版になっていれば、何もしません。")))
  var unlessFrozen = false

  @Flag(name: .customLong("no-pdf"), help: ArgumentHelp(say(en: "Make no PDF.", ja: "PDFを作りません。")))
  var noPDF = false

  @Option(
    help: ArgumentHelp(
      say(en: "The private key of SSH or minisign to sign the manifest with.", ja: "目録に署名する秘密鍵（SSHか minisign）。"),
      valueName: "file"))
  var sign: String?

  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp(
      say(
        en: "Where the site is published, instead of base-url in engawa.yml: it is printed, and links lead there.",
        ja: "公開先の住所。engawa.yml の base-url の代わりに、印刷とリンクに使います。"),
      valueName: "address"))
  var baseURL: String?

  @OptionGroup var edition: EditionOption

  @OptionGroup var shared: SharedOptions

  @Option(help: DiagnosticFormat.help)
  var format = DiagnosticFormat.text

  func validate() throws {
    guard corrects == nil, reason != nil || kind != nil else { return }
    throw ValidationError(
      "\(say(en: "--reason and --kind belong to --corrects, which says what is corrected", ja: "--reason と --kind は、--corrects で直す確定版を示すときに使います"))"
    )
  }

  func run(_ reporter: inout Reporter) async throws {
    let options = try await reporter.run { try shared.publishing(edition: edition.edition, baseURL: baseURL) }
    let months = try await reporter.run { try period.map { try Publishing.reportPeriod($0, options) } }
    let order = Publishing.SnapshotOrder(
      id: id, report: report, period: months,
      corrects: corrects.map { ($0, kind != .revision, reason ?? "") }, hasPDF: !noPDF, key: sign,
      isUnlessFrozen: unlessFrozen)
    let made = try await reporter.run(options) { try await Publishing.snapshot($0, order) }
    try reporter.review(made.diagnostics)
    try reporter.conclusion(made.value.text, json: JSONText.line(made.value.record))
  }
}
