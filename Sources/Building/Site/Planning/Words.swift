import Content
import Diagnostics
import Figures
import Templates

/// The words of one language that templates and pages use.
struct Words: Sendable {
  let texts: TextRecord
  private let byName: [String: String]

  /// Words that pages need whatever the templates say.
  private static let needed =
    [
      "footnotes", "footnote", "footnote-back", "table", "not-found-title", "not-found-summary",
      "internal-block", "summary-block", "no-data", "figure-number", "table-number", "releases", "releases-summary",
      "release-summary", "calendar", "calendar-summary", "release-edition", "release-period", "release-as-of",
      "release-day", "release-address",
      "release-cover", "release-page", "release-pdf", "release-workbook", "release-tables-page", "release-tables",
      "sealing",
      "release-withdrawn", "yes", "no",
      "without", "language-name", "language-home", "search", "search-summary", "figure-table",
    ] + StatisticsWords.needed + Diagram.wordNames.map { "diagram-\($0)" }
    + Diagram.Tie.allCases.map { "tie-\($0.rawValue)" } + ["diagram-what"] + CourseStart.needed
    + Entry.Provenance.allCases.map { "provenance-\($0.rawValue)" }

  static func read(_ sources: [SourceText]) -> Reviewed<Words> {
    var diagnostics: [Diagnostic] = []
    let pairs = InterfaceStrings.read(sources).unwrapped(into: &diagnostics)
    diagnostics += almostKnown(sources)
    let words = Words(
      texts: TextRecord(pairs),
      byName: Dictionary(pairs.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
    )
    if !diagnostics.haveErrors {
      for name in needed where words.byName[name] == nil {
        diagnostics.append(.missingWord(name, at: sources.last?.wholePlace ?? Place(path: "templates/strings")))
      }
    }
    return Reviewed(words, diagnostics)
  }

  /// Names in a site's own file that are nearly those of the tool's, which they were meant to replace.
  private static func almostKnown(_ sources: [SourceText]) -> [Diagnostic] {
    guard sources.count > 1 else { return [] }
    let known = Set(InterfaceStrings.read([sources[0]]).value.map(\.name))
    return sources.dropFirst().flatMap { source in
      InterfaceStrings.names(in: source).compactMap { name, position in
        guard !known.contains(name), let near = Suggestion.closest(to: name, in: known.sorted()) else { return nil }
        return .almostKnownWord(name, near, at: source.place(position))
      }
    }
  }

  /// A word by its name; that it is there was checked when the words were read.
  func text(_ name: String) -> String { byName[name] ?? "" }
}

extension Diagnostic {
  static func missingWord(_ name: String, at place: Place) -> Self {
    Self(
      "strings.missing", at: place, Message(en: "string '\(name)' is missing", ja: "文言「\(name)」がありません"),
      hint: Message(en: "write '\(name): …'", ja: "「\(name): …」を書いてください"))
  }

  static func almostKnownWord(_ name: String, _ near: String, at place: Place) -> Self {
    Self(
      "strings.almost-known", severity: .warning, at: place,
      Message(en: "the theme has no string '\(name)'", ja: "テーマに「\(name)」という文言はありません"),
      hint: Message(en: "did you mean '\(near)'?", ja: "「\(near)」のことですか"))
  }

  static func missingLanguage(_ language: String, _ known: [String], at place: Place) -> Self {
    Self(
      "strings.missing-language", at: place,
      Message(en: "templates/strings has no \(language).yml", ja: "templates/strings に \(language).yml がありません"),
      hint: Suggestion.hint(for: language, in: known))
  }
}
