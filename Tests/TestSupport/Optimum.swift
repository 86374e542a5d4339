import AttackProblems
import Optimization

/// The cheapest pattern that keeps all small counts of a table, found exactly.
///
/// What is unsafe stays so when less is hidden. So every pattern that is unsafe, widened as far as it stays so, tells a set
/// of cells of which one has to be hidden; the cheapest set of cells that has one of each is the answer as soon as it is safe
/// (the implicit hitting sets of Chandrasekaran and others, 2011). In a table of two variables linear programmes end in whole
/// numbers, so that nothing is missed.
public struct Optimum: ~Copyable {
  private let weights: [Int]
  private var model: Simplex
  private let values: [Int]
  private let sums: [(total: Int, parts: [Int])]
  private let threshold: Int
  private let primaries: [Int]
  private let optional: [Int]
  /// What each small count must be able to be at least, and at most.
  private var demands: [(cell: Int, least: Int, most: Int)] = []

  /// - Parameter weights: what hiding each cell costs; all the same if nothing is said.
  /// - Returns: `nil` if there is nothing to keep, or no pattern keeps it.
  public init?(_ table: TwoWayTable, weights: [Int]? = nil) {
    let (values, threshold) = (table.values, table.problem.threshold)
    var program = LinearProgram()
    for value in values { _ = program.addColumn(.init(value, value)) }
    for sum in table.sums { program.addRow(sum.parts.map { .init($0) } + [.init(sum.total, times: -1)], .init(0, 0)) }
    model = Simplex(program)
    (self.values, self.threshold, sums) = (values, threshold, table.sums)
    self.weights = weights ?? values.map { _ in 1 }
    primaries = values.indices.filter { (1..<threshold).contains(values[$0]) }
    optional = values.indices.filter { values[$0] >= threshold }
    guard !primaries.isEmpty else { return nil }
    let all = Set(primaries + optional)
    show(all)
    // Printed zeros may force a count to be more than one.
    for cell in primaries { demands.append((cell, max(1, bound(cell, 1)), threshold - 1)) }
    guard isSafe(all) else { return nil }
  }

  private mutating func show(_ hidden: Set<Int>) {
    for cell in values.indices {
      model.setBounds(hidden.contains(cell) ? .init(1, nil) : .init(values[cell], values[cell]), of: cell)
    }
  }

  /// The least value of a cell, or the greatest.
  private mutating func bound(_ cell: Int, _ sign: Double) -> Int { bound([(cell, 1)], sign) }

  private mutating func bound(_ terms: [(column: Int, cost: Double)], _ sign: Double) -> Int {
    switch model.minimize(terms.map { ($0.column, $0.cost * sign) }) {
    case .optimal(let cost): return Int((cost * sign).rounded())
    default: return sign > 0 ? 0 : .max
    }
  }

  private mutating func isSafe(_ hidden: Set<Int>) -> Bool {
    show(hidden)
    for demand in demands where bound(demand.cell, 1) > demand.least || bound(demand.cell, -1) < demand.most {
      return false
    }
    return true
  }

  /// The places of the cells that are hidden.
  public mutating func least() -> Set<Int> {
    var sets: [[Int]] = []
    while true {
      let chosen = hittingSet(sets)
      var hidden = chosen.union(primaries)
      if isSafe(hidden) { return hidden }
      for cell in optional where !hidden.contains(cell) && !isSafe(hidden.union([cell])) { hidden.insert(cell) }
      sets.append(optional.filter { !hidden.contains($0) })
    }
  }

  private func hittingSet(_ sets: [[Int]]) -> Set<Int> {
    var program = LinearProgram()
    for _ in optional { _ = program.addColumn(.init(0, 1)) }
    let columns = Dictionary(uniqueKeysWithValues: optional.enumerated().map { ($1, $0) })
    for set in sets { program.addRow(set.compactMap { columns[$0] }.map { .init($0) }, .init(1, nil)) }
    let costs = optional.enumerated().map { (column: $0, cost: Double(weights[$1])) }
    guard case .optimal(let values) = IntegerSolver.minimize(costs, program) else {
      preconditionFailure("the hitting set was not found")
    }
    return Set(optional.indices.filter { values[$0] > 0 }.map { optional[$0] })
  }

  /// A pattern of at most so many cells in which every hidden count that could be small is kept as small ones are.
  ///
  /// A reader who knows the rule could otherwise tell that a count is large, and subtract. All patterns are tried, for
  /// hiding more may make one worse.
  public mutating func strictPattern(atMost count: Int) -> Set<Int>? {
    guard count >= primaries.count else { return nil }
    var patterns: [[Int]] = [[]]
    for _ in 0...(count - primaries.count) {
      for pattern in patterns {
        let hidden = Set(primaries + pattern)
        if isSafe(hidden), isStrict(hidden) { return hidden }
      }
      patterns = patterns.flatMap { pattern in
        optional.filter { $0 > pattern.last ?? -1 }.map { pattern + [$0] }
      }
    }
    return nil
  }

  /// Whether all hidden counts, and what is left of a sum without one of its parts, are kept or large for certain.
  private mutating func isStrict(_ hidden: Set<Int>) -> Bool {
    for cell in hidden.subtracting(primaries) where !isKept([(cell, 1)]) { return false }
    for sum in sums {
      for part in sum.parts where hidden.contains(part) || hidden.contains(sum.total) {
        if !isKept([(sum.total, 1), (part, -1)]) { return false }
      }
    }
    return true
  }

  private mutating func isKept(_ terms: [(column: Int, cost: Double)]) -> Bool {
    let range = (bound(terms, 1), bound(terms, -1))
    return range.0 >= threshold || range.0 == range.1 || range.0 <= 1 && range.1 >= threshold - 1
  }
}
