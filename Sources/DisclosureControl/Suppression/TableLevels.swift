import TableDeclarations
@_spi(Suppression) import Tables

extension ExactTable {
  /// The levels of rows and columns that the table can be shown at, for people.
  ///
  /// The coarsest of an axis is its total alone, where it has one: where nobody may know how the people of a district
  /// live, they may still know how many there are. One number for everybody is no table.
  var levels: [(rows: String, columns: String)] {
    let total = AxisMember.total.level
    let all = rows.levelsWithTotal.flatMap { row in columns.levelsWithTotal.map { (rows: row, columns: $0) } }
    return all.count == 1 ? all : all.filter { $0.rows != total || $0.columns != total }
  }

  /// The names of those levels.
  var levelNames: [String] {
    levels.map { columns.variable.isEmpty ? $0.rows : "\($0.rows) × \($0.columns)" }
  }
}

extension Axis {
  /// The levels of its members, finest first, and the total where there is one.
  fileprivate var levelsWithTotal: [String] {
    // What has no member at all is shown, too, without a row.
    levels + (levels.isEmpty || members.contains(where: \.isTotal) ? [AxisMember.total.level] : [])
  }
}
