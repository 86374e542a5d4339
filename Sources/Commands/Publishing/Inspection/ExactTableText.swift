import Chronology
import Diagnostics
@_spi(Exact) import Tables

/// Sets a table for a terminal, with East Asian widths.
enum ExactTableText {
  static func text(_ tally: Tally) -> String {
    var lines = ["\(tally.title)（\(tally.table)）", "単位: \(tally.unit.japanese)"]
    if let persons = tally.persons { lines.append("対象: \(persons)人（実人数）") }
    lines.append(tally.origin == .given ? "出所: \(tally.source)（記録から数えたものではありません）" : "出所: \(tally.source)")
    lines.append("")
    lines += grid(tally)
    lines += tally.breaks.map { "[b] \($0.month.japanese)から: \($0.note)" }
    if !tally.notes.isEmpty { lines += [""] + tally.notes.map { "注: \($0)" } }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func grid(_ tally: Tally) -> [String] {
    let (rows, columns) = (tally.rows, tally.columns)
    let hasColumns = !columns.variable.isEmpty
    var cells = [
      [rows.title] + (hasColumns ? columns.members.indices.map { head(columns, $0, tally) } : [tally.unit.counter])
    ]
    for row in rows.members.indices {
      cells.append(
        [rows.members[row].label]
          + columns.members.indices.map { tally.count(row: row, column: $0).map(String.init) ?? "…" })
    }
    return TerminalGrid.lines(cells)
  }

  /// The head of a column; a period is short, and marked where another version of a code list begins.
  private static func head(_ axis: Axis, _ index: Int, _ tally: Tally) -> String {
    let member = axis.members[index]
    guard let period = member.period else { return member.label }
    let isBroken = tally.breaks.contains { period.months.contains($0.month) }
    return isBroken ? "\(member.code)[b]" : member.code
  }
}
