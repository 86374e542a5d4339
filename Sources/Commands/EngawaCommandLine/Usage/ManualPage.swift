import Diagnostics

/// The manual page of the tool, for `man`.
///
/// Source: man(7), the macros that every formatter knows.
struct ManualPage {
  private let tool: ToolDescription
  private let language: Message.Language

  init(_ tool: ToolDescription, language: Message.Language) {
    self.tool = tool
    self.language = language
  }

  /// The page.
  ///
  /// - Parameter version: the version of the tool.
  func text(version: String) -> String {
    var lines = [".TH ENGAWA 1 \"\" \"engawa \(version)\"", ".SH \(word("NAME", "名前"))"]
    lines += ["engawa \\- \(escaped(tool.abstract ?? ""))", ".SH \(word("SYNOPSIS", "書式"))"]
    lines += ["\\fBengawa\\fR \\fI\(word("command", "コマンド"))\\fR \\fI…\\fR", ".SH \(word("DESCRIPTION", "説明"))"]
    lines += paragraphs(tool.discussion ?? "")
    lines.append(".SH \(word("COMMANDS", "コマンド"))")
    for command in tool.commands { lines += section(command, after: ["engawa"]) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(_ command: ToolDescription, after words: [String]) -> [String] {
    let name = words + [command.commandName]
    var lines = [".SS \(escaped(name.joined(separator: " ")))", escaped(command.abstract ?? "")]
    if let discussion = command.discussion { lines += [".PP"] + paragraphs(discussion) }
    for argument in command.ownArguments {
      lines += [".TP", "\\fB\(escaped(argument.synopsis))\\fR", explanation(argument)]
    }
    return lines + command.commands.flatMap { section($0, after: name) }
  }

  private func explanation(_ argument: ToolDescription.Argument) -> String {
    var text = argument.abstract ?? ""
    if let values = argument.allValues { text += " " + values.joined(separator: " | ") }
    if let value = argument.defaultValue { text += word(" (default: \(value))", "（指定しなければ \(value)）") }
    return escaped(text)
  }

  /// Paragraphs; lines that are indented stay as they are.
  private func paragraphs(_ text: String) -> [String] {
    var lines: [String] = []
    var isAsIs = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if !line.isEmpty, line.hasPrefix("  ") != isAsIs {
        isAsIs.toggle()
        lines.append(isAsIs ? ".nf" : ".fi")
      }
      lines.append(line.isEmpty ? ".PP" : escaped(String(line)))
    }
    return lines + (isAsIs ? [".fi"] : [])
  }

  private func escaped(_ text: String) -> String {
    let plain = text.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("\n", with: " ")
    return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
  }

  private func word(_ english: String, _ japanese: String) -> String {
    Message(en: english, ja: japanese).text(in: language)
  }
}
