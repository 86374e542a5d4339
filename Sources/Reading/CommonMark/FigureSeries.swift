/// Things of a text that are counted together: 図1, 図2 and, apart from them, 表1.
public enum FigureSeries: String, Sendable, CaseIterable {
  /// Charts and diagrams.
  case figure
  /// Tables of figures.
  case table
  /// Lists of links, which have no numbers for readers.
  case links
  /// Plans of courses, which have no numbers for readers.
  case plans

  /// What stands before a name in an anchor.
  var prefix: String {
    switch self {
    case .figure: "fig-"
    case .table: "tbl-"
    case .links: "lnk-"
    case .plans: "pln-"
    }
  }

  /// The fence that begins one, as messages show it.
  var fence: String {
    switch self {
    case .figure: "chart"
    case .table: "table"
    case .links: "links"
    case .plans: "plan"
    }
  }
}

/// The anchor of a figure or table that has a name, such as `fig-caseload`.
struct FigureAnchor: Hashable, Sendable {
  let series: FigureSeries
  let name: String

  var text: String { series.prefix + name }
}

extension FigureAnchor {
  /// Reads what stands behind `#` in a link; `nil` if it is no such anchor.
  init?(_ fragment: String) {
    guard let series = FigureSeries.allCases.first(where: { fragment.hasPrefix($0.prefix) }) else { return nil }
    self.init(series: series, name: String(fragment.dropFirst(series.prefix.count)))
  }
}
