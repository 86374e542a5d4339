import Content
import Templates

// What pages have so that they can be found, and what the search page has for those who have no script.
extension PageContext {
  /// Of every page.
  static let findableMembers: Members<PageContext> = [
    .optionalURL("search") { context in
      context.site.configuration.search == nil || context.site.frozen != nil
        ? nil : context.url(to: SearchPlan.path)
    },
    .optionalRecord("findable", FindableContext.members) { FindableContext($0) },
  ]

  /// Of the search page: what else leads to pages.
  static let searchMembers: Members<PageContext> = [
    .list("sections", SearchSection.members, numbers: { $0.site.navigation }) { SearchSection(page: $0, target: $1) }
  ]
}

/// What a page can be found under; `nil` if it is not to be found.
private struct FindableContext: Sendable {
  let section: String
  let groups: [String]

  init?(_ context: PageContext) {
    guard context.site.configuration.search != nil, context.site.frozen == nil else { return nil }
    switch context.page.template {
    case .notFound, .search, .calendar, .comparison, .frozen, .printed, .frozenTables, .slides, .handout, .sheet,
      .start:
      return nil
    case .home, .collection, .statistics, .table, .releases, .release, .kind: break
    }
    let collection = context.page.section.flatMap { context.site.index(of: $0) }
    // A list belongs to itself, in whatever language it is; a front page to nothing.
    section = context.page.kind == .home ? "" : context.site.titleInOwnLanguage(at: collection ?? context.index)
    groups = context.groupTitles
  }

  static let members: Members<FindableContext> = [
    .text("section") { $0.section },
    .text("groups") { $0.groups.joined(separator: "\n") },
  ]
}

extension PageContext {
  /// The titles of the pages that this one is grouped under, such as those of districts.
  fileprivate var groupTitles: [String] {
    guard let kind, let entry else { return [] }
    // A page that others are grouped under is of its own group.
    let isGroup = site.kinds.kinds.contains { other in
      guard case .reference(let folder)? = other.fields.first(where: { $0.name == other.listing.group?.name })?.type
      else { return false }
      return folder == kind.folder
    }
    if isGroup { return [page.title] }
    return zip(kind.fields, entry.values).flatMap { field, value -> [String] in
      guard field.name == kind.listing.group?.name, case .references(let references)? = value else { return [] }
      return references.compactMap { site.index(of: $0.name) }.map { site.page(at: $0).title }
    }
  }
}

/// A part of the site on the search page, with its pages where they are few enough to be looked through.
private struct SearchSection: Sendable {
  let page: PageContext
  let target: Int

  private var face: PageFace { page.site.page(at: target) }
  /// More than these nobody looks through.
  private static let most = 40

  private var entries: [Int] {
    let listed = page.site.listed(by: face)
    return listed.count > Self.most ? [] : listed
  }

  static let members: Members<SearchSection> = [
    .text("title") { $0.face.title },
    .url("url") { $0.page.url(to: $0.face.path) },
    .optionalText("language") { $0.page.site.foreignTag(of: $0.face) },
    .flag("has-entries") { !$0.entries.isEmpty },
    .list("entries", Card.members, numbers: { $0.entries }) { $0.page.card($1) },
  ]
}
