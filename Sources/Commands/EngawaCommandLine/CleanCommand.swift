import ArgumentParser
import Diagnostics
import Publishing
import Reports

/// `engawa clean`.
struct CleanCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: say(en: "Remove what engawa wrote into the output folder.", ja: "engawa が出力先に書いたものを消します。"),
    discussion: say(
      en: "Only files that the folder's manifest names are removed; everything else stays.",
      ja: "目録にあるファイルだけを消します。ほかのものは残します。"))

  @OptionGroup var shared: SharedOptions

  @Option(help: DiagnosticFormat.help)
  var format = DiagnosticFormat.text

  @Option(
    help: ArgumentHelp(
      say(en: "The folder; the edition's own unless told otherwise.", ja: "フォルダ。指定しなければ、その版の出力先。"), valueName: "folder")
  )
  var output: String?

  @OptionGroup var edition: EditionOption

  func run(_ reporter: inout Reporter) async throws {
    let cleaned = try await reporter.run {
      try await Publishing.clean(shared.publishing(edition: edition.edition, output: output))
    }
    try reporter.review(cleaned.warnings)
    let (removed, changed) = (cleaned.removed, cleaned.changed)
    let kept = changed == 0 ? "" : "left \(changed) that somebody changed since\n"
    let leftOver = changed == 0 ? "" : "その後に手が加えられた\(changed)個は残しました\n"
    try reporter.conclusion(
      Message(en: "removed \(removed) files\n\(kept)", ja: "\(removed)個のファイルを消しました\n\(leftOver)"),
      json: JSONText.line(["removed": removed, "left": changed]))
  }
}
