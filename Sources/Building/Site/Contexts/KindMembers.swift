import Content
import Templates

// What only the front page and the first pages of folders have.
extension PageContext {
  static let homeMembers: Members<PageContext> = [
    .list("sections", HomeSection.members, numbers: { $0.graph.navigation }) { HomeSection(home: $0, target: $1) }
  ]

  static let collectionMembers: Members<PageContext> = [
    .list("groups", Group.members) { PageGroups($0).all },
    .flag("is-grouped") { PageGroups($0).field != nil },
  ]
}

/// A collection on the front page, with what it lists.
struct HomeSection: Sendable {
  let home: PageContext
  let target: Int

  private var page: Page { home.graph.pages[target] }

  static let members: Members<HomeSection> = [
    .text("title") { $0.page.title },
    .text("summary") { $0.page.summary },
    .url("url") { $0.home.url(to: $0.page.path) },
    .optionalText("language") { $0.home.graph.foreignTag(of: $0.page) },
    .list("entries", Card.members, numbers: { $0.home.graph.listed(by: $0.page) }) { $0.home.card($1) },
  ]
}

extension SiteGraph {
  /// The pages that a collection lists; none for any other page.
  func listed(by page: Page) -> [Int] {
    if case .list = page.statistics {
      return pages.indices.filter { if case .table = pages[$0].statistics { true } else { false } }
    }
    guard case .collection(let name)? = page.kind else { return [] }
    return byKind[name] ?? []
  }
}
