public import AttackProblems
@_spi(Exact) public import Tables

// What the register's owner is told of protected tables.
extension ProtectedTables {
  /// A level of a table, and what would be small at it.
  public struct LevelSummary: Sendable {
    /// The level of the rows.
    public let rows: String
    /// The level of the columns.
    public let columns: String
    /// How many counts there are, zeros aside.
    public let counts: Int
    /// How many of them are small.
    public let small: Int
  }

  /// The hidden cells of a table, each with the identifier by which the same count is known everywhere.
  public func hiddenCells(of table: PublishedTable) -> [(cell: CellReference, id: CellID)] {
    table.rows.members.indices.flatMap { row in
      table.columns.members.indices.compactMap { column -> (cell: CellReference, id: CellID)? in
        guard table.figure(row: row, column: column).isHidden else { return nil }
        let cell = table.cell(row: row, column: column)
        return (cell, firstIDs[.cell(cell)] ?? .cell(cell))
      }
    }
  }

  /// How many of a table's people stand in cells that are shown, of those at its finest level; `nil` if it counts others
  /// by now, or nobody.
  public static func visible(in table: PublishedTable, _ exactTable: ExactTable) -> (shown: Int, all: Int)? {
    guard table.carriedFrom == nil else { return nil }
    var (shown, all) = (0, 0)
    for (row, rowMember) in table.rows.members.enumerated() where rowMember.level == table.rows.level {
      for (column, columnMember) in table.columns.members.enumerated() where columnMember.level == table.columns.level {
        guard let exactRow = exactTable.rows.members.firstIndex(where: { $0.code == rowMember.code }),
          let exactColumn = exactTable.columns.members.firstIndex(where: { $0.code == columnMember.code }),
          let count = exactTable.count(row: exactRow, column: exactColumn)
        else { continue }
        all += count
        if table.figure(row: row, column: column).value != nil { shown += count }
      }
    }
    return all == 0 ? nil : (shown, all)
  }

  /// From where to where an attacker can narrow each count, by the identifier that it is known by everywhere.
  public func intervals() -> [CellID: AuditReport.Finding] {
    let report = Auditor.audit(publication, depth: .intervals)
    return Dictionary(report.findings.map { (firstIDs[$0.id] ?? $0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

extension PublishedTable {
  /// Whether a cell stands in the table with its count.
  func prints(_ id: CellID) -> Bool {
    if case .cell(let cell) = id { figure(of: cell)?.value != nil } else { false }
  }
}
