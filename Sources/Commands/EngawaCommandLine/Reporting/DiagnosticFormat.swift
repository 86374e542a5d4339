import ArgumentParser
import Diagnostics

/// How diagnostics and results are written.
enum DiagnosticFormat: String, ExpressibleByArgument, CaseIterable {
  /// For people.
  case text
  /// For programs: one JSON object a line for each diagnostic, and the result as JSON.
  case json
  /// As annotations of GitHub Actions.
  case github
  /// As a report of code quality for GitLab.
  case gitlab
  /// As a log in the Static Analysis Results Interchange Format.
  case sarif

  /// Whether all diagnostics together make one document, which is then the only thing on standard output.
  var isDocument: Bool { self == .gitlab || self == .sarif }

  /// The format that the words of a command ask for, whatever else is wrong with them.
  static func asked(by words: [String]) -> DiagnosticFormat {
    words.value(ofOption: "--format").flatMap(DiagnosticFormat.init) ?? .text
  }

  static let help = ArgumentHelp(
    say(
      en: "How diagnostics and the result are written; gitlab and sarif make one document on standard output.",
      ja: "まちがいと結果の書き表し方。gitlab と sarif は、標準出力に一つの文書を書きます。"))
}
