public import Diagnostics

/// Looks for what editors of public Japanese texts mend: characters that not every machine shows, and one thing written
/// in two ways.
public enum Proofreader {
  /// The names of all rules, by which front matter can silence them.
  public static let rules = all.map(\.name)

  private static let all: [Rule] = [
    .halfWidthKatakana, .mixedCircles, .mixedDigits, .knownTypos, .machineDependent, .dateWithoutYear,
    .mixedFiscalYears, .almostMarkdown, .typedCount, .placeholder,
    .plainLanguage,
  ]

  /// The end of the names of files in やさしい日本語.
  private static let plainEnding = ".ja-simple.md"

  /// What a file has that its author should look at.
  ///
  /// - Parameters:
  ///   - source: the file.
  ///   - bodyOffset: where the text begins, behind the front matter.
  ///   - silenced: names of rules that the author has switched off.
  public static func review(_ source: SourceText, bodyOffset: Int, silenced: Set<String>) -> [Diagnostic] {
    let prose = Prose(source, bodyOffset: bodyOffset)
    var problems = FileProblems(of: source.file, upTo: .warning)
    let isPlain = source.path.hasSuffix(plainEnding)
    for rule in all where !silenced.contains(rule.name) {
      // Only some texts promise to be easy.
      if rule.name == Rule.plainLanguage.name, !isPlain { continue }
      for finding in rule.find(prose) {
        problems.report(
          Diagnostic(
            "text.\(rule.name)", severity: .warning, at: source.place(at: finding.offset), finding.message,
            hint: finding.hint))
      }
    }
    return problems.diagnostics
  }
}

/// One thing to look for.
struct Rule: Sendable {
  /// The name by which front matter can silence it.
  let name: String
  /// Finds it, in the order of the text.
  let find: @Sendable (Prose) -> [Finding]
}

/// Something found, by its offset in the file.
struct Finding: Sendable {
  let offset: Int
  let message: Message
  var hint: Message?
}
