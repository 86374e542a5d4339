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
        A site is a folder with engawa.yml and content/; 'engawa new site FOLDER'
        writes one. In that folder:

          to write       new, serve, check, explain, list, theme
          to publish     build (--edition NAME or --all), diff, merge, clean
          every month    month, correct, seal, inspect disclosure, audit
          for a report   new report, snapshot, verify, withdraw
          for training   handout
          the register   register inspect, inspect statistics
          other figures  protect --instance FILE, audit --instance FILE

        After an error nothing is published, and the last good site stays as it
        was. Exit codes:

          0  done
          1  something in the content or the templates is wrong
          2  the command is wrong
          3  refused for privacy
          4  the machine or the tool failed
        """,
      ja: """
        サイトは、engawa.yml と content/ のあるフォルダです。
        engawa new site フォルダ で作れます。そのフォルダで使うコマンド:

          書く          new、serve、check、explain、list、theme
          公開する      build（--edition 名前、--all）、diff、merge、clean
          毎月          month、correct、seal、inspect disclosure、audit
          報告する      new report、snapshot、verify、withdraw
          研修する      handout
          登録簿を見る  register inspect、inspect statistics
          よその表      protect --instance ファイル、audit --instance ファイル

        まちがいがあれば何も公開せず、前のサイトをそのまま残します。終了コード:

          0  正常
          1  内容かテンプレートのまちがい
          2  コマンドのまちがい
          3  秘密保護のため中止
          4  機械かツールの故障
        """),
    version: "engawa \(ToolVersion.text)",
    subcommands: [
      NewCommand.self, ServeCommand.self, CheckCommand.self, ExplainCommand.self, ListCommand.self, ThemeCommand.self,
      BuildCommand.self, DiffCommand.self, MergeCommand.self, CleanCommand.self,
      MonthCommand.self, CorrectCommand.self, SealCommand.self, InspectCommand.self, AuditCommand.self,
      ProtectCommand.self, RegisterCommand.self,
      SnapshotCommand.self, VerifyCommand.self, WithdrawCommand.self, HandoutCommand.self,
      CompletionsCommand.self, ManCommand.self,
    ])
}

/// A text of the help in the language of the surroundings.
func say(en: String, ja: String) -> String { Message(en: en, ja: ja).text(in: Surroundings.current.language) }
