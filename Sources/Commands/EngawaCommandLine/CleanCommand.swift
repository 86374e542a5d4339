import ArgumentParser
import Diagnostics
import Files
import Publishing

/// `engawa clean`.
struct CleanCommand: AsyncParsableCommand {
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

  func run() async throws {
    let reporter = shared.reporter(format)
    let cleaned = try await reporter.run {
      try Publishing.clean(shared.publishing(edition: edition.edition, output: output))
    }
    try reporter.review(cleaned.warnings)
    guard !shared.quiet else { return }
    let (removed, changed) = (cleaned.removed, cleaned.changed)
    var text = Message(en: "removed \(removed) files", ja: "\(removed)個のファイルを消しました").text(in: reporter.language) + "\n"
    if changed > 0 {
      let kept = Message(
        en: "left \(changed) that somebody changed since", ja: "その後に手が加えられた\(changed)個は残しました")
      text += kept.text(in: reporter.language) + "\n"
    }
    try StandardStream.output.write(text)
  }
}
