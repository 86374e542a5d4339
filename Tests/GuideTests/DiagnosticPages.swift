/// The list of all diagnostics, by the word that their names begin with.
enum DiagnosticPages {
  private typealias Language = GeneratedPage.Language

  /// The list in four pages, so that none is long to load.
  static func pages(_ catalogue: DiagnosticCatalogue, _ language: GeneratedPage.Language) -> [GeneratedPage] {
    let groups = Dictionary(grouping: catalogue.entries) { String($0.id.prefix { $0 != "." }) }
    return parts.map { part in
      page(part, groups.filter { part.letters.contains($0.key.prefix(1)) }, language)
    }
  }

  /// A page of the list, and the letters that the names on it begin with.
  private struct Part: Equatable {
    let name: String
    let letters: ClosedRange<Substring>

    var border: String { "\(letters.lowerBound)–\(letters.upperBound)" }
  }

  private static let parts = [
    Part(name: "diagnostics", letters: "a"..."d"), Part(name: "diagnostics-2", letters: "e"..."l"),
    Part(name: "diagnostics-3", letters: "m"..."r"), Part(name: "diagnostics-4", letters: "s"..."z"),
  ]

  private static func page(
    _ part: Part, _ groups: [String: [DiagnosticCatalogue.Entry]], _ language: GeneratedPage.Language
  ) -> GeneratedPage {
    let others = parts.filter { $0 != part }.map { "[\($0.border)](page:reference/\($0.name))" }
    let lead = language.choose(
      "まちがいと注意の名前、何が違うか、どうするかの一覧です。「…」には、そのときの名前や数が入ります。注意には（注意）と書いています。ツールの原稿から作った一覧です。ほかの文字で始まるもの: \(others.joined(separator: "、"))\n\n",
      "Every error and warning by name, with what is wrong and what to do. Names and numbers of the case stand where … is. Warnings are marked. The list is made from the tool’s own sources. Names that begin with other letters: \(others.joined(separator: ", ")).\n\n"
    )
    let sections = groups.keys.sorted().map { group in
      let rows = (groups[group] ?? []).map { row($0, language) }.joined()
      let head = language.choose("| 名前 | 何が | どうする |", "| name | what | what to do |")
      return "## \(group)\n\n\(head)\n|---|---|---|\n\(rows)"
    }
    return GeneratedPage(
      name: part.name, language: language,
      title: language.choose("まちがいの一覧（\(part.border)）", "Diagnostics (\(part.border))"),
      summary: language.choose(
        "すべてのエラーと注意の名前、意味、直し方です。", "Every error and warning, what it means and what to do."), order: 12,
      body: lead + sections.joined(separator: "\n"))
  }

  private static func row(_ entry: DiagnosticCatalogue.Entry, _ language: Language) -> String {
    let mark = entry.isWarning ? language.choose("（注意）", "(warning) ") : ""
    let what = GeneratedPage.cell(language.choose(entry.message.ja, entry.message.en))
    let remedy = entry.remedy.map { GeneratedPage.cell(language.choose($0.ja, $0.en)) } ?? "—"
    return "| `\(entry.id)` | \(mark)\(what) | \(remedy) |\n"
  }
}
