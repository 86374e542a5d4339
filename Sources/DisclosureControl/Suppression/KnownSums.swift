import AttackProblems
import Tables
public import Worlds

extension Collection where Element == ProtectedTables.Release {
  /// What releases told of sums of their cells, with all their tables one after another.
  ///
  /// A sum with a count that its release did not publish is left out: its cell is in no table, and the attack covers it.
  public var knownSums: [PublishedSite.KnownSum] {
    var before = 0
    return flatMap { release -> [PublishedSite.KnownSum] in
      defer { before += release.tables.count }
      return release.known.compactMap { known in release.sum(known, after: before) }
    }
  }
}

extension ProtectedTables.Release {
  /// A statement with its cells as places among the tables of all releases; `nil` if it names a cell that is not published.
  ///
  /// - Parameter number: how many tables the releases before this one have.
  fileprivate func sum(_ known: Publication.Known, after number: Int) -> PublishedSite.KnownSum? {
    var terms: [PublishedSite.KnownSum.Term] = []
    for (id, coefficient) in known.terms.sorted(by: { $0.key.description < $1.key.description }) {
      guard case .cell(let cell) = id, let table = tables.firstIndex(where: { $0.id == cell.table.id }),
        let row = tables[table].rows.members.firstIndex(where: { $0.code == cell.row }),
        let column = tables[table].columns.members.firstIndex(where: { $0.code == cell.column })
      else { return nil }
      terms.append(.init(cell: CellPlace(table: number + table, row: row, column: column), coefficient: coefficient))
    }
    return .init(
      terms: terms, lower: known.isAtLeast ? known.bound : nil, upper: known.isAtMost ? known.bound : nil)
  }
}
