/// Marks chosen for tables.
public struct Protection: Sendable {
  /// The tables with marks in the place of what is hidden.
  public let problem: AttackProblem
  /// The cells that are hidden because they are small, in the order of the tables.
  public let primaries: [CellID]
  /// The cells that are hidden for the sake of others, in the order of the tables.
  public let secondaries: [CellID]
  /// What cannot be kept, whatever is hidden.
  public let unprotectable: [CellID]
  /// The order that led to this.
  public let order: ProtectionOrder
}

/// What a protector may do.
public struct ProtectionOptions: Sendable {
  /// What hiding a cell costs: cells that readers want cost more.
  ///
  /// Where nothing is said it is 1, and of a total more than of all that it is made of.
  public var weights: [CellID: Int]
  /// Totals that cost more than all that they are made of though they have weights, and how many times as much.
  public var totals: [CellID: Int]
  /// Cells that stay printed, whatever happens.
  public var mustPrint: Set<CellID>

  /// Cells that are kept as small ones are, if they are hidden, though they are not small.
  public var alsoKeep: Set<CellID>

  /// Cells that are hidden, whatever happens.
  public var mustHide: Set<CellID>

  /// The only order that is tried; `nil` where as many are tried as the size allows, and the best pattern is taken.
  public var order: ProtectionOrder?

  /// Makes options.
  public init(
    weights: [CellID: Int] = [:], totals: [CellID: Int] = [:], mustPrint: Set<CellID> = [],
    alsoKeep: Set<CellID> = [], mustHide: Set<CellID> = [], order: ProtectionOrder? = nil
  ) {
    self.mustHide = mustHide
    self.alsoKeep = alsoKeep
    self.weights = weights
    self.totals = totals
    self.mustPrint = mustPrint
    self.order = order
  }
}
