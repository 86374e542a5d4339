public import Tables

/// A declared table with its axes: what is needed to count it.
public struct StatisticsTable: Sendable {
  /// What was declared.
  public let declaration: TableDeclaration
  /// The rows.
  public let rows: AxisIndex
  /// The columns.
  public let columns: AxisIndex
  /// Where code lists changed within the period.
  public let breaks: [SeriesBreak]
  /// The counted table that it must have the same figures as, if it is given: what it names, or one that counts the same.
  var counterpart: TableDeclaration.Counterpart?

  init(declaration: TableDeclaration, rows: AxisIndex, columns: AxisIndex, breaks: [SeriesBreak]) {
    self.declaration = declaration
    self.rows = rows
    self.columns = columns
    self.breaks = breaks
    counterpart = declaration.counterpart
  }

  /// Whether it is counted from the register.
  public var isCounted: Bool {
    if case .register = declaration.origin { true } else { false }
  }

  /// The finished table.
  ///
  /// - Parameters:
  ///   - counts: row by row, one for each column.
  ///   - base: how many persons it is about.
  public func exactTable(counts: [Int?], base: Int?) -> ExactTable {
    let origin: ExactTable.Origin
    let source: String
    switch declaration.origin {
    case .register(let name): (origin, source) = (.register, name)
    case .given(let name, _): (origin, source) = (.given, name)
    }
    return ExactTable(
      table: declaration.id, title: declaration.title, unit: declaration.unit, measure: declaration.measure,
      rows: rows.axis,
      columns: columns.axis, origin: origin, source: source, notes: declaration.notes, breaks: breaks, counts: counts,
      base: base)
  }
}
