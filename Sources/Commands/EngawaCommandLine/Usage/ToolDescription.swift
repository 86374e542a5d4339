import ArgumentParser
import Reports

/// A command as the parser of arguments describes it: what manuals are made from, so that they say what the help says.
struct ToolDescription: Decodable {
  let commandName: String
  let abstract: String?
  let discussion: String?
  let subcommands: [ToolDescription]?
  let arguments: [Argument]?
  let shouldDisplay: Bool?

  struct Argument: Decodable {
    let kind: String
    let shouldDisplay: Bool
    let isOptional: Bool
    let names: [Name]?
    let valueName: String?
    let defaultValue: String?
    let allValues: [String]?
    let abstract: String?

    /// The argument as it is typed, such as `--root <folder>`.
    var synopsis: String {
      let value = valueName ?? "value"
      guard let names else { return "<\(value)>" }
      let typed = names.map { ($0.kind == "short" ? "-" : "--") + $0.name }.joined(separator: ", ")
      return kind == "option" ? "\(typed) <\(value)>" : typed
    }
  }

  struct Name: Decodable {
    let kind: String
    let name: String
  }

  private struct Whole: Decodable { let command: ToolDescription }

  /// The tool with all its commands, in the language of the surroundings.
  static func current() throws -> ToolDescription {
    let whole: Whole = try JSONText.value(EngawaCommand._dumpHelp())
    return whole.command
  }

  /// Its commands, without those that only the parser knows of.
  var commands: [ToolDescription] {
    (subcommands ?? []).filter { $0.shouldDisplay ?? true && $0.commandName != "help" }
  }

  /// Its own arguments, without the help that every command has.
  var ownArguments: [Argument] {
    (arguments ?? []).filter {
      $0.shouldDisplay && !($0.names ?? []).contains { ["help", "version"].contains($0.name) }
    }
  }
}
