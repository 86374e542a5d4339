import Disclosure

/// A table as it stands on a page beside the one that was cleared.
struct TableComparison {
  private(set) var problems: [(kind: SiteAudit.Kind, subject: String)] = []
  /// Counts that the page shows and that were not cleared, for an attack to use.
  private(set) var facts: [Publication.Known] = []
  private let table: PublishedTable

  init(_ read: PageReading.ReadTable, _ table: PublishedTable) {
    self.table = table
    if read.columns.first == "csv" { compareData(read) } else { comparePage(read) }
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
    for (row, line) in read.rows.enumerated() {
      for (column, text) in line.cells.enumerated() { compare(text, row: row, column: column) }
    }
    for text in read.surroundings where text.contains(where: \.isNumber) { problems.append((.stray, table.id)) }
  }

  /// The text of a cell: a number and nothing else, or a mark with words without numbers.
  private mutating func compare(_ text: String, row: Int, column: Int) {
    let figure = table.figure(row: row, column: column)
    let name = name(row, column)
    guard let value = Int(text) else {
      if text.contains(where: \.isNumber) { problems.append((.stray, name)) }
      if figure.value != nil { problems.append((.differs, name)) }
      // A mark for a count that is hidden, another sign for one that there is none of.
      if figure.isHidden, !text.hasPrefix(PublishedFigure.mark) { problems.append((.differs, name)) }
      return
    }
    if figure.value == value { return }
    problems.append((figure.isHidden ? .showsHidden : .differs, name))
    facts.append(.init(terms: [name: 1], isAtLeast: true, isAtMost: true, bound: value))
  }

  private mutating func compareData(_ read: PageReading.ReadTable) {
    let cells = table.rows.members.indices.flatMap { row in table.columns.members.indices.map { (row, $0) } }
    let wanted = ["csv", "table", "row", "row_label", "column", "column_label", "count", "status", "unit"]
    guard read.columns == wanted, read.rows.count == cells.count, read.rows.allSatisfy({ $0.cells.count == 7 }) else {
      problems.append((.shape, table.id))
      return
    }
    for ((row, column), record) in zip(cells, read.rows) {
      let (rowMember, columnMember) = (table.rows.members[row], table.columns.members[column])
      let (labels, count, status) = (Array(record.cells[0..<4]), record.cells[4], record.cells[5])
      guard record.label == table.id,
        labels == [rowMember.code, rowMember.label, columnMember.code, columnMember.label],
        record.cells[6] == table.unit.rawValue
      else {
        problems.append((.shape, name(row, column)))
        continue
      }
      let figure = table.figure(row: row, column: column)
      let expected = figure.value != nil ? "shown" : figure.isHidden ? "hidden" : "missing"
      if status != expected { problems.append((.differs, name(row, column))) }
      if !count.isEmpty {
        compare(count, row: row, column: column)
      } else if figure.value != nil {
        problems.append((.differs, name(row, column)))
      }
    }
  }

  private func name(_ row: Int, _ column: Int) -> String {
    PublicationModel.name(table.id, table.rows.members[row].code, table.columns.members[column].code)
  }
}
