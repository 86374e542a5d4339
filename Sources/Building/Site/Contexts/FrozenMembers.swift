import Chronology
import Content
import Disclosure
import Markup
import Templates

// What a page has that is frozen: it says of itself what readers must know who have nothing but it.
extension PageContext {
  static let frozenMembers: Members<PageContext> = [
    .optionalRecord("release", ReleaseContext.members) { context in
      context.frozen.map { ReleaseContext($0.page.release, on: context) }
    },
    .optionalRecord("method", Card.members) { $0.method },
    .optionalURL("address") { PageURL(external: $0.site.configuration.baseURL + $0.page.address) },
    .list("tables", TableContext.members) { context in
      guard let frozen = context.frozen, let shown = frozen.shown else { return [] }
      return frozen.tables.map { version in
        TableContext(
          words: context.site.words, version: version, shown: shown, id: "table-\(version.name)",
          data: context.site.dataURL(of: version, from: context.page), isPrinted: frozen.page.form == .print)
      }
    },
    .list("origins", originMembers) { $0.frozen?.origins ?? [] },
    .flag("has-origins") { $0.frozen.map { !$0.origins.isEmpty } ?? false },
    .flag("has-tables") { $0.frozen.map { !$0.tables.isEmpty } ?? false },
  ]

  private static let originMembers: Members<FigureOrigins.Figure> = [
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

  private var frozen: FrozenContent? { site.frozen }
}

/// What a frozen page holds besides its text.
struct FrozenContent: Sendable {
  let page: StandalonePage
  let shown: ShownFigures?
  /// The tables that its figures come from.
  let tables: [TableVersion]
  /// Where each figure in its sentences comes from.
  let origins: [FigureOrigins.Figure]
}
