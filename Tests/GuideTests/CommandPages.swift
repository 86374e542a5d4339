import Foundation
import TestSupport

@testable import EngawaCommandLine

/// The page of all commands, from the descriptions that the help is made from.
enum CommandPages {
  private struct Whole: Decodable { let command: ToolDescription }

  static func page(_ language: GeneratedPage.Language) throws -> GeneratedPage {
    let locale = language.choose("ja_JP.UTF-8", "C.UTF-8")
    let dump = try Tool.run(["--experimental-dump-help"], environment: ["LANG": locale]).output
    let tool = try JSONDecoder().decode(Whole.self, from: Data(dump.utf8)).command
    let lead = language.choose(
      "すべてのコマンドと、その引数です。`engawa help コマンド` と同じ内容です。\n\n",
      "All commands and their arguments, as `engawa help COMMAND` has them.\n\n")
    return GeneratedPage(
      name: "commands", language: language, title: language.choose("コマンド", "Commands"),
      summary: language.choose("コマンドと引数の一覧です。", "Commands and their arguments."), order: 10,
      body: lead + shared(tool, language)
        + tool.commands.map { section($0, after: "engawa", language) }.joined(separator: "\n"))
  }

  /// Arguments that most commands have, once.
  private static func shared(_ tool: ToolDescription, _ language: GeneratedPage.Language) -> String {
    let build = tool.commands.first { $0.commandName == "build" }
    let arguments = (build?.ownArguments ?? []).filter { isShared($0) }
    let heading = language.choose("多くのコマンドに共通の引数", "Arguments that most commands have")
    return "## \(heading)\n\n" + table(arguments, language)
  }

  private static func isShared(_ argument: ToolDescription.Argument) -> Bool {
    let names = (argument.names ?? []).map(\.name)
    // The language of pages is another one.
    if names == ["language"] { return argument.allValues != nil }
    return names.contains { ["root", "jobs", "color", "strict", "quiet", "verbose", "format"].contains($0) }
  }

  private static func section(
    _ command: ToolDescription, after words: String, _ language: GeneratedPage.Language
  ) -> String {
    let name = "\(words) \(command.commandName)"
    var text = "## \(name)\n\n\(GeneratedPage.cell(command.abstract ?? ""))\n\n"
    if let discussion = command.discussion { text += "\(GeneratedPage.cell(discussion))\n\n" }
    let own = command.ownArguments.filter { !isShared($0) || ($0.allValues ?? []).contains("csv") }
    if !own.isEmpty { text += table(own, language) }
    return text + command.commands.map { section($0, after: name, language) }.joined(separator: "\n")
  }

  private static func table(
    _ arguments: [ToolDescription.Argument], _ language: GeneratedPage.Language
  ) -> String {
    let rows = arguments.map { argument in
      var meaning = GeneratedPage.cell(argument.abstract ?? "")
      if let values = argument.allValues { meaning += " " + values.map { "`\($0)`" }.joined(separator: " ") }
      return "| `\(argument.synopsis)` | \(meaning) |\n"
    }
    return language.choose("| 引数 | 意味 |\n|---|---|\n", "| argument | meaning |\n|---|---|\n") + rows.joined() + "\n"
  }
}
