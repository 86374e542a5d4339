import CaseRecords
import Chronology
import Codes

/// Histories of support that somebody could have instead: opened in another month, in another state for a month or for
/// long, ended or not.
struct SupportHistories {
  private let states: CodeList
  private let rules: ProfileRules

  init(_ states: CodeList, _ rules: ProfileRules) {
    self.states = states
    self.rules = rules
  }

  /// Histories that anybody could have: opened before or in some month, in one state from then on, ended or not.
  ///
  /// Where nobody in the register has left, nobody leaves.
  func common(_ known: [SupportHistory]) -> [SupportHistory] {
    guard let period = rules.period else { return [] }
    let anybodyLeaves = known.contains { !$0.closed.isEmpty }
    let before = known.map(\.opened).min().map { [$0] } ?? []
    let all = (before + period.months.map { CalendarDate(firstOf: $0) }).flatMap { opened in
      later.flatMap { state in
        [history(opened, nil, state, period)]
          + (anybodyLeaves ? period.months.filter { $0 >= opened.calendarMonth } : []).map {
            history(opened, $0, state, period)
          }
      }
    }
    return distinct(all)
  }

  /// Histories with another state in one month, or without the end.
  func near(_ known: SupportHistory) -> [SupportHistory] {
    guard let period = rules.period else { return [] }
    var all: [SupportHistory] = []
    for (place, entry) in known.months.enumerated() {
      for state in later where state != entry.state {
        var other = known
        other.months[place] = .init(month: entry.month, state: state)
        all.append(other)
      }
    }
    if !known.closed.isEmpty, known.reopened.isEmpty, let state = known.months.last?.state {
      all.append(history(known.opened, nil, state, period, after: known.months))
    }
    return distinct(all)
  }

  private func distinct(_ all: [SupportHistory]) -> [SupportHistory] {
    var seen: Set<SupportHistory> = []
    return all.filter { seen.insert($0).inserted && rules.admit($0) }
  }

  /// The states that go on.
  private var later: [Int] { states.codes.indices.filter { $0 != states.opening } }

  /// A history in one state after the month of the opening.
  private func history(
    _ opened: CalendarDate, _ ending: CalendarMonth?, _ state: Int, _ period: MonthRange,
    after known: [Case.MonthState] = []
  ) -> SupportHistory {
    let first = max(opened.calendarMonth, period.first)
    let last = ending ?? period.last
    let months = MonthRange(first, max(first, last))?.months ?? []
    return SupportHistory(
      opened: opened,
      closed: ending.flatMap { CalendarDate(year: $0.year, month: $0.month, day: $0.days) }.map { [$0] } ?? [],
      months: months.map { month in
        if let own = known.first(where: { $0.month == month }) { return own }
        let isOpening = month == opened.calendarMonth
        return .init(month: month, state: isOpening ? states.opening ?? state : state)
      })
  }
}
