import ArgumentParser
import Diagnostics
import Files
import Publishing

/// `engawa completions`.
struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: say(en: "Print what a shell needs to complete commands.", ja: "シェルがコマンドを補うための設定を表示します。"),
    discussion: say(
      en: "For bash: engawa completions bash > ~/.local/share/bash-completion/completions/engawa",
      ja: "bash なら: engawa completions bash > ~/.local/share/bash-completion/completions/engawa"))

  /// The shells that the parser of arguments knows.
  enum Shell: String, ExpressibleByArgument, CaseIterable {
    case bash, zsh, fish

    var known: CompletionShell {
      switch self {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    }
  }

  @Argument(help: ArgumentHelp(say(en: "The shell.", ja: "シェルの名前。")))
  var shell: Shell

  func run() throws { try StandardStream.output.write(EngawaCommand.completionScript(for: shell.known) + "\n") }
}

/// `engawa man`.
struct ManCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "man", abstract: say(en: "Print the manual page.", ja: "マニュアルページを表示します。"),
    discussion: say(en: "To read it: engawa man | man -l -", ja: "読むには: engawa man | man -l -"))

  func run() throws {
    let page = try ManualPage(.current(), language: Surroundings.current.language)
    try StandardStream.output.write(page.text(version: ToolVersion.number))
  }
}
