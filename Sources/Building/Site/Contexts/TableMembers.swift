import Chronology
import Content
import Ledger
import Markup
import Tables
import Templates

// What pages of figures have. Everything comes from tables that were cleared.
extension PageContext {
  static let statisticsMembers: Members<PageContext> = [
    .optionalRecord("method", Card.members) { $0.method },
    .flag("is-described") { $0.entry != nil },
    .optionalRecord("comparison", Card.members) { context in
      context.site.index(of: ComparisonPage.name).map { context.card($0) }
    },
    .list("tables", Card.members, numbers: { $0.site.listed(by: PageFace($0.page)) }) { $0.card($1) },
    .list("withheld", withheldMembers) { context in
      let language = context.page.otherLanguage == nil ? nil : context.site.configuration.language.tag
      return context.shown?.sealing.withheld.map { (title: $0.title, language: language) } ?? []
    },
    .list("corrections", CorrectionContext.members) { context in
      guard let shown = context.shown else { return [] }
      let words = StatisticsWords(context.site.words)
      return shown.corrections.enumerated().map { index, correction in
        CorrectionContext(
          correction: correction, words: words, tables: shown.titles(of: correction),
          number: shown.corrections.count - index)
      }
    },
    .optionalRecord("change", PublicationChangeContext.members) { context in
      (context.shown?.change).map { PublicationChangeContext(change: $0, context: context) }
    },
    .list("publications", PublicationContext.members) { context in
      context.shown?.publications.map { PublicationContext(record: $0, context: context) } ?? []
    },
    .flag("has-publications") { $0.shown.map { !$0.publications.isEmpty } ?? false },
    .optionalText("next-publication") { context in
      guard let day = context.site.configuration.nextPublication, let today = context.site.today, day >= today else {
        return nil
      }
      return context.site.words("publication-next", day)
    },
    .flag("has-corrections") { $0.shown.map { !$0.corrections.isEmpty } ?? false },
    .number("table-count") { $0.shown?.tables.count ?? 0 },
    .flag("withholds") { $0.shown.map { !$0.sealing.withheld.isEmpty } ?? false },
    .number("withheld-count") { $0.shown?.sealing.withheld.count ?? 0 },
    .number("threshold") { $0.shown?.sealing.threshold ?? 0 },
    .optionalURL("all-data") { context in
      let isThere = context.site.edition.isPublic && !(context.shown?.tables.isEmpty ?? true)
      return isThere ? context.url(to: StatisticsPages.allData) : nil
    },
    .text("as-of") { context in
      (context.shown?.sealing.asOf).flatMap { CalendarDate(iso: $0) }.map { context.site.language.text(of: $0) } ?? ""
    },
    .number("sealing-number") { $0.shown?.sealing.number ?? 0 },
    .text("sealing-fingerprint") { $0.shown?.fingerprint ?? "" },
  ]

  static let tableMembers: Members<PageContext> = [
    .optionalURL("code-book") { context in
      context.site.edition.isPublic && context.shown != nil ? context.url(to: StatisticsPages.codeBook) : nil
    },
    .flag("is-described") { $0.entry != nil },
    .optionalRecord("method", Card.members) { $0.method },
    .optionalRecord("table", TableContext.members) { TableContext($0) },
    .optionalRecord("chart", ChartContext.members) { ChartContext($0) },
  ]

  private static let withheldMembers: Members<(title: String, language: String?)> = [
    .text("title") { $0.title },
    .optionalText("language") { $0.language },
  ]

  var shown: ShownFigures? {
    switch page.statistics {
    case .list(let shown), .table(_, let shown): shown
    case nil: nil
    }
  }

  /// The page that tells how figures are published.
  var method: Card? {
    (site.edition.disclosure.method?.name).flatMap { site.index(of: $0) }.map(card)
  }
}

/// A table as pages show it.
struct TableContext: Sendable {
  private let words: StatisticsWords
  private let texts: Words
  private let version: TableVersion
  let shown: ShownFigures
  /// The id of its figure, on its own page.
  let id: String?
  /// Where its data are; tables of former months have none on a site.
  let data: PageURL?
  /// Whether it is set on paper.
  let isPrinted: Bool

  var table: PublishedTable { version.table }

  init(
    words: Words, version: TableVersion, shown: ShownFigures, id: String?, data: PageURL?, isPrinted: Bool = false
  ) {
    self.isPrinted = isPrinted
    self.words = StatisticsWords(words)
    texts = words
    self.version = version
    self.shown = shown
    self.id = id
    self.data = data
  }

  init?(_ context: PageContext) {
    guard case .table(let table, let shown) = context.page.statistics else { return nil }
    let version = TableVersion(table: table, asOf: shown.sealing.asOf, isFormer: false)
    self.init(
      words: context.site.words, version: version, shown: shown, id: table.id,
      data: context.site.dataURL(of: version, from: context.page))
  }

  /// The cells that were corrected; what was corrected of former months no longer stands.
  private var corrected: [CellReference: Correction] { version.isFormer ? [:] : shown.corrected }

  /// What is counted, and whether it is made up: 人（実人数）、架空.
  ///
  /// What is exact says so wherever it stands, pictures and workbooks included.
  var unit: String {
    let day = shown.isExact ? CalendarDate(iso: version.asOf) : nil
    let care = day.map { "、\(texts.text("care")) \($0.japanese)" }
    return words.unit(of: table) + (isFictional ? "、" + Fiction.mark : "") + (care ?? "")
  }

  /// Its title, with the mark of made-up figures.
  var title: String { isFictional ? Fiction.title(table.title) : table.title }

  /// The name by which figures refer to it.
  var name: String { version.name }

  /// What its rows are.
  var corner: String { table.rows.title }

