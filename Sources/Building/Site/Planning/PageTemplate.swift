import Content
import Templates

/// The templates that pages are made with, each with the names that it may use.
enum PageTemplate: String, Sendable, CaseIterable {
  case home, collection, page, district, activity, model, finding, report, term, statistics, table
  case notFound = "not-found"

  init(_ kind: Kind) {
    switch kind {
    case .home: self = .home
    case .collection: self = .collection
    case .page, .caseStudy, .training: self = .page
    case .district: self = .district
    case .activity: self = .activity
    case .model: self = .model
    case .finding: self = .finding
    case .report: self = .report
    case .approach, .role, .agency, .conference: self = .term
    }
  }

  /// The name of the file below `templates/`, without its ending.
  var name: String { "pages/\(rawValue)" }

  /// What the template can use.
  func members(words: Words, assets: AssetTree) -> Members<PageContext> {
    let base = PageContext.members(words: words, assets: assets)
    switch self {
    case .home: return base + PageContext.homeMembers
    case .collection: return base + PageContext.collectionMembers
    case .district: return base + PageContext.districtMembers
    case .activity: return base + PageContext.activityMembers
    case .model: return base + PageContext.modelMembers
    case .term: return base + PageContext.termMembers
    case .statistics: return base + PageContext.statisticsMembers
    case .table: return base + PageContext.tableMembers
    case .page, .finding, .report, .notFound: return base
    }
  }
}
