import Disclosure

/// Where each figure in the sentences of a text comes from: the cells that its formula names, with what stands in them.
struct FigureOrigins {
  /// The figures, in the order in which the text has them.
  let figures: [Figure]

  /// A figure in a sentence.
  struct Figure: Sendable {
    /// What the sentence says, such as `2.7倍`.
    let text: String
    /// What it is worked out from, such as `caseload[total,2022-12]/caseload[total,2022-04]`.
    let formula: String
    let cells: [Cell]
  }

  /// A cell of a table.
  struct Cell: Sendable {
    /// Its name, as formulas have it.
    let name: String
    /// The title of its table.
    let table: String
    /// What its row and its column stand for.
    let labels: String
    let count: Int
  }

  /// Reads the figures of a text.
  init(in html: [UInt8], _ shown: ShownFigures) {
    let known = Set(shown.tables.map(\.id))
    figures = FigureMentions.sentences(in: html).map { formula, text in
      var seen: Set<String> = []
      let cells = FigureMentions.cells(in: formula, known: known).filter { seen.insert($0.name).inserted }
        .compactMap { shown.cell($0) }
      return Figure(text: text, formula: formula, cells: cells)
    }
  }
}

extension ShownFigures {
  /// A cell by the names of its table, row and column; `nil` if it is not shown.
  fileprivate func cell(_ named: FigureMentions.Cell) -> FigureOrigins.Cell? {
    guard let version = version(named: named.table) else { return nil }
    let table = version.table
    guard let row = table.rows.position(named: named.codes.first ?? ""),
      let column = named.codes.count > 1 ? table.columns.position(named: named.codes[1]) : 0,
      let count = table.figure(row: row, column: column).value
    else { return nil }
    let labels = [table.rows.members[row].label] + (named.codes.count > 1 ? [table.columns.members[column].label] : [])
    return .init(
      name: named.name, table: isFictional(table) ? Fiction.title(table.title) : table.title,
      labels: labels.joined(separator: "・"), count: count)
  }
}
