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

  @Option(
    help: ArgumentHelp(
      say(en: "The folder; the edition's own unless told otherwise.", ja: "フォルダ。指定しなければ、その版の出力先。"), valueName: "folder")
  )
  var output: String?

  func run() async throws {
    let reporter = shared.reporter
    let count = try await reporter.run { try Publishing.clean(shared.publishing(output: output)) }
    guard !shared.quiet else { return }
    let message = Message(en: "removed \(count) files", ja: "\(count)個のファイルを消しました")
    StandardStream.output.write(message.text(in: reporter.language) + "\n")
  }
}
