/// The list of all diagnostics, by the word that their names begin with.
enum DiagnosticPages {
  private typealias Language = GeneratedPage.Language

  /// The two halves of the list, so that neither page is long to load.
  static func pages(_ catalogue: DiagnosticCatalogue, _ language: GeneratedPage.Language) -> [GeneratedPage] {
    let groups = Dictionary(grouping: catalogue.entries) { String($0.id.prefix { $0 != "." }) }
    let names = groups.keys.sorted()
    let first = names.filter { $0 < border }
    return [
      page("diagnostics", first, groups, language, (border: "a–l", other: "diagnostics-2", "m–z")),
      page(
        "diagnostics-2", names.filter { $0 >= border }, groups, language, (border: "m–z", other: "diagnostics", "a–l")),
    ]
  }

  /// The letter with which the second half begins.
  private static let border = "m"

  private static func page(
    _ name: String, _ names: [String], _ groups: [String: [DiagnosticCatalogue.Entry]],
    _ language: GeneratedPage.Language, _ half: (border: String, other: String, otherBorder: String)
  ) -> GeneratedPage {
    let lead = language.choose(
      "まちがいと注意の名前、何が違うか、どうするかの一覧です。「…」には、そのときの名前や数が入ります。注意には（注意）と書いています。ツールの原稿から作った一覧です。名前が\(half.otherBorder)で始まるものは[もう一つのページ](page:reference/\(half.other))にあります。\n\n",
      "Every error and warning by name, with what is wrong and what to do. Names and numbers of the case stand where … is. Warnings are marked. The list is made from the tool’s own sources. Names that begin with \(half.otherBorder) stand on [another page](page:reference/\(half.other)).\n\n"
    )
    let sections = names.map { group in
      let rows = (groups[group] ?? []).map { row($0, language) }.joined()
      let head = language.choose("| 名前 | 何が | どうする |", "| name | what | what to do |")
      return "## \(group)\n\n\(head)\n|---|---|---|\n\(rows)"
    }
    return GeneratedPage(
      name: name, language: language,
      title: language.choose("まちがいの一覧（\(half.border)）", "Diagnostics (\(half.border))"),
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
