import ArgumentParser
import Diagnostics
import Files
import Starter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

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
    var reporter = Reporter(format: .text, language: surroundings.language, hasColor: surroundings.hasColor)
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
