import Optimization

/// How somebody works a bound out from published figures: a sum of them, each so many times.
///
/// By the duality of linear programming the figures with a price add up to the bound, which proves it.
public struct Argument: Sendable, Hashable {
  /// The figures: the cell, how many times it counts, and what is printed.
  public let terms: [Term]
  /// What they come to.
  public let bound: Int
  /// Whether the count can be no more; else it can be no less.
  public let isUpper: Bool

  /// A figure of the sum.
  public struct Term: Sendable, Hashable {
    /// The cell.
    public let id: CellID
    /// How many times it counts; negative if it is taken away.
    public let coefficient: Int
    /// The figure, or what a hidden one is at least or at most.
    public let value: Int
  }

  /// Reads the prices of a solution; `nil` if they are no whole numbers or do not add up.
  init?(_ prices: [Double], _ values: [Int], cells: [(id: CellID, column: Int)], bound: Int, isUpper: Bool) {
    var terms: [Term] = []
    var sum = 0
    for (id, column) in cells {
      let price = isUpper ? -prices[column] : prices[column]
      let whole = price.rounded()
      guard (price - whole).magnitude < 1e-6, whole.magnitude < 1e6 else { return nil }
      guard whole != 0, values[column] != 0 else { continue }
      terms.append(Term(id: id, coefficient: Int(whole), value: values[column]))
      sum += Int(whole) * values[column]
    }
    guard sum == bound, !terms.isEmpty else { return nil }
    // What is taken away comes behind what it is taken from.
    self.terms = terms.filter { $0.coefficient > 0 } + terms.filter { $0.coefficient < 0 }
    self.bound = bound
    self.isUpper = isUpper
  }

  /// The sum as one writes it on paper: 208 − 93 − 61.
  public var text: String {
    var text = ""
    for (index, term) in terms.enumerated() {
      let sign = term.coefficient < 0 ? (index == 0 ? "−" : " − ") : index == 0 ? "" : " + "
      let times = term.coefficient.magnitude == 1 ? "" : "\(term.coefficient.magnitude)×"
      text += "\(sign)\(times)\(term.value)（\(term.id)）"
    }
    return text
  }
}
