public import Codes

extension StatisticsTable {
  /// The table with all levels that its variables have, to see at which of them more could be shown; `nil` if it has no
  /// others than those that are declared, or something is missing for them.
  public func withEveryLevel(_ codes: CodeBook) -> StatisticsTable? {
    let (rows, columns) = (declaration.rows.withEveryLevel(codes), declaration.columns?.withEveryLevel(codes))
    guard rows.levels != declaration.rows.levels || columns?.levels != declaration.columns?.levels else { return nil }
    var builder = AxisBuilder(book: codes, period: declaration.period, source: declaration.source)
    let rowIndex = builder.axis(rows)
    let columnIndex = columns.map { builder.axis($0) } ?? AxisIndex.single
    guard let rowIndex, let columnIndex, builder.diagnostics.isEmpty else { return nil }
    return StatisticsTable(declaration: declaration, rows: rowIndex, columns: columnIndex, breaks: breaks)
  }
}

extension AxisDeclaration {
  fileprivate func withEveryLevel(_ codes: CodeBook) -> AxisDeclaration {
    let hasGroups =
      if case .codes(let list) = variable.values {
        codes.lists[list]?.codes.allSatisfy { $0.group != nil } ?? false
      } else {
        true
      }
    return AxisDeclaration(
      variable: variable, name: name, levels: variable.levels.filter { $0 != .group || hasGroups }, hasTotal: hasTotal,
      showsLabels: showsLabels, numbers: numbers, isOpenAbove: isOpenAbove, position: position)
  }
}
