public import Tables

/// A declared table with its counts.
public struct CountedTable: Sendable {
  /// What was declared.
  public let table: StatisticsTable
  /// What was counted.
  public let exactTable: ExactTable

  /// The name of the table.
  public var id: String { exactTable.table }

  /// Puts both together.
  public init(_ table: StatisticsTable, _ exactTable: ExactTable) {
    (self.table, self.exactTable) = (table, exactTable)
  }
}
