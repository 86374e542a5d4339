/// How many cells of tables readers get with a count, and how many with a mark; cells without a figure are left out.
public struct CellCoverage: Sendable, Hashable {
  /// The cells with a count, zeros included.
  public let shown: Int
  /// The cells with a mark.
  public let hidden: Int

  /// Counts the cells of some tables.
  public init(_ tables: [PublishedTable]) {
    let figures = tables.flatMap(\.figures)
    (shown, hidden) = (figures.count { $0.value != nil }, figures.count(where: \.isHidden))
  }

  /// All cells that have a count or a mark.
  public var all: Int { shown + hidden }

  /// The share of a part in whole percent, rounded to the nearest; 0 of nothing.
  public static func percent(_ part: Int, of all: Int) -> Int { all == 0 ? 0 : (200 * part + all) / (2 * all) }
}
