/// The least count that may be published of an area, by how many people live there.
///
/// Source: 厚生労働省「匿名医療保険等関連情報データベース・匿名介護情報等の提供に関するガイドライン」, 最小集計単位の原則. A council of social
/// welfare is not bound by it; there is no better norm.
public enum MinimumUnit: Sendable, Hashable {
  /// Counts of less are not published.
  case threshold(Int)
  /// No count is published at all.
  case nothing

  /// The unit of an area.
  ///
  /// - Parameter population: how many people live there.
  public init(population: Int) {
    self =
      switch population {
      case ..<2_000: .nothing
      case ..<25_000: .threshold(20)
      default: .threshold(10)
      }
  }

  /// Whether counts that are protected up to a threshold may be published.
  public func allows(threshold: Int) -> Bool {
    if case .threshold(let least) = self { threshold >= least } else { false }
  }
}
