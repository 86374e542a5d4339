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
  /// The story of a person whom the council supported: `case-studies/`.
  case caseStudy = "case-study"
  /// Teaching material for the council's own people: `training/`.
  case training

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
    case .caseStudy: "case-studies"
    case .training: "training"
    }
  }

  /// Whether such pages are never for everybody.
  public var isInternal: Bool { self == .training }

  /// Whether what lies in a folder below `content/` is never for everybody.
  public static func isInternal(folder: String) -> Bool { Kind(folder: folder)?.isInternal ?? false }

  /// The folders that content may lie in.
  static let folders = allCases.compactMap(\.folder)

  init?(folder: String) {
    guard let kind = Self.allCases.first(where: { $0.folder == folder }) else { return nil }
    self = kind
  }
}
