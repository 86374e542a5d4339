import Disclosure
import Markup

/// Where each figure in the sentences of a text comes from: the cells that its formula names, with what stands in them.
struct FigureOrigins {
  /// The figures, in the order in which the text has them.
  let figures: [Figure]

  /// A figure in a sentence.
  struct Figure: Sendable {
    /// Its number among the figures of the text, from 1.
    let number: Int
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
    figures = FigureMentions.sentences(in: html).enumerated().map { index, sentence in
      let (formula, text) = sentence
      var seen: Set<String> = []
      let cells = FigureMentions.cells(in: formula, known: known).filter { seen.insert($0.name).inserted }
        .compactMap { shown.cell($0) }
      return Figure(number: index + 1, text: text, formula: formula, cells: cells)
    }
  }

  /// The text with a link around each figure that leads to where the figure comes from.
  ///
  /// The number of the link is shown by the style sheet, so that the text keeps no digits but its own.
  func linked(_ html: HTML) -> HTML {
    var linked: [UInt8] = []
    linked.reserveCapacity(html.bytes.count + figures.count * 80)
    var number = 0
    var rest = html.bytes[...]
    let (opening, closing) = (Array("<data value=\"".utf8), Array("</data>".utf8))
    while let start = rest.firstRange(of: opening)?.lowerBound, let end = rest[start...].firstRange(of: closing) {
      number += 1
      linked += rest[..<start]
      linked +=
        "<a class=\"origin\" id=\"origin-\(number)-text\" href=\"#origin-\(number)\" data-origin=\"\(number)\">".utf8
      linked += rest[start..<end.upperBound]
      linked += "</a>".utf8
      rest = rest[end.upperBound...]
    }
    return HTML(trusted: linked + rest)
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
