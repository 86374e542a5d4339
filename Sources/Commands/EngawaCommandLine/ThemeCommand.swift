import ArgumentParser
import Diagnostics
import Files
import Publishing
import Reports
import Theme

/// `engawa theme`.
struct ThemeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "theme",
    abstract: say(
      en: "Show the tool's templates, words and styles, and copy those that a site wants to change.",
      ja: "ツールのテンプレート、文言、見た目を示し、サイトで変えたいものを取り出します。"),
    subcommands: [ThemeListCommand.self, ThemeShowCommand.self, ThemeEjectCommand.self],
    defaultSubcommand: ThemeListCommand.self)
}

/// `engawa theme list`.
struct ThemeListCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: say(en: "List its files, and which of them the site has copies of.", ja: "ファイルの一覧と、サイトで取り出してあるものを示します。"))

  @OptionGroup var shared: SharedOptions

  @Option(help: DiagnosticFormat.help)
  var format = DiagnosticFormat.text

  func run(_ reporter: inout Reporter) async throws {
    let rows = try await reporter.run { try Publishing.themeFiles(root: shared.root) }
    let words: [Publishing.ThemeState: Message] = [
      .tool: Message(en: "the tool's", ja: "ツールのもの"), .site: Message(en: "the site's", ja: "サイトのもの"),
      .older: Message(en: "the site's, copied from an older version", ja: "サイトのもの（古い版から取り出し）"),
    ]
    let text = rows.map { "\($0.file.path): \(words[$0.state]?.text(in: reporter.language) ?? "")\n" }.joined()
    try reporter.result(
      Message(en: text, ja: text),
      json: JSONText.pretty(
        Dictionary(rows.map { ($0.file.path, $0.state.rawValue) }, uniquingKeysWith: { first, _ in first })))
  }
}

/// `engawa theme show`.
struct ThemeShowCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: say(en: "Print a file as the tool has it.", ja: "ツールにあるままのファイルを表示します。"))

  @OptionGroup var shared: SharedOptions

  @Argument(help: ArgumentHelp(say(en: "The file, such as pages/page.mustache.", ja: "pages/page.mustache のようなファイル。")))
  var file: String

  @Option(help: DiagnosticFormat.help)
  var format = DiagnosticFormat.text

  func run(_ reporter: inout Reporter) async throws {
    let found = try await reporter.run { try Publishing.themeFile(file) }
    let text = String(decoding: found.bytes, as: UTF8.self)
    try reporter.result(Message(en: text, ja: text), json: JSONText.line(["text": text]))
  }
}

/// `engawa theme eject`.
struct ThemeEjectCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "eject",
    abstract: say(
      en: "Copy a file, or all of them, into templates/, where the site can change it.",
      ja: "ファイル（指定しなければすべて）を templates/ に取り出します。サイトで書き換えられます。"))

  @OptionGroup var shared: SharedOptions

  @Argument(help: ArgumentHelp(say(en: "The file, such as pages/page.mustache.", ja: "pages/page.mustache のようなファイル。")))
  var file: String?

  @Option(help: DiagnosticFormat.help)
  var format = DiagnosticFormat.text

  func run(_ reporter: inout Reporter) async throws {
    let written = try await reporter.run { try Publishing.ejectTheme(root: shared.root, file) }
    try reporter.written(written)
  }
}
