import AttackProblems
import Chronology
import Tables

/// A table as it stands on a page beside the one that was cleared.
struct TableComparison {
  private(set) var problems: [(kind: SiteAudit.Kind, subject: String)] = []
  /// Counts that the page shows and that were not cleared, for an attack to use.
  private(set) var facts: [Publication.Known] = []
  private let table: PublishedTable
  /// What the table goes by.
  private let goesBy: String
  /// What may be said around a table: its own words, the longest first.
  private let words: [String]
  private let threshold: Int
  private let isFictional: Bool
  /// The cells that were corrected.
  private let corrected: [CellReference: Correction]

  init(
    _ read: PageReading.ReadTable, _ table: PublishedTable, asOf: String, threshold: Int, isFictional: Bool,
    corrected: [CellReference: Correction] = [:]
  ) {
    self.table = table
    goesBy = read.id
    self.corrected = corrected
    self.isFictional = isFictional
    self.threshold = threshold
    let days = [asOf, table.carriedFrom].compactMap { $0.flatMap { CalendarDate(iso: $0)?.japanese } }
    let breaks = table.breaks.flatMap { [$0.month.japanese, $0.note] }
    let corrections = Set(corrected.values).flatMap { correction in
      [correction.reason, CalendarDate(iso: correction.day)?.japanese ?? ""]
    }
    let months = table.scope.period.flatMap { MonthRange(code: $0) }.map { [$0.era, $0.wholeEra, $0.english] } ?? []
    let own = [read.id, table.title, table.source] + table.notes + breaks + days + months + corrections
    words = own.filter { !$0.isEmpty }
      .sorted { ($1.count, $0) < ($0.count, $1) }
    if read.columns.first == "csv" { compareData(read, asOf: asOf) } else { comparePage(read) }
  }

  private mutating func comparePage(_ read: PageReading.ReadTable) {
    let columns = table.columns.members
    let headings = read.columns.dropFirst()
    let fits =
      read.rows.map(\.label) == table.rows.members.map(\.label) && headings.count == columns.count
      && (table.columns.variable.isEmpty || zip(columns, headings).allSatisfy { $0.label.hasPrefix($1) })
      && read.rows.allSatisfy { $0.cells.count == columns.count }
    guard fits else {
      problems.append((.shape, table.id))
      return
    }
    let place: Place = read.marksCorrections ? .page : .data
    for (row, line) in read.rows.enumerated() {
      for (column, text) in line.cells.enumerated() { compare(text, row: row, column: column, place) }
    }
    if isFictional, !read.surroundings.contains(where: { $0.contains(Fiction.mark) }) {
      problems.append((.unmarked, table.id))
    }
    if read.surroundings.contains(where: isStray) { problems.append((.stray, table.id)) }
  }

  /// Whether a text has a number in it that is none of the table's own words.
  ///
  /// The rule of what is hidden, from 1 to less than the threshold, may be said as well.
  func isStray(_ text: String) -> Bool {
    let rest = words.reduce(text) { $0.replacing($1, with: " ") }
    // Words such as 四半期 have a number in them and count nothing.
    if rest.contains(#/[一二三四五六七八九十百千]+[人名件]/#) { return true }
    let numbers = rest.split { !Self.isDigit($0) }.map(String.init)
    return !numbers.isEmpty && numbers != ["1", String(threshold)]
  }

  /// Whether a character is a digit of any script, or a number in a circle or the like; 四 in 四半期 is none.
  private static func isDigit(_ character: Character) -> Bool {
    switch character.unicodeScalars.first?.properties.generalCategory {
    case .decimalNumber, .letterNumber, .otherNumber: true
    default: false
    }
  }

  /// The text of a cell: a number and nothing else, or a mark with words without numbers.
  private mutating func compare(_ text: String, row: Int, column: Int, _ read: Place) {
    let figure = table.figure(row: row, column: column)
    let cell = table.cell(row: row, column: column)
    let name = cell.name
    // A figure that was corrected says so, and no other does.
    let isMarked = text.hasSuffix(Correction.mark)
    if isMarked != (corrected[cell] != nil && figure.value != nil), read == .page { problems.append((.differs, name)) }
    guard let value = Int(isMarked ? String(text.dropLast(Correction.mark.count)) : text) else {
      if text.contains(where: \.isNumber) { problems.append((.stray, name)) }
      if figure.value != nil { problems.append((.differs, name)) }
      // A mark for a count that is hidden, another sign for one that there is none of.
      let marks = text.split(separator: PublishedCell.mark, omittingEmptySubsequences: false).count - 1
      if figure.isHidden, !text.hasPrefix(PublishedCell.mark) || marks != 1 { problems.append((.differs, name)) }
      return
    }
    if figure.value == value { return }
    problems.append((figure.isHidden ? .showsHidden : .differs, name))
    facts.append(.init(terms: [.cell(cell): 1], isAtLeast: true, isAtMost: true, bound: value))
  }

  private mutating func compareData(_ read: PageReading.ReadTable, asOf: String) {
    let cells = table.rows.members.indices.flatMap { row in table.columns.members.indices.map { (row, $0) } }
    var rows = read.rows
    let columns = DataColumns(table, isFictional: isFictional, isExact: threshold == 1)
    if read.columns == ["csv"] + columns.names {
      rows = rows.map { ($0.label, columns.former($0.cells) ?? []) }
    } else if read.columns != ["csv"] + DataColumns.former || read.isMarkedWithCare != (threshold == 1) {
      problems.append((.shape, table.id))
      return
    }
    guard rows.count == cells.count, rows.allSatisfy({ $0.cells.count == 9 }) else {
      problems.append((.shape, table.id))
      return
    }
    if read.surroundings.contains(where: isStray) { problems.append((.stray, table.id)) }
    for ((row, column), record) in zip(cells, rows) {
      let cell = table.cell(row: row, column: column)
      let (rowMember, columnMember) = (table.rows.members[row], table.columns.members[column])
      let (labels, count, status) = (Array(record.cells[0..<4]), record.cells[4], record.cells[5])
      guard record.label == goesBy,
        labels == [rowMember.code, rowMember.label, columnMember.code, columnMember.label],
        record.cells[6] == table.unit.rawValue, record.cells[7] == table.carriedFrom ?? asOf
      else {
        problems.append((.shape, cell.name))
        continue
      }
      if record.cells[8] != (isFictional ? Fiction.mark : "") { problems.append((.unmarked, cell.name)) }
      let figure = table.figure(row: row, column: column)
      let isCorrected = corrected[cell] != nil
      let expected = figure.value != nil ? isCorrected ? "revised" : "shown" : figure.isHidden ? "hidden" : "missing"
      if status != expected { problems.append((.differs, cell.name)) }
      if !count.isEmpty {
        compare(count, row: row, column: column, .data)
      } else if figure.value != nil {
        problems.append((.differs, cell.name))
      }
    }
  }

  /// Where a figure was read.
  private enum Place {
    case page, data
  }
}
