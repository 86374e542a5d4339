import Chronology
import Content
import Ledger
import Tables

/// The pages of figures that were cleared: a list of all tables, and a page and a data file for each.
struct StatisticsPages {
  let shown: ShownFigures
  let words: Words
  /// Whether readers are told in Japanese, or else in English, what is made up.
  let isJapanese: Bool

  /// The name by which pages and the navigation refer to the list, and the folder of all.
  static let name = "statistics"

  /// What such a page shows; it lies elsewhere, so that pages of other kinds, which are many, do not have room for it.
  indirect enum Content: Sendable {
    case list(ShownFigures)
    case table(PublishedTable, ShownFigures)
  }

  /// The list first, then the tables.
  var pages: [Page] {
    [
      Page(
        entry: nil, template: .statistics, title: words.text("statistics"),
        summary: words.text("statistics-summary"), path: "\(Self.name)/index.html", statistics: .list(shown),
        notice: shown.tables.contains(where: shown.isFictional) ? .text : nil)
    ]
      + shown.tables.map { table in
        let isFictional = shown.isFictional(table)
        return Page(
          entry: nil, template: .table,
          title: isFictional ? Fiction.title(table.title, isJapanese: isJapanese) : table.title,
          summary: StatisticsWords(words).summary(of: table), path: "\(Self.name)/\(table.id).html",
          statistics: .table(table.printed, shown), notice: isFictional ? .table : nil)
      }
  }

  /// What pages are called where others refer to them.
  static func name(of page: Page) -> String? {
    switch page.statistics {
    case .list: name
    case .table(let table, _): "\(name)/\(table.id)"
    case nil: nil
    }
  }

  /// Where the data of a table are written.
  static func dataPath(_ table: PublishedTable) -> String { "\(name)/\(table.id).csv" }

  /// Where all data are written in one file, by whoever writes the files of the site.
  static let allData = "\(name)/all/data.zip"

  /// Where what the data mean is written, by whoever writes all data in one file.
  static let codeBook = "\(name)/all/codebook.csv"

  /// The data files of all tables.
  var files: [SiteFile] {
    shown.tables.map { table in
      SiteFile(
        path: Self.dataPath(table),
        bytes: TableCSV.write(
          table.printed, asOf: shown.sealing.asOf, isFictional: shown.isFictional(table), isExact: shown.isExact,
          corrected: shown.corrected))
    }
  }
}

extension Page {
  /// A page of figures with what an author says of them.
  ///
  /// - Parameters:
  ///   - page: the page in another language, if it is in one.
  ///   - isJapanese: whether its readers are told in Japanese what is made up.
  func described(by entry: Entry, in page: Page?, isJapanese: Bool) -> Page {
    var (isMarked, months) = (entry.isFictional, entry.period)
    if case .table(let table, let shown) = statistics {
      isMarked = isMarked || shown.isFictional(table)
      months = table.scope.period.flatMap { MonthRange(code: $0) } ?? months
    }
    let title = entry.title(in: months)
    return Page(
      entry: entry, template: template,
      title: isMarked ? Fiction.title(title, isJapanese: isJapanese) : title,
      summary: entry.summary(in: months), path: page?.path ?? path, otherLanguage: page?.otherLanguage,
      statistics: statistics, notice: notice ?? (entry.isFictional ? .page : nil))
  }
}
