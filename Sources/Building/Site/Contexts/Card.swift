import Content
import Markup
import Templates

/// A page as another page shows it.
struct Card: Sendable {
  let graph: SiteGraph
  let index: Int

  static let members: Members<Card> = [
    .text("title") { $0.graph.pages[$0.index].title },
    .text("summary") { $0.graph.pages[$0.index].summary },
    .url("url") { $0.graph.pages[$0.index].url },
    .optionalText("mark") { $0.graph.pages[$0.index].mark },
  ]
}

extension Page {
  /// The sign of a role, such as ①.
  var mark: String? {
    guard case .role(let mark)? = entry?.details else { return nil }
    return mark
  }
}

/// Cards under a heading.
struct Group: Sendable {
  let graph: SiteGraph
  let heading: String
  let indices: [Int]

  static let members: Members<Group> = [
    .text("heading") { $0.heading },
    .list("entries", Card.members) { group in group.indices.map { Card(graph: group.graph, index: $0) } },
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
    .text("title") { $0.context.graph.pages[$0.target].title },
    .url("url") { $0.context.graph.pages[$0.target].url },
    .flag("is-current") { $0.context.index == $0.target },
    .flag("is-section") { item in
      let folder = item.context.graph.pages[item.target].entry?.name
      return item.context.index != item.target && item.context.page.kind.folder == folder
    },
  ]
}

/// The pages before and behind a page among those of its kind; at least one of them is there.
struct Neighbours: Sendable {
  let previous: Card?
  let next: Card?

  init?(_ context: PageContext) {
    let neighbours = context.graph.neighbours[context.index]
    previous = neighbours.previous.map { Card(graph: context.graph, index: $0) }
    next = neighbours.next.map { Card(graph: context.graph, index: $0) }
    if previous == nil, next == nil { return nil }
  }

  static let members: Members<Neighbours> = [
    .optionalRecord("previous", Card.members) { $0.previous },
    .optionalRecord("next", Card.members) { $0.next },
  ]
}
