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

  /// The hidden cells of a table: each with its name in the table, and the name that the same count goes by everywhere.
  public func hiddenNames(of table: PublishedTable) -> [(name: String, alias: String)] {
    table.rows.members.indices.flatMap { row in
      table.columns.members.indices.compactMap { column -> (name: String, alias: String)? in
        guard table.figure(row: row, column: column).isHidden else { return nil }
        let name = table.cellName(row: row, column: column)
        return (name, names[name] ?? name)
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

  /// From where to where an attacker can narrow each count, by the name that it goes by everywhere.
  public func intervals() -> [String: AuditReport.Finding] {
    let report = Auditor.audit(publication, depth: .intervals)
    return Dictionary(report.findings.map { (names[$0.id] ?? $0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

extension PublishedTable {
  /// Whether a cell stands in the table with its count, by its name.
  func prints(_ name: String) -> Bool {
    CellReference(name).flatMap { figure(of: $0) }?.value != nil
  }
}
