import Diagnostics
import Markup

/// Reads GFM pipe tables, which libcmark takes for paragraphs.
///
/// Source: GitHub Flavored Markdown 0.29, section 4.10. Stricter than it: a row with more cells than the header is an
/// error and not cut off.
enum TablePass {
  /// A table as it stands in the source.
  struct Table {
    /// The number of the header's line in the piece.
    let headerLine: Int
    let alignments: [Alignment]
    /// The header first; every row has as many cells as there are columns, or more by mistake.
    let rows: [[ArraySlice<UInt8>]]
    /// Lines of the paragraph that stand before the table, with the number of the first.
    let before: (line: Int, bytes: [UInt8])?
  }

  enum Alignment {
    case none, left, center, right

    /// What a cell says of it.
    var attribute: String {
      switch self {
      case .none: ""
      case .left: " class=\"left\""
      case .center: " class=\"center\""
      case .right: " class=\"right\""
      }
    }
  }

  /// Puts a place holder where a paragraph is a table.
  static func takeTables(from tree: borrowing Tree, _ piece: Piece, _ state: inout DocumentState) -> [Node: Table] {
    guard !piece.preparation.delimiterRows.isEmpty else { return [:] }
    var tables: [Node: Table] = [:]
    // Both are in the order of the text, so that each row is looked at once.
    var rows = piece.preparation.delimiterRows[...]
    for block in tree.nodes(where: { $0 == .paragraph || $0 == .heading }) {
      let lines = block.startLine...max(block.startLine, block.endLine)
      while let row = rows.first, row <= lines.lowerBound { rows.removeFirst() }
      let delimiters = rows.prefix { $0 <= lines.upperBound }
      guard let first = delimiters.first else { continue }
      if block.kind == .heading {
        // A line of dashes under a table makes a heading of it all.
        let line = (first + 1...max(first + 1, lines.upperBound)).first { number in
          let text = piece.line(number).trimmed
          return !text.isEmpty
            && (text.allSatisfy { $0 == UInt8(ascii: "-") } || text.allSatisfy { $0 == UInt8(ascii: "=") })
        }
        state.report(.tableAsHeading(at: state.source.place(line: piece.fileLine(of: line ?? first))))
      } else if let table = delimiters.lazy.compactMap({ table(in: block, lines, delimiter: $0, piece) }).first,
        let holder = block.replaceBlock(markup: "")
      {
        // Short rows are filled up, so that a text of a few lines could ask for millions of cells.
        let cells = table.rows.count * table.alignments.count
        if cells > most {
          state.report(.largeTable(cells, most: most, at: state.source.place(line: piece.fileLine(of: first))))
        } else {
          tables[holder] = table
        }
      } else if first == lines.lowerBound + 1 {
        state.report(.wrongDelimiterRow(at: state.source.place(line: piece.fileLine(of: first))))
      }
    }
    return tables
  }

  /// A table may not have more cells.
  private static let most = 50_000

  private static func quotes(around node: Node) -> Int {
    var count = 0
    var ancestor = node.parent
    while let current = ancestor {
      if current.kind == .blockQuote { count += 1 }
      ancestor = current.parent
    }
    return count
  }

  private static func table(
    in paragraph: Node, _ lines: ClosedRange<Int>, delimiter: Int, _ piece: Piece
  ) -> Table? {
    let quotes = quotes(around: paragraph)
    /// A line without what belongs to the blocks around the paragraph.
    func text(_ number: Int) -> ArraySlice<UInt8> {
      if number == lines.lowerBound { return piece.line(number).dropFirst(paragraph.startColumn - 1).trimmed }
      var line = piece.line(number).trimmed
      for _ in 0..<quotes where line.first == UInt8(ascii: ">") { line = line.dropFirst().trimmed }
      return line
    }
    let alignments = cells(of: text(delimiter)).map(alignment)
    let header = cells(of: text(delimiter - 1))
    guard header.count == alignments.count, !alignments.contains(nil) else { return nil }
    var rows = [header]
    if delimiter < lines.upperBound { rows += (delimiter + 1...lines.upperBound).map { cells(of: text($0)) } }
    var before: (Int, [UInt8])?
    if lines.lowerBound < delimiter - 1 {
      let bytes = (lines.lowerBound..<delimiter - 1).flatMap { text($0) + [UInt8(ascii: "\n")] }
      before = (lines.lowerBound, bytes)
    }
    return Table(headerLine: delimiter - 1, alignments: alignments.compactMap(\.self), rows: rows, before: before)
  }

