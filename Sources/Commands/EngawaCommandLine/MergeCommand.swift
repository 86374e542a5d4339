import ArgumentParser
import Diagnostics
import Publishing

/// `engawa merge`.
struct MergeCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: say(
      en: "Join the parts of a site that were built with --shard, and publish it.",
      ja: "--shard で分けて作ったサイトを一つにして、公開します。"),
    discussion: say(
      en: """
        All parts must have been made by the same tool from the same files on the same day. The whole passes the gate \
        and the audit; what is published is what a build in one piece would have published.
        """,
      ja: """
        すべての部分が、同じツールと原稿で、同じ日に作られている必要があります。全体を関門と監査に通します。\
        できあがるものは、分けずに作ったものと同じです。
        """))

  @OptionGroup var shared: SharedOptions

  @Option(help: DiagnosticFormat.help)
  var format = DiagnosticFormat.text

  @Argument(
    help: ArgumentHelp(
      say(en: "The folders of the parts, or a folder that they lie in.", ja: "部分のフォルダ、またはそれらの入ったフォルダ。"),
      valueName: "folder"))
  var folders: [String]

  @Option(
    help: ArgumentHelp(
      say(en: "Where to publish; the edition's own folder unless told otherwise.", ja: "出力先。指定しなければ、その版のフォルダ。"),
      valueName: "folder"))
  var output: String?

  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp(
      say(
        en: "Where the site will be published, as the parts were told it.", ja: "公開先の住所。部分を作ったときと同じにします。"),
      valueName: "address"))
  var baseURL: String?

  @OptionGroup var edition: EditionOption

  func run(_ reporter: inout Reporter) async throws {
    let start = ContinuousClock.now
    let options = try await reporter.run {
      try shared.publishing(edition: edition.edition, output: output, baseURL: baseURL)
    }
    let report = try await reporter.run(options) { try await Publishing.merge(folders, $0, isStrict: shared.strict) }
    try reporter.review(report.warnings)
    try BuildSummary(report, shared, output: output, ContinuousClock.now - start).give(to: reporter)
  }
}
