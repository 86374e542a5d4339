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
      en: """
        Of the folder, only files that its manifest names are removed; everything else stays. What builds keep in .engawa goes \
        too: the record of this edition, and the drawn pictures of all.
        """,
      ja: """
        出力先からは、目録にあるファイルだけを消し、ほかのものは残します。ビルドが .engawa に残した、この版の記録と、\
        描き直した画像（すべての版のもの）も消します。
        """))

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
      Message(en: "removed \(Message.counted(removed, "file"))\n\(kept)", ja: "\(removed)個のファイルを消しました\n\(leftOver)"),
      json: JSONText.line(["removed": removed, "left": changed]))
  }
}
