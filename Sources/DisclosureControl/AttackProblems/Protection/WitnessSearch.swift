import Optimization

/// Looks for tables that could stand behind the figures and in which a count lies where it must be able to.
struct WitnessSearch: ~Copyable {
  private let model: ProtectionModel
  private let problem: AttackProblem
  private let options: ProtectionOptions
  private var program: LinearProgram
  private var simplex: Simplex
  /// The programme with everything hidden; `nil` until a floor is asked for.
  private var open: Simplex?
  /// What each cell costs now.
  private var costs: [Double]
  /// What it costs to move a cell that is hidden already.
  private let costOfHidden: Double
  /// Little beside what other cells cost, which are whole numbers: another is hidden in its place only where hidden cells
  /// would have to move by hundreds.
  private static let littleCost = 1.0 / 256

  /// Makes ready to ask for witnesses.
  ///
  /// - Parameter sparesHidden: whether hidden cells move only where they must. Otherwise, among many tables, most solutions
  ///   of linear programmes are no whole numbers, and solutions in whole numbers take long to find; among few, what moves
  ///   for one count often serves for others.
  init(_ model: ProtectionModel, _ problem: AttackProblem, _ options: ProtectionOptions, sparesHidden: Bool = true) {
    self.model = model
    self.problem = problem
    self.options = options
    costOfHidden = sparesHidden ? Self.littleCost : 0
    program = model.program
    simplex = Simplex(model.program)
    costs = [Double](repeating: 0, count: model.cells.count)
    for cell in model.cells.indices {
      free(cell)
      setCost(weight(of: cell), of: cell)
    }
  }

  private func weight(of cell: Int) -> Double { Double(options.weights[model.cells[cell].id] ?? 1) }

  // MARK: - Asking

  /// The witness in which a demand is met and the least is hidden that is not hidden yet; `nil` if there is none.
  mutating func witness(_ demand: Demand, _ isHidden: [Bool]) -> Witness? {
    for cell in model.cells.indices {
      let cost = model.cells[cell].isSettled ? 0 : isHidden[cell] ? costOfHidden : weight(of: cell)
      if costs[cell] != cost { setCost(cost, of: cell) }
    }
    return solve(demand)
  }

  /// A witness in which a demand is met and only what ``close(_:)`` left free has moved.
  mutating func hiddenWitness(_ demand: Demand) -> Witness? { solve(demand) }

  /// Lets every move cost the same, so that witnesses leave as many cells alone as can be.
  mutating func preferFewMoves() { for cell in model.cells.indices { setCost(1, of: cell) } }

  /// Whether the values themselves are tables that agree with all relations, and with all figures that stay.
  mutating func hasTruth() -> Bool {
    guard model.cells.allSatisfy({ fits($0) }) else { return false }
    var fixed = program
    for cell in model.cells.indices {
      fixed.setBounds(.init(0, 0), of: model.rise(cell))
      fixed.setBounds(.init(0, 0), of: model.fall(cell))
    }
    var simplex = Simplex(fixed)
    guard case .optimal = simplex.minimize([]) else { return false }
    if simplex.dive() != nil { return true }
    if case .optimal = IntegerSolver.minimize([], fixed) { return true }
    return false
  }

  /// Whether the value of a cell agrees with what is printed of it.
  private func fits(_ cell: ProtectionModel.Cell) -> Bool {
    switch cell.figure {
    case .band(let low, let high): low <= cell.value && cell.value <= high
    case .rounded(let rounded, let base, let rounding):
      switch rounding {
      case .up: rounded - base < cell.value && cell.value <= rounded
      case .down: rounded <= cell.value && cell.value < rounded + base
      case .nearest: 2 * abs(cell.value - rounded) <= base
      case .adjacent: abs(cell.value - rounded) < base
      }
    case .value, .hidden, .percent: true
    }
  }

  /// From where to where a crossing can lie.
  mutating func range(of crossing: Int, _ isHidden: [Bool]) -> ClosedRange<Int>? {
    close(isHidden)
    for cell in model.cells.indices { setCost(0, of: cell) }
    let atoms = model.crossings[crossing].atoms
    func end(_ sign: Double, _ simplex: inout Simplex) -> Double? {
      for atom in atoms { simplex.setCost(sign, of: atom) }
      return switch simplex.solve() {
      case .optimal(let value): value * sign
      case .unbounded: sign < 0 ? Double(Int32.max) : nil
      case .infeasible, .failed: nil
      }
    }
    let lower = end(1, &simplex)
    let upper = end(-1, &simplex)
    for atom in atoms { simplex.setCost(0, of: atom) }
    for cell in model.cells.indices where !isHidden[cell] { free(cell) }
    guard let lower, let upper, lower <= upper + 0.5 else { return nil }
    let least = Int((lower - 1e-6).rounded(.up))
    return least...max(least, Int((upper + 1e-6).rounded(.down)))
  }

  /// The least value of a cell that printed zeros force, were everything else hidden.
  mutating func floor(of cell: Int) -> Int? {
    if open == nil { open = allHidden() }
    guard case .optimal(let cost)? = open?.minimize([(model.rise(cell), 1), (model.fall(cell), -1)]) else { return nil }
    return Int((Double(model.cells[cell].value) + cost - 1e-6).rounded(.up))
  }

