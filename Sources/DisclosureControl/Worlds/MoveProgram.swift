import Optimization

/// A programme over moves: how many people make each, so that everything printed stays and targets are reached.
///
/// Its rows are the statistics in their order, then the wanted targets, then relations. What is missing to a target costs
/// more than moves do.
struct MoveProgram {
  private(set) var program = LinearProgram()
  private(set) var costs: [(column: Int, cost: Double)] = []
  /// The moves that have a column, in order.
  let moves: [Int]
  let wanted: [Goal]
  /// The printed statistics that may change, in order.
  let movable: [Int]

  /// An end of a target that a world is to show.
  struct Goal: Hashable {
    let target: Int
    let end: Target.End
    /// What each one that is missing costs; `nil` where nothing may be missing.
    var price: Double? = 1
  }

  /// What must hold in every world.
  struct Setting {
    var site: PublishedCounts
    let truth: [Int]
    let targets: [Target]
    let threshold: Int
    /// Kinds of people who are too few for moves that they alone can make.
    var cuts: [(kinds: Set<Int>, capacity: Int)] = []
    /// The ends that need not be shown.
    var excused: Set<Goal> = []

    /// The ends of targets that must be possible and are not shown to be; of a difference one end is enough.
    func open(_ isShown: (Goal) -> Bool) -> [Goal] {
      targets.indices.flatMap { target -> [Goal] in
        let ends = targets[target].ends
        let missing = ends.map { Goal(target: target, end: $0) }.filter { !isShown($0) }
        let isOpen = targets[target].needsBothEnds || missing.count == ends.count
        return isOpen ? missing.filter { !excused.contains($0) } : []
      }
    }
  }

  private static let priceOfMove = 0.02

  init(
    _ setting: Setting, _ pool: MovePool, moves: [Int], wanted: [Goal], movable: [(statistic: Int, price: Double)] = []
  ) {
    self.moves = moves
    self.wanted = wanted
    self.movable = movable.map(\.statistic)
    let site = setting.site
    var rows = [[LinearProgram.Term]](repeating: [], count: site.statistics.count)
    for move in moves {
      let column = program.addColumn(.init(0, pool.capacities[move]))
      costs.append((column, Self.priceOfMove))
      for entry in pool.effects[move] {
        rows[Int(entry.statistic)].append(.init(column, times: Int(entry.change)))
      }
    }
    let plain = rows
    for (statistic, price) in movable {
      for sign in [1, -1] {
        let column = program.addColumn(.init(0, nil))
        costs.append((column, price))
        rows[statistic].append(.init(column, times: sign))
      }
    }
    for statistic in rows.indices { addRow(rows[statistic], statistic, setting) }
    for goal in wanted { addRow(goal, plain, setting) }
    for relation in site.relations { addRow(relation, plain, setting.truth) }
    for cut in setting.cuts {
      let columns = moves.indices.filter { place in
        pool.makers[moves[place]].allSatisfy { $0.from.map(cut.kinds.contains) ?? false }
      }
      if !columns.isEmpty { program.addRow(columns.map { .init($0) }, .init(nil, cut.capacity)) }
    }
  }

  private mutating func addRow(_ terms: [LinearProgram.Term], _ statistic: Int, _ setting: Setting) {
    let site = setting.site
    if site.printed[statistic] != nil {
      program.addRow(terms, .init(0, 0))
    } else {
      program.addRow(terms, .init((site.isMarked[statistic] ? 1 : 0) - setting.truth[statistic], nil))
    }
  }

  private mutating func addRow(_ goal: Goal, _ rows: [[LinearProgram.Term]], _ setting: Setting) {
    let target = setting.targets[goal.target]
    let missing = target.bound(goal.end, threshold: setting.threshold) - target.value(in: setting.truth)
    var terms = target.terms.flatMap { part in
      rows[part.statistic].map { LinearProgram.Term($0.column, times: $0.coefficient * part.sign) }
    }
    if let price = goal.price {
      let column = program.addColumn(.init(0, nil))
      costs.append((column, price))
      terms.append(.init(column, times: goal.end == .low ? -1 : 1))
    }
    program.addRow(terms, goal.end == .low ? .init(nil, missing) : .init(missing, nil))
  }

  private mutating func addRow(
    _ relation: PublishedCounts.Relation, _ rows: [[LinearProgram.Term]], _ truth: [Int]
  ) {
    let sum = relation.terms.reduce(0) { $0 + $1.coefficient * truth[$1.statistic] }
    let terms = relation.terms.flatMap { term in
      rows[term.statistic].map { LinearProgram.Term($0.column, times: $0.coefficient * term.coefficient) }
    }
    program.addRow(terms, .init(relation.lower.map { $0 - sum }, relation.upper.map { $0 - sum }))
  }

  /// About how much work it is to solve, whatever the machine; a processor of today does about a hundred such units a
  /// second.
  var work: Double {
    let rows = Double(program.rows.count)
    return Double(program.columns.count) * rows * max(1, rows / 300) / 1e6
  }

  /// The columns of what is missing to each goal that has a price.
  private var firstMissing: Int { moves.count + 2 * movable.count }

  /// What is missing to each goal in a solution.
  func missing(_ solution: [Double]) -> [Double] {
    var next = firstMissing
    return wanted.map { goal in
      guard goal.price != nil else { return 0 }
      defer { next += 1 }
      return solution[next]
    }
  }

  /// The printed statistics that a solution changes.
  func moved(_ solution: [Double]) -> [Int] {
    movable.indices.filter { solution[moves.count + 2 * $0] + solution[moves.count + 2 * $0 + 1] > 0.5 }.map {
      movable[$0]
    }
  }

  /// What one more of each statistic would be worth, from the prices of the rows.
  func worth(_ prices: [Double], _ setting: Setting) -> [Double] {
    let count = setting.site.statistics.count
    var worth = Array(prices[..<count])
    for (place, goal) in wanted.enumerated() {
      for part in setting.targets[goal.target].terms {
        worth[part.statistic] += prices[count + place] * Double(part.sign)
      }
    }
    for (place, relation) in setting.site.relations.enumerated() {
      for term in relation.terms {
        worth[term.statistic] += prices[count + wanted.count + place] * Double(term.coefficient)
      }
    }
    return worth
  }
}
