import Content

/// A page in one language.
struct LanguageVersion: Sendable {
  let language: Language
  /// What the language calls itself.
  let name: String
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
      let name = graph.words.text("language-name")
      for index in graph.own {
        byIndex[index, default: []].append(
          LanguageVersion(language: graph.language, name: name, page: graph.pages[index]))
      }
    }
    self.byIndex = byIndex
  }

  /// The languages of the page in a place.
  func of(_ index: Int) -> [LanguageVersion] { byIndex[index] ?? [] }
}
