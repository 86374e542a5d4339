import Templates

// What the page has that holds what residents see against what is inside.
extension PageContext {
  static let comparisonMembers: Members<PageContext> = [
    .number("threshold") { $0.page.comparison?.threshold ?? 0 },
    .list("tables", comparedTableMembers) { $0.page.comparison?.tables ?? [] },
    .flag("withholds") { !($0.page.comparison?.withheld.isEmpty ?? true) },
    .texts("withheld") { $0.page.comparison?.withheld ?? [] },
  ]

  private static let comparedTableMembers: Members<ComparisonPage.Content.Table> = [
    .text("title") { $0.title },
    .list("cells", comparedCellMembers) { $0.cells },
  ]

  private static let comparedCellMembers: Members<ComparisonPage.Content.Cell> = [
    .text("row") { $0.row },
    .text("column") { $0.column },
    .number("count") { $0.count },
    .flag("is-small") { $0.isSmall },
  ]
}
