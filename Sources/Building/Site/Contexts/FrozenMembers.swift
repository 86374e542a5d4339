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
    .flag("has-tables") { $0.frozen.map { !$0.tables.isEmpty } ?? false },
  ]

  private var frozen: FrozenContent? { site.frozen }
}

/// What a frozen page holds besides its text.
struct FrozenContent: Sendable {
  let page: StandalonePage
  let shown: ShownFigures?
  /// The tables that its figures come from.
  let tables: [TableVersion]
}
