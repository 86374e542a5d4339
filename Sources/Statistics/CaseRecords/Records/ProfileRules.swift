public import Chronology
import Codes

/// What everybody knows of a case: by these rules the register is kept, and a made-up case that breaks one is no case.
///
/// Codes are in use in the months of the case, each issue stands once, months lie between the opening and the closing
/// without gaps, and the state that opens a case stands in its first month and in no other. A history of support that
/// somebody in the register has is possible for others too.
public struct ProfileRules: Sendable {
  private let variables: CaseVariables
  private let real: Set<CaseProfile>
  private let realHistories: Set<SupportHistory>
  private let months: MonthRange?

  /// The rules of a register.
  public init(_ register: Register) {
    variables = register.variables
    real = Set(register.cases.map(\.profile))
    realHistories = Set(real.map(\.support))
    let all = register.cases.flatMap { [$0.months.first?.month, $0.months.last?.month].compactMap(\.self) }
    months = all.min().flatMap { first in all.max().flatMap { MonthRange(first, $0) } }
  }

  /// The first and last month of which the register knows anything; `nil` if it knows nothing.
  public var period: MonthRange? { months }

  /// Whether somebody could be in the register with this profile.
  public func admit(_ profile: CaseProfile) -> Bool {
    real.contains(profile) || (hasValidCodes(profile) && admit(profile.support))
  }

  private func hasValidCodes(_ profile: CaseProfile) -> Bool {
    let first = profile.support.opened.calendarMonth
    guard !profile.issues.isEmpty, Set(profile.issues).count == profile.issues.count,
      let range = MonthRange(first, max(first, profile.support.months.last?.month ?? first))
    else { return false }
    let fields: [(CodeList, [Int])] = [
      (variables.districts, [profile.district]), (variables.routes, [profile.route]),
      (variables.firstContacts, [profile.firstContact]), (variables.ageBands, [profile.ageBand]),
      (variables.households, [profile.household]), (variables.issues, profile.issues),
    ]
    return fields.allSatisfy { list, positions in
      positions.allSatisfy { list.codes.indices.contains($0) && list.codes[$0].isValid(in: range) }
    }
  }

  /// Whether support could have gone so.
  public func admit(_ support: SupportHistory) -> Bool {
    if realHistories.contains(support) { return true }
    guard let period = months, hasValidOrder(support) else { return false }
    let spans = SupportSpan.spans(
      opened: support.opened, closed: support.closed, reopened: support.reopened, months: support.months)
    var expected: [CalendarMonth] = []
    for span in spans {
      let (first, last) = (max(span.first, period.first), min(span.last ?? period.last, period.last))
      guard let range = MonthRange(first, last) else { continue }
      // Two spans may meet in a month.
      expected += range.months.filter { month in expected.last.map { $0 < month } ?? true }
    }
    guard !expected.isEmpty, support.months.map(\.month) == expected else { return false }
    let opening = variables.states.opening
    return support.months.allSatisfy { entry in
      guard variables.states.codes.indices.contains(entry.state) else { return false }
      return opening == nil || (entry.state == opening) == (entry.month == support.opened.calendarMonth)
    }
  }

  /// Nothing ends or begins anew before the opening, and nothing ends twice.
  private func hasValidOrder(_ support: SupportHistory) -> Bool {
    let (closed, reopened) = (support.closed, support.reopened)
    guard closed == closed.sorted(), reopened == reopened.sorted(),
      (closed + reopened).allSatisfy({ $0 >= support.opened })
    else { return false }
    return zip(closed, closed.dropFirst()).allSatisfy { first, second in
      reopened.contains { first <= $0 && $0 <= second }
    }
  }
}
