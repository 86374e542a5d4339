import ArgumentParser
import Diagnostics
import Publishing
import Reports

/// `engawa verify`.
struct VerifyCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: say(
      en: "Prove that a release or a built site is as its manifest says.", ja: "確定版や、できあがったサイトが、目録のとおりかを確かめます。"),
    discussion: say(
      en: "It asks nothing but the folder, so that anybody can do it, also with a copy.",
      ja: "そのフォルダのほかには何も使いません。だれでも、写しについても確かめられます。"))

  @Argument(
    help: ArgumentHelp(
      say(
        en: "A folder of a release or a site, or the name of a release; without it the site as it was built.",
        ja: "確定版かサイトのフォルダ、または確定版の名前。なければ、ビルドしたサイト。"), valueName: "folder"))
  var folder: String?

  @Option(
    help: ArgumentHelp(
      say(
        en: "A list of those who may sign: a name and a public key of SSH or minisign a line.",
        ja: "署名できる人の一覧。一行に名前と公開鍵（SSHか minisign）。"),
      valueName: "file"))
  var signers: String?

  @OptionGroup var edition: EditionOption

  @OptionGroup var shared: SharedOptions

  @Option(help: DiagnosticFormat.help)
  var format = DiagnosticFormat.text

  func run(_ reporter: inout Reporter) async throws {
    let options = try await reporter.run { try shared.publishing(edition: edition.edition) }
    let folder = try await reporter.run { try Publishing.folder(toVerify: self.folder, options) }
    let verified = try await reporter.run { try await Publishing.verify(folder, signers: signers) }
    try reporter.review(verified.problems.filter { $0.severity != .error })
    let errors = verified.problems.filter { $0.severity == .error }
    guard errors.isEmpty else { return try await reporter.run { throw Stop(.refused, errors) } }
    let holds =
      verified.problems.isEmpty
      ? Message(en: "all files are as the manifest has them\n", ja: "ファイルはすべて、目録のとおりです\n")
      : Message(
        en: "files of the manifest are as it has them; there are others, see above\n",
        ja: "目録にあるファイルは、目録のとおりです。ほかのファイルもあります（上の注意）\n")
    let text = verified.text
    try reporter.conclusion(
      Message(en: text.en + holds.en, ja: text.ja + holds.ja), json: JSONText.line(["folder": folder]))
  }
}
