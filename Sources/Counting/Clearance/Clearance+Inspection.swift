public import Audit
public import Disclosure

// What the register's owner is told of a clearance.
extension Clearance {
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
    table.rows.members.enumerated().flatMap { row, rowMember in
      table.columns.members.enumerated().compactMap { column, columnMember -> (name: String, alias: String)? in
        guard table.figure(row: row, column: column).isHidden else { return nil }
        let code = columnMember.code.isEmpty ? rowMember.code : "\(rowMember.code),\(columnMember.code)"
        let name = "\(table.id)[\(code)]"
        return (name, names[name] ?? name)
      }
    }
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
    rows.members.enumerated().contains { row, rowMember in
      columns.members.enumerated().contains { column, columnMember in
        let code = columnMember.code.isEmpty ? rowMember.code : "\(rowMember.code),\(columnMember.code)"
        return name == "\(id)[\(code)]" && figure(row: row, column: column).value != nil
      }
    }
  }
}
