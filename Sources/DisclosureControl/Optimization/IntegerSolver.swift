import CCbc
import Synchronization

/// Finds solutions in whole numbers, by COIN-OR's Cbc.
public enum IntegerSolver {
  /// How a search ended.
  public enum Outcome: Sendable, Hashable {
    /// A solution of least cost.
    case optimal([Int])
    /// No whole numbers satisfy all rows and bounds.
    case infeasible
    /// The search was broken off.
    case undecided
  }

  /// Cbc keeps some of its settings for the whole process, so that two searches at a time would disturb one another.
  private static let turn = Mutex(())

  /// No search takes longer, in seconds.
  private static let longest = 60.0

  /// Searches for whole numbers of least cost.
  ///
  /// - Parameters:
  ///   - costs: the columns whose values cost something.
  ///   - nodes: after so many branches the search is broken off; counted and not timed, so that every machine ends alike.
  ///     What does not even come to branch in a minute is broken off as well.
  public static func minimize(
    _ costs: [(column: Int, cost: Double)], _ program: LinearProgram, nodes: Int = 5_000
  ) -> Outcome {
    turn.withLock { _ in search(costs, program, nodes: nodes, takesFirst: false) }
  }

  /// Searches for whole numbers near the solution in fractions of least cost, and takes the first that are found.
  ///
  /// Cbc's feasibility pump does it: it rounds, and looks for the solution in fractions that is nearest to what it rounded,
  /// until both agree (Fischetti, Glover and Lodi, "The feasibility pump", 2005).
  ///
  /// - Returns: a solution, or `nil` if none was found, which says nothing of whether there is one.
  public static func firstSolution(
    _ costs: [(column: Int, cost: Double)], _ program: LinearProgram
  ) -> [Int]? {
    turn.withLock { _ in
      let outcome = search(costs, program, nodes: 0, takesFirst: true)
      return if case .optimal(let values) = outcome { values } else { nil }
    }
  }

  /// So often the feasibility pump rounds; from then on it finds little.
  private static let mostPasses = 60

  private static func search(
    _ costs: [(column: Int, cost: Double)], _ program: LinearProgram, nodes: Int, takesFirst: Bool
  ) -> Outcome {
    let count = program.columns.count
    let matrix = ColumnMatrix(program)
    var objective = [Double](repeating: 0, count: count)
    for (column, cost) in costs { objective[column] = cost }
    guard let model = unsafe Cbc_newModel() else { return .undecided }
    defer { unsafe Cbc_deleteModel(model) }
    unsafe Cbc_setLogLevel(model, 0)
    unsafe Cbc_loadProblem(
      model, Int32(count), Int32(program.rows.count), matrix.starts, matrix.rows, matrix.values, matrix.columnLower,
      matrix.columnUpper, objective, matrix.rowLower, matrix.rowUpper)
    for column in 0..<count { unsafe Cbc_setInteger(model, Int32(column)) }
    unsafe Cbc_setParameter(model, "log", "0")
    unsafe Cbc_setParameter(model, "maxNodes", "\(nodes)")
    if takesFirst {
      unsafe Cbc_setParameter(model, "maxSolutions", "1")
      unsafe Cbc_setParameter(model, "passFeasibilityPump", "\(mostPasses)")
      // Heuristics end with the first solution, whatever it costs.
      unsafe Cbc_setParameter(model, "hOptions", "1")
      unsafe Cbc_setAllowableGap(model, 1e9)
      // It writes to standard output whatever the log level is.
      unsafe Cbc_setParameter(model, "preprocess", "off")
      // Where anything is found, heuristics find it before the cuts, which take long.
      unsafe Cbc_setParameter(model, "cuts", "off")
    }
    unsafe Cbc_setMaximumSeconds(model, longest)
    unsafe _ = Cbc_solve(model)
    if unsafe Cbc_isProvenInfeasible(model) != 0 { return .infeasible }
    // Of the first solution nobody knows whether another costs less.
    let isOptimal = unsafe Cbc_isProvenOptimal(model) != 0
    guard takesFirst || isOptimal, let values = unsafe Cbc_bestSolution(model) else { return .undecided }
    return .optimal((0..<count).map { Int(unsafe values[$0].rounded()) })
  }
}
