/// What must be possible of a count: that it is so large, or so small.
struct Demand: Hashable {
  /// What is to be kept.
  let target: Target
  /// How far it must be able to go.
  let end: End

  /// A count that is to be kept.
  enum Target: Hashable {
    /// The cell with a number.
    case cell(Int)
    /// The crossing with a number.
    case crossing(Int)
  }

  /// An end of what must be possible.
  enum End: Hashable {
    case atLeast(Int)
    case atMost(Int)
  }

  /// Whether a witness shows it.
  func isMet(by witness: Witness) -> Bool {
    let value =
      switch target {
      case .cell(let cell): witness.cells[cell]
      case .crossing(let crossing): witness.crossings[crossing]
      }
    return switch end {
    case .atLeast(let bound): value >= bound
    case .atMost(let bound): value <= bound
    }
  }
}