  private static func alignment(of cell: ArraySlice<UInt8>) -> Alignment? {
    guard let first = cell.first, let last = cell.last else { return nil }
    let dashes = cell.drop { $0 == UInt8(ascii: ":") }.prefix { $0 == UInt8(ascii: "-") }
    let colons = (first == UInt8(ascii: ":") ? 1 : 0) + (last == UInt8(ascii: ":") ? 1 : 0)
    guard !dashes.isEmpty, dashes.count + colons == cell.count else { return nil }
    switch (first == UInt8(ascii: ":"), last == UInt8(ascii: ":")) {
    case (true, true): return .center
    case (true, false): return .left
    case (false, true): return .right
    case (false, false): return Alignment.none
    }
  }

  /// Splits a row at its pipes; an escaped pipe belongs to its cell, also inside code.
  private static func cells(of row: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    let (pipe, backslash) = (UInt8(ascii: "|"), UInt8(ascii: "\\"))
    var cells: [ArraySlice<UInt8>] = []
    cells.reserveCapacity(8)
    var start = row.first == pipe ? row.startIndex + 1 : row.startIndex
    var hasEscapes = false
    func add(upTo end: Int) {
      let cell = row[start..<end]
      cells.append((hasEscapes ? withoutEscapes(cell)[...] : cell).trimmed)
      (start, hasEscapes) = (end + 1, false)
    }
    for index in start..<row.endIndex where row[index] == pipe {
      if index > start, row[index - 1] == backslash { hasEscapes = true } else { add(upTo: index) }
    }
    if start < row.endIndex || row.last != pipe || cells.isEmpty { add(upTo: row.endIndex) }
    return cells
  }

  /// A cell with pipes in the place of escaped ones.
  private static func withoutEscapes(_ cell: ArraySlice<UInt8>) -> [UInt8] {
    var plain: [UInt8] = []
    for byte in cell {
      if byte == UInt8(ascii: "|"), plain.last == UInt8(ascii: "\\") { plain.removeLast() }
      plain.append(byte)
    }
    return plain
  }

  // MARK: - Rendering

  /// The table as HTML; its cells go through all passes.
  static func render(_ table: Table, _ piece: Piece, _ state: inout DocumentState) -> String {
    var html: [UInt8] = []
    if let before = table.before {
      var text = Piece(
        Preparation(marked: before.bytes), lineNumbers: .following(piece.fileLine(of: before.line) - 1))
      text.references = [UInt8(ascii: "\n")] + state.references
      html += state.render(text)
    }
    let (cells, rowHeaders) = renderedCells(table, piece, &state)
    html += "<div class=\"table-scroll\" role=\"group\" tabindex=\"0\" aria-label=\"".utf8
    // By the heading that it stands under, it is told from others.
    let heading = state.headings.last.map { ": \($0.text)" } ?? ""
    html.appendEscaped(state.rules.labels.table + heading)
    html += "\">\n<table>\n<thead>\n".utf8
    write(cells, rowHeaders, table.alignments, into: &html)
    html += "</table>\n</div>".utf8
    return String(decoding: html, as: UTF8.self)
  }

