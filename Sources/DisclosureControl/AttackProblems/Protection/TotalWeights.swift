/// What hiding totals costs: more than hiding all that they are made of, so that they go last.
///
/// Readers miss a total more than its parts, and what the parts hide, the total need not.
struct TotalWeights {
  private var known: [CellID: Int]
  /// What totals cost at least, and how many times as much as their parts.
  private let totals: [CellID: (least: Int, times: Int)]
  private var parts: [CellID: [[CellID]]] = [:]
  /// Beyond that, solvers in floating-point numbers would lose the weights of parts.
  private static let most = 1_000_000

  /// - Parameters:
  ///   - weights: what cells cost of which somebody said it.
  ///   - totals: those of them that are totals all the same, and how many times as dear they are as their parts.
  ///   - relations: what sums up to what.
  init(_ weights: [CellID: Int], _ totals: [CellID: Int], _ relations: [AttackProblem.Relation]) {
    known = weights.filter { totals[$0.key] == nil }
    self.totals = Dictionary(
      totals.map { ($0.key, (weights[$0.key] ?? 1, $0.value)) }, uniquingKeysWith: { first, _ in first })
    for relation in relations where relation.comparison == .equal && relation.bound == 0 && relation.terms.count > 2 {
      let (plus, minus) = (relation.terms.filter { $0.coefficient > 0 }, relation.terms.filter { $0.coefficient < 0 })
      guard relation.terms.allSatisfy({ $0.coefficient.magnitude == 1 }), min(plus.count, minus.count) == 1 else {
        continue
      }
      let (whole, others) = plus.count == 1 ? (plus[0], minus) : (minus[0], plus)
      parts[whole.id, default: []].append(others.map(\.id))
    }
  }

  /// What all cells cost.
  mutating func weights(of cells: [CellID]) -> [CellID: Int] {
    for cell in cells { _ = weight(of: cell, []) }
    return known
  }

  private mutating func weight(of cell: CellID, _ above: Set<CellID>) -> Int {
    if let weight = known[cell] { return weight }
    let (least, times) = totals[cell] ?? (1, 1)
    var weight = least
    for sum in parts[cell] ?? [] where above.isDisjoint(with: sum) && !sum.contains(cell) {
      let dearer = sum.reduce(1) { min($0 + self.weight(of: $1, above.union([cell])), Self.most) }
      weight = max(weight, min(dearer * times, Self.most))
    }
    known[cell] = weight
    return weight
  }
}