  /// The programme with everything hidden that is no printed zero, also what is printed for other reasons.
  private func allHidden() -> Simplex {
    var open = Simplex(program)
    for other in model.cells.indices where model.cells[other].value > 0 {
      open.setBounds(.init(0, nil), of: model.rise(other))
      open.setBounds(.init(0, model.cells[other].value - least), of: model.fall(other))
    }
    return open
  }

  private mutating func solve(_ demand: Demand) -> Witness? {
    impose(demand)
    defer { lift(demand) }
    guard case .optimal = simplex.solve() else { return nil }
    if let solution = simplex.dive() { return model.witness(solution) }
    let prices = model.cells.indices.flatMap { cell in
      [(column: model.rise(cell), cost: costs[cell]), (column: model.fall(cell), cost: costs[cell])]
    }
    guard case .optimal(let solution) = IntegerSolver.minimize(prices, program) else { return nil }
    return model.witness(solution)
  }

  // MARK: - Demands

  private mutating func impose(_ demand: Demand) {
    switch (demand.target, demand.end) {
    case (.cell(let cell), .atLeast(let bound)):
      let distance = max(0, bound - model.cells[cell].value)
      setBounds(.init(distance, program.columns[model.rise(cell)].upper), of: model.rise(cell))
      setBounds(.init(0, 0), of: model.fall(cell))
    case (.cell(let cell), .atMost(let bound)):
      let distance = max(0, model.cells[cell].value - bound)
      setBounds(.init(distance, program.columns[model.fall(cell)].upper), of: model.fall(cell))
      setBounds(.init(0, 0), of: model.rise(cell))
    case (.crossing(let crossing), .atLeast(let bound)): setRow(crossing, .init(bound, nil))
    case (.crossing(let crossing), .atMost(let bound)): setRow(crossing, .init(0, bound))
    }
  }

  private mutating func lift(_ demand: Demand) {
    switch demand.target {
    case .cell(let cell): free(cell)
    case .crossing(let crossing): setRow(crossing, .init(0, nil))
    }
  }

  // MARK: - Cells

  /// Leaves only hidden cells free.
  mutating func close(_ isHidden: [Bool]) { for cell in model.cells.indices where !isHidden[cell] { fix(cell) } }

  /// Keeps a cell at its value.
  mutating func fix(_ cell: Int) {
    guard case .value = model.cells[cell].figure else {
      if !model.cells[cell].isSettled { fixColumns(of: cell) }
      return
    }
    fixColumns(of: cell)
  }

  private mutating func fixColumns(of cell: Int) {
    setBounds(.init(0, 0), of: model.rise(cell))
    setBounds(.init(0, 0), of: model.fall(cell))
  }

  /// Lets a cell move as far as its figure would let it if it were hidden.
  mutating func free(_ cell: Int) {
    let (rise, fall) = room(of: model.cells[cell])
    setBounds(.init(0, rise), of: model.rise(cell))
    setBounds(.init(0, fall), of: model.fall(cell))
  }

  /// What a hidden cell is at least.
  private var least: Int { problem.zeros == .published ? 1 : 0 }

  /// How far a cell can rise and fall.
  private func room(of cell: ProtectionModel.Cell) -> (rise: Int?, fall: Int) {
    let value = cell.value
    switch cell.figure {
    case .value where cell.isSettled || options.mustPrint.contains(cell.id): return (0, 0)
    case .band(let low, let high): return (max(0, high - value), max(0, value - low))
    case .rounded(let rounded, let base, let rounding):
      let (low, high) =
        switch rounding {
        case .up: (rounded - base + 1, rounded)
        case .down: (rounded, rounded + base - 1)
        case .nearest: (rounded - base / 2, rounded + base / 2)
        case .adjacent: (rounded - base + 1, rounded + base - 1)
        }
      return (max(0, high - value), max(0, value - max(0, low)))
    case .percent: return (nil, value)
    case .value, .hidden:
      if cell.isUnprinted { return (nil, value) }
      // A printed zero is a zero.
      if value < least { return (0, 0) }
      guard problem.marks == .distinct else { return (nil, value - least) }
      // Neither mark may stand for a zero.
      if value < 1 { return (0, 0) }
      let isSmall = value < problem.threshold
      return isSmall ? (problem.threshold - 1 - value, value - least) : (nil, value - problem.threshold)
    }
  }

  private mutating func setBounds(_ bounds: LinearProgram.Bounds, of column: Int) {
    guard program.columns[column] != bounds else { return }
    program.setBounds(bounds, of: column)
    simplex.setBounds(bounds, of: column)
  }

  private mutating func setRow(_ crossing: Int, _ bounds: LinearProgram.Bounds) {
    program.setBounds(bounds, ofRow: model.crossings[crossing].row)
    simplex.setBounds(bounds, ofRow: model.crossings[crossing].row)
  }

  private mutating func setCost(_ cost: Double, of cell: Int) {
    costs[cell] = cost
    simplex.setCost(cost, of: model.rise(cell))
    simplex.setCost(cost, of: model.fall(cell))
  }
}
