public import Chronology

extension Case {
  /// The months for which the record says anything: a day on which support began, began again or ended, or a state.
  public var namedMonths: Set<CalendarMonth> {
    let days = [opened] + reopened + closed
    return Set(months.filter { !$0.isDerived }.map(\.month) + days.map(\.calendarMonth))
  }
}

extension Register {
  /// The months for which no record says anything: what is counted of them is nothing, or as it was before.
  public func silentMonths(in period: MonthRange) -> [CalendarMonth] {
    let named = cases.reduce(into: Set<CalendarMonth>()) { $0.formUnion($1.namedMonths) }
    return period.months.filter { !named.contains($0) }
  }
}
