import Tables

extension PageReading {
  /// Made-up figures that the page shows without saying so: its own notice, and a word in each chart.
  func unmarked(_ fictional: Set<String>, _ published: [String: PublishedTable]) -> [SiteAudit.Problem] {
    if fictional.isEmpty { return [] }
    func isFictional(_ table: String) -> Bool { fictional.contains(TableReference(name: table).id) }
    let charts = pictures.filter { isFictional($0.table) }
    var found = charts.filter { !$0.description.contains(Fiction.mark) }.map(\.table)
    // A data file says so in every record.
    if path.hasSuffix(".html"), !saysFiction {
      found += tables.map(\.id).filter(isFictional) + charts.map(\.table)
      found += sentences.map(\.formula).filter { formula in
        FormulaCells.names(in: formula, published).contains(where: isFictional)
      }
    }
    return Set(found).sorted().map { .init(path: path, kind: .unmarked, subject: $0) }
  }
}
