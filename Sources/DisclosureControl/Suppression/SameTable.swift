import Chronology
public import TableDeclarations
public import Tables

extension PublishedTable {
  /// Whether a table that is declared now has all the figures of this one, whatever either is called.
  public func isCounted(by counted: CountedTable) -> Bool {
    func has(_ counted: Axis, _ shown: Axis) -> Bool {
      Set(counted.members.map(\.code)).isSuperset(of: shown.members.map(\.code))
    }
    return isAbout(counted) && scope.period == counted.table.declaration.period?.code
      && has(counted.exactTable.rows, rows) && has(counted.exactTable.columns, columns)
  }

  /// Whether the table counts the same people by the same variables as one that is declared now, the period aside.
  func isAbout(_ counted: CountedTable) -> Bool {
    let exactTable = counted.exactTable
    let declared = Self.conditions(
      LevelChoice.conditions(of: counted.table), of: counted.table.declaration.period?.code)
    return unit == exactTable.unit && rows.variable == exactTable.rows.variable
      && columns.variable == exactTable.columns.variable
      && Self.conditions(scope.conditions, of: scope.period) == declared
  }

  /// Conditions with a word in the place of the table's own months (`closed: reporting-period`), which move with the period.
  private static func conditions(_ conditions: [String: [String]], of period: String?) -> [String: [String]] {
    let months = period.flatMap { MonthRange(code: $0) }?.months.map(\.iso)
    return conditions.mapValues { $0 == months ? ["period"] : $0 }
  }
}
