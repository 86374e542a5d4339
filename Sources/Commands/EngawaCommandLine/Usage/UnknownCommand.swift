import ArgumentParser
import Diagnostics

extension Diagnostic {
  /// What the parser of the command line says, already in the language of the reader.
  static func misuse(_ message: String) -> Diagnostic {
    Diagnostic("usage.misuse", at: nil, Message(en: message, ja: message))
  }

  /// What is wrong with the words of a command if one of them should name a command and does not.
  static func unknownCommand(_ words: [String]) -> Diagnostic? {
    var command: any ParsableCommand.Type = EngawaCommand.self
    var path = [EngawaCommand._commandName]
    // 'engawa help seal' asks for a command as 'engawa seal --help' does.
    for word in words.first == "help" ? words.dropFirst() : words[...] {
      let commands = command.configuration.subcommands
      guard !commands.isEmpty, !word.hasPrefix("-"), word != "help" else { return nil }
      guard let next = commands.first(where: { $0._commandName == word }) else {
        return Diagnostic(
          "usage.unknown-command", at: nil,
          Message(
            en: "'\(path.joined(separator: " "))' has no command '\(word)'",
            ja: "\(path.joined(separator: " ")) に「\(word)」というコマンドはありません"),
          hint: Suggestion.hint(for: word, in: commands.map { $0._commandName }))
      }
      path.append(word)
      command = next
    }
    return nil
  }
}
