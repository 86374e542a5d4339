@_spi(Exact) public import Disclosure
public import Statistics

// What changes of figures that were published, and whether the change itself may be seen.
extension Clearance {
  /// A published count that is another by now.
  public struct Change: Sendable, Hashable {
    /// The name of the cell.
    public let name: String
    /// What was published.
    public let former: Int
    /// What it is.
    public let count: Int
    /// The release that it was published in.
    public let release: Int
  }

  /// The published counts of persons that are others by now, each as it was published last.
  ///
  /// - Parameter earlier: what was cleared before and still stands, oldest first.
  public static func changes(
    _ tables: [(table: StatisticsTable, tally: Tally)], after earlier: [Release]
  ) -> [Change] {
    var catalogue = CellCatalogue()
    for (table, tally) in tables { catalogue.add(table, tally) }
    for release in earlier { for table in release.tables { catalogue.add(earlier: table, release: release.number) } }
    let last = Dictionary(
      catalogue.changes.map { ($0.name, $0) }, uniquingKeysWith: { $0.release < $1.release ? $1 : $0 })
    return last.values.sorted { $0.name < $1.name }
  }

  /// Whether anybody stands in one of some cells.
  public static func stands(in cells: Set<String>, _ tallies: [Tally]) -> Bool {
    tallies.contains { tally in
      tally.rows.members.enumerated().contains { row, rowMember in
        tally.columns.members.enumerated().contains { column, columnMember in
          let codes = [rowMember.code] + (columnMember.code.isEmpty ? [] : [columnMember.code])
          return (tally.count(row: row, column: column) ?? 0) > 0
            && cells.contains("\(tally.table)[\(codes.joined(separator: ","))]")
        }
      }
    }
  }

  /// Cells whose change tells of few people: of itself, or by what is left of it for hidden ones beside it.
  ///
  /// Whoever has both versions sees how many people a correction is about, and where they stand; so a change is like a
  /// count of its own, and is nothing or as great as the threshold.
  ///
  /// - Parameter former: the tables as they were shown last.
  public func smallChanges(from former: [PublishedTable], threshold: Int) -> [String] {
    let former = Dictionary(former.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    let changes = tables.compactMap { table -> TableChange? in
      guard table.unit.isPersonal, let old = former[table.id], old != table else { return nil }
      return TableChange(old, table)
    }
    let small = changes.flatMap { $0.small(threshold) }
    return small.isEmpty ? TableChange.telling(changes, threshold) : small
  }
}

/// What becomes of a table from one version to the next.
struct TableChange {
  private let table: PublishedTable
  /// The change of each cell, row by row; `nil` where one of the two is not to be seen.
  private let changes: [Int?]

  init(_ old: PublishedTable, _ table: PublishedTable) {
    self.table = table
    changes = table.rows.members.indices.flatMap { row in
      table.columns.members.indices.map { column -> Int? in
        guard let oldRow = old.rows.members.firstIndex(where: { $0.code == table.rows.members[row].code }),
          let oldColumn = old.columns.members.firstIndex(where: { $0.code == table.columns.members[column].code }),
          let before = old.figure(row: oldRow, column: oldColumn).value,
          let now = table.figure(row: row, column: column).value
        else { return nil }
        return now - before
      }
    }
  }

  /// Cells whose changes tell of few people together: one is greater than another by few, so that those few are in one of
  /// the two alone, or they add up to few.
  ///
  /// Nobody needs a declared total or a common table to take two changes from one another, so all of all tables are held
  /// against each other, also where that refuses more than it had to.
  static func telling(_ tables: [TableChange], _ threshold: Int) -> [String] {
    func isSmall(_ number: Int) -> Bool { number != 0 && abs(number) < threshold }
    var found: [String] = []
    let all = tables.flatMap(\.named).sorted { (abs($0.change), $0.name) < (abs($1.change), $1.name) }
    for (first, second) in zip(all, all.dropFirst()) where isSmall(abs(second.change) - abs(first.change)) {
      found.append(second.name)
    }
    for table in tables {
      let (rows, columns) = (table.finest(table.table.rows), table.finest(table.table.columns))
      let lines =
        rows.map { row in columns.map { (row, $0) } } + columns.map { column in rows.map { ($0, column) } }
        + [rows.flatMap { row in columns.map { (row, $0) } }]
      for line in lines {
        let parts = line.compactMap { table.change($0.0, $0.1) }
        if isSmall(parts.reduce(0, +)), let (row, column) = line.first {
          found.append(table.table.cellName(row: row, column: column))
        }
      }
    }
    return found
  }

  /// The changes that there are, each with the name of its cell.
  private var named: [(name: String, change: Int)] {
    table.rows.members.indices.flatMap { row in
      table.columns.members.indices.compactMap { column in
        change(row, column).flatMap { $0 == 0 ? nil : (table.cellName(row: row, column: column), $0) }
      }
    }
  }

  private func finest(_ axis: Axis) -> [Int] {
    axis.members.indices.filter {
      axis.members[$0].level == axis.level && !axis.members[$0].isTotal || axis.variable.isEmpty
    }
  }

  private func change(_ row: Int, _ column: Int) -> Int? { changes[row * table.columns.members.count + column] }

  func small(_ threshold: Int) -> [String] {
    func isSmall(_ change: Int) -> Bool { change != 0 && abs(change) < threshold }
    var found: [String] = []
    for row in table.rows.members.indices {
      for column in table.columns.members.indices {
        guard let whole = change(row, column) else { continue }
        let parts = [
          parts(of: row, table.rows).map { change($0, column) },
          parts(of: column, table.columns).map { change(row, $0) },
        ]
        // What is left of a change for parts that are hidden tells of those.
        let rest = parts.contains { parts in
          parts.contains(nil) && isSmall(whole - parts.reduce(0) { $0 + ($1 ?? 0) })
        }
        if isSmall(whole) || rest { found.append(table.cellName(row: row, column: column)) }
      }
    }
    return found
  }

  /// The finest members that a coarser one takes together.
  private func parts(of place: Int, _ axis: Axis) -> [Int] {
    let whole = axis.members[place]
    guard whole.level != axis.level else { return [] }
    let covered = Set(whole.covers)
    return axis.members.indices.filter {
      axis.members[$0].level == axis.level && !axis.members[$0].covers.isEmpty
        && covered.isSuperset(of: axis.members[$0].covers)
    }
  }
}
