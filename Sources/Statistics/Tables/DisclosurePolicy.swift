/// How far the figures of an edition are protected.
public struct DisclosurePolicy: Sendable, Hashable {
  /// Counts from 1 to one less are small and hidden; 1 hides nothing.
  public let threshold: Int
  /// Names of cells that stay printed, such as `caseload[total,FY2022]`.
  public let mustPrint: [String]
  /// How many times as dear it is to hide a cell, or any cell of a table, by the name of either.
  public let weights: [String: Int]
  /// The levels that tables are shown at, where that is not left to what stays public, by the names of tables.
  public let levels: [String: Level]

  /// How many of a hundred of a group may be known to have a sensitive code; at 100 all but one may.
  public let maxShare: Int

  /// The levels of rows and columns of a table; `nil` leaves the choice.
  public struct Level: Sendable, Hashable {
    /// The level of the rows.
    public let rows: String?
    /// The level of the columns.
    public let columns: String?

    /// Makes a level.
    public init(rows: String?, columns: String?) {
      self.rows = rows
      self.columns = columns
    }

    /// Whether a table may be shown so.
    public func allows(rows: String, columns: String) -> Bool {
      (self.rows ?? rows) == rows && (self.columns ?? columns) == columns
    }
  }

  /// Makes a policy.
  public init(
    threshold: Int, mustPrint: [String] = [], weights: [String: Int] = [:], levels: [String: Level] = [:],
    maxShare: Int = 100
  ) {
    self.maxShare = maxShare
    self.threshold = threshold
    self.mustPrint = mustPrint
    self.weights = weights
    self.levels = levels
  }

  /// The same policy with other names for the cells that must be printed.
  public func renaming(_ rename: (String) -> String) -> DisclosurePolicy {
    DisclosurePolicy(
      threshold: threshold, mustPrint: mustPrint.map(rename), weights: weights, levels: levels, maxShare: maxShare)
  }

  /// What residents see: the ministry's minimum aggregation unit.
  public static let residents = DisclosurePolicy(threshold: 10)
  /// What coordinators in training see: everything.
  public static let training = DisclosurePolicy(threshold: 1)
}
