import ArgumentParser
import Diagnostics
import Publishing
import Reports

/// `engawa diff`.
struct DiffCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: say(
      en: "Tell what is different between two releases, built sites or revisions of git.",
      ja: "二つの確定版、サイト、gitの版の違いを、読む人の言葉で示します。"),
    discussion: say(
      en: "Figures, pages, sentences, links and files; what changes with every build is passed over.",
      ja: "数、ページ、文、リンク、ファイルの違いです。ビルドのたびに変わるものは示しません。"))

  @Argument(
    help: ArgumentHelp(
      say(en: "A folder, the name of a release, or a revision.", ja: "フォルダ、確定版の名前、gitの版のどれか。"), valueName: "old"))
  var old: String

  @Argument(
    help: ArgumentHelp(
      say(
        en: "The same; without it the site as it is now. A release wants another release.",
        ja: "同じく。なければ、今のサイト。確定版には、別の確定版。"), valueName: "new"))
  var new: String?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(say(en: "How it is written.", ja: "書き方。"), valueName: "form"))
  var form = DifferenceForm.text

  @OptionGroup var edition: EditionOption

  @OptionGroup var shared: SharedOptions

  @Option(help: DiagnosticFormat.help)
  var format = DiagnosticFormat.text

  func run(_ reporter: inout Reporter) async throws {
    let options = try await reporter.run { try shared.publishing(edition: edition.edition) }
    let comparison = try await reporter.run(options) { try await Publishing.diff(old, new, $0) }
    let text = DifferenceText(comparison)
    let shown =
      switch form {
      case .text: text.text
      case .markdown: text.markdown
      case .html: text.html
      }
    try reporter.conclusion(shown, json: JSONText.line(DifferenceRecord(comparison)))
  }
}

/// How a comparison is written.
enum DifferenceForm: String, ExpressibleByArgument, CaseIterable {
  case text, markdown, html
}
