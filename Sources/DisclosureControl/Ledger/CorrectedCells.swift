public import Tables

extension Sealing {
  /// The cells of a table, of this sealing or another, of which this one corrects what they say.
  func cells(correctedOf table: PublishedTable) -> [CellReference] {
    guard let correction else { return [] }
    let cells = Set(correction.cells)
    let isSame = tables.contains { $0.id == table.id && $0.scope == table.scope }
    return table.rows.members.indices.flatMap { row in
      table.columns.members.indices.compactMap { column in
        let cell = table.cell(row: row, column: column)
        let isMeant = isSame || table.isOfOwnPeriod(row: row, column: column)
        let dated = table.datedCell(row: row, column: column)
        return cells.contains(cell) && isMeant || dated.map(cells.contains) ?? false ? cell : nil
      }
    }
  }
}

extension Ledger {
  /// The corrections since a sealing of figures that tables had then, the latest first.
  ///
  /// - Parameters:
  ///   - number: the sealing.
  ///   - tables: the tables that matter, by their names; with the month for those that had moved on by then.
  public func corrections(since number: Int, of tables: Set<TableReference>) -> [Correction] {
    guard sealings.indices.contains(number - 1) else { return [] }
    let then = sealings[number - 1].tables.filter { tables.contains(TableReference($0.id)) }
    return sealings[number...].reversed().filter { sealing in
      let isOfFormer =
        sealing.correction?.cells.contains { tables.contains($0.table) && $0.table.month != nil } ?? false
      return isOfFormer || then.contains { !sealing.cells(correctedOf: $0).isEmpty }
    }.compactMap(\.correction)
  }
}
