/// What sort of page an entry is; it follows from the folder that the file lies in.
public enum Kind: String, Sendable, CaseIterable {
  /// The front page: `index.md`.
  case home
  /// The first page of a folder: `models/index.md`.
  case collection
  /// A page about the site: `about/`.
  case page
  /// A district: `districts/`.
  case district
  /// An activity in the community: `activities/`, in a folder by district if it has one.
  case activity
  /// A support model: `models/`.
  case model
  /// What individual support has shown: `findings/`.
  case finding
  /// A report, with figures that are checked: `reports/`.
  case report
  /// An approach to support: `approaches/`.
  case approach
  /// A role of the welfare council: `roles/`.
  case role
  /// An agency that is worked with: `agencies/`.
  case agency
  /// A conference of agencies: `conferences/`.
  case conference

  /// The folder below `content/`, or `nil` for the front page and for collections, which stand in all folders.
  public var folder: String? {
    switch self {
    case .home, .collection: nil
    case .page: "about"
    case .district: "districts"
    case .activity: "activities"
    case .model: "models"
    case .finding: "findings"
    case .report: "reports"
    case .approach: "approaches"
    case .role: "roles"
    case .agency: "agencies"
    case .conference: "conferences"
    }
  }

  /// The folders that content may lie in.
  static let folders = allCases.compactMap(\.folder)

  init?(folder: String) {
    guard let kind = Self.allCases.first(where: { $0.folder == folder }) else { return nil }
    self = kind
  }
}
