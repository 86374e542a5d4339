/// The columns of the data of a table, one record for each figure.
///
/// Each is named after what it holds and none is empty throughout, so that programs and people need no other word on it:
/// `table,district,district_label,month,month_label,count,status,unit,period,as_of`.
public struct DataColumns: Sendable, Hashable {
  /// The names, in order.
  public let names: [String]
  /// Whether there are columns of a second axis.
  public let hasColumns: Bool
  /// The months that the figures are of, which stand in each record; `nil` where the table is of none.
  public let period: String?
  /// Whether a last column says that figures are made up.
  public let isFictional: Bool
  /// Whether a last column says that figures are exact, and to be handled with care.
  public let isExact: Bool

  /// What such a column begins with.
  public static let care = "取扱注意"

  /// What stands in that column.
  ///
  /// - Parameter asOf: the last day that the figures know of.
  public static func handling(asOf: String) -> String { "\(care) \(asOf)" }

  /// The columns of a table.
  public init(_ table: PublishedTable, isFictional: Bool, isExact: Bool = false) {
    self.isExact = isExact
    let (row, column) = (table.rows.variable, table.columns.variable)
    hasColumns = !column.isEmpty
    period = table.scope.period
    self.isFictional = isFictional
    let first = row.isEmpty ? "item" : row
    // Two sides of the same variable are told apart.
    let second = column == first ? "\(column)_2" : column
    names =
      ["table", first, "\(first)_label"] + (hasColumns ? [second, "\(second)_label"] : [])
      + ["count", "status", "unit"] + (period == nil ? [] : ["period"]) + ["as_of"] + (isFictional ? ["fictional"] : [])
      + (isExact ? ["handling"] : [])
  }

  /// A record in these columns.
  ///
  /// - Parameters:
  ///   - table: what the table goes by.
  ///   - asOf: the last day that the figure knows of.
  public func record(
    table: String, row: AxisMember, column: AxisMember, count: String, status: String, unit: String, asOf: String
  ) -> [String] {
    [table, row.code, row.label] + (hasColumns ? [column.code, column.label] : []) + [count, status, unit]
      + (period.map { [$0] } ?? []) + [asOf] + (isFictional ? [Fiction.mark] : [])
      + (isExact ? [Self.handling(asOf: asOf)] : [])
  }

  /// The columns that data had before they were named after what they hold.
  public static let former = [
    "table", "row", "row_label", "column", "column_label", "count", "status", "unit", "as_of", "fictional",
  ]

  /// The cells of a record behind the name of the table as the former columns have them; `nil` if they are not as many as
  /// these columns, or of other months.
  public func former(_ cells: [String]) -> [String]? {
    guard cells.count == names.count - 1 else { return nil }
    var rest = cells[...]
    if isExact, rest.popLast()?.hasPrefix(Self.care) != true { return nil }
    let row = [rest.removeFirst(), rest.removeFirst()]
    let column = hasColumns ? [rest.removeFirst(), rest.removeFirst()] : ["", ""]
    let figure = [rest.removeFirst(), rest.removeFirst(), rest.removeFirst()]
    if let period, rest.removeFirst() != period { return nil }
    return row + column + figure + [rest.removeFirst()] + [isFictional ? rest.removeFirst() : ""]
  }
}
