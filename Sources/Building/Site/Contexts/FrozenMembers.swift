import CheckedStatistics
import Chronology
import CommonMark
import Content
import Diagnostics
import Markup
import Tables
import Templates

// What a page has that is frozen: it says of itself what readers must know who have nothing but it.
extension PageContext {
  static let frozenMembers: Members<PageContext> = [
    .optionalRecord("release", ReleaseContext.members) { context in
      (context.frozen?.page.release).map { ReleaseContext($0, on: context) }
    },
    .optionalRecord("method", Card.members) { $0.method },
    .optionalURL("address") { PageURL(external: $0.site.configuration.baseURL + $0.page.address) },
    .list("tables", TableContext.members) { $0.frozenTables },
    .list("origins", originMembers) { $0.frozen?.origins ?? [] },
    .list("checks", checkMembers) { $0.checks },
    .flag("has-checks") { !$0.checks.isEmpty },
    .flag("has-origins") { $0.frozen.map { !$0.origins.isEmpty } ?? false },
    .flag("has-questions") {
      $0.site.document.html.bytes.firstRange(of: Array("<div class=\"question ".utf8)) != nil
    },
    .flag("has-tables") { $0.frozen.map { !$0.tables.isEmpty } ?? false },
  ]

  private static let originMembers: Members<FigureOrigins.Figure> = [
    .number("number") { $0.number },
    .text("text") { $0.text },
    .text("formula") { $0.formula },
    .list("cells", cellMembers) { $0.cells },
  ]

  private static let cellMembers: Members<FigureOrigins.Cell> = [
    .text("name") { $0.name },
    .text("table") { $0.table },
    .text("labels") { $0.labels },
    .number("count") { $0.count },
  ]

  private static let checkMembers: Members<CheckLine> = [
    .text("table") { $0.table },
    .text("says") { $0.outcome.says },
    .flag("fails") { !$0.outcome.failures.isEmpty },
    .flag("holds") { $0.outcome.failures.isEmpty && $0.outcome.holds > 0 },
    .flag("is-partial") { $0.outcome.unknown > 0 },
    .texts("failures") { line in line.outcome.failures.map { line.isJapanese ? $0.ja : $0.en } },
  ]

  /// What the identities of its tables come to.
  private var checks: [CheckLine] {
    guard let frozen else { return [] }
    let tables = Dictionary(
      frozen.tables.map { ($0.table.id, $0.table.title) }, uniquingKeysWith: { first, _ in first })
    return frozen.page.checks.compactMap { outcome in
      tables[outcome.table].map { CheckLine(table: $0, outcome: outcome, isJapanese: site.language.isJapanese) }
    }
  }

  private var frozen: FrozenContent? { site.frozen }

  /// The tables that its figures come from.
  var frozenTables: [TableContext] {
    guard let frozen, let shown = frozen.shown else { return [] }
    return frozen.tables.map { version in
      TableContext(
        words: site.words, version: version, shown: shown, id: "table-\(version.name)",
        data: site.dataURL(of: version, from: page), isPrinted: frozen.page.form.isPrinted)
    }
  }
}

/// What an identity comes to, in the language of the page.
private struct CheckLine: Sendable {
  /// The title of the table that declares it.
  let table: String
  let outcome: CheckOutcome
  let isJapanese: Bool
}

/// What a frozen page holds besides its text.
struct FrozenContent: Sendable {
  let page: StandalonePage
  let shown: ShownFigures?
  /// The tables that its figures come from.
  let tables: [TableVersion]
  /// Its text, in which each figure leads to where it comes from.
  let body: HTML
  /// Where each figure in its sentences comes from.
  let origins: [FigureOrigins.Figure]
}
