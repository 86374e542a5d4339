public import Tables

/// Which count a cell of an attack problem is.
///
/// It has a name for people and for files (``description``); what is compared is the identifier itself.
public indirect enum CellID: Sendable, Hashable {
  /// A cell of a table.
  case cell(CellReference)
  /// A cell as an earlier release printed it, and the number of that release.
  case earlier(CellID, release: Int)
  /// The newest count of a cell whose table is shown again with older figures, so that nobody sees it.
  case unpublished(CellReference)
  /// The sum of some counts less the sum of others.
  case difference([CellID], minus: [CellID])
  /// A count that follows from another, and how, such as `any district`.
  case derived(CellID, String)
  /// Records with some values of some variables, which no table counts.
  case crossing(String)
  /// What a file calls by a name of its own.
  case named(String)

  /// Reads a name: that of a cell of a table, of one that is not published, or any other.
  ///
  /// Differences, crossings and the like are in no file; a name that looks like one is a name.
  public init(_ name: String) {
    if let cell = CellReference(name) {
      self = .cell(cell)
    } else if name.hasSuffix(Self.unpublishedMark),
      let cell = CellReference(String(name.dropLast(Self.unpublishedMark.count)))
    {
      self = .unpublished(cell)
    } else {
      self = .named(name)
    }
  }

  private static let unpublishedMark = " (unpublished)"

  /// The difference of two counts.
  public static func difference(_ whole: CellID, minus part: CellID) -> CellID { .difference([whole], minus: [part]) }

  /// The difference that a sum of counts is, each once or minus once.
  public static func difference(_ terms: [(id: CellID, coefficient: Int)]) -> CellID {
    .difference(terms.filter { $0.coefficient > 0 }.map(\.id), minus: terms.filter { $0.coefficient < 0 }.map(\.id))
  }

  /// The cells of tables that it is made of.
  public var cells: [CellReference] {
    switch self {
    case .cell(let cell), .unpublished(let cell): [cell]
    case .difference(let plus, let minus): (plus + minus).flatMap(\.cells)
    case .earlier(let origin, _), .derived(let origin, _): origin.cells
    case .crossing, .named: []
    }
  }
}

extension CellID: CustomStringConvertible {
  /// The name: `households[kamata,single]`, `mentions[total] − persons[total]`, `~district=kamata`.
  public var description: String {
    switch self {
    case .cell(let cell): cell.name
    case .earlier(let cell, let release): "\(cell) (\(release))"
    case .unpublished(let cell): cell.name + Self.unpublishedMark
    case .difference(let plus, let minus):
      ([plus.map(\.description).joined(separator: " + ")] + minus.map(\.description)).joined(separator: " − ")
    case .derived(let origin, let how): "\(origin) \(how)"
    case .crossing(let values): "~\(values)"
    case .named(let name): name
    }
  }
}
