import Content
import Templates

// What only the front page and the first pages of folders have.
extension PageContext {
  static let homeMembers: Members<PageContext> = [
    .list("sections", HomeSection.members, numbers: { $0.site.navigation }) { HomeSection(home: $0, target: $1) },
    .flag("has-sections") { !$0.site.navigation.isEmpty },
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

  private var page: PageFace { home.site.page(at: target) }

  static let members: Members<HomeSection> = [
    .text("title") { $0.page.title },
    .text("summary") { $0.page.summary },
    .url("url") { $0.home.url(to: $0.page.path) },
    .optionalText("language") { $0.home.site.foreignTag(of: $0.page) },
    .list("entries", Card.members, numbers: { $0.home.site.listed(by: $0.page) }) { $0.home.card($1) },
  ]
}
