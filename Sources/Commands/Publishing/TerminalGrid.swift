import Diagnostics

/// Sets rows of cells for a terminal, with East Asian widths: the first column to the left, numbers to the right.
enum TerminalGrid {
  /// The lines of rows that have all the same number of cells.
  static func lines(_ rows: [[String]]) -> [String] {
    guard let first = rows.first else { return [] }
    let widths = first.indices.map { column in rows.map { TerminalWidth.of($0[column]) }.max() ?? 0 }
    return rows.map { row in
      row.enumerated().map { column, cell in
        let padding = String(repeating: " ", count: widths[column] - TerminalWidth.of(cell))
        return column == 0 ? cell + padding : padding + cell
      }.joined(separator: "  ")
    }
  }
}
