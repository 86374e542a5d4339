import CCbc

/// A linear programme that is solved again and again with other costs or bounds, each time from the last basis.
///
/// COIN-OR's Clp does the work. Its answers are floating-point numbers that nobody should take on trust.
@safe
public struct Simplex: ~Copyable {
  private let model: UnsafeMutableRawPointer?
  private let columnCount: Int
  private let rowCount: Int
  private var isWarm = false
  private var hasNewCosts = true

  /// How a solution went.
  public enum Outcome: Sendable, Hashable {
    /// The least cost.
    case optimal(Double)
    /// Nothing satisfies all rows and bounds.
    case infeasible
    /// The cost falls without end.
    case unbounded
    /// The solver gave up.
    case failed
  }

  /// Loads a programme.
  public init(_ program: LinearProgram) {
    unsafe model = Clp_newModel()
    columnCount = program.columns.count
    rowCount = program.rows.count
    unsafe Clp_setLogLevel(model, 0)
    let matrix = ColumnMatrix(program)
    unsafe Clp_loadProblem(
      model, Int32(program.columns.count), Int32(program.rows.count), matrix.starts, matrix.rows, matrix.values,
      matrix.columnLower, matrix.columnUpper, [Double](repeating: 0, count: columnCount), matrix.rowLower,
      matrix.rowUpper)
  }

  deinit { unsafe Clp_deleteModel(model) }

  /// Narrows or widens a column.
  public mutating func setBounds(_ bounds: LinearProgram.Bounds, of column: Int) {
    setRawBounds(
      bounds.lower.map(Double.init) ?? -.infinity, bounds.upper.map(Double.init) ?? .infinity, of: column)
  }

  /// Narrows or widens a row.
  public mutating func setBounds(_ bounds: LinearProgram.Bounds, ofRow row: Int) {
    unsafe Clp_rowLower(model)[row] = bounds.lower.map(Double.init) ?? -Double.infinity
    unsafe Clp_rowUpper(model)[row] = bounds.upper.map(Double.init) ?? Double.infinity
  }

  /// Says what one more of a column costs; at first nothing costs anything.
  public mutating func setCost(_ cost: Double, of column: Int) {
    unsafe Clp_objective(model)?[column] = cost
    hasNewCosts = true
  }

  /// Solves for the least cost, where costs that are not named are zero.
  public mutating func minimize(_ costs: [(column: Int, cost: Double)]) -> Outcome {
    for column in 0..<columnCount { setCost(0, of: column) }
    for (column, cost) in costs { setCost(cost, of: column) }
    return solve()
  }

  /// Solves for the least cost.
  public mutating func solve() -> Outcome {
    // The last basis stays feasible when costs change, which is where the primal method starts well, and stays best
    // when bounds change, which is where the dual method does.
    unsafe _ = !isWarm ? Clp_initialSolve(model) : hasNewCosts ? Clp_primal(model, 0) : Clp_dual(model, 0)
    isWarm = true
    hasNewCosts = false
    switch unsafe Clp_status(model) {
    case 0: return .optimal(unsafe Clp_objectiveValue(model))
    case 1: return .infeasible
    case 2: return .unbounded
    default: return .failed
    }
  }

  /// The values of the columns after the last solution.
  public var solution: [Double] {
    guard let values = unsafe Clp_primalColumnSolution(model) else { return [] }
    return (0..<columnCount).map { unsafe values[$0] }
  }

  /// What one more of each column would change the cost by; zero for columns that are not held by a bound.
  public var reducedCosts: [Double] {
    guard let costs = unsafe Clp_dualColumnSolution(model) else { return [] }
    return (0..<columnCount).map { unsafe costs[$0] }
  }

  /// What one more on each row would change the cost by; zero for rows that are not held by a bound.
  public var rowPrices: [Double] {
    guard let prices = unsafe Clp_dualRowSolution(model) else { return [] }
    return (0..<rowCount).map { unsafe prices[$0] }
  }

  /// A solution in whole numbers near the last one, found by fixing one column after another and, where that leads
  /// nowhere, going back to the last that may have another value; `nil` if none was found, which says nothing of whether
  /// there is one.
  public mutating func dive() -> [Int]? {
    var fixed: [Fixed] = []
    defer { for one in fixed.reversed() { setRawBounds(one.lower, one.upper, of: one.column) } }
    var isFeasible = true
    for _ in 0..<Self.mostTries {
      if isFeasible, let solution = integralSolution { return solution }
      guard isFeasible ? fixNext(&fixed) : goBack(&fixed) else { return nil }
      if case .optimal = solve() { isFeasible = true } else { isFeasible = false }
    }
    return nil
  }

  /// A column that was fixed, with what it may be besides.
  private struct Fixed {
    let column: Int
    let lower: Double
    let upper: Double
    var other: (Double, Double)?
  }

  /// After so many tries a search by branches does better.
  private static let mostTries = 80

  /// Fixes the column that is nearest to a whole number and none, for that is the safest.
  private mutating func fixNext(_ fixed: inout [Fixed]) -> Bool {
    let values = solution
    let next = values.indices.filter { distance(values[$0]) > 1e-6 }.min {
      distance(values[$0]) < distance(values[$1])
    }
    guard let column = next else { return false }
    let near = values[column].rounded()
    let (lower, upper) = unsafe (Clp_columnLower(model)[column], Clp_columnUpper(model)[column])
    let (below, above) = ((lower, values[column].rounded(.down)), (values[column].rounded(.up), upper))
    let isUp = near > values[column]
    fixed.append(Fixed(column: column, lower: lower, upper: upper, other: isUp ? below : above))
    let bounds = isUp ? above : below
    setRawBounds(bounds.0, bounds.1, of: column)
    return true
  }

  /// Gives the last column that has another value that value, and frees those that were fixed after it.
  private mutating func goBack(_ fixed: inout [Fixed]) -> Bool {
    while var last = fixed.popLast() {
      if let other = last.other {
        last.other = nil
        fixed.append(last)
        setRawBounds(other.0, other.1, of: last.column)
        return true
      }
      setRawBounds(last.lower, last.upper, of: last.column)
    }
    return false
  }

  private func distance(_ value: Double) -> Double { (value - value.rounded()).magnitude }

  private mutating func setRawBounds(_ lower: Double, _ upper: Double, of column: Int) {
    unsafe Clp_columnLower(model)[column] = lower
    unsafe Clp_columnUpper(model)[column] = upper
  }

  /// The values of the columns as whole numbers, or `nil` if one of them is none.
  public var integralSolution: [Int]? {
    var whole: [Int] = []
    whole.reserveCapacity(columnCount)
    for value in solution {
      let rounded = value.rounded()
      guard (value - rounded).magnitude < 1e-6, rounded.magnitude < 1e15 else { return nil }
      whole.append(Int(rounded))
    }
    return whole
  }
}
