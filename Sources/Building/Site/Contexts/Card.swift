import Content
import Markup
import Templates

/// A page as another page shows it.
struct Card: Sendable {
  let context: PageContext
  let target: Int

  private var page: PageFace { context.site.page(at: target) }

  static let members: Members<Card> = [
    .text("title") { $0.page.title },
    .text("summary") { $0.page.summary },
    .url("url") { $0.context.url(to: $0.page.path) },
    .optionalText("mark") { $0.page.mark },
    .optionalText("language") { $0.context.site.foreignTag(of: $0.page) },
  ]
}

/// Cards under a heading.
struct Group: Sendable {
  let context: PageContext
  let heading: String
  /// The tag of the language of the heading, if that is another than that of the page.
  var language: String?
  let indices: [Int]

  static let members: Members<Group> = [
    .text("heading") { $0.heading },
    .optionalText("heading-language") { $0.language },
    .list("entries", Card.members, numbers: { $0.indices }) { $0.context.card($1) },
  ]

  /// Groups as a record that is absent when there are none, so that a template can put a frame around all.
  static let wrapper: Members<Groups> = [.list("groups", members) { $0.all }]
}

/// At least one group.
struct Groups: Sendable {
  let all: [Group]

  init?(_ groups: [Group]) {
    guard !groups.isEmpty else { return nil }
    all = groups
  }
}

/// A link of the navigation, which knows whether the reader is there already.
struct NavigationItem: Sendable {
  let context: PageContext
  let target: Int

  static let members: Members<NavigationItem> = [
    .text("title") { $0.context.site.page(at: $0.target).title },
    .url("url") { $0.context.url(to: $0.context.site.page(at: $0.target).path) },
    .optionalText("language") { $0.context.site.foreignTag(of: $0.context.site.page(at: $0.target)) },
    .flag("is-current") { $0.context.index == $0.target },
    .flag("is-section") { item in
      let target = item.context.site.page(at: item.target)
      guard item.context.index != item.target, let section = item.context.page.section else { return false }
      return section == target.name
    },
  ]
}

/// The pages before and behind a page among those of its kind; at least one of them is there.
struct Neighbours: Sendable {
  let previous: Card?
  let next: Card?

  init?(_ context: PageContext) {
    let neighbours = context.site.neighbours
    previous = neighbours.previous.map(context.card)
    next = neighbours.next.map(context.card)
    if previous == nil, next == nil { return nil }
  }

  static let members: Members<Neighbours> = [
    .optionalRecord("previous", Card.members) { $0.previous },
    .optionalRecord("next", Card.members) { $0.next },
  ]
}
