import Chronology
import CommonMark
import Content
import Markup
import Templates

/// A day, for readers and for machines.
struct DateText: Sendable {
  let date: CalendarDate

  static let members: Members<DateText> = [
    .text("iso") { $0.date.iso },
    .text("text") { $0.date.japanese },
  ]
}

/// The headings of a page, if there are enough of them to be worth a list.
struct ContentsList: Sendable {
  let headings: [MarkdownDocument.Heading]

  init?(_ document: MarkdownDocument) {
    headings = document.headings.filter { (2...3).contains($0.level) }
    if headings.count < 2 { return nil }
  }

  static let members: Members<ContentsList> = [.list("items", itemMembers) { $0.headings }]

  private static let itemMembers: Members<MarkdownDocument.Heading> = [
    .text("text") { $0.text },
    .url("url") { PageURL(fragment: $0.id) },
    .flag("is-nested") { $0.level > 2 },
  ]
}

/// Where the contents of a page come from; no page can drop it.
struct CitationList: Sendable {
  let citations: [Citation]

  init?(_ citations: [Citation]) {
    if citations.isEmpty { return nil }
    self.citations = citations
  }

  static let members: Members<CitationList> = [.list("items", itemMembers) { $0.citations }]

  private static let itemMembers: Members<Citation> = [
    .flag("is-source") { $0.role == .source },
    .text("title") { $0.title },
    .optionalText("author") { $0.author },
    .optionalText("publisher") { $0.publisher },
    .optionalText("date") { $0.date },
    .flag("is-adapted") { $0.isAdapted },
  ]
}

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
    guard page.kind == .collection, let name = page.entry?.name,
      let kind = Kind.allCases.first(where: { $0.folder == name })
    else { return [] }
    return byKind[kind] ?? []
  }
}
