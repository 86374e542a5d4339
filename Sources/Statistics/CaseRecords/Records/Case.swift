public import Chronology
public import Tables

/// A person whom the council supports, as the register has it; never a page.
public struct Case: Sendable {
  /// The name of the record, which says nothing of the person: `R4-0208`.
  public let id: String
  /// The position of the district in its code list.
  public let district: Int
  /// The day on which support began; of a case that became known late, the first day of the month from which it counts.
  public let opened: CalendarDate
  /// The days on which support began anew after it had ended, in order.
  public let reopened: [CalendarDate]
  /// The days on which support ended, in order.
  public let closed: [CalendarDate]
  /// The position of the route by which the person came.
  public let route: Int
  /// The position of who spoke to the council first.
  public let firstContact: Int
  /// The position of the age band at intake.
  public let ageBand: Int
  /// The position of the kind of household.
  public let household: Int
  /// The positions of the issues, each once.
  public let issues: [Int]
  /// The state of support in each month that has one, in order.
  public let months: [MonthState]
  /// What identifies the person.
  public let person: Person

  /// The state of support in a month.
  public struct MonthState: Sendable, Hashable {
    /// The month.
    public let month: CalendarMonth
    /// The position of the state in its code list.
    public let state: Int
    /// Whether the record does not say it, so that it follows from what was said before.
    public var isDerived = false

    /// Makes a state of a month.
    public init(month: CalendarMonth, state: Int, isDerived: Bool = false) {
      self.month = month
      self.state = state
      self.isDerived = isDerived
    }
  }
}

/// What identifies a person, and what is noted in confidence.
public struct Person: Sendable {
  /// The name.
  public var name: Confidential<String>?
  /// The name in kana.
  public var nameKana: Confidential<String>?
  /// The day of birth.
  public var birthDate: Confidential<CalendarDate>?
  /// The telephone number.
  public var phone: Confidential<String>?
  /// The address.
  public var address: Confidential<String>?
  /// Notes of the coordinator.
  public var notes: [Confidential<String>] = []
}

// A record says much about a person even without the name.
extension Case: CustomStringConvertible, CustomReflectable {
  /// Says which record it is.
  public var description: String { "Case(\(id))" }

  /// A mirror that shows nothing.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
