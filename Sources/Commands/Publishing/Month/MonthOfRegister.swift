import CaseRecords
import Chronology
import Codes

/// What happened in a register in a month, by the numbers of records.
struct MonthOfRegister {
  /// How many cases there are.
  let total: Int
  /// The cases that are supported in the month.
  let open: [Case]
  /// Those that were opened, taken up again or closed in it.
  let opened: [String]
  let reopened: [String]
  let closed: [String]
  /// Those whose state is said for the month.
  let changed: [String]
  /// How many states follow from earlier months, by the code of the state, in the order of its list.
  let derived: [(label: String, count: Int)]
  /// The codes that no record of earlier months has, in the order of the lists.
  let newCodes: [String]
  /// Those of which nothing was said for long, by the last month that was; longest first.
  let quiet: [(month: CalendarMonth, ids: [String])]

  /// After so many months without a word a case is worth a look.
  static let quietMonths = 3

  init(_ register: Register, _ month: CalendarMonth) {
    total = register.cases.count
    open = register.cases.filter { $0.state(in: month) != nil }
    func ids(_ happened: (Case) -> Bool) -> [String] { register.cases.filter(happened).map(\.id) }
    opened = ids { $0.opened.calendarMonth == month }
    reopened = ids { $0.reopened.contains { $0.calendarMonth == month } }
    closed = ids { $0.closed.contains { $0.calendarMonth == month } }
    changed = ids { record in record.state(in: month).map { !$0.isDerived } ?? false }
    let states = open.compactMap { $0.state(in: month) }.filter(\.isDerived).map(\.state)
    derived = register.variables.states.codes.enumerated().compactMap { place, code in
      let count = states.count { $0 == place }
      return count > 0 ? (code.label.ja, count) : nil
    }
    let before = register.cases.filter { $0.opened.calendarMonth < month }
    let used = register.cases.filter { $0.opened.calendarMonth <= month }
    // Where nothing came before, every code is new, and none is worth a word.
    newCodes =
      before.isEmpty
      ? [] : register.variables.labels(of: used).subtracting(register.variables.labels(of: before)).sorted()
    let said = open.compactMap { record -> (month: CalendarMonth, id: String)? in
      let last = record.lastWord(until: month)
      return last.distance(to: month) >= Self.quietMonths ? (last, record.id) : nil
    }
    quiet = Dictionary(grouping: said, by: \.month).map { ($0.key, $0.value.map(\.id)) }.sorted { $0.month < $1.month }
  }
}

extension CaseVariables {
  /// The codes that some records have, each with its list.
  fileprivate func labels(of cases: [Case]) -> Set<String> {
    func labels(_ list: CodeList, _ places: (Case) -> [Int]) -> [String] {
      Set(cases.flatMap(places)).map { "\(list.name): \(list.codes[$0].label.ja)" }
    }
    return Set(
      labels(districts) { [$0.district] } + labels(routes) { [$0.route] } + labels(firstContacts) { [$0.firstContact] }
        + labels(ageBands) { [$0.ageBand] } + labels(households) { [$0.household] } + labels(issues, \.issues))
  }
}

extension Case {
  /// The state in a month, if there is one.
  fileprivate func state(in month: CalendarMonth) -> MonthState? { months.first { $0.month == month } }

  /// The last month, up to one, for which the record says anything.
  fileprivate func lastWord(until month: CalendarMonth) -> CalendarMonth {
    namedMonths.filter { $0 <= month }.max() ?? opened.calendarMonth
  }
}
