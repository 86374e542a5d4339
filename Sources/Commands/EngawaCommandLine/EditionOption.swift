import ArgumentParser
import Publishing

/// Which edition a command is about.
struct EditionOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(
        en: "Which edition of those in engawa.yml; the public one unless told otherwise.",
        ja: "engawa.yml にある版の名前。指定しなければ、公開する版。"), valueName: "name"))
  var edition: String?
}

extension EditionOption {
  /// What is said of `--all`.
  static var allHelp: ArgumentHelp {
    ArgumentHelp(say(en: "All editions, each in a process of its own.", ja: "すべての版を、それぞれ別のプロセスで。"))
  }

  /// Refuses options that make no sense for all editions.
  static func validate(all: Bool, _ edition: EditionOption, output: String?) throws {
    guard all, edition.edition != nil || output != nil else { return }
    throw ValidationError(
      say(
        en: "--all goes with neither --edition nor --output: each edition has its own folder.",
        ja: "--all は --edition や --output と一緒に使えません。版にはそれぞれのフォルダがあります。"))
  }
}
