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

  /// The histories near some that are known, each admitted by the rules of the register.
  func near(_ known: [SupportHistory]) -> [SupportHistory] {
    guard let period = rules.period else { return [] }
    let anybodyLeaves = known.contains { !$0.closed.isEmpty }
    var all: [SupportHistory] = []
    let months = period.months
    let before = known.map(\.opened).min().map { [$0] } ?? []
    let openings = before + months.map { CalendarDate(firstOf: $0) }
    for opened in openings {
      let endings = anybodyLeaves ? months.filter { $0 >= opened.calendarMonth } : []
      for state in later {
        all.append(history(opened, nil, state, period))
        all += endings.map { history(opened, $0, state, period) }
      }
    }
    for history in known {
      for (place, entry) in history.months.enumerated() {
        for state in later where state != entry.state {
          var other = history
          other.months[place] = .init(month: entry.month, state: state)
          all.append(other)
        }
      }
      if !history.closed.isEmpty, history.reopened.isEmpty, let state = history.months.last?.state {
        all.append(self.history(history.opened, nil, state, period, after: history.months))
      }
    }
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
