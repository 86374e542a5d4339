import Optimization

// Programmes over moves: what fractions of people reach, and what people do.
extension WorldFinder {
  /// The solution of a linear programme over all moves that were found.
  struct Relaxation {
    let missing: Double
    let values: [Double]
    let reducedCosts: [Double]
  }

  /// Solves linear programmes, each with the moves that the prices of the one before ask for.
  mutating func relax(
    _ goal: MoveProgram.Goal, rounds: Int = Self.mostRounds, _ limits: MoveProgram.Limits
  ) -> Relaxation? {
    var last: Relaxation?
    var limits = limits
    for _ in 0..<rounds {
      let model = MoveProgram(setting, pool, moves: Array(0..<pool.count), goal: goal, limits)
      work += model.work
      var simplex = Simplex(model.program)
      guard case .optimal = simplex.minimize(model.costs) else { return last }
      let solution = simplex.solution
      let relaxation = Relaxation(
        missing: model.missing(solution), values: Array(solution[..<pool.count]),
        reducedCosts: Array(simplex.reducedCosts[..<pool.count]))
      last = relaxation
      let holdsMore = hold(overusedIn: relaxation.values)
      limits.people = overused
      if !holdsMore, limits.movable.isEmpty, relaxation.missing < 1e-6 { break }
      let (prices, focus) = (simplex.rowPrices, kindsOf[goal.target])
      let isNew = search.price(
        model.worth(prices, setting), priceOfKinds: model.priceOfKinds(prices), cost: MoveProgram.priceOfMove,
        focus: focus, &pool, &random)
      if !isNew, !holdsMore { break }
    }
    return last
  }

  /// Notes the kinds of people of whom more would move than there are, by moves that they alone can make; whether there
  /// are any that were not noted.
  private mutating func hold(overusedIn values: [Double]) -> Bool {
    var moving: [Int: Double] = [:]
    for (move, value) in values.enumerated() where value > 1e-9 {
      if let kind = pool.onlyMaker(of: move) { moving[kind, default: 0] += value }
    }
    let before = overused.count
    for (kind, value) in moving where value > Double(everybody[kind] ?? 0) + 1e-6 { overused[kind] = everybody[kind] }
    return overused.count > before
  }

  /// Whole numbers of moves, made by people; a solution that people cannot make is cut off, and another is sought.
  mutating func solve(
    _ goal: MoveProgram.Goal, _ relaxed: Relaxation, movable: [(statistic: Int, price: Double)] = []
  ) -> [MovePool.Maker]? {
    setting.cuts = Array(setting.cuts.suffix(40))
    let moves = promising(relaxed)
    let limits = MoveProgram.Limits(isHard: true, people: everybody, movable: movable)
    for _ in 0..<6 {
      let model = MoveProgram(setting, pool, moves: moves, goal: goal, limits)
      work += model.work * Self.programsOfSolution
      guard let solution = whole(model, mustBeCheap: !movable.isEmpty) else { return nil }
      let made = moves.indices.filter { solution[$0] > 0 }.map { (move: moves[$0], times: solution[$0]) }
      var matching = MoveMatching(made, pool, people)
      switch matching.run(pool) {
      case .steps(let steps): return steps
      case .short(let kinds, let capacity): setting.cuts.append((kinds, capacity))
      }
    }
    return nil
  }

  /// A solution in whole numbers: where printed counts may change, one that costs little, for they are suppressed; or else
  /// the first that is found.
  private func whole(_ model: MoveProgram, mustBeCheap: Bool) -> [Int]? {
    guard mustBeCheap else { return IntegerSolver.firstSolution(model.costs, model.program) }
    var simplex = Simplex(model.program)
    guard case .optimal = simplex.minimize(model.costs) else { return nil }
    return simplex.dive() ?? IntegerSolver.improve(model.costs, model.program, gap: 0.5, nodes: Self.mostNodes)
  }

  /// The moves of a solution in fractions, then those that nearly belong to it and change little.
  private mutating func promising(_ relaxed: Relaxation) -> [Int] {
    var rank: [Double] = []
    for move in 0..<pool.count {
      let isUsed = move < relaxed.values.count && relaxed.values[move] > 1e-9
      let cost = move < relaxed.reducedCosts.count ? relaxed.reducedCosts[move] : 0
      rank.append(
        isUsed ? -1e9 : cost * 20 + Double(pool.effects[move].count) * 0.3 + Double.random(in: 0..<1, using: &random))
    }
    return Array((0..<pool.count).sorted { (rank[$0], $0) < (rank[$1], $1) }.prefix(Self.mostMoves)).sorted()
  }
}
