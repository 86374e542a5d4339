public import AttackProblems
public import TableDeclarations
@_spi(Exact) public import Tables

// What stands in the way of figures that readers do not get, for the register's owner.
extension ProtectedTables {
  /// Why a table, or a part of it, is not shown with its newest figures.
  public struct Obstacle: Sendable {
    /// The name of the table.
    public let table: String
    /// What readers get instead.
    public let kind: Kind
    /// The counts that are too small.
    public let cells: [SmallCell]
    /// How many counts are hidden that are not small, because they would give others away.
    public var hiddenForOthers = 0
    /// A count, or a difference of counts, that its newest figures would give away together with all others.
    public let gaveAway: CellID?
    /// Of a given table, the one that a check ties it to and of which something is not published.
    public let tiedTo: String?

    /// What readers get of a table that has small counts.
    public enum Kind: Sendable, Hashable {
      /// Nothing.
      case withheld
      /// The totals of one axis.
      case totals
      /// The table as it was on a day.
      case carried(from: String)
      /// The table with marks in the place of some counts.
      case hidden
    }
  }

  /// A count, or what came to it since it was shown, that lies between zero and the threshold.
  public struct SmallCell: Sendable, Hashable {
    /// The cell.
    public let cell: CellReference
    /// What its row and column are called.
    public let words: String
    /// How many people it has, or how many came to it.
    public let size: Int
    /// Whether nothing of it was shown before, where others were.
    public let isNew: Bool
    /// How many more it needs.
    public let missing: Int
    /// Whether it is all of a row, of a column or of the table.
    public let isTotal: Bool
  }

  /// What stands in the way of each table that is not shown whole.
  public func obstacles(_ counted: [CountedTable], threshold: Int) -> [Obstacle] {
    counted.map(\.exactTable).compactMap { exactTable -> Obstacle? in
      guard exactTable.unit.isPersonal else { return nil }
      let shown = tables.first { $0.id == exactTable.table }
      if let shown, let day = shown.carriedFrom {
        return Obstacle(
          table: exactTable.table, kind: .carried(from: day), cells: Self.small(exactTable, threshold, since: shown),
          gaveAway: choices[exactTable.table]?.gaveAway, tiedTo: choices[exactTable.table]?.tiedTo)
      }
      if let shown, shown.isMargin, !shown.choice.isEmpty {
        return Obstacle(
          table: exactTable.table, kind: .totals, cells: Self.small(exactTable, threshold, coarsest: true),
          gaveAway: choices[exactTable.table]?.gaveAway, tiedTo: choices[exactTable.table]?.tiedTo)
      }
      if let shown {
        guard shown.hidesAnything else { return nil }
        let hidden = Set(hiddenCells(of: shown).map(\.cell))
        let small = Self.small(exactTable, threshold, among: hidden)
        return Obstacle(
          table: exactTable.table, kind: .hidden, cells: small, hiddenForOthers: hidden.count - small.count,
          gaveAway: nil, tiedTo: nil)
      }
      guard withheld.contains(where: { $0.id == exactTable.table }) else { return nil }
      let small = Self.small(exactTable, threshold, coarsest: true)
      return Obstacle(
        table: exactTable.table, kind: .withheld, cells: small.isEmpty ? Self.small(exactTable, threshold) : small,
        gaveAway: choices[exactTable.table]?.gaveAway, tiedTo: choices[exactTable.table]?.tiedTo)
    }
  }

  /// Cells that readers get instead of one, because they stand in the same row or column; a few of them.
  public func neighbours(of id: CellID) -> [CellReference] {
    guard let cell = id.cells.first, let table = tables.first(where: { $0.id == cell.table.id }) else { return [] }
    var found: [CellReference] = []
    for row in table.rows.members.indices {
      for column in table.columns.members.indices where table.figure(row: row, column: column).value != nil {
        let own = table.cell(row: row, column: column)
        if own.column.isEmpty || own.row == cell.row || own.column == cell.column { found.append(own) }
      }
    }
    return Array(found.suffix(3))
  }

  /// The levels of a table, with how many of its counts are small at each.
  public static func summaries(of exactTable: ExactTable, threshold: Int) -> [LevelSummary] {
    exactTable.rows.levels.flatMap { rows in
      (exactTable.columns.levels.isEmpty ? ["total"] : exactTable.columns.levels).map { columns in
        let counts = exactTable.rows.printed(at: rows).flatMap { row in
          exactTable.columns.printed(at: columns).compactMap { exactTable.count(row: row, column: $0) }.filter {
            $0 > 0
          }
        }
        return LevelSummary(rows: rows, columns: columns, counts: counts.count, small: counts.count { $0 < threshold })
      }
    }
  }

  /// The small counts of a table at one of its levels; where it was shown before, of what came since.
  private static func small(
    _ exactTable: ExactTable, _ threshold: Int, since shown: PublishedTable? = nil, coarsest: Bool = false
  ) -> [SmallCell] {
    let (rows, columns) = (exactTable.rows, exactTable.columns)
    let rowLevel = shown?.rows.level ?? (coarsest ? rows.levels.last ?? rows.level : rows.level)
    let columnLevel = shown?.columns.level ?? (coarsest ? columns.levels.last ?? columns.level : columns.level)
    return rows.printed(at: rowLevel).flatMap { row in
      columns.printed(at: columnLevel).compactMap { column -> SmallCell? in
        guard let count = exactTable.count(row: row, column: column) else { return nil }
        let cell = exactTable.cell(row: row, column: column)
        let former = shown?.figure(of: cell)
        let isNew = shown != nil && former?.value == nil
        // What was hidden stays hidden, whatever comes to it.
        if former?.isHidden ?? false { return nil }
        return smallCell(exactTable, row, column, size: count - (former?.value ?? 0), isNew: isNew, threshold)
      }
    }
  }

  /// The small counts among some cells, whatever their level.
  private static func small(
    _ exactTable: ExactTable, _ threshold: Int, among cells: Set<CellReference>
  ) -> [SmallCell] {
    exactTable.rows.members.indices.flatMap { row in
      exactTable.columns.members.indices.compactMap { column -> SmallCell? in
        guard cells.contains(exactTable.cell(row: row, column: column)) else { return nil }
        let size = exactTable.count(row: row, column: column) ?? 0
        return smallCell(exactTable, row, column, size: size, isNew: false, threshold)
      }
    }
  }

  /// A count as a small one; `nil` if it is not.
  private static func smallCell(
    _ exactTable: ExactTable, _ row: Int, _ column: Int, size: Int, isNew: Bool, _ threshold: Int
  ) -> SmallCell? {
    guard (1..<max(threshold, 1)).contains(size) else { return nil }
    let (rows, columns) = (exactTable.rows, exactTable.columns)
    let cell = exactTable.cell(row: row, column: column)
    return SmallCell(
      cell: cell, words: cell.words(rows: rows, columns: columns), size: size, isNew: isNew, missing: threshold - size,
      isTotal: rows.members[row].isTotal || columns.members[column].isTotal)
  }
}
