import Optimization

/// Which counts are certain to be at least as large as which others, whatever the figures are.
///
/// A check may say it of two cells. What follows from it by sums, by cells that lie in one another and by other checks is
/// what relations alone tell: a part can be larger than a whole only if some counts satisfy all relations and say so. They
/// are looked for by a linear programme over counts between nothing and one, which is enough, for all relations that are
/// used stay true if every count is multiplied by the same number.
public struct Containment: ~Copyable {
  private var simplex: Simplex
  private let columns: [CellID: Int]
  /// Counts that satisfy all relations: most pairs are answered by one that was found for another.
  private var witnesses: [[Double]] = []

  /// Takes the relations of a problem; what a cell shows is of no account.
  public init(_ problem: AttackProblem) {
    var program = LinearProgram()
    var columns: [CellID: Int] = [:]
    for cell in problem.cells where columns[cell.id] == nil { columns[cell.id] = program.addColumn(.init(0, 1)) }
    for relation in problem.relations {
      let terms = relation.terms.compactMap { term in
        columns[term.id].map { LinearProgram.Term($0, times: term.coefficient) }
      }
      guard terms.count == relation.terms.count, let bounds = relation.boundsOfAnyMultiple else { continue }
      program.addRow(terms, bounds)
    }
    simplex = Simplex(program)
    self.columns = columns
  }

  /// Whether a part is certain to be at most a whole.
  public mutating func isWithin(_ part: CellID, _ whole: CellID) -> Bool {
    guard let part = columns[part], let whole = columns[whole] else { return false }
    // Counts that are no larger than what the solver takes for nothing tell nothing.
    func isLarger(_ counts: [Double]) -> Bool { counts[part] - counts[whole] > 1e-5 }
    if witnesses.contains(where: isLarger) { return false }
    // Nothing is a solution. Where the solver stumbles all the same, what is left over is kept rather than not.
    guard case .optimal = simplex.minimize([(part, -1), (whole, 1)]) else { return true }
    let counts = simplex.solution
    guard isLarger(counts) else { return true }
    witnesses.append(counts)
    return false
  }
}

extension AttackProblem.Relation {
  /// Where the sum lies if all counts are multiplied by the same number, however small; `nil` where nothing is known.
  fileprivate var boundsOfAnyMultiple: LinearProgram.Bounds? {
    switch comparison {
    case .equal: bound == 0 ? .init(0, 0) : nil
    case .atLeast: bound >= 0 ? .init(0, nil) : nil
    case .atMost: bound <= 0 ? .init(nil, 0) : nil
    }
  }
}
