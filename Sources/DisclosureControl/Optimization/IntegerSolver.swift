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
    turn.withLock { _ in search(costs, program, nodes) }
  }

  /// Searches for whole numbers of little cost, and takes the best that is found by the end.
  ///
  /// - Parameters:
  ///   - gap: how far from the least cost is near enough.
  ///   - nodes: after so many branches the search ends.
  /// - Returns: a solution, or `nil` if none was found, which says nothing of whether there is one.
  public static func improve(
    _ costs: [(column: Int, cost: Double)], _ program: LinearProgram, gap: Double, nodes: Int
  ) -> [Int]? {
    turn.withLock { _ in
      let outcome = search(costs, program, nodes, gap: gap)
      return if case .optimal(let values) = outcome { values } else { nil }
    }
  }

  private static func search(
    _ costs: [(column: Int, cost: Double)], _ program: LinearProgram, _ nodes: Int, gap: Double? = nil
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
    if let gap {
      unsafe Cbc_setAllowableGap(model, gap)
      // It writes to standard output whatever the log level is.
      unsafe Cbc_setParameter(model, "preprocess", "off")
      // Where anything is found within few branches, heuristics find it before the cuts, which take a third of the time.
      unsafe Cbc_setParameter(model, "cuts", "off")
    }
    unsafe Cbc_setMaximumSeconds(model, longest)
    unsafe _ = Cbc_solve(model)
    if unsafe Cbc_isProvenInfeasible(model) != 0 { return .infeasible }
    // Whoever names a gap takes what is found.
    let isOptimal = unsafe Cbc_isProvenOptimal(model) != 0
    guard gap != nil || isOptimal, let values = unsafe Cbc_bestSolution(model) else { return .undecided }
    return .optimal((0..<count).map { Int(unsafe values[$0].rounded()) })
  }
}
