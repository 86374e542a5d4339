import Chronology
import Diagnostics
@_spi(Exact) import Tables

/// Sets a table for a terminal, with East Asian widths.
enum ExactTableText {
  static func text(_ exactTable: ExactTable) -> String {
    var lines = ["\(exactTable.title)（\(exactTable.table)）", "単位: \(exactTable.unit.japanese)"]
    if let persons = exactTable.persons { lines.append("対象: \(persons)人（実人数）") }
    lines.append(
      exactTable.origin == .given ? "出所: \(exactTable.source)（記録から数えたものではありません）" : "出所: \(exactTable.source)")
    lines.append("")
    lines += grid(exactTable)
    lines += exactTable.breaks.map { "[b] \($0.month.japanese)から: \($0.note)" }
    if !exactTable.notes.isEmpty { lines += [""] + exactTable.notes.map { "注: \($0)" } }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func grid(_ exactTable: ExactTable) -> [String] {
    let (rows, columns) = (exactTable.rows, exactTable.columns)
    let hasColumns = !columns.variable.isEmpty
    var cells = [
      [rows.title]
        + (hasColumns ? columns.members.indices.map { head(columns, $0, exactTable) } : [exactTable.unit.counter])
    ]
    for row in rows.members.indices {
      cells.append(
        [rows.members[row].label]
          + columns.members.indices.map { exactTable.count(row: row, column: $0).map(String.init) ?? "…" })
    }
    return TerminalGrid.lines(cells)
  }

  /// The head of a column; a period is short, and marked where another version of a code list begins.
  private static func head(_ axis: Axis, _ index: Int, _ exactTable: ExactTable) -> String {
    let member = axis.members[index]
    guard let period = member.period else { return member.label }
    let isBroken = exactTable.breaks.contains { period.months.contains($0.month) }
    return isBroken ? "\(member.code)[b]" : member.code
  }
}
