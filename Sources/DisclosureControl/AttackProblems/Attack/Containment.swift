import Optimization

/// Tells which counts are never larger than which others, whatever the figures are.
///
/// It maximises the difference of two counts under all relations by a linear programme. Counts lie between zero and one
/// there, which loses nothing: the relations that are used stay true if every count is multiplied by the same number.
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
    // A smaller difference may be the solver's rounding.
    func isLarger(_ counts: [Double]) -> Bool { counts[part] - counts[whole] > 1e-5 }
    if witnesses.contains(where: isLarger) { return false }
    // All zeros are a solution, so that only a failure of the solver ends otherwise; then the difference is protected.
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
