public import Chronology

/// What tables can count of a case, and nothing of who it is.
public struct CaseProfile: Sendable, Hashable {
  /// The position of the district in its code list.
  public var district: Int
  /// The position of the route.
  public var route: Int
  /// The position of who spoke to the council first.
  public var firstContact: Int
  /// The position of the age band.
  public var ageBand: Int
  /// The position of the kind of household.
  public var household: Int
  /// The positions of the issues, each once, in order.
  public var issues: [Int]
  /// When support began and ended, and how it stood.
  public var support: SupportHistory

  /// Makes a profile from its parts.
  public init(
    district: Int, route: Int, firstContact: Int, ageBand: Int, household: Int, issues: [Int], support: SupportHistory
  ) {
    self.district = district
    self.route = route
    self.firstContact = firstContact
    self.ageBand = ageBand
    self.household = household
    self.issues = issues
    self.support = support
  }
}

/// When the support of a person began and ended, and the state of each month.
public struct SupportHistory: Sendable, Hashable {
  /// The day on which it began.
  public var opened: CalendarDate
  /// The days on which it began anew, in order.
  public var reopened: [CalendarDate]
  /// The days on which it ended, in order.
  public var closed: [CalendarDate]
  /// The state of each month that has one, in order.
  public var months: [Case.MonthState]

  /// Makes a history from its parts.
  public init(
    opened: CalendarDate, reopened: [CalendarDate] = [], closed: [CalendarDate] = [], months: [Case.MonthState]
  ) {
    self.opened = opened
    self.reopened = reopened
    self.closed = closed
    self.months = months
  }
}

extension Case {
  /// What tables can count of it.
  public var profile: CaseProfile {
    CaseProfile(
      district: district, route: route, firstContact: firstContact, ageBand: ageBand, household: household,
      issues: issues.sorted(),
      support: SupportHistory(
        opened: opened, reopened: reopened, closed: closed,
        months: months.map { MonthState(month: $0.month, state: $0.state) }))
  }

  /// A made-up case of which nothing but its profile is known.
  init(_ profile: CaseProfile, id: String) {
    self.init(
      id: id, district: profile.district, opened: profile.support.opened, reopened: profile.support.reopened,
      closed: profile.support.closed, route: profile.route, firstContact: profile.firstContact,
      ageBand: profile.ageBand, household: profile.household, issues: profile.issues, months: profile.support.months,
      person: Person())
  }
}

extension Register {
  /// A register of made-up people, classified by the same code lists.
  public func imagining(_ people: [CaseProfile]) -> Register {
    Register(cases: people.enumerated().map { Case($1, id: "W-\($0)") }, variables: variables)
  }
}
