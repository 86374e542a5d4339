import Optimization

/// A programme over moves: how many people make each, so that everything printed stays and an end of a target is reached.
///
/// Its rows are the statistics in their order, then the wanted end, then relations, cuts and kinds of people. What is
/// missing to the end costs more than moves do.
struct MoveProgram {
  private(set) var program = LinearProgram()
  private(set) var costs: [(column: Int, cost: Double)] = []
  /// The moves that have a column, in order.
  let moves: [Int]
  /// The column of what is missing to the end that is wanted; `nil` where nothing may be missing.
  private var missingColumn: Int?
  /// The rows of the kinds of people of whom no more can move than there are.
  private var rowsOfKinds: [Int: Int] = [:]
  private let goal: Goal

  /// An end of a target that a world is to show.
  struct Goal: Hashable {
    let target: Int
    let end: Target.End
  }

  /// What a programme has to keep besides what is printed.
  struct Limits {
    /// Whether the end that is wanted must be reached.
    var isHard = false
    /// How many can move of some kinds of people.
    var people: [Int: Int] = [:]
    /// The printed statistics that may change, with what that costs.
    var movable: [(statistic: Int, price: Double)] = []

    /// What each person costs who is missing to the end: more than if everything changed by one that may.
    var priceOfMissing: Double { 1 + movable.reduce(0) { $0 + $1.price } }
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

  static let priceOfMove = 0.02

  init(_ setting: Setting, _ pool: MovePool, moves: [Int], goal: Goal, _ limits: Limits) {
    self.moves = moves
    self.goal = goal
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
    for (statistic, price) in limits.movable {
      for sign in [1, -1] {
        let column = program.addColumn(.init(0, nil))
        costs.append((column, price))
        rows[statistic].append(.init(column, times: sign))
      }
    }
    for statistic in rows.indices { addRow(rows[statistic], statistic, setting) }
    addRow(goal, limits, plain, setting)
    for relation in site.relations { addRow(relation, plain, setting.truth) }
    for cut in setting.cuts {
      let columns = moves.indices.filter { place in
        pool.makers[moves[place]].allSatisfy { $0.from.map(cut.kinds.contains) ?? false }
      }
      if !columns.isEmpty { program.addRow(columns.map { .init($0) }, .init(nil, cut.capacity)) }
    }
    addRows(ofPeople: limits.people, pool)
  }

  /// Of each kind no more people move than there are, by moves that they alone can make.
  private mutating func addRows(ofPeople counts: [Int: Int], _ pool: MovePool) {
    var columns: [Int: [Int]] = [:]
    for (column, move) in moves.enumerated() {
      if let kind = pool.onlyMaker(of: move), counts[kind] != nil { columns[kind, default: []].append(column) }
    }
    for (kind, columns) in columns.sorted(by: { $0.key < $1.key }) where columns.count > 1 {
      rowsOfKinds[kind] = program.rows.count
      program.addRow(columns.map { .init($0) }, .init(nil, counts[kind]))
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

  private mutating func addRow(_ goal: Goal, _ limits: Limits, _ rows: [[LinearProgram.Term]], _ setting: Setting) {
    let target = setting.targets[goal.target]
    let missing = target.bound(goal.end, threshold: setting.threshold) - target.value(in: setting.truth)
    var terms = target.terms.flatMap { part in
      rows[part.statistic].map { LinearProgram.Term($0.column, times: $0.coefficient * part.sign) }
    }
    if !limits.isHard {
      let column = program.addColumn(.init(0, nil))
      missingColumn = column
      costs.append((column, limits.priceOfMissing))
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
  var work: Double { Self.work(columns: program.columns.count, rows: program.rows.count) }

  /// About how much work a programme of this size is.
  static func work(columns: Int, rows: Int) -> Double {
    Double(columns) * Double(rows) * max(1, Double(rows) / 300) / 1e6
  }

  /// What is missing to the end that is wanted in a solution.
  func missing(_ solution: [Double]) -> Double { missingColumn.map { solution[$0] } ?? 0 }

  /// What one more of each statistic would be worth, from the prices of the rows.
  func worth(_ prices: [Double], _ setting: Setting) -> [Double] {
    let count = setting.site.statistics.count
    var worth = Array(prices[..<count])
    for part in setting.targets[goal.target].terms {
      worth[part.statistic] += prices[count] * Double(part.sign)
    }
    for (place, relation) in setting.site.relations.enumerated() {
      for term in relation.terms {
        worth[term.statistic] += prices[count + 1 + place] * Double(term.coefficient)
      }
    }
    return worth
  }

  /// What it costs besides that one more person of a kind moves, from the prices of the rows.
  func priceOfKinds(_ prices: [Double]) -> [Int: Double] { rowsOfKinds.mapValues { -prices[$0] } }
}
