import Chronology
import Codes

/// Works out the states of a case in the months that its record does not name.
///
/// A record says what changes; what it does not say goes on. The list of states tells how: a state with `then` lasts for
/// a month and becomes the one that is named there, any other holds until the next change or the closing. A case begins
/// with the one state that lasts for a month, and where it is taken up again with the one that follows that.
struct StateHistory: Sendable {
  private let states: CodeList
  /// The months that the register is complete for; `nil` if only named months count.
  let period: MonthRange?

  init(states: CodeList, period: MonthRange?) {
    self.states = states
    self.period = period
  }

  /// The states in all months, in order, and the first month of the period for which none follows.
  func months(
    of spans: [SupportSpan], named: [Case.MonthState]
  ) -> (months: [Case.MonthState], unknown: CalendarMonth?) {
    guard let period else { return (named, nil) }
    var months: [Case.MonthState] = []
    var unknown: CalendarMonth?
    var rest = named[...]
    for span in spans {
      var state: Int?
      var month = span.first
      let last = min(span.last ?? period.last, period.last)
      while month <= last {
        while let next = rest.first, next.month < month {
          months.append(next)
          rest = rest.dropFirst()
        }
        if let next = rest.first, next.month == month {
          state = next.state
          months.append(next)
          rest = rest.dropFirst()
        } else {
          state = month == span.first ? beginning(span) : state.map(following)
          if period.contains(month) {
            if let state {
              months.append(.init(month: month, state: state, isDerived: true))
            } else {
              unknown = unknown ?? month
            }
          }
        }
        guard let next = month.advanced(by: 1) else { break }
        month = next
      }
    }
    return (months + rest, unknown)
  }

  private func beginning(_ span: SupportSpan) -> Int? {
    span.isFirst ? states.opening : states.opening.map(following)
  }

  /// The state a month later, if nothing is said.
  private func following(_ state: Int) -> Int { states.codes[state].next ?? state }
}
