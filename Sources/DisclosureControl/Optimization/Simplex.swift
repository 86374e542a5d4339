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
      (bounds.lower.map(Double.init) ?? -.infinity, bounds.upper.map(Double.init) ?? .infinity), of: column)
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
    // Costs are seldom negative, so that the dual method begins well; left to choose, Clp begins a programme that is much
    // wider than high by a crash, which took seven times as long. The last basis stays feasible when costs change, which
    // is where the primal method starts well, and stays best when bounds change, which is where the dual method does.
    unsafe _ =
      !isWarm ? Clp_initialDualSolve(model) : hasNewCosts ? Clp_primal(model, 0) : Clp_dual(model, 0)
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

  /// A solution in whole numbers near the last one, found by narrowing the bounds of one column after another and, where
  /// that leads nowhere, going back to the last that has another side (a depth-first branch and bound); `nil` if none was
  /// found, which says nothing of whether there is one.
  public mutating func dive() -> [Int]? {
    var branches: [Branch] = []
    defer { for branch in branches.reversed() { setRawBounds(branch.bounds, of: branch.column) } }
    var isFeasible = true
    for _ in 0..<Self.mostTries {
      if isFeasible, let solution = integralSolution { return solution }
      guard isFeasible ? goOn(&branches) : goBack(&branches) else { return nil }
      if case .optimal = solve() { isFeasible = true } else { isFeasible = false }
    }
    return nil
  }

  private typealias RawBounds = (lower: Double, upper: Double)

  /// A column that was narrowed.
  private struct Branch {
    let column: Int
    /// Its bounds before.
    let bounds: RawBounds
    /// The side that was not tried yet.
    var other: RawBounds?
  }

  /// After so many tries a search with cuts does better.
  private static let mostTries = 80

  /// Narrows the column that is nearest to a whole number and none, for that is the safest.
  private mutating func goOn(_ branches: inout [Branch]) -> Bool {
    let values = solution
    let next = values.indices.filter { distance(values[$0]) > 1e-6 }.min {
      distance(values[$0]) < distance(values[$1])
    }
    guard let column = next else { return false }
    let value = values[column]
    let bounds = unsafe (lower: Clp_columnLower(model)[column], upper: Clp_columnUpper(model)[column])
    let below = (lower: bounds.lower, upper: value.rounded(.down))
    let above = (lower: value.rounded(.up), upper: bounds.upper)
    let isUp = value.rounded() > value
    branches.append(Branch(column: column, bounds: bounds, other: isUp ? below : above))
    setRawBounds(isUp ? above : below, of: column)
    return true
  }

  /// Tries the other side of the last column that has one, and gives those after it their bounds back.
  private mutating func goBack(_ branches: inout [Branch]) -> Bool {
    while var last = branches.popLast() {
      if let other = last.other {
        last.other = nil
        branches.append(last)
        setRawBounds(other, of: last.column)
        return true
      }
      setRawBounds(last.bounds, of: last.column)
    }
    return false
  }

  private func distance(_ value: Double) -> Double { (value - value.rounded()).magnitude }

  private mutating func setRawBounds(_ bounds: RawBounds, of column: Int) {
    unsafe Clp_columnLower(model)[column] = bounds.lower
    unsafe Clp_columnUpper(model)[column] = bounds.upper
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
