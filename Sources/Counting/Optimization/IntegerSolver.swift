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

  private static func search(
    _ costs: [(column: Int, cost: Double)], _ program: LinearProgram, _ nodes: Int
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
    unsafe Cbc_setMaximumSeconds(model, longest)
    unsafe _ = Cbc_solve(model)
    if unsafe Cbc_isProvenInfeasible(model) != 0 { return .infeasible }
    guard unsafe Cbc_isProvenOptimal(model) != 0, let values = unsafe Cbc_bestSolution(model) else { return .undecided }
    return .optimal((0..<count).map { Int(unsafe values[$0].rounded()) })
  }
}
