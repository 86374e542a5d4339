/// Reads the cells of a sheet.
enum SheetReader {
  /// The text of its cells, row by row.
  static func rows(
    _ bytes: [UInt8], strings: [String], dates: DateStyles, isFrom1904: Bool
  ) throws(Workbook.Problem) -> [[String]] {
    var table = CellTable()
    var cell = Cell()
    var (isValue, isText, phonetic, isUnfinished) = (false, false, 0, false)
    try XMLEvents.read(
      bytes,
      start: { name, attributes in
        switch name {
        case "row": table.beginRow(attributes["r"].flatMap { Int($0) })
        case "c":
          cell = Cell(
            column: attributes["r"].flatMap { CellName($0)?.column }, type: attributes["t"] ?? "n",
            style: attributes["s"].flatMap { Int($0) } ?? 0)
        case "f": cell.isFormula = true
        case "v": (isValue, cell.hasValue) = (true, true)
        case "rPh": phonetic += 1
        case "t": isText = phonetic == 0
        case "mergeCell":
          if let area = attributes["ref"].flatMap({ CellArea($0) }) { table.merge(area) }
        default: break
        }
      },
      end: { name in
        switch name {
        case "v": isValue = false
        case "t": isText = false
        case "rPh": phonetic -= 1
        case "c":
          if cell.isFormula, !cell.hasValue { isUnfinished = true }
          table.add(cell.shown(strings, dates, isFrom1904), at: cell.column)
        default: break
        }
      }, text: { if isValue || isText { cell.text += $0 } })
    // What nobody has worked out must not be taken for an empty cell.
    if isUnfinished { throw .unfinishedFormula }
    return try table.finished()
  }

  /// A cell as it is read.
  private struct Cell {
    var column: Int?
    var type = "n"
    var style = 0
    var text = ""
    var isFormula = false
    var hasValue = false

    /// The text as people see it.
    func shown(_ strings: [String], _ dates: DateStyles, _ isFrom1904: Bool) -> String {
      switch type {
      case "s": return Int(text).flatMap { strings.indices.contains($0) ? strings[$0] : nil } ?? ""
      case "n":
        guard let number = Double(text) else { return text }
        if let precision = dates.precision(style),
          let date = SerialDate.text(number, precision, isFrom1904: isFrom1904)
        {
          return date
        }
        // 2.022E3 is a way to write 2022, and 12.0 is 12.
        return number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : text
      case "b": return text == "1" ? "TRUE" : "FALSE"
      default: return text
      }
    }
  }
}

/// The cells of a sheet, as far as they were read.
private struct CellTable {
  private var rows: [[String]] = []
  private var areas: [CellArea] = []
  private var isTooLarge = false

  mutating func beginRow(_ number: Int?) {
    let number = number ?? rows.count + 1
    guard number > rows.count, number <= Workbook.mostRows else {
      isTooLarge = true
      return
    }
    while rows.count < number { rows.append([]) }
  }

  mutating func add(_ text: String, at column: Int?) {
    guard !rows.isEmpty else { return }
    let row = rows.count - 1
    let column = column ?? rows[row].count
    // What is empty takes no room, so that a style on a whole column costs nothing.
    if text.isEmpty { return }
    guard (rows[row].count..<Workbook.mostColumns).contains(column) else {
      isTooLarge = true
      return
    }
    while rows[row].count < column { rows[row].append("") }
    rows[row].append(text)
  }

  mutating func merge(_ area: CellArea) { areas.append(area) }

  /// The rows; each cell of a merged area has the text of its first.
  consuming func finished() throws(Workbook.Problem) -> [[String]] {
    if isTooLarge { throw .torn }
    var rows = rows
    var filled = 0
    for area in areas {
      guard rows.indices.contains(area.rows.lowerBound),
        rows[area.rows.lowerBound].indices.contains(area.columns.lowerBound)
      else { continue }
      let text = rows[area.rows.lowerBound][area.columns.lowerBound]
      for row in area.rows where rows.indices.contains(row) {
        filled += area.columns.count
        guard filled <= Self.mostMerged else { throw .tooLarge }
        while rows[row].count <= area.columns.upperBound { rows[row].append("") }
        for column in area.columns { rows[row][column] = text }
      }
    }
    return rows
  }

  private static let mostMerged = 1_000_000
}

/// The name of a cell: `B12`.
private struct CellName {
  /// From 0.
  let column: Int
  let row: Int

  init?(_ text: String) {
    var column = 0
    var digits = ""
    for byte in text.utf8 where byte != UInt8(ascii: "$") {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where digits.isEmpty && column < 100_000:
        column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits.unicodeScalars.append(Unicode.Scalar(byte))
      default: return nil
      }
    }
    guard column > 0, let row = Int(digits), row > 0 else { return nil }
    self.column = column - 1
    self.row = row - 1
  }
}

/// Cells that were merged into one: `A1:C2`.
private struct CellArea {
  let rows: ClosedRange<Int>
  let columns: ClosedRange<Int>

  init?(_ text: String) {
    let ends = text.split(separator: ":").compactMap { CellName(String($0)) }
    guard ends.count == 2, ends[0].row <= ends[1].row, ends[0].column <= ends[1].column,
      ends[1].column < Workbook.mostColumns
    else { return nil }
    rows = ends[0].row...ends[1].row
    columns = ends[0].column...ends[1].column
  }
}
