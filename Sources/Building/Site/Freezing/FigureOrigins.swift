import Markup
import Tables

/// Where each figure in the sentences of a text comes from: the cells that its formula names, with what stands in them.
struct FigureOrigins {
  /// The figures, in the order in which the text has them.
  let figures: [Figure]
  /// What the tables that charts are of are called, by their names.
  private let titles: [String: String]

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
    titles = Dictionary(
      FigureMentions.charts(in: html).compactMap { name in
        shown.version(named: name).map { version in
          let table = version.table
          return (name, shown.isFictional(table) ? Fiction.title(table.title) : table.title)
        }
      }, uniquingKeysWith: { first, _ in first })
    figures = FigureMentions.sentences(in: html).enumerated().map { index, sentence in
      let (formula, text) = sentence
      var seen: Set<String> = []
      let cells = FigureMentions.cells(in: formula, known: known).filter { seen.insert($0.name).inserted }
        .compactMap { shown.cell($0) }
      return Figure(number: index + 1, text: text, formula: formula, cells: cells)
    }
  }

  /// The text with what readers of paper need: a link on each figure, and under each chart the table that it is of.
  ///
  /// - Parameter label: what stands before the title of the table.
  func completed(_ html: HTML, label: String) -> HTML { named(linked(html), label) }

  private func named(_ html: HTML, _ label: String) -> HTML {
    var named: [UInt8] = []
    var rest = html.bytes[...]
    let (opening, caption) = (Array("data-table=\"".utf8), Array("<figcaption>".utf8))
    while let start = rest.firstRange(of: opening)?.upperBound {
      let name = String(decoding: rest[start...].prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
      guard let title = titles[name], let place = rest[start...].firstRange(of: caption)?.upperBound else {
        named += rest[..<start]
        rest = rest[start...]
        continue
      }
      named += rest[..<place]
      named += "<p class=\"chart-table\">".utf8
      named.appendEscaped("\(label): \(title)")
      named += "</p>".utf8
      rest = rest[place...]
    }
    return HTML(trusted: named + rest)
  }

  /// The text with a link on each figure that leads to where the figure comes from.
  ///
  /// The number of the link is shown by the style sheet, so that the text keeps no digits but its own.
  private func linked(_ html: HTML) -> HTML {
    var linked: [UInt8] = []
    linked.reserveCapacity(html.bytes.count + figures.count * 80)
    var number = 0
    var rest = html.bytes[...]
    let (opening, closing) = (Array("<data value=\"".utf8), Array("</data>".utf8))
    while let start = rest.firstRange(of: opening)?.upperBound,
      let tag = rest[start...].firstIndex(of: UInt8(ascii: ">")), let end = rest[tag...].firstRange(of: closing)
    {
      number += 1
      linked += rest[...tag]
      linked += "<a class=\"origin\" id=\"origin-\(number)-text\" href=\"#origin-\(number)\"".utf8
      linked += " data-origin=\"\(number)\">".utf8
      linked += rest[(tag + 1)..<end.lowerBound]
      linked += "</a></data>".utf8
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
