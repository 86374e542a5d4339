import Diagnostics
import TestSupport

@testable import Content
@testable import Site
@testable import Templates

/// The names that templates may use, from the schemas that they are checked against.
enum TemplatePages {
  static func page(_ language: GeneratedPage.Language) -> GeneratedPage {
    let words = Words.read([]).value
    let assets = AssetTree([])
    let every = PageContext.members(words: words, assets: assets).schema
    var text = language.choose(
      "テンプレートで使える名前です。`.` の左が記録なら、その区間の中でも `記録.名前` とも書けます。「ないことがある」ものは、その区間の中で使います。種類の項目は `fields.名前`、その名前は `labels.名前`、文言は `strings.名前`、ファイルは `assets.名前` です。\n\n",
      "Names that templates may use. Inside the section of a record its names stand alone; elsewhere they are written `record.name`. What may be absent stands inside its section. Fields of a kind are `fields.NAME`, their labels `labels.NAME`, words `strings.NAME`, files `assets.NAME`.\n\n"
    )
    text += section(language.choose("どのページでも", "On every page"), every, besides: [], language)
    let own: [(PageTemplate, String, String)] = [
      (.home, "トップページ", "On the front page"), (.collection, "フォルダの最初のページ", "On the first page of a folder"),
      (.statistics, "統計の一覧", "On the list of tables"), (.table, "表のページ", "On the page of a table"),
      (.releases, "確定版の一覧", "On the list of releases"), (.release, "確定版のページ", "On the page of a release"),
      (.frozen, "確定版そのもの", "In a release itself"),
    ]
    for (template, ja, en) in own {
      let schema = template.members(
        words: words, assets: assets, kinds: KindBook([]), language: Language(rawValue: "ja"), isInternal: true
      ).schema
      text += section(language.choose(ja, en), schema, besides: Set(every.names), language)
    }
    return GeneratedPage(
      name: "templates", language: language, title: language.choose("テンプレートの名前", "Names in templates"),
      summary: language.choose("テンプレートで使える名前の一覧です。", "What templates may name."), order: 11, body: text)
  }

  private static func section(
    _ heading: String, _ schema: Schema, besides known: Set<String>, _ language: GeneratedPage.Language
  ) -> String {
    var rows: [String] = []
    list(schema, below: "", besides: known.union(["strings", "assets"]), depth: 0, language, into: &rows)
    let head = language.choose("| 名前 | 値 |", "| name | value |")
    return "## \(heading)\n\n\(head)\n|---|---|\n\(rows.joined())\n"
  }

  private static func list(
    _ schema: Schema, below prefix: String, besides known: Set<String>, depth: Int, _ language: GeneratedPage.Language,
    into rows: inout [String]
  ) {
    for name in schema.names where !known.contains(name) {
      guard let shape = schema.field(name)?.shape else { continue }
      let (words, inner) = describe(shape, language)
      rows.append("| `\(prefix)\(name)` | \(words) |\n")
      if let inner, depth < 4 {
        list(inner, below: "\(prefix)\(name).", besides: [], depth: depth + 1, language, into: &rows)
      }
    }
  }

  private static func describe(_ shape: Shape, _ language: GeneratedPage.Language) -> (String, Schema?) {
    switch shape {
    case .text: (language.choose("文字列", "text"), nil)
    case .html: ("HTML", nil)
    case .url: (language.choose("住所（URL）", "address"), nil)
    case .flag: (language.choose("真偽", "flag"), nil)
    case .number: (language.choose("数", "number"), nil)
    case .record(let schema): (language.choose("記録", "record"), schema)
    case .list(let element): list(of: element, language)
    case .optional(let inner): optional(inner, language)
    }
  }

  private static func list(of element: Shape, _ language: GeneratedPage.Language) -> (String, Schema?) {
    let (words, schema) = describe(element, language)
    return (language.choose("\(words)のリスト", "list of \(words)"), schema)
  }

  private static func optional(_ inner: Shape, _ language: GeneratedPage.Language) -> (String, Schema?) {
    let (words, schema) = describe(inner, language)
    return (language.choose("\(words)（ないことがある）", "\(words), may be absent"), schema)
  }
}
