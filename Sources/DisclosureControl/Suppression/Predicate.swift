import Chronology
import TableDeclarations
import Tables

/// Which records a cell counts, written so that cells of several tables that count the same are the same.
struct Predicate: Hashable {
  let unit: CountingUnit
  /// The table, if its figures are given and no records stand behind them.
  let givenIn: String?
  /// The months in which a case must have a state.
  let period: [String]
  /// Of each variable the values that a record may have; variables that admit all are left out.
  let conditions: [String: Set<String>]

  /// What a case has one value of, however many months are asked about.
  private static let single: Set<Variable> = [
    .district, .route, .firstContact, .ageBand, .household, .issueCount, .opened, .reopened, .closed,
  ]
  /// What not every case has within the months of a table.
  private static let partial: Set<Variable> = [.opened, .reopened, .closed]

  init(unit: CountingUnit, givenIn: String?, period: [String], conditions: [String: Set<String>]) {
    self.unit = unit
    self.givenIn = givenIn
    self.period = period
    self.conditions = conditions
  }

  /// The predicate of a cell of a table.
  init(_ table: StatisticsTable, row: AxisMember, column: AxisMember) {
    let declaration = table.declaration
    unit = declaration.unit
    givenIn = table.isCounted ? nil : declaration.id
    var period = declaration.period?.months.map(\.iso) ?? []
    var conditions: [String: Set<String>] = [:]
    func restrict(_ variable: String, to values: Set<String>) {
      conditions[variable] = conditions[variable].map { $0.intersection(values) } ?? values
    }
    for condition in declaration.conditions {
      if condition.variable == .month, let months = condition.months {
        period = period.filter(Set(months.months.map(\.iso)).contains)
      } else if let months = condition.months {
        restrict(condition.variable.rawValue, to: Set(months.months.map(\.iso)))
      } else {
        restrict(condition.variable.rawValue, to: Set(condition.codes.map(\.name)))
      }
    }
    for (index, member) in [(table.rows, row), (table.columns, column)] {
      guard let variable = index.variable else { continue }
      if variable == .month {
        period = period.filter(Set(member.covers).contains)
        continue
      }
      let all = Set(index.axis.members.flatMap(\.covers))
      let values = Set(member.covers)
      if values == all, !Self.partial.contains(variable) { continue }
      restrict(variable.rawValue, to: values)
    }
    self.period = period
    self.conditions = conditions
  }

  /// The predicate of a cell of a table as it was published.
  init(_ table: PublishedTable, row: AxisMember, column: AxisMember) {
    unit = table.unit
    givenIn = table.origin == .given ? table.id : nil
    var period = table.scope.period.flatMap { MonthRange(code: $0) }?.months.map(\.iso) ?? []
    var conditions = table.scope.conditions.mapValues(Set.init)
    for (axis, member) in [(table.rows, row), (table.columns, column)] {
      guard let variable = Variable(rawValue: axis.variable) else { continue }
      let values = Set(member.covers)
      if variable == .month {
        period = period.filter(values.contains)
      } else if values != Set(axis.members.flatMap(\.covers)) || Self.partial.contains(variable) {
        conditions[axis.variable] = conditions[axis.variable].map { $0.intersection(values) } ?? values
      }
    }
    self.period = period
    self.conditions = conditions
  }

  /// The predicate of a cell of a table as it was published, by its codes; `nil` if the table does not show it.
  init?(_ table: PublishedTable, _ row: String, _ column: String) {
    guard let row = table.rows.members.first(where: { $0.code == row }),
      let column = table.columns.members.first(where: { $0.code == column })
    else { return nil }
    self.init(table, row: row, column: column)
  }

  /// Whether a record of this unit and these months has exactly one value of a variable.
  func isSingle(_ variable: String) -> Bool {
    guard let variable = Variable(rawValue: variable) else { return false }
    switch variable {
    case .issue: return unit == .mentions
    case .state: return period.count == 1 || givenIn != nil && period.count <= 1
    case .month: return false
    default: return Self.single.contains(variable)
    }
  }

  /// Whether every record has a value of a variable.
  static func isComplete(_ variable: String) -> Bool {
    Variable(rawValue: variable).map { !partial.contains($0) } ?? false
  }

  /// Whether everybody in it is in another too, whatever the months.
  func isWithin(_ other: Predicate) -> Bool {
    unit == other.unit && givenIn == other.givenIn
      && other.conditions.allSatisfy { variable, wanted in conditions[variable]?.isSubset(of: wanted) ?? false }
  }

  /// The predicate of cells together that differ in the variable of an axis alone.
  func covering(_ axis: Axis, _ cells: [Predicate]) -> Predicate {
    let values = cells.reduce(into: Set<String>()) { $0.formUnion($1.conditions[axis.variable] ?? []) }
    // What the table was restricted to, it is restricted to still.
    let isEverything =
      cells.contains { $0.conditions[axis.variable] == nil } || values == Set(axis.members.flatMap(\.covers))
    var conditions = conditions
    conditions[axis.variable] = isEverything ? nil : values
    return Predicate(unit: unit, givenIn: givenIn, period: period, conditions: conditions)
  }

  /// The predicate without one variable.
  func without(_ variable: String) -> Predicate {
    Predicate(
      unit: unit, givenIn: givenIn, period: variable == Variable.month.rawValue ? [] : period,
      conditions: conditions.filter { $0.key != variable })
  }

  /// The values that a variable may have.
  func values(of variable: String) -> Set<String>? {
    variable == Variable.month.rawValue ? (period.isEmpty ? nil : Set(period)) : conditions[variable]
  }
}
