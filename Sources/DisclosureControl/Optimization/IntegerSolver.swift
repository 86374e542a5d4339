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

  /// No search of Cbc takes longer, in seconds.
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
    turn.withLock { _ in search(costs, program, .best, nodes: nodes) }
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
    found(costs, program, .near(gap: gap), nodes: nodes)
  }

  /// Searches for whole numbers near the solution in fractions of least cost, and takes the first that are found.
  ///
  /// Mostly Cbc's feasibility pump finds them: it rounds, and looks for the solution in fractions that is nearest to what it rounded,
  /// until both agree (Fischetti, Glover and Lodi, "The feasibility pump", 2005). It works where most columns are zero or
  /// one; what it does not find is sought once more with every column narrowed to what a solution in fractions takes of it,
  /// or to one.
  ///
  /// - Returns: a solution, or `nil` if none was found, which says nothing of whether there is one.
  public static func firstSolution(_ costs: [(column: Int, cost: Double)], _ program: LinearProgram) -> [Int]? {
    if let solution = pump(costs, program) { return solution }
    var simplex = Simplex(program)
    guard case .optimal = simplex.minimize(costs) else { return nil }
    var narrowed = program
    for (column, value) in simplex.solution.enumerated() where value.magnitude < 1e9 {
      let bounds = program.columns[column]
      let most = max(1, bounds.lower ?? 1, Int((value - 1e-6).rounded(.up)))
      if bounds.upper.map({ $0 > most }) ?? true { narrowed.setBounds(.init(bounds.lower, most), of: column) }
    }
    return narrowed.columns == program.columns ? nil : pump(costs, narrowed)
  }

  private static func pump(_ costs: [(column: Int, cost: Double)], _ program: LinearProgram) -> [Int]? {
    found(costs, program, .first, nodes: 0)
  }

  private static func found(
    _ costs: [(column: Int, cost: Double)], _ program: LinearProgram, _ quality: Quality, nodes: Int
  ) -> [Int]? {
    let outcome = turn.withLock { _ in search(costs, program, quality, nodes: nodes) }
    return if case .optimal(let values) = outcome { values } else { nil }
  }

  /// Which solutions are good enough.
  private enum Quality {
    /// One of least cost, which is proved.
    case best
    /// What is found, if it costs no more than so much above the least; or else the best by the end.
    case near(gap: Double)
    /// The first, whatever it costs.
    case first
  }

  /// So often the feasibility pump rounds; from then on it finds little.
  private static let mostPasses = 60

  /// What a search for any good solution does without.
  ///
  /// Preprocessing writes to standard output whatever the log level is. Cuts take long, and where anything is found within
  /// few branches, heuristics find it before them.
  private static let quick = [("preprocess", "off"), ("cuts", "off")]

  private static func search(
    _ costs: [(column: Int, cost: Double)], _ program: LinearProgram, _ quality: Quality, nodes: Int
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
    var settings = [("log", "0"), ("maxNodes", "\(nodes)")]
    switch quality {
    // Probing can leave bounds that cross by a rounding error, and Clp then ends the process.
    case .best: settings.append(("probing", "off"))
    case .near(let gap):
      unsafe Cbc_setAllowableGap(model, gap)
      settings += quick
    case .first:
      unsafe Cbc_setAllowableGap(model, 1e9)
      // Heuristics end with the first solution that is within the gap.
      settings += quick + [("maxSolutions", "1"), ("passFeasibilityPump", "\(mostPasses)"), ("hOptions", "1")]
    }
    for (name, value) in settings { unsafe Cbc_setParameter(model, name, value) }
    unsafe Cbc_setMaximumSeconds(model, longest)
    unsafe _ = Cbc_solve(model)
    if unsafe Cbc_isProvenInfeasible(model) != 0 { return .infeasible }
    let isOptimal = unsafe Cbc_isProvenOptimal(model) != 0
    if case .best = quality, !isOptimal { return .undecided }
    guard let values = unsafe Cbc_bestSolution(model) else { return .undecided }
    return .optimal((0..<count).map { Int(unsafe values[$0].rounded()) })
  }
}
