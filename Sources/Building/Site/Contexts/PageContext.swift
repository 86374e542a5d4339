import Content
import Markup
import Templates

/// A page as its template sees it: a place in the graph, asked for what the template names.
struct PageContext: Sendable {
  let graph: SiteGraph
  let index: Int

  var page: Page { graph.pages[index] }
  var entry: Entry? { page.entry }

  /// The address of a path of the site, for links on this page.
  func url(to path: String) -> PageURL { graph.url(to: path, from: page) }

  /// Another page as this one shows it.
  func card(_ target: Int) -> Card { Card(context: self, target: target) }

  /// What every page has.
  static func members(words: Words, assets: AssetTree) -> Members<PageContext> {
    [
      .record("site", siteMembers) { $0 },
      .dynamicRecord("strings", words.texts.schema) { $0.graph.words.texts.record },
      .dynamicRecord("assets", assets.root.schema) { context in context.graph.assets.root.record(context.url) },
      .list("navigation", NavigationItem.members, numbers: { $0.graph.navigation }) {
        NavigationItem(context: $0, target: $1)
      },
      .text("kind") { $0.page.kind?.name ?? "page" },
      .flag("is-home") { $0.page.kind == .home },
      .optionalText("mark") { $0.entry?.mark },
      .text("title") { $0.page.title },
      .text("summary") { $0.page.summary },
      .optionalURL("canonical") { context in
        guard context.page.template != .notFound, context.graph.edition.isPublic else { return nil }
        return PageURL(external: context.graph.configuration.baseURL + context.page.address)
      },
      .optionalText("provenance") { context in
        (context.entry?.provenance).map { context.graph.words.text("provenance-\($0.rawValue)") }
      },
      .optionalRecord("updated", DateText.members) { context in
        context.entry.map { DateText(date: $0.updated, language: context.graph.language) }
      },
      .list("languages", LanguageLink.members) { LanguageLink.all(of: $0) },
      .flag("has-languages") { !LanguageLink.all(of: $0).isEmpty },
      .html("body") { $0.graph.documents[$0.index].html },
      .optionalRecord("contents", ContentsList.members) { ContentsList($0.graph.documents[$0.index]) },
      .list("breadcrumbs", Card.members) { $0.breadcrumbs },
      .optionalRecord("neighbours", Neighbours.members) { Neighbours($0) },
      .optionalRecord("relations", Group.wrapper) { Groups($0.relations) },
      .optionalRecord("mentions", Group.wrapper) { Groups($0.mentions) },
      .optionalRecord("citations", CitationList.members) { context in
        (context.entry?.citations).flatMap { CitationList($0) }
      },
    ] + factMembers
  }

  private static let siteMembers: Members<PageContext> = [
    .text("title") { $0.graph.text($0.graph.configuration.title) },
    .text("description") { $0.graph.text($0.graph.configuration.description) },
    .text("publisher") { $0.graph.text($0.graph.configuration.publisher) },
    .text("language") { $0.graph.language.tag },
    .url("home") { context in
      context.url(to: context.graph.indices[""].map { context.graph.pages[$0].path } ?? "index.html")
    },
    .optionalText("home-language") { context in
      context.graph.indices[""].flatMap { context.graph.foreignTag(of: context.graph.pages[$0]) }
    },
    .optionalURL("feed") { $0.graph.edition.isPublic ? $0.url(to: SiteGraph.feedPath) : nil },
    .text("security-policy") { $0.graph.policy.inPage },
    .flag("is-internal") { !$0.graph.edition.isPublic },
  ]

  /// The pages between the front page and this one: the first page of the folder, if this is another.
  private var breadcrumbs: [Card] {
    guard let folder = page.section, let collection = graph.indices[folder], collection != index else { return [] }
    return [card(collection)]
  }

  /// What the page refers to, by field.
  private var relations: [Group] {
    zip(kind?.fields ?? [], entry?.values ?? []).compactMap { field, value in
      guard case .references(let references)? = value else { return nil }
      let targets = references.compactMap { graph.indices[$0.name] }
      return targets.isEmpty ? nil : Group(context: self, heading: label(field), indices: targets)
    }
  }

  /// What refers to the page, by kind.
  private var mentions: [Group] {
    let mentions = graph.mentions[index]
    return graph.kinds.kinds.compactMap { kind in
      let indices = mentions.filter { graph.pages[$0].kind == .member(kind.name) }
      return indices.isEmpty ? nil : Group(context: self, heading: graph.title(kind), indices: indices)
    }
  }
}

extension SiteGraph {
  /// What pages of a kind are called.
  func title(_ kind: Kind) -> String { kind.title.text(in: language) ?? kind.name.rawValue }
}
