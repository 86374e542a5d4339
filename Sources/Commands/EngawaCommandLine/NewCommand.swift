import ArgumentParser
import Diagnostics
import Starter

/// `engawa new`.
struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: say(
      en: "Begin a site, a page, a report, a kind of pages, a table or a code list.",
      ja: "サイト、ページ、報告、ページの種類、表、符号の一覧を新しく作ります。"),
    subcommands: [
      NewSiteCommand.self, NewPageCommand.self, NewReportCommand.self, NewKindCommand.self, NewTableCommand.self,
      NewCodeListCommand.self,
    ])
}

/// `engawa new page`.
struct NewPageCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "page",
    abstract: say(
      en: "Write the front matter of a page, with every field explained.", ja: "ページの前付けを、項目の説明を付けて書きます。"))

  @OptionGroup var shared: SharedOptions

  @Argument(
    help: ArgumentHelp(
      say(en: "The kind, such as activity; home for the front page.", ja: "activity のような種類。サイトの最初のページは home。")))
  var kind: String

  @Argument(
    help: ArgumentHelp(
      say(
        en: "The name of the file, such as omori/tea; index for the first page of a folder.",
        ja: "omori/tea のようなファイルの名前。フォルダの最初のページは index。")))
  var name: String

  @Option(help: DiagnosticFormat.help)
  var format = DiagnosticFormat.text

  func run(_ reporter: inout Reporter) async throws {
    let surroundings = Surroundings.current
    let path = try await reporter.run {
      try FileStarter(root: shared.root).page(
        kind, name, today: try surroundings.dayInJapan.get())
    }
    try reporter.written([path])
  }
}

/// `engawa new kind`.
struct NewKindCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "kind",
    abstract: say(en: "Write the declaration of a kind of pages.", ja: "ページの種類の宣言を書きます。"))

  @OptionGroup var shared: SharedOptions

  @Argument(help: ArgumentHelp(say(en: "Its name, such as news.", ja: "news のような名前。")))
  var name: String

  @Option(help: DiagnosticFormat.help)
  var format = DiagnosticFormat.text

  func run(_ reporter: inout Reporter) async throws {
    let path = try await reporter.run { try FileStarter(root: shared.root).kind(name) }
    try reporter.written([path])
  }
}

/// `engawa new table`.
struct NewTableCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: say(en: "Write the declaration of a table.", ja: "表の宣言を書きます。"))

  @OptionGroup var shared: SharedOptions

  @Argument(help: ArgumentHelp(say(en: "Its name, such as routes.", ja: "routes のような名前。")))
  var name: String

  @Option(help: DiagnosticFormat.help)
  var format = DiagnosticFormat.text

  func run(_ reporter: inout Reporter) async throws {
    let path = try await reporter.run { try FileStarter(root: shared.root).table(name) }
    try reporter.written([path])
  }
}

/// `engawa new code-list`.
struct NewCodeListCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "code-list",
    abstract: say(
      en: "Write a code list; those of the field as they are usual.", ja: "符号の一覧を書きます。よく使われるものは、分野の言葉を入れて書きます。"))

  @OptionGroup var shared: SharedOptions

  @Argument(help: ArgumentHelp(say(en: "Its name, such as routes or households.", ja: "routes や households のような名前。")))
  var name: String

  @Option(help: DiagnosticFormat.help)
  var format = DiagnosticFormat.text

  func run(_ reporter: inout Reporter) async throws {
    let path = try await reporter.run { try FileStarter(root: shared.root).codeList(name) }
    try reporter.written([path])
  }
}