  /// The cells row by row as HTML, and the numbers of those that head their row.
  private static func renderedCells(
    _ table: Table, _ piece: Piece, _ state: inout DocumentState
  ) -> (cells: [ArraySlice<UInt8>], rowHeaders: Set<Int>) {
    let columns = table.alignments.count
    var bytes: [UInt8] = []
    var lines: [Int] = []
    for (row, cells) in table.rows.enumerated() {
      // The delimiter row stands between the header and the first row.
      let line = piece.fileLine(of: table.headerLine + (row == 0 ? 0 : row + 1))
      if cells.count > columns {
        state.report(.longRow(cells.count, columns, at: state.source.place(line: line)))
      }
      for column in 0..<columns {
        bytes += Marker.cellBytes
        if column < cells.count { bytes += cells[column] }
        bytes += "\n\n".utf8
        lines.append(line)
        lines.append(line)
      }
    }
    var cellPiece = Piece(Preparation(marked: bytes), lineNumbers: .listed(lines))
    cellPiece.references = state.references
    var rowHeaders: Set<Int> = []
    let cells = state.renderCells(cellPiece, count: table.rows.count * columns) { index, cell in
      guard index >= columns, index % columns == 0 else { return }
      let content = cell.children.filter { $0.kind != .text || !$0.literal.isEmpty }
      if content.count == 1, content[0].kind == .strong { rowHeaders.insert(index) }
    }
    return (cells, rowHeaders)
  }

  private static func write(
    _ cells: [ArraySlice<UInt8>], _ rowHeaders: Set<Int>, _ alignments: [Alignment], into html: inout [UInt8]
  ) {
    let columns = alignments.count
    for (index, cell) in cells.enumerated() {
      let column = index % columns
      if column == 0 { html += "<tr>\n".utf8 }
      let isHeader = index < columns || rowHeaders.contains(index)
      // A header without a word is an empty corner, not a header.
      if isHeader, !cell.isEmpty {
        html += (index < columns ? "<th scope=\"col\"" : "<th scope=\"row\"").utf8
      } else {
        html += "<td".utf8
      }
      html += alignments[column].attribute.utf8
      html += ">".utf8
      html += cell
      html += (isHeader && !cell.isEmpty ? "</th>\n" : "</td>\n").utf8
      if column == columns - 1 {
        html += "</tr>\n".utf8
        if index == columns - 1 { html += (cells.count > columns ? "</thead>\n<tbody>\n" : "</thead>\n").utf8 }
      }
    }
    html += (cells.count > columns ? "</tbody>\n" : "").utf8
  }
}

extension ArraySlice<UInt8> {
  /// Without spaces and tabs at either end.
  fileprivate var trimmed: ArraySlice<UInt8> {
    var slice = drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    while let last = slice.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "\t") { slice = slice.dropLast() }
    return slice
  }
}

extension Diagnostic {
  static func tableAsHeading(at place: Place) -> Self {
    Self(
      "markdown.table-as-heading", at: place,
      Message(
        en: "line of '-' or '=' directly under a table makes it a heading",
        ja: "表のすぐ下に「-」か「=」の行があり、表が見出しになってしまいます"),
      hint: Message(en: "leave a line empty between the two", ja: "間を1行空けてください"))
  }

  static func wrongDelimiterRow(at place: Place) -> Self {
    Self(
      "markdown.wrong-delimiter-row", at: place,
      Message(en: "delimiter row has not as many cells as the header", ja: "区切りの行のセルの数が、見出しの行と合っていません"),
      hint: Message(en: "write one '---' for each column", ja: "列の数だけ「---」を書いてください"))
  }

  static func largeTable(_ cells: Int, most: Int, at place: Place) -> Self {
    Self(
      "markdown.large-table", at: place,
      Message(
        en: "table of \(cells) cells; a table has \(most) at most", ja: "セルが\(cells)個ある表です。一つの表のセルは\(most)個までです"),
      hint: Message(en: "split the table, or offer the data as a file", ja: "表を分けるか、データをファイルで載せてください"))
  }

  static func longRow(_ cells: Int, _ columns: Int, at place: Place) -> Self {
    Self(
      "markdown.long-row", at: place,
      Message(
        en: "row of \(cells) cells in a table of \(columns) columns", ja: "\(columns)列の表に、\(cells)個のセルがある行です"),
      hint: Message(en: "write a pipe that is text as '\\|'", ja: "文字としての縦棒は「\\|」と書いてください"))
  }
}
