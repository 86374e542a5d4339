public import AttackProblems
public import TableDeclarations
@_spi(Exact) public import Tables

// What changes of figures that were published, and whether the change itself may be seen.
extension ProtectedTables {
  /// A published count that is another by now.
  public struct Change: Sendable, Hashable {
    /// The cell that was published, of the table with its month if that counts another period by now.
    public let cell: CellReference
    /// The cell that counts the same now.
    public let current: CellID
    /// Whether it is a count of months that its table has moved on from.
    public let isOfFormerMonths: Bool
    /// What was published.
    public let former: Int
    /// What it is.
    public let count: Int
    /// The release that it was published in.
    public let release: Int
  }

  /// Those of some changes that are about few people and that end in a mark: it says that somebody is left, or that
  /// somebody came.
  public func smallHidden(_ changes: [Change], threshold: Int) -> [CellReference] {
    let hidden = Set(tables.flatMap { table in hiddenCells(of: table).map { CellID.cell($0.cell) } })
    return changes.filter { change in
      hidden.contains(change.current) && abs(change.count - change.former) < threshold
    }.map(\.cell)
  }

  /// The published counts of persons that are others by now, each as it was published last.
  ///
  /// - Parameter earlier: what was protected before and still stands, oldest first.
  public static func changes(
    _ tables: [CountedTable], after earlier: [Release]
  ) -> [Change] {
    var catalogue = CellCatalogue()
    for table in tables { catalogue.add(table) }
    for release in earlier { for table in release.tables { catalogue.add(earlier: table, release: release.number) } }
    let last = Dictionary(
      catalogue.changes.map { ($0.cell, $0) }, uniquingKeysWith: { $0.release < $1.release ? $1 : $0 })
    return last.values.sorted { $0.cell.name < $1.cell.name }
  }

  /// Whether anybody stands in one of some cells.
  public static func stands(in cells: Set<CellReference>, _ exactTables: [ExactTable]) -> Bool {
    exactTables.contains { exactTable in
      exactTable.rows.members.indices.contains { row in
        exactTable.columns.members.indices.contains { column in
          (exactTable.count(row: row, column: column) ?? 0) > 0
            && cells.contains(exactTable.cell(row: row, column: column))
        }
      }
    }
  }
}
