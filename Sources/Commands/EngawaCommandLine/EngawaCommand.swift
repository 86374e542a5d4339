import ArgumentParser
import Diagnostics
import Publishing

/// `engawa`: what all subcommands hang on.
struct EngawaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "engawa",
    abstract: say(
      en: "Builds a welfare council's site from Markdown and YAML.",
      ja: "MarkdownとYAMLから、社会福祉協議会のサイトを作ります。"),
    discussion: say(
      en: """
        A site is a folder with engawa.yml and content/; 'engawa new site FOLDER' writes one. In
        that folder:

          engawa new      begins a page, a kind of pages, a table or a code list
          engawa serve    shows the site on this machine while it is being written
          engawa check    says what is wrong, and writes nothing
          engawa build    builds the residents' site into public/; --edition NAME builds
                          another edition, --all every one
          engawa list     shows all pages as CSV
          engawa explain  says what an edition leaves out of a page
          engawa inspect statistics
                          shows tables with exact counts, for the register's owner
          engawa register inspect
                          proposes how a spreadsheet of an office can be read
          engawa month    shows what a month needs and what becomes public; --apply moves on
          engawa correct  shows published figures that are others by now; --apply corrects them
          engawa seal     counts, protects and clears figures for publication
          engawa audit    attacks published figures
          engawa protect  chooses which figures to hide
          engawa theme    shows the tool's templates, words and styles; 'theme eject' copies
                          what a site wants to change
          engawa merge    joins parts of a site that were built with --shard
          engawa clean    removes what engawa built
          engawa completions, engawa man
                          print what shells and man need

        After an error nothing is published, and the last good site stays as it was. Exit codes:

          0  done
          1  something in the content or the templates is wrong
          2  the command is wrong
          3  refused for privacy
          4  the machine or the tool failed
        """,
      ja: """
        サイトは、engawa.yml と content/ のあるフォルダです。engawa new site フォルダ で作れます。
        そのフォルダで:

          engawa new      ページ、ページの種類、表、符号の一覧を作り始めます
          engawa serve    書きながら、この機械だけでサイトを見ます
          engawa check    まちがいを調べます。何も書き出しません
          engawa build    住民向けサイトを public/ に作ります。--edition 名前 でほかの版、
                          --all ですべての版を作ります
          engawa list     すべてのページをCSVで表示します
          engawa explain  ある版がページから何を除くかを示します
          engawa inspect statistics
                          表を正確な数で示します（登録簿の持ち主だけのもの）
          engawa register inspect
                          役所や社協で使っている表を、どう読めばよいか提案します
          engawa month    その月に要ることと、公表される数を示します。--apply で月を進めます
          engawa correct  公表した数のうち、登録簿と違うものを示します。--apply で訂正します
          engawa seal     表を数えて守り、公表してよい数として封印します
          engawa audit    公開する数から、隠した数が分からないかを試します
          engawa protect  どの数を隠すかを選びます
          engawa theme    ツールのテンプレート、文言、見た目を示します。theme eject で、
                          サイトで変えたいものを取り出します
          engawa merge    --shard で分けて作ったサイトを一つにします
          engawa clean    engawa が作ったものを消します
          engawa completions、engawa man
                          シェルの補完とマニュアルページを表示します

        まちがいがあれば何も公開せず、前のサイトをそのまま残します。終了コード:

          0  正常
          1  内容かテンプレートのまちがい
          2  コマンドのまちがい
          3  秘密保護のため中止
          4  機械かツールの故障
        """),
    version: "engawa \(ToolVersion.text)",
    subcommands: [
      NewCommand.self, ServeCommand.self, BuildCommand.self, CheckCommand.self, ListCommand.self, ExplainCommand.self,
      InspectCommand.self,
      AuditCommand.self, ProtectCommand.self, SealCommand.self, RegisterCommand.self, MonthCommand.self,
      CorrectCommand.self,
      SnapshotCommand.self, HandoutCommand.self, WithdrawCommand.self, VerifyCommand.self, DiffCommand.self,
      ThemeCommand.self,
      MergeCommand.self,
      CleanCommand.self,
      CompletionsCommand.self, ManCommand.self,
    ])
}

/// A text of the help in the language of the surroundings.
func say(en: String, ja: String) -> String { Message(en: en, ja: ja).text(in: Surroundings.current.language) }
