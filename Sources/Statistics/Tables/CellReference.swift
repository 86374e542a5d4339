/// A cell of a table by the codes of its row and column, as formulas and policies name it: `households[kamata,single]`.
public struct CellReference: Sendable, Hashable {
  /// The table.
  public let table: TableReference
  /// The code of the row.
  public let row: String
  /// The code of the column; empty where the table has rows alone.
  public let column: String

  /// Names a cell.
  public init(_ table: TableReference, row: String, column: String = "") {
    (self.table, self.row, self.column) = (table, row, column)
  }

  /// Names a cell of a table as it is.
  public init(_ table: String, row: String, column: String = "") {
    self.init(TableReference(table), row: row, column: column)
  }

  /// Reads a name; `nil` if a text is none.
  public init?(_ name: String) {
    guard let open = name.firstIndex(of: "["), open > name.startIndex, name.last == "]" else { return nil }
    let codes = name[name.index(after: open)...].dropLast().split(separator: ",", omittingEmptySubsequences: false)
    guard (1...2).contains(codes.count), codes.allSatisfy({ !$0.isEmpty && !$0.contains("[") }) else { return nil }
    self.init(
      TableReference(name: name[..<open]), row: String(codes[0]), column: codes.count > 1 ? String(codes[1]) : "")
  }

  /// The codes, that of the row first.
  public var codes: [String] { column.isEmpty ? [row] : [row, column] }

  /// The name.
  public var name: String { "\(table.name)[\(codes.joined(separator: ","))]" }

  /// What its row and column are called for readers; codes that axes do not have, as they are.
  public func words(rows: Axis, columns: Axis) -> String {
    zip(codes, [rows, columns]).map { code, axis in
      axis.members.first { $0.code == code }?.label ?? code
    }.joined(separator: "、")
  }
}

extension ExactTable {
  /// The cell in a row and a column.
  public func cell(row: Int, column: Int) -> CellReference {
    CellReference(table, row: rows.members[row].code, column: columns.members[column].code)
  }
}

extension PublishedTable {
  /// The cell in a row and a column.
  public func cell(row: Int, column: Int) -> CellReference {
    CellReference(id, row: rows.members[row].code, column: columns.members[column].code)
  }

  /// A cell of the table as it was at the end of its period, such as `routes@2022-12[outreach]`, whatever period a table
  /// of the same name counts later; `nil` for a table without a period.
  public func datedCell(row: Int, column: Int) -> CellReference? {
    if scope.period == nil { return nil }
    return CellReference(dated, row: rows.members[row].code, column: columns.members[column].code)
  }

  /// What stands in a cell; `nil` if the table has no such cell.
  public func figure(of cell: CellReference) -> PublishedCell? {
    guard cell.table == TableReference(id), let row = rows.members.firstIndex(where: { $0.code == cell.row }),
      let column = columns.members.firstIndex(where: { $0.code == cell.column })
    else { return nil }
    return figure(row: row, column: column)
  }
}
