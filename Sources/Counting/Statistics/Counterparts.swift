import Diagnostics

extension StatisticsBook {
  /// The counted tables that are not shown, each with the given one that is shown in its place.
  public var shownElsewhere: [String: String] {
    let pairs = tables.compactMap { table in table.declaration.counterpart.map { ($0.table, table.declaration.id) } }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// Counterparts that no declaration counts.
  static func problems(_ tables: [StatisticsTable], unreadable: Set<String>) -> [Diagnostic] {
    let counted = tables.filter(\.isCounted).map(\.declaration.id)
    return tables.compactMap { table in
      guard let counterpart = table.declaration.counterpart, !counted.contains(counterpart.table),
        !unreadable.contains(counterpart.table)
      else { return nil }
      let place = table.declaration.source.place(counterpart.position)
      return .unknownCounterpart(counterpart.table, counted, at: place)
    }
  }
}

extension StatisticsTable {
  /// What the table declares, and that each figure is that of the table that it is held against.
  public var checks: [CheckDeclaration] { declaration.checks + counterpartChecks }

  private var counterpartChecks: [CheckDeclaration] {
    guard let counterpart = declaration.counterpart, case .given(_, let given) = declaration.origin else { return [] }
    let printed = columns.axis.printed.map { columns.axis.members[$0].code }
    return given.flatMap { row in
      zip(printed, row.values).compactMap { column, value -> CheckDeclaration? in
        // What the source does not have is held against nothing.
        guard value != nil else { return nil }
        let index = columns.axis.variable.isEmpty ? row.code : "\(row.code), \(column)"
        return CheckDeclaration(
          says: "資料の表は、記録から数えた表（\(counterpart.table)）と同じ",
          expression: .init(
            text: "\(declaration.id)[\(index)] = \(counterpart.table)[\(index)]", position: counterpart.position),
          severity: .error)
      }
    }
  }
}
