import Chronology
import Content
import Ledger
import Tables
import WorkbookWriting

/// The tables of a release as the sheets of a workbook: what it is, and then each table with its notes.
struct ReleaseSheets {
  private let release: ReleaseFace
  private let title: String
  private let tables: [TableContext]
  private let words: Words
  private let publisher: String
  private let baseURL: String
  private let language: Language

  init(_ release: ReleaseFace, _ page: PageContext) {
    self.release = release
    title = page.page.title
    tables = page.frozenTables
    words = page.site.words
    publisher = page.site.text(page.site.configuration.publisher)
    baseURL = page.site.configuration.baseURL
    language = page.site.language
  }

  /// The workbook, the cover first.
  var workbook: WorkbookContent {
    let names = Self.names(tables.map(\.title))
    let sheets = zip(tables, names).map { TableSheet(table: $0, words: words, name: $1).sheet }
    return WorkbookContent(title: title, author: publisher, sheets: [cover] + sheets)
  }

  private var cover: WorkbookSheet {
    var rows: [[WorkbookSheet.Cell]] = [[.text(title, .title)], [.text(publisher)], []]
    for (name, value) in facts { if let value { rows.append([.text(words.text(name)), .text(value)]) } }
    rows.append([])
    rows.append(["table", "release-tables", "source"].map { .text(words.text($0), .heading) })
    for table in tables { rows.append([.text(table.name), .text(table.title), .text(table.table.source)]) }
    return WorkbookSheet(name: words.text("release-cover"), rows: rows, widths: [22, 60, 50])
  }

  /// What is said of the release, with the names of the words for it.
  private var facts: [(name: String, value: String?)] {
    [
      ("release-edition", release.id), ("release-period", release.period.map { language.text(of: $0) }),
      ("release-as-of", release.asOf.map { language.text(of: $0) }),
      ("release-older", release.corrects.map { "\($0.id): \($0.reason)" }),
      ("release-day", language.text(of: release.day)),
      ("sealing", release.sealing.map { "\($0.number) \(ShownFigures.fingerprint($0.sha256))" }),
      ("release-address", "\(baseURL)\(ReleasePages.name)/\(release.id)/"),
    ]
  }

  /// Names for tabs, each once: the title of the table, or its place where Excel could not have that.
  private static func names(_ titles: [String]) -> [String] {
    titles.enumerated().map { index, title in
      let isFit = title.count <= mostSigns && !title.contains(where: forbidden.contains) && !title.hasPrefix("'")
      return isFit && titles.count { $0 == title } == 1 ? title : "表\(index + 1)"
    }
  }

  private static let mostSigns = 31
  private static let forbidden: Set<Character> = ["[", "]", ":", "*", "?", "/", "\\"]
}

/// A table as a sheet: title, unit and name, the table itself, and what is said below it.
private struct TableSheet {
  let table: TableContext
  let words: Words
  /// The name on its tab.
  let name: String

  var sheet: WorkbookSheet {
    let published = table.table
    let header = ([table.corner] + table.columnTitles).map { WorkbookSheet.Cell.text($0, .heading) }
    let rows = published.rows.members.indices.map(row)
    let top: [[WorkbookSheet.Cell]] = [
      [.text(table.title, .title)], [.text("\(words.text("statistics-unit")): \(table.unit)")], [.text(table.name)],
    ]
    return WorkbookSheet(
      name: name, rows: top + [header] + rows + [[]] + table.below.map { [.text($0)] }, headings: top.count,
      widths: widths(of: [header] + rows))
  }

  private func row(_ row: Int) -> [WorkbookSheet.Cell] {
    let member = table.table.rows.members[row]
    let cells = table.table.columns.members.indices.map { column -> WorkbookSheet.Cell in
      let figure = table.table.figure(row: row, column: column)
      let sign = table.isCorrected(row: row, column: column) ? Correction.mark : ""
      let text = figure.isHidden ? String(PublishedCell.mark) : words.text("missing-sign")
      let isTotal = member.isTotal || table.table.columns.members[column].isTotal
      return .init(figure.value.map { .count($0, sign: sign) } ?? .text(text), isTotal ? .total : .figure)
    }
    return [.text(member.label, member.isTotal ? .totalHeading : .heading)] + cells
  }

  /// As wide as the longest text in each column, within reason.
  private func widths(of rows: [[WorkbookSheet.Cell]]) -> [Double] {
    (0..<(rows.first?.count ?? 0)).map { column in
      let widest = rows.map { row in Self.width(of: row[column].content) }.max() ?? 0
      return Double(min(max(widest + 2, 8), 40))
    }
  }

  /// Letters of half width that a text takes.
  private static func width(of content: WorkbookSheet.Content) -> Int {
    switch content {
    case .count(let count, let sign): "\(count)".count + sign.count
    case .text(let text): text.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : 2) }
    }
  }
}
