import ArgumentParser
import Diagnostics
import Files
import Starter

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
    let answers: SiteStarter.Answers
    do { answers = try self.answers(surroundings.language) } catch is NewSiteDialogue.Ended {
      try StandardStream.output.write("\n")
      throw ExitCode(2)
    }
    let written = try await reporter.run {
      try SiteStarter(answers, today: try surroundings.dayInJapan.get()).write(to: folder)
    }
    if quiet { return }
    let districts = answers.districts.map { "\($0.code)=\($0.label)" }.joined(separator: ", ")
    let first = answers.districts[0].code
    let text = Message(
      en: """
        \(written.count) files were written into \(folder). Districts: \(districts)
        Go on with:

          cd \(folder)
          engawa build                     builds the site into public/; open public/index.html
          engawa new page activity \(first)/walk   begins a page on a walk
          engawa seal                      publishes the tables that may be published

        """,
      ja: """
        \(folder) に\(written.count)個のファイルを書きました。地区: \(districts)
        次は:

          cd \(folder)
          engawa build                     public/ にサイトを作ります。public/index.html を開いてください
          engawa new page activity \(first)/walk   散歩の会のページを作り始めます
          engawa seal                      公表できる表を公表します

        """)
    try StandardStream.output.write(text.text(in: surroundings.language))
  }

  /// What is told, and what is asked where somebody can answer.
  private func answers(_ language: Message.Language) throws -> SiteStarter.Answers {
    let canAsk = StandardStream.isInputTerminal && StandardStream.output.isTerminal
    let dialogue = canAsk ? NewSiteDialogue(language: language) : nil
    let publisher = try publisher ?? dialogue?.publisher() ?? "〇〇社会福祉協議会"
    let name = try name ?? dialogue?.name(of: publisher) ?? "\(publisher)のサイト"
    let telephone = try telephone ?? dialogue?.telephone() ?? "03-0000-0000"
    let told = district.enumerated().map { SiteStarter.District($1, number: $0 + 1) }
    let districts = try told.isEmpty ? dialogue?.districts() ?? [.init(code: "district-1", label: "第1地区")] : told
    return SiteStarter.Answers(
      name: name, publisher: publisher, telephone: telephone, districts: districts, language: self.language)
  }
}
