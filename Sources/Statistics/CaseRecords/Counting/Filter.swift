import Chronology
import Codes
import TableDeclarations

/// Which cases, and which of their months and issues, a table is about.
struct Filter {
  private let period: MonthRange?
  private let states: Set<Int>?
  private let months: MonthRange?
  private let issues: Set<Int>?
  private let codes: [(variable: Variable, positions: Set<Int>)]
  private let dates: [(variable: Variable, months: MonthRange)]

  init(_ declaration: TableDeclaration, _ variables: CaseVariables) {
    period = declaration.period
    func positions(_ variable: Variable) -> Set<Int>? {
      guard let list = variables.list(of: variable) else { return nil }
      let conditions = declaration.conditions.filter { $0.variable == variable }
      guard !conditions.isEmpty else { return nil }
      let wanted = Set(conditions.flatMap { $0.codes.compactMap { list.position(of: $0.name) } })
      // A record of an older version of the list is asked by what its code is called now.
      return Set(
        list.codes.indices.filter { position in
          let successor = declaration.period.flatMap { list.successor(of: position, in: $0.last) }
          return wanted.contains(position) || (successor.map(wanted.contains) ?? false)
        })
    }
    states = positions(.state)
    issues = positions(.issue)
    months = declaration.conditions.first { $0.variable == .month }?.months
    let coded: [Variable] = [.district, .route, .firstContact, .ageBand, .household]
    codes = coded.compactMap { variable in positions(variable).map { (variable, $0) } }
    dates = declaration.conditions.compactMap { condition in
      guard condition.variable != .month else { return nil }
      return condition.months.map { (condition.variable, $0) }
    }
  }

  /// The months of a case that the table is about.
  func months(of record: Case) -> ArraySlice<Case.MonthState> {
    let all = record.months
    // Months are in order, so that those of a period stand side by side.
    let first = all.firstIndex { entry in period.map { $0.first <= entry.month } ?? true } ?? all.count
    let end = all[first...].firstIndex { entry in period.map { entry.month > $0.last } ?? false } ?? all.count
    let inPeriod = all[first..<end]
    guard states != nil || months != nil else { return inPeriod }
    return ArraySlice(
      inPeriod.filter { entry in
        (states?.contains(entry.state) ?? true) && (months?.contains(entry.month) ?? true)
      })
  }

  /// The issues of a case that the table is about.
  func issues(of record: Case) -> [Int] {
    issues.map { wanted in record.issues.filter(wanted.contains) } ?? record.issues
  }

  /// Whether the case itself belongs to the table.
  func admits(_ record: Case) -> Bool {
    for (variable, positions) in codes {
      let position =
        switch variable {
        case .district: record.district
        case .route: record.route
        case .firstContact: record.firstContact
        case .ageBand: record.ageBand
        default: record.household
        }
      if !positions.contains(position) { return false }
    }
    for (variable, months) in dates {
      guard dates(variable, of: record).contains(where: { months.contains($0.calendarMonth) }) else { return false }
    }
    return true
  }

  /// The month of the first opening, reopening or closing that the table is about; `nil` if there is none.
  ///
  /// A person stands once in a table, in the month when it first happened.
  func month(of variable: Variable, _ record: Case) -> CalendarMonth? {
    let wanted = dates.filter { $0.variable == variable }.map(\.months)
    return dates(variable, of: record).lazy.map(\.calendarMonth).first { month in
      wanted.allSatisfy { $0.contains(month) } && (period.map { $0.contains(month) } ?? true)
    }
  }

  private func dates(_ variable: Variable, of record: Case) -> [CalendarDate] {
    switch variable {
    case .opened: [record.opened]
    case .reopened: record.reopened
    default: record.closed
    }
  }
}
