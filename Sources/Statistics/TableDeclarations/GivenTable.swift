public import Diagnostics
public import Tables

extension StatisticsTable {
  /// The table as its declaration gives it; `nil` if it is counted from the register.
  public func given() -> Reviewed<ExactTable?> {
    guard case .given(_, let rows) = declaration.origin else { return Reviewed(nil) }
    var diagnostics: [Diagnostic] = []
    let (rowMembers, columnMembers) = (self.rows.axis.members, columns.axis.members)
    let (printedRows, printedColumns) = (self.rows.axis.printed, columns.axis.printed)
    var counts = [Int?](repeating: nil, count: rowMembers.count * columnMembers.count)
    let codes = printedRows.map { rowMembers[$0].code }
    var found: Set<String> = []
    for row in rows {
      let place = declaration.source.place(row.position)
      guard let index = codes.firstIndex(of: row.code) else {
        diagnostics.append(.unknownRow(row.code, codes, at: place))
        continue
      }
      found.insert(row.code)
      guard row.values.count == printedColumns.count else {
        diagnostics.append(.rowLength(row.code, row.values.count, printedColumns.count, at: place))
        continue
      }
      for (column, value) in zip(printedColumns, row.values) {
        counts[printedRows[index] * columnMembers.count + column] = value
      }
    }
    for code in codes where !found.contains(code) && code != AxisMember.total.code {
      diagnostics.append(.missingRow(code, at: declaration.source.place(declaration.rows.position)))
    }
    // A total that the source does not print is added up.
    if let total = printedRows.first(where: { rowMembers[$0].isTotal }), !found.contains(AxisMember.total.code) {
      for column in printedColumns {
        let values = printedRows.filter { $0 != total }.map { counts[$0 * columnMembers.count + column] }
        counts[total * columnMembers.count + column] = values.reduce(0) { sum, value in
          sum.flatMap { sum in value.map { sum + $0 } }
        }
      }
    }
    return Reviewed(diagnostics.haveErrors ? nil : exactTable(counts: counts, base: nil), diagnostics)
  }
}
