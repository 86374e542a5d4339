import Content

/// A page in one language.
struct LanguageVersion: Sendable {
  let language: Language
  /// What the language calls itself.
  let name: String
  /// What a link to its front page says, in that language.
  let homeName: String
  let page: Page
}

/// Which languages each page has, known to the graphs of all of them.
struct LanguageVersions: Sendable {
  private let byIndex: [Int: [LanguageVersion]]

  /// Versions of a site that has but one language.
  static let none = LanguageVersions([])

  /// Takes the graphs of all languages, in the order of the edition.
  init(_ graphs: [SiteGraph]) {
    var byIndex: [Int: [LanguageVersion]] = [:]
    for graph in graphs where graphs.count > 1 {
      let (name, home) = (graph.words.text("language-name"), graph.words.text("language-home"))
      for index in graph.own {
        byIndex[index, default: []].append(
          LanguageVersion(language: graph.language, name: name, homeName: home, page: graph.pages[index]))
      }
    }
    self.byIndex = byIndex
  }

  /// The languages of the page in a place.
  func of(_ index: Int) -> [LanguageVersion] { byIndex[index] ?? [] }
}
