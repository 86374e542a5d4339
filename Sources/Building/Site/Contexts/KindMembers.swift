import Chronology
import Content
import Templates

// What only pages of one kind have.
extension PageContext {
  static let homeMembers: Members<PageContext> = [
    .list("sections", HomeSection.members, numbers: { $0.graph.navigation }) { HomeSection(home: $0, target: $1) }
  ]

  static let collectionMembers: Members<PageContext> = [
    .list("groups", Group.members) { $0.groups },
    .flag("is-grouped") { $0.entry?.name == Kind.activity.folder },
  ]

  static let districtMembers: Members<PageContext> = [
    .number("activity-count") { $0.districtFacts?.activityCount ?? 0 },
    .text("as-of") { $0.districtFacts?.asOf.japanese ?? "" },
  ]

  static let activityMembers: Members<PageContext> = [
    .optionalRecord("facts", factMembers) { context in
      guard let facts = context.activityFacts, facts.purpose != nil || facts.method != nil else { return nil }
      return facts
    },
    .flag("has-district") { $0.entry?.relations.district != nil },
  ]

  static let modelMembers: Members<PageContext> = [
    .optionalRecord("diagram", DiagramContext.members) { $0.graph.diagrams[$0.index] }
  ]

  static let termMembers: Members<PageContext> = [.optionalText("mark") { $0.page.mark }]

  private static let factMembers: Members<ActivityFacts> = [
    .optionalText("purpose") { $0.purpose },
    .optionalText("method") { $0.method },
    .optionalText("frequency") { $0.frequency },
    .texts("partners") { $0.partners },
  ]

  /// The pages that a collection lists.
  private var listed: [Int] { graph.listed(by: page) }

  /// Activities by district; everything else in one group.
  private var groups: [Group] {
    guard entry?.name == Kind.activity.folder else { return [Group(context: self, heading: "", indices: listed)] }
    let byDistrict = Dictionary(grouping: listed) { graph.pages[$0].entry?.relations.district?.name }
    let districts = (graph.byKind[.district] ?? []).compactMap { district -> Group? in
      let page = graph.pages[district]
      guard let indices = byDistrict[page.entry?.name] else { return nil }
      return Group(context: self, heading: page.title, indices: indices)
    }
    let without = byDistrict[nil].map { Group(context: self, heading: graph.words.text("no-district"), indices: $0) }
    return districts + (without.map { [$0] } ?? [])
  }

  private var districtFacts: DistrictFacts? {
    guard case .district(let facts)? = entry?.details else { return nil }
    return facts
  }

  private var activityFacts: ActivityFacts? {
    guard case .activity(let facts)? = entry?.details else { return nil }
    return facts
  }
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
    .list("entries", Card.members, numbers: { $0.home.graph.listed(by: $0.page) }) { $0.home.card($1) },
  ]
}

extension SiteGraph {
  /// The pages that a collection lists; none for any other page.
  func listed(by page: Page) -> [Int] {
    if case .list = page.statistics {
      return pages.indices.filter { if case .table = pages[$0].statistics { true } else { false } }
    }
    guard page.kind == .collection, let name = page.entry?.name,
      let kind = Kind.allCases.first(where: { $0.folder == name })
    else { return [] }
    return byKind[kind] ?? []
  }
}
