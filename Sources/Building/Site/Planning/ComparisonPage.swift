import Chronology
import Content
import Ledger
import Tables

/// The page that holds what residents see against what is inside: every count that is not published, and why.
///
/// Only an edition with exact statistics has it.
struct ComparisonPage {
  let shown: ShownFigures
  let words: Words

  /// The name by which pages and the navigation refer to it.
  static let name = "comparison"

  /// What it shows.
  struct Content: Sendable {
    let tables: [Table]
    /// The titles of tables that are not published at all.
    let withheld: [String]
    /// Counts from 1 to one less are small.
    let threshold: Int

    /// A table of which counts are hidden.
    struct Table: Sendable {
      let title: String
      let cells: [Cell]
    }

    /// A count that is hidden.
    struct Cell: Sendable {
      let row: String
      /// Empty for a table of one axis.
      let column: String
      let count: Int
      let isSmall: Bool
    }
  }

  /// The page; none where nothing is to be compared.
  var pages: [Page] {
    guard shown.isExact, let open = shown.open else { return [] }
    let own = Dictionary(shown.sealing.tables.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let tables = open.tables.compactMap { table in
      own[table.id].flatMap { Self.compared(table.printed, $0.printed, shown, threshold: open.threshold) }
    }
    let content = Content(tables: tables, withheld: open.withheld.map(\.title), threshold: open.threshold)
    return [
      Page(
        entry: nil, template: .comparison, title: words.text("comparison"), summary: words.text("comparison-summary"),
        path: "\(Self.name)/index.html", comparison: content,
        notice: open.tables.contains(where: shown.isFictional) ? .text : nil)
    ]
  }

  /// What a published table hides of an exact one; `nil` if it hides nothing, or is of coarser groups.
  private static func compared(
    _ table: PublishedTable, _ exact: PublishedTable, _ shown: ShownFigures, threshold: Int
  ) -> Content.Table? {
    let hasColumns = !table.columns.variable.isEmpty
    var cells: [Content.Cell] = []
    for (row, rowMember) in table.rows.members.enumerated() {
      for (column, columnMember) in table.columns.members.enumerated()
      where table.figure(row: row, column: column).isHidden {
        guard let ownRow = exact.rows.members.firstIndex(where: { $0.code == rowMember.code }),
          let ownColumn = exact.columns.members.firstIndex(where: { $0.code == columnMember.code }),
          let count = exact.figure(row: ownRow, column: ownColumn).value
        else { continue }
        cells.append(
          .init(
            row: rowMember.label, column: hasColumns ? columnMember.label : "", count: count,
            isSmall: (1..<threshold).contains(count)))
      }
    }
    let title = shown.isFictional(table) ? Fiction.title(table.title) : table.title
    return cells.isEmpty ? nil : Content.Table(title: title, cells: cells)
  }

  /// What it is called where others refer to it.
  static func name(of page: Page) -> String? { page.comparison == nil ? nil : name }
}

extension ShownFigures {
  /// Whether they are counts as they are, for those who may see the records.
  var isExact: Bool { sealing.threshold == 1 }

  /// The day of exact counts as every page and file with them says it.
  var careDay: CalendarDate? { isExact ? CalendarDate(iso: sealing.asOf) : nil }
}
