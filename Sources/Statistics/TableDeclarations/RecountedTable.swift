import Chronology
public import Codes
import Diagnostics
public import Tables

extension StatisticsTable {
  /// The declaration that a published table was counted by, read back from the table: its months, conditions, rows and
  /// columns as they are there, so that it can be counted again whatever is declared today.
  ///
  /// - Parameters:
  ///   - lists: the code lists by name.
  /// - Returns: `nil` if it was not counted from a register, or has a variable or a code that there is no list of.
  public init?(recounting table: PublishedTable, lists: [String: CodeList]) {
    guard table.origin == .register else { return nil }
    var conditions: [Condition] = []
    for (name, values) in table.scope.conditions.sorted(by: { $0.key < $1.key }) {
      guard let variable = Variable(rawValue: name), let condition = Condition(variable, values) else { return nil }
      conditions.append(condition)
    }
    guard let rows = AxisIndex(recounting: table.rows, lists), let columns = AxisIndex(recounting: table.columns, lists)
    else { return nil }
    let declaration = TableDeclaration(
      id: table.id, title: table.title, unit: table.unit, period: table.scope.period.flatMap { MonthRange(code: $0) },
      relative: nil, conditions: conditions, rows: AxisDeclaration(recounting: rows),
      columns: columns.variable == nil ? nil : AxisDeclaration(recounting: columns), measure: table.measure, notes: [],
      origin: .register(source: table.source), checks: [], isFictional: false, counterpart: nil, service: nil,
      source: SourceText(path: "", bytes: []))
    self.init(declaration: declaration, rows: rows, columns: columns, breaks: [])
  }
}

extension StatisticsTable {
  /// The same table of those alone who have one of some codes; `nil` if it asks about the variable already.
  public func narrowed(to variable: Variable, codes: [String]) -> StatisticsTable? {
    guard ![rows.variable, columns.variable].contains(variable),
      !declaration.conditions.contains(where: { $0.variable == variable }),
      let condition = Condition(variable, codes)
    else { return nil }
    let narrowed = TableDeclaration(
      id: declaration.id, title: declaration.title, unit: declaration.unit, period: declaration.period, relative: nil,
      conditions: declaration.conditions + [condition], rows: declaration.rows, columns: declaration.columns,
      measure: declaration.measure, notes: [], origin: declaration.origin, checks: [], isFictional: false,
      counterpart: nil, service: nil, source: declaration.source)
    return StatisticsTable(declaration: narrowed, rows: rows, columns: columns, breaks: [])
  }
}

extension Condition {
  fileprivate init?(_ variable: Variable, _ values: [String]) {
    guard case .periods = variable.values else {
      self.init(
        variable: variable, codes: values.map { ($0, Place.Position(line: 1, column: 1)) }, months: nil)
      return
    }
    let months = values.compactMap { CalendarMonth(iso: $0) }
    guard months.count == values.count, let first = months.min(), let last = months.max(),
      let range = MonthRange(first, last), range.months.count == Set(months).count
    else { return nil }
    self.init(variable: variable, codes: [], months: range)
  }
}

extension AxisDeclaration {
  fileprivate init(recounting index: AxisIndex) {
    self.init(
      variable: index.variable ?? .month, name: index.axis.name, levels: [], hasTotal: false, showsLabels: false,
      numbers: index.numbers, isOpenAbove: false, position: .init(line: 1, column: 1))
  }
}

extension AxisIndex {
  /// No axis has a greater number.
  private static let numbers = 0...99

  fileprivate init?(recounting axis: Axis, _ lists: [String: CodeList]) {
    guard !axis.variable.isEmpty else {
      self = .single
      return
    }
    guard let variable = Variable(rawValue: axis.variable) else { return nil }
    func places(of value: String) -> [Int] { axis.members.indices.filter { axis.members[$0].covers.contains(value) } }
    let covered = axis.members.flatMap(\.covers)
    switch variable.values {
    case .codes(let name):
      guard let list = lists[name], covered.allSatisfy({ list.position(of: $0) != nil }) else { return nil }
      self.init(
        axis: axis, variable: variable, list: list, members: list.codes.map { places(of: $0.code) }, firstMonth: nil,
        numbers: 0...0, isOpenAbove: false)
    case .numbers:
      self.init(
        axis: axis, variable: variable, list: nil, members: Self.numbers.map { places(of: String($0)) },
        firstMonth: nil, numbers: Self.numbers, isOpenAbove: true)
    case .periods:
      let months = covered.compactMap { CalendarMonth(iso: $0) }
      guard let first = months.min(), let last = months.max(), let range = MonthRange(first, last) else { return nil }
      self.init(
        axis: axis, variable: variable, list: nil, members: range.months.map { places(of: $0.iso) }, firstMonth: first,
        numbers: 0...0, isOpenAbove: false)
    }
  }
}
