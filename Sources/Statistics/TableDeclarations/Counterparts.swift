import Diagnostics
import Tables

extension StatisticsBook {
  /// The counted tables that are not shown, each with the given one that is shown in its place.
  public var shownElsewhere: [String: String] {
    let pairs = tables.compactMap { table in table.declaration.counterpart.map { ($0.table, table.declaration.id) } }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// Counterparts that no declaration counts, that another table has already, or that nothing is held against.
  static func problems(_ tables: [StatisticsTable], unreadable: Set<String>) -> [Diagnostic] {
    let counted = tables.filter(\.isCounted).map(\.declaration.id)
    var taken: [String: String] = [:]
    return tables.compactMap { table -> Diagnostic? in
      guard let counterpart = table.declaration.counterpart, !unreadable.contains(counterpart.table) else { return nil }
      let place = table.declaration.source.place(counterpart.position)
      guard counted.contains(counterpart.table) else {
        return .unknownCounterpart(counterpart.table, counted, at: place)
      }
      if let other = taken[counterpart.table] { return .takenCounterpart(counterpart.table, other, at: place) }
      taken[counterpart.table] = table.declaration.id
      return table.counterpartChecks.isEmpty ? .emptyCounterpart(counterpart.table, at: place) : nil
    }
  }
}

extension StatisticsBook {
  /// The tables, each given one with the counted one that counts the same, whether it names it or not.
  static func withCounterparts(_ tables: [StatisticsTable]) -> [StatisticsTable] {
    let named = Set(tables.compactMap { $0.declaration.counterpart?.table })
    return tables.map { table in
      guard !table.isCounted, table.counterpart == nil, !table.declaration.countsOthers,
        let same = tables.first(where: { $0.countsTheSame(as: table) && !named.contains($0.declaration.id) })
      else { return table }
      var table = table
      table.counterpart = .init(table: same.declaration.id, position: table.declaration.rows.position)
      return table
    }
  }
}

extension StatisticsTable {
  /// Whether it is counted and is about the same as a given table: the same variables, unit and months.
  fileprivate func countsTheSame(as given: StatisticsTable) -> Bool {
    let (own, other) = (declaration, given.declaration)
    return isCounted && own.conditions.isEmpty && own.unit == other.unit && other.period != nil
      && own.period == other.period && own.rows.variable == other.rows.variable
      && own.columns?.variable == other.columns?.variable && own.rows.levels.contains(other.rows.levels[0])
      && (other.columns.map { own.columns?.levels.contains($0.levels[0]) ?? false } ?? true)
  }

  /// What the table declares, and that each figure is that of the table that it is held against.
  public var checks: [CheckDeclaration] { declaration.checks + counterpartChecks }

  fileprivate var counterpartChecks: [CheckDeclaration] {
    guard let counterpart, case .given(_, let given) = declaration.origin else { return [] }
    let printed = columns.axis.printed.map { columns.axis.members[$0].code }
    return held(given, printed.count).flatMap { row in
      zip(printed, row.isThere).compactMap { column, isThere -> CheckDeclaration? in
        // What the source does not have is held against nothing.
        guard isThere else { return nil }
        let index = columns.axis.variable.isEmpty ? row.code : "\(row.code), \(column)"
        return CheckDeclaration(
          says: "資料の表は、記録から数えた表（\(counterpart.table)）と同じ",
          expression: .init(
            text: "\(declaration.id)[\(index)] = \(counterpart.table)[\(index)]", position: counterpart.position),
          severity: .error,
          hint: Message(
            en:
              "a record that came late is counted from a later month with 'counted-from', or the figure is corrected; only a table that counts other people has 'held-against: none'",
            ja: "遅れて届いた記録なら、記録に counted-from を書いて後の月から数えるか、書き写した数を直してください。held-against: none と書けるのは、別の人たちを数えた表だけです"))
      }
    }
  }

  /// The rows with the columns in which there is a figure, and a total that is added up from all of them.
  private func held(_ given: [GivenRow], _ columns: Int) -> [(code: String, isThere: [Bool])] {
    let own = given.map { (code: $0.code, isThere: $0.values.map { $0 != nil }) }
    let total = AxisMember.total.code
    guard rows.axis.members.contains(where: \.isTotal), !own.contains(where: { $0.code == total }) else { return own }
    return own + [
      (
        total,
        (0..<columns).map { column in own.allSatisfy { $0.isThere.indices.contains(column) && $0.isThere[column] } }
      )
    ]
  }
}