  /// What stands above its columns.
  var columnTitles: [String] {
    table.columns.variable.isEmpty ? [unit] : table.columns.members.map(\.shortLabel)
  }

  /// Whether it is wide and low, so that on a telephone its rows had better be columns.
  private var turns: Bool {
    table.rows.members.count <= 5 && table.columns.members.count >= 5
      && table.rows.members.allSatisfy { $0.label.count <= Self.longestTurned }
  }

  /// The heads of columns have room for so many letters, in three lines on a narrow telephone.
  private static let longestTurned = 8

  private var hasMonths: Bool { table.columns.members.first?.period != nil }

  /// Whether a figure that is shown was corrected.
  func isCorrected(row: Int, column: Int) -> Bool { corrected[table.cell(row: row, column: column)] != nil }

  /// Where it comes from, as a slide says it.
  var source: String { "\(texts.text("source")): \(table.source)" }

  /// The names of its rows, each with what stands in its cells.
  var printedRows: [[String]] {
    table.rows.members.indices.map { row in
      [table.rows.members[row].label]
        + table.columns.members.indices.map { column in
          table.figure(row: row, column: column).value.map { "\($0)" } ?? "x"
        }
    }
  }

  /// What is said below it, as the theme's own template says it.
  var below: [String] {
    func day(_ iso: String) -> String { CalendarDate(iso: iso)?.japanese ?? "" }
    let rule = texts.text("hidden-rule") + "\(shown.sealing.threshold)" + texts.text("hidden-rule-end")
    let corrections = version.isFormer ? [] : shown.corrections(of: table)
    let carried = table.carriedFrom.map {
      "\(texts.text("carried")): \(texts.text("carried-why"))\(day($0))\(texts.text("as-of"))"
    }
    return (table.hidesAnything ? ["x: \(texts.text("hidden"))。\(rule)"] : [])
      + corrections.map { "[r]: \(words.kind(of: $0))、\(day($0.day))。\($0.reason)" }
      + words.reasons(table.choice, !table.columns.variable.isEmpty)
      + table.breaks.map { "\($0.month.japanese): \($0.note)" } + table.notes
      + ["\(texts.text("source")): \(table.source)", carried ?? day(version.asOf) + texts.text("as-of")]
  }

  private var isFictional: Bool { shown.isFictional(table) }

  static let members: Members<TableContext> = [
    .optionalText("id") { $0.id },
    .text("name") { $0.name },
    .text("title") { $0.title },
    .text("unit") { $0.unit },
    .text("corner") { $0.corner },
    .flag("is-printed") { $0.isPrinted },
    .flag("turns") { $0.turns },
    .texts("column-names") { $0.columnTitles },
    // A line may break behind the year of a month, and nowhere else in it.
    .texts("columns") { table in
      table.columnTitles.map { table.hasMonths ? $0.replacing("年", with: "年\u{200B}", maxReplacements: 1) : $0 }
    },
    .list("rows", RowContext.members) { table in
      table.table.rows.members.indices.map {
        RowContext(table: table.table, row: $0, corrected: table.corrected)
      }
    },
    .texts("below") { $0.below },
    .flag("hides") { $0.table.hidesAnything },
    .list("corrections", CorrectionContext.members) { table in
      (table.version.isFormer ? [] : table.shown.corrections(of: table.table))
        .map { CorrectionContext(correction: $0, words: table.words) }
    },
    .flag("is-given") { $0.table.origin == .given },
    .texts("reasons") { $0.words.reasons($0.table.choice, !$0.table.columns.variable.isEmpty) },
    .texts("notes") { $0.table.notes },
    .optionalText("carried-from") { table in
      table.table.carriedFrom.flatMap { CalendarDate(iso: $0)?.japanese }
    },
    .texts("breaks") { table in table.table.breaks.map { "\($0.month.japanese): \($0.note)" } },
    .text("source") { $0.table.source },
    .number("threshold") { $0.shown.sealing.threshold },
    .text("as-of") { CalendarDate(iso: $0.version.asOf)?.japanese ?? "" },
    .optionalURL("data") { $0.data },
  ]
}

/// A row of a table.
struct RowContext: Sendable {
  let table: PublishedTable
  let row: Int
  /// The cells that were corrected.
  let corrected: [CellReference: Correction]

  static let members: Members<RowContext> = [
    .text("label") { $0.table.rows.members[$0.row].label },
    .flag("is-total") { $0.table.rows.members[$0.row].isTotal },
    .list("cells", cellMembers) { row in
      row.table.columns.members.indices.map { column in
        let isCorrected = row.corrected[row.table.cell(row: row.row, column: column)] != nil
        return CellContext(figure: row.table.figure(row: row.row, column: column), isCorrected: isCorrected)
      }
    },
  ]

  private static let cellMembers: Members<CellContext> = [
    // No template can leave out that a figure was corrected.
    .optionalText("count") { cell in cell.figure.value.map { cell.isCorrected ? "\($0)\(Correction.mark)" : "\($0)" } },
    .flag("is-hidden") { $0.figure.isHidden },
  ]
}

/// A cell of a table.
private struct CellContext {
  let figure: PublishedCell
  let isCorrected: Bool
}

/// A correction as pages tell it.
struct CorrectionContext: Sendable {
  let correction: Correction
  let words: StatisticsWords
  /// The titles of the tables that it is about.
  var tables: [String] = []
  /// Its place among all, from 1.
  var number = 1

  static let members: Members<CorrectionContext> = [
    .number("number") { $0.number },
    .text("day") { CalendarDate(iso: $0.correction.day)?.japanese ?? "" },
    .text("kind") { $0.words.kind(of: $0.correction) },
    .text("reason") { $0.correction.reason },
    .texts("tables") { $0.tables },
  ]
}
