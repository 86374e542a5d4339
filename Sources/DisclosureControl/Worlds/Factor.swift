import CaseRecords
import Chronology
import TableDeclarations

/// What one attribute of a person adds to a statistic: nothing, once, or — for mentions — as often as issues are asked for.
enum Factor: Hashable {
  case code(Set<Int>)
  case issues(IssueFactor)
  case support(SupportFactor)

  /// Who has some issues, and not how many of them; `nil` where everybody has.
  ///
  /// - Parameter isAsked: whether somebody could have issues and none of those that are asked for.
  init?(people factor: IssueFactor, isAsked: Bool) {
    guard isAsked || factor.numbers != nil else { return nil }
    self = .issues(
      IssueFactor(countsEach: false, wanted: isAsked ? factor.wanted : nil, numbers: factor.numbers))
  }

  func weight(ofCode code: Int) -> Int {
    if case .code(let wanted) = self { wanted.contains(code) ? 1 : 0 } else { 1 }
  }

  func weight(of issues: [Int]) -> Int { if case .issues(let factor) = self { factor.weight(of: issues) } else { 1 } }

  func weight(of support: SupportHistory) -> Int {
    if case .support(let factor) = self { factor.weight(of: support) } else { 1 }
  }
}

/// What the issues of a person add.
struct IssueFactor: Hashable {
  /// Whether each issue counts, and not each person.
  let countsEach: Bool
  /// The issues that are asked for; `nil` for all.
  let wanted: Set<Int>?
  /// How many issues a person must have in all; `nil` for any number.
  let numbers: Set<Int>?

  func weight(of issues: [Int]) -> Int {
    if let numbers, !numbers.contains(issues.count) { return 0 }
    let count = wanted.map { wanted in issues.count { wanted.contains($0) } } ?? issues.count
    return countsEach ? count : min(count, 1)
  }
}

/// What the history of a person's support adds.
struct SupportFactor: Hashable {
  /// The months of which one must have a state; `nil` for all.
  let months: Set<CalendarMonth>?
  /// The states of which it must be one; `nil` for all.
  let states: Set<Int>?
  /// Openings, reopenings or closings of which one must lie in some months.
  let dates: [DateCondition]
  /// Openings, reopenings or closings of which the first in some months must lie in others.
  let firsts: [FirstDate]

  struct DateCondition: Hashable {
    let variable: Variable
    let months: MonthRange
  }

  struct FirstDate: Hashable {
    let variable: Variable
    /// The months that the table is about.
    let among: [MonthRange]
    /// The months that the row or column is about.
    let wanted: Set<CalendarMonth>
  }

  func weight(of support: SupportHistory) -> Int {
    let isThere = support.months.contains { entry in
      (months?.contains(entry.month) ?? true) && (states?.contains(entry.state) ?? true)
    }
    guard isThere,
      dates.allSatisfy({ condition in
        support.months(of: condition.variable).contains { condition.months.contains($0) }
      })
    else { return 0 }
    return firsts.allSatisfy { first in
      support.months(of: first.variable).first { month in first.among.allSatisfy { $0.contains(month) } }
        .map(first.wanted.contains) ?? false
    } ? 1 : 0
  }
}

extension SupportHistory {
  /// The months of its opening, reopenings or closings.
  fileprivate func months(of variable: Variable) -> [CalendarMonth] {
    switch variable {
    case .opened: [opened.calendarMonth]
    case .reopened: reopened.map(\.calendarMonth)
    default: closed.map(\.calendarMonth)
    }
  }
}
