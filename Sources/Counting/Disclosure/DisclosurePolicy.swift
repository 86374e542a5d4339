/// How far the figures of an edition are protected.
public struct DisclosurePolicy: Sendable, Hashable {
  /// Counts from 1 to one less are small and hidden; 1 hides nothing.
  public let threshold: Int
  /// Names of cells that stay printed, such as `caseload[total,FY2022]`.
  public let mustPrint: [String]

  /// Makes a policy.
  public init(threshold: Int, mustPrint: [String] = []) {
    self.threshold = threshold
    self.mustPrint = mustPrint
  }

  /// What residents see: the ministry's minimum aggregation unit.
  public static let residents = DisclosurePolicy(threshold: 10)
  /// What coordinators in training see: everything.
  public static let training = DisclosurePolicy(threshold: 1)
}
