import CommonMark
import Content
import Markup
import Templates

/// A page as its template sees it: the site seen from its place, asked for what the template names.
struct PageContext: Sendable {
  let site: SiteView

  var index: Int { site.index }
  var page: Page { site.page }
  var entry: Entry? { page.entry }

  /// The address of a path of the site, for links on this page.
  func url(to path: String) -> PageURL { site.url(to: path, from: page) }

  /// Another page as this one shows it.
  func card(_ target: Int) -> Card { Card(context: self, target: target) }

  /// What every page has.
  static func members(words: Words, assets: AssetTree) -> Members<PageContext> {
    [
      .record("site", siteMembers) { $0 },
      .dynamicRecord("strings", words.texts.schema) { $0.site.words.texts.record },
      .dynamicRecord("assets", assets.root.schema) { context in context.site.assets.root.record(context.url) },
      .list("navigation", NavigationItem.members, numbers: { $0.site.navigation }) {
        NavigationItem(context: $0, target: $1)
      },
      .text("kind") { $0.page.kind?.name ?? "page" },
      .flag("is-home") { $0.page.kind == .home },
      .optionalText("mark") { $0.entry?.mark },
      .text("title") { $0.page.title },
      .text("summary") { $0.page.summary },
      .optionalURL("canonical") { context in
        guard context.page.template != .notFound, context.site.edition.isPublic else { return nil }
        return PageURL(external: context.site.configuration.baseURL + context.page.address)
      },
      .optionalRecord("share-image", shareImageMembers) { context in
        context.site.shareImage.flatMap { image in
          PageURL(external: context.site.configuration.baseURL + image.path)
            .map { ($0, image.alternative) }
        }
      },
      .optionalText("provenance") { context in
        (context.entry?.provenance).map { context.site.words.text("provenance-\($0.rawValue)") }
      },
      .optionalText("mixed") { $0.entry?.mixture },
      .optionalRecord("updated", DateText.members) { context in
        context.entry.map { DateText(date: $0.updated, language: context.site.language) }
      },
      .list("languages", LanguageLink.members) { LanguageLink.all(of: $0) },
      .flag("has-languages") { !LanguageLink.all(of: $0).isEmpty },
      .list("other-homes", LanguageLink.members) { LanguageLink.homes(of: $0) },
      .flag("has-other-homes") { !LanguageLink.homes(of: $0).isEmpty },
      .html("body") { $0.site.frozen?.body ?? $0.site.document.html },
      .optionalRecord("contents", ContentsList.members) { ContentsList($0.site.document) },
      .list("breadcrumbs", Card.members) { $0.breadcrumbs },
      .optionalRecord("neighbours", Neighbours.members) { Neighbours($0) },
      .optionalRecord("relations", Group.wrapper) { Groups($0.relations) },
      .optionalRecord("mentions", Group.wrapper) { Groups($0.mentions) },
      .optionalRecord("citations", CitationList.members) { context in
        (context.entry?.citations).flatMap { CitationList($0) }
      },
      .optionalRecord("sealed", SealedSummary.members) { SealedSummary($0) },
    ] + factMembers + scheduleMembers + ownReleaseMembers + findableMembers + groupCalendarMembers
  }

  private static let siteMembers: Members<PageContext> = [
    .text("title") { $0.site.text($0.site.configuration.title) },
    .text("description") { $0.site.text($0.site.configuration.description) },
    .text("publisher") { $0.site.text($0.site.configuration.publisher) },
    .text("language") { $0.site.language.tag },
    .url("home") { $0.url(to: $0.site.home.path) },
    .optionalText("home-language") { $0.site.home.foreignTag },
    .optionalURL("manifest") { $0.site.edition.isPublic ? $0.url(to: WebManifest.path) : nil },
    .optionalURL("feed") { $0.site.edition.isPublic ? $0.url(to: SiteGraph.feedPath) : nil },
    .text("security-policy") { $0.site.policy.inPage },
    .optionalRecord("contact", ContactContext.members) { ContactContext($0) },
    .optionalRecord("licence", licenceMembers) { $0.site.edition.isPublic ? $0.site.configuration.licence : nil },
    .flag("is-internal") { !$0.site.edition.isPublic },
    .optionalText("care") { $0.care },
    .flag("is-plain") { ($0.page.otherLanguage ?? $0.site.configuration.language).isPlainJapanese },
  ]

  /// What readers are told at the head of each page that is not for everybody.
  private var care: String? {
    switch site.edition.clearance {
    case .public: nil
    case .participants: site.words.text("for-participants")
    case .internal:
      site.words.text("handle-with-care")
        + (site.careDay.map { "（\(site.language.text(of: $0))\(site.words.text("exact-as-of"))）" } ?? "")
    }
  }

  private static let shareImageMembers: Members<(address: PageURL, alternative: String)> = [
    .url("url") { $0.address },
    .text("alternative") { $0.alternative },
  ]

  private static let licenceMembers: Members<LicenceSettings> = [
    .text("name") { $0.name },
    .url("url") { $0.url },
  ]

  /// The pages between the front page and this one: the first page of the folder, if this is another.
  private var breadcrumbs: [Card] {
    guard let folder = page.section, let collection = site.index(of: folder), collection != index else { return [] }
    return [card(collection)]
  }

  /// What the page refers to, by field.
  private var relations: [Group] {
    zip(kind?.fields ?? [], entry?.values ?? []).compactMap { field, value in
      guard case .references(let references)? = value else { return nil }
      let targets = references.compactMap { site.index(of: $0.name) }
      return targets.isEmpty ? nil : Group(context: self, heading: label(field), indices: targets)
    }
  }

  /// What pages of a kind are called.
  private func title(_ kind: Kind) -> String { kind.title.text(in: site.language) ?? kind.name.rawValue }

  /// What refers to the page, by kind.
  private var mentions: [Group] {
    let mentions = site.mentions
    return site.kinds.kinds.compactMap { kind in
      let indices = mentions.filter { site.page(at: $0).kind == .member(kind.name) }
      return indices.isEmpty ? nil : Group(context: self, heading: title(kind), indices: indices)
    }
  }
}
