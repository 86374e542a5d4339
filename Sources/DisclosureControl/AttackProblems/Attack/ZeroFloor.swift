import Optimization

/// How small a count can be by printed zeros alone, whatever the other figures are.
///
/// Where zeros are printed, every mark stands for at least one, so that a sum of two marks is at least two. That gives
/// nobody away: it would be so with any other figures in the same tables.
struct ZeroFloor: ~Copyable {
  private var simplex: Simplex

  /// Opens all figures but the zeros.
  ///
  /// The columns stay those of the model of the same problem.
  init(_ problem: AttackProblem) {
    var open = problem
    for (index, cell) in open.cells.enumerated() {
      switch cell.figure {
      case .value(0), .hidden(.none): break
      case .value, .hidden: open.cells[index].figure = .hidden(.x)
      case .band, .rounded, .percent: open.cells[index].figure = .hidden(.none)
      }
    }
    simplex = Simplex(AttackModel(open).program)
  }

  /// The least that a sum of columns can be; never more than that, for it is the bound of a relaxation.
  mutating func least(of terms: [LinearProgram.Term]) -> Int {
    guard case .optimal(let cost) = simplex.minimize(terms.map { ($0.column, Double($0.coefficient)) }) else {
      return 0
    }
    return Int((cost - 1e-6).rounded(.up))
  }
}
