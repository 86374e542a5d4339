import Tables

/// Sets the figures that become public for a terminal, beside those of the sealing before.
struct SealedTableText {
  let table: PublishedTable
  /// The table as it was cleared before, if it was.
  let before: PublishedTable?

  /// A line for each row; a figure that is another than before stands behind the former one: `85→86`.
  var lines: [String] {
    let (rows, columns) = (table.rows.members, table.columns.members)
    // A month is shorter as 2022-12, and as plain.
    let head =
      [table.rows.title]
      + columns.map { column in
        column.code.isEmpty ? table.unit.counter : column.period == nil ? column.label : column.code
      }
    return TerminalGrid.lines(
      [head]
        + rows.enumerated().map { row, member in
          [member.label]
            + columns.indices.map { column in
              let now = Self.text(table.figure(row: row, column: column))
              let former = former(row: member.code, column: columns[column].code)
              return former.map { $0 == now ? now : "\($0)→\(now)" } ?? now
            }
        })
  }

  /// The figure of the same cell before; `nil` if there was none.
  private func former(row: String, column: String) -> String? {
    guard let before, let row = before.rows.members.firstIndex(where: { $0.code == row }),
      let column = before.columns.members.firstIndex(where: { $0.code == column })
    else { return nil }
    return Self.text(before.figure(row: row, column: column))
  }

  private static func text(_ figure: PublishedCell) -> String {
    figure.value.map(String.init) ?? (figure.isHidden ? PublishedCell.mark : "…")
  }
}
