import Chronology
public import TableDeclarations
public import Tables

extension PublishedTable {
  /// Whether a table that is declared now has all the figures of this one, whatever either is called.
  public func isCounted(by table: StatisticsTable, _ tally: Tally) -> Bool {
    func has(_ counted: Axis, _ shown: Axis) -> Bool {
      Set(counted.members.map(\.code)).isSuperset(of: shown.members.map(\.code))
    }
    return isAbout(table, tally) && scope.period == table.declaration.period?.code && has(tally.rows, rows)
      && has(tally.columns, columns)
  }

  /// Whether the table counts the same people by the same variables as one that is declared now, the period aside.
  func isAbout(_ table: StatisticsTable, _ tally: Tally) -> Bool {
    let declared = LevelChoice.conditions(of: table)
    return unit == tally.unit && rows.variable == tally.rows.variable
      && columns.variable == tally.columns.variable && scope.conditions == declared
  }
}

extension Tally {
  /// The levels that the table can be shown at, for people.
  var levelNames: [String] {
    let rowLevels = rows.levels.isEmpty ? ["total"] : rows.levels
    return columns.levels.isEmpty
      ? rowLevels : rowLevels.flatMap { row in columns.levels.map { "\(row) × \($0)" } }
  }
}
