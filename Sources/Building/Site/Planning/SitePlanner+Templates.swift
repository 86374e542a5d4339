import Content
import Diagnostics
import Templates

// The templates of a site, linked and checked whether a page uses them or not.
extension SitePlanner {
  /// All templates, parsed once.
  private mutating func library(of theme: ThemeFiles) -> TemplateLibrary {
    if let templateLibrary { return templateLibrary }
    let library = TemplateLibrary.parse(theme.templates).unwrapped(into: &diagnostics)
    templateLibrary = library
    return library
  }

  mutating func figureDrawer(_ words: Words, _ links: Links) -> FigureDrawer {
    var found: [Diagnostic] = []
    let templates = FigureTemplates.link(
      library(of: theme), words: words, used: &usedTemplates, diagnostics: &found)
    // Every language has the same templates.
    let told = Set(diagnostics)
    diagnostics += found.filter { !told.contains($0) }
    return FigureDrawer(
      words: words, shown: shown, templates: templates, links: links,
      styles: standalone?.form.isPrinted ?? false ? theme.styles["figures/print.css"] ?? [] : [],
      models: ModelDiagrams(library.entries, library.kinds, words, links.language))
  }

  /// The templates of all kinds of pages in a language, checked whether a page uses them or not.
  mutating func templates(
    for graph: SiteGraph
  ) -> [PageTemplate: (template: Template, members: Members<PageContext>)] {
    let library = library(of: theme)
    var templates: [PageTemplate: (template: Template, members: Members<PageContext>)] = [:]
    var problems: [Diagnostic] = []
    for kind in PageTemplate.own + graph.kinds.kinds.map({ .kind($0.name) }) {
      let members = kind.members(
        words: graph.words, assets: graph.assets, kinds: graph.kinds, language: graph.language,
        isInternal: edition.isInternal)
      let name = kind.name(graph.kinds)
      guard let linked = library.template(name, for: members.schema) else {
        if !theme.unreadable.contains(name) { diagnostics.append(missingTemplate(kind, name, library, graph.kinds)) }
        continue
      }
      problems += linked.diagnostics
      usedTemplates.formUnion(linked.value.used)
      templates[kind] = (linked.value, members)
    }
    // Every language has the same templates.
    let told = Set(diagnostics)
    diagnostics += Self.eachOnce(problems).filter { !told.contains($0) }
    return templates
  }

  /// Reports the templates of the site that nothing uses.
  mutating func checkUse() {
    let library = library(of: theme)
    for name in library.names where theme.own.contains(name) && !usedTemplates.contains(name) {
      guard let source = library.source(of: name) else { continue }
      diagnostics.append(.unusedTemplate(name, at: source.wholePlace))
    }
  }

  private func missingTemplate(
    _ template: PageTemplate, _ name: String, _ library: TemplateLibrary, _ kinds: KindBook
  ) -> Diagnostic {
    guard case .kind(let kindName) = template, let kind = kinds[kindName] else { return .missingTemplate(name) }
    let names = library.names.filter { $0.hasPrefix("pages/") }.map { String($0.dropFirst("pages/".count)) }
    return .unknownTemplate(kind.template, names, at: kind.source.place(kind.templatePosition))
  }

  /// A mistake in a layout shows in every kind of page and is reported once, with the names that fewest kinds add to.
  private static func eachOnce(_ problems: [Diagnostic]) -> [Diagnostic] {
    let sorted = problems.sorted { a, b in
      a < b
        || (!(b < a) && (a.hint?.en.utf8.count ?? 0, a.hint?.en ?? "") < (b.hint?.en.utf8.count ?? 0, b.hint?.en ?? ""))
    }
    var kept: [Diagnostic] = []
    for problem in sorted {
      let isRepeated = kept.last.map {
        $0.id == problem.id && $0.place == problem.place && $0.message == problem.message
      }
      if isRepeated != true { kept.append(problem) }
    }
    return kept
  }
}

extension Diagnostic {
  static func missingTemplate(_ name: String) -> Self {
    Self(
      "template.missing", at: Place(path: "templates/\(name).mustache"),
      Message(en: "template is missing", ja: "テンプレートがありません"))
  }

  static func unknownTemplate(_ name: String, _ known: [String], at place: Place) -> Self {
    Self(
      "kind.unknown-template", at: place,
      Message(
        en: "there is no template templates/pages/\(name).mustache", ja: "templates/pages/\(name).mustache がありません"),
      hint: Suggestion.hint(for: name, in: known))
  }

  static func unusedTemplate(_ name: String, at place: Place) -> Self {
    Self(
      "template.unused", severity: .warning, at: place,
      Message(en: "nothing uses this template, so that it is not checked", ja: "どこからも使われていないので、確かめられていません"),
      hint: Message(en: "delete it", ja: "使わないなら消してください"))
  }
}
