public import Chronology

/// What cases are distinguished by.
public enum Variable: String, Sendable, Hashable, CaseIterable {
  /// The district.
  case district
  /// The route by which a person came.
  case route
  /// Who spoke to the council first.
  case firstContact = "first-contact"
  /// The age band at intake.
  case ageBand = "age-band"
  /// The kind of household.
  case household
  /// An issue; a person may have several.
  case issue
  /// How many issues a person has.
  case issueCount = "issue-count"
  /// The state of support in a month.
  case state
  /// A month in which there is a state.
  case month
  /// The month in which support began.
  case opened
  /// The month in which support began anew.
  case reopened
  /// The month in which support ended.
  case closed

  /// What its values are.
  public enum Values: Sendable, Hashable {
    /// Codes of the list of that name.
    case codes(list: String)
    /// Periods.
    case periods
    /// Whole numbers.
    case numbers
  }

  /// What its values are.
  public var values: Values {
    switch self {
    case .district: .codes(list: "districts")
    case .route: .codes(list: "routes")
    case .firstContact: .codes(list: "first-contacts")
    case .ageBand: .codes(list: "age-bands")
    case .household: .codes(list: "households")
    case .issue: .codes(list: "issues")
    case .state: .codes(list: "states")
    case .issueCount: .numbers
    case .month, .opened, .reopened, .closed: .periods
    }
  }

  /// Its name for readers, where no code list has one.
  public var title: String {
    switch self {
    case .issueCount: "課題の数"
    case .month: "年月"
    case .opened: "受付の時期"
    case .reopened: "再開の時期"
    case .closed: "終結の時期"
    default: rawValue
    }
  }

  /// How fine its values can be shown, finest first.
  public var levels: [Level] {
    switch values {
    case .codes: [.code, .group]
    case .periods: [.month, .quarter, .fiscalYear]
    case .numbers: [.number]
    }
  }
}

/// How fine the members of an axis are.
public enum Level: String, Sendable, Hashable, CaseIterable {
  /// Single codes.
  case code
  /// Groups of codes.
  case group
  /// Months.
  case month
  /// Quarters of a fiscal year.
  case quarter
  /// Fiscal years.
  case fiscalYear = "fiscal-year"
  /// Single numbers.
  case number

  /// The length of its periods, if it has any.
  public var length: Period.Length? { Period.Length(rawValue: rawValue) }
}
