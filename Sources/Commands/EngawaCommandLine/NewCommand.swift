import ArgumentParser
import Diagnostics
import Files
import Starter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `engawa new`.
struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: say(
      en: "Begin a site, a page, a kind of pages or a table.", ja: "サイト、ページ、ページの種類、表を新しく作ります。"),
    subcommands: [NewSiteCommand.self, NewPageCommand.self, NewKindCommand.self, NewTableCommand.self])
}

/// `engawa new site`.
struct NewSiteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site",
    abstract: say(
      en: "Write a small complete site that builds. What is not told is asked, where somebody can answer.",
      ja: "そのまま組み立てられる、小さなサイトを作ります。指定のないことは、答えられる人がいればたずねます。"))

  @Argument(
    help: ArgumentHelp(say(en: "The folder of the site; it is empty or not there yet.", ja: "サイトのフォルダ。空か、まだないもの。")))
  var folder: String

  @Option(help: ArgumentHelp(say(en: "The name of the site.", ja: "サイトの名前。")))
  var name: String?

  @Option(help: ArgumentHelp(say(en: "Who publishes it.", ja: "サイトを出すところ。")))
  var publisher: String?

  @Option(help: ArgumentHelp(say(en: "The telephone number of the counter.", ja: "相談の窓口の電話番号。")))
  var telephone: String?

  @Option(
    help: ArgumentHelp(
      say(en: "A district, such as omori=大森; may be given several times.", ja: "地区。omori=大森 のように。何度でも書けます。")))
  var district: [String] = []

  @Option(help: ArgumentHelp(say(en: "The language of the pages.", ja: "ページの言語。")))
  var language = "ja"

  @Flag(name: .shortAndLong, help: ArgumentHelp(say(en: "Say nothing but what is wrong.", ja: "まちがいのほかは何も言いません。")))
  var quiet = false

  func run() async throws {
    let surroundings = Surroundings.current
    let reporter = Reporter(
      format: .text, language: surroundings.language, hasColor: surroundings.hasColor, isStrict: false)
    let answers = try answers()
    let written = try await reporter.run {
      try SiteStarter(answers, today: try surroundings.dayInJapan.get()).write(to: folder)
    }
    if quiet { return }
    let text = Message(
      en: """
        \(written.count) files were written into \(folder). Go on with:

          cd \(folder)
          engawa build                     builds the site into public/; open public/index.html
          engawa new page activity \(answers.districts[0].code)/NAME   begins a page
          engawa seal                      publishes the tables that may be published

        """,
      ja: """
        \(folder) に\(written.count)個のファイルを書きました。次は:

          cd \(folder)
          engawa build                     public/ にサイトを作ります。public/index.html を開いてください
          engawa new page activity \(answers.districts[0].code)/名前   ページを作り始めます
          engawa seal                      公表できる表を公表します

        """)
    try StandardStream.output.write(text.text(in: surroundings.language))
  }

  private func answers() throws -> SiteStarter.Answers {
    let canAsk = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
    func answer(_ given: String?, _ question: Message, _ usual: String) throws -> String {
      if let given { return given }
      guard canAsk else { return usual }
      try StandardStream.output.write("\(question.text(in: Surroundings.current.language)) [\(usual)]: ")
      let typed = readLine(strippingNewline: true) ?? ""
      return typed.isEmpty ? usual : typed
    }
    let publisher = try answer(
      publisher, Message(en: "Who publishes the site?", ja: "サイトを出すのはどこですか"), "〇〇社会福祉協議会")
    let name = try answer(name, Message(en: "What is the site called?", ja: "サイトの名前は何ですか"), "\(publisher)のサイト")
    let telephone = try answer(
      telephone, Message(en: "Which telephone number has the counter?", ja: "相談の窓口の電話番号はいくつですか"), "03-0000-0000")
    let asked =
      district.isEmpty
      ? try answer(
        nil, Message(en: "Which districts are there? (omori=大森, …)", ja: "地区をコンマで区切って書いてください（omori=大森, …）"),
        "district-1=第1地区"
      ).split(whereSeparator: { ",、，".contains($0) }).map { $0.filter { $0 != " " && $0 != "　" } } : district
    let districts = asked.enumerated().map { SiteStarter.District(String($1), number: $0 + 1) }
    return SiteStarter.Answers(
      name: name, publisher: publisher, telephone: telephone, districts: districts, language: language)
  }
}

/// `engawa new page`.
struct NewPageCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "page",
    abstract: say(
      en: "Write the front matter of a page, with every field explained.", ja: "ページの前付けを、項目の説明を付けて書きます。"))

  @OptionGroup var shared: SharedOptions

  @Argument(help: ArgumentHelp(say(en: "The kind, such as activity.", ja: "activity のような種類。")))
  var kind: String

  @Argument(help: ArgumentHelp(say(en: "The name of the file, such as omori/tea.", ja: "omori/tea のようなファイルの名前。")))
  var name: String

  func run() async throws {
    let surroundings = Surroundings.current
    let path = try await shared.reporter(.text).run {
      try FileStarter(root: shared.root).page(
        kind, name, today: try surroundings.dayInJapan.get())
    }
    if !shared.quiet { try StandardStream.output.write(path + "\n") }
  }
}

/// `engawa new kind`.
struct NewKindCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kind",
    abstract: say(en: "Write the declaration of a kind of pages.", ja: "ページの種類の宣言を書きます。"))

  @OptionGroup var shared: SharedOptions

  @Argument(help: ArgumentHelp(say(en: "Its name, such as news.", ja: "news のような名前。")))
  var name: String

  func run() async throws {
    let path = try await shared.reporter(.text).run { try FileStarter(root: shared.root).kind(name) }
    if !shared.quiet { try StandardStream.output.write(path + "\n") }
  }
}

/// `engawa new table`.
struct NewTableCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: say(en: "Write the declaration of a table.", ja: "表の宣言を書きます。"))

  @OptionGroup var shared: SharedOptions

  @Argument(help: ArgumentHelp(say(en: "Its name, such as routes.", ja: "routes のような名前。")))
  var name: String

  func run() async throws {
    let path = try await shared.reporter(.text).run { try FileStarter(root: shared.root).table(name) }
    if !shared.quiet { try StandardStream.output.write(path + "\n") }
  }
}
