import Tables

/// The cells that the formula of a sentence speaks of.
enum FormulaCells {
  /// The names of the hidden cells that a formula may use, for a formula that has no value; cells that cannot be found count
  /// as hidden.
  ///
  /// A name that is no member of an axis stands for any of them.
  static func hidden(in formula: String, _ tables: [String: PublishedTable]) -> [String] {
    // A figure that rests on no table rests on nothing that was cleared.
    guard formula.contains("[") else { return [formula] }
    return formula.matches(of: #/([a-z0-9@-]+)\[([^\]]*)\]/#).flatMap { match -> [String] in
      guard let name = name(in: match.1, tables), let table = tables[name] else { return [String(match.0)] }
      let indices = match.2.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
      let rows = positions(indices.first, table.rows)
      let columns = table.columns.variable.isEmpty ? [0] : positions(indices.dropFirst().first, table.columns)
      return rows.flatMap { row in
        columns.filter { table.figure(row: row, column: $0).isHidden }.map { column -> String in
          let own = table.cell(row: row, column: column)
          return (name == table.id ? own : table.datedCell(row: row, column: column) ?? own).name
        }
      }
    }
  }

  /// The names of the tables that a formula speaks of.
  static func names(in formula: String, _ tables: [String: PublishedTable]) -> [String] {
    formula.matches(of: #/([a-z0-9@-]+)\[/#).compactMap { name(in: $0.1, tables) }
  }

  /// The name of a table behind what may be a minus sign, or a number and a minus sign.
  private static func name(in text: Substring, _ tables: [String: PublishedTable]) -> String? {
    var rest = text
    while tables[String(rest)] == nil {
      guard let minus = rest.firstIndex(of: "-") else { return nil }
      rest = rest[rest.index(after: minus)...]
    }
    return String(rest)
  }

  private static func positions(_ index: String?, _ axis: Axis) -> [Int] {
    guard let index else { return Array(axis.members.indices) }
    if let position = axis.members.firstIndex(where: { $0.code == index }) { return [position] }
    let ends = index.split(separator: ".").map(String.init)
    if ends.count == 2, let first = axis.members.firstIndex(where: { $0.code == ends[0] }),
      let last = axis.members.firstIndex(where: { $0.code == ends[1] }), first <= last
    {
      return Array(first...last)
    }
    return Array(axis.members.indices)
  }
}
