import CaseRecords
import Optimization

/// Looks for worlds: registers of other people that give exactly the published site and show that targets may be small or
/// large.
///
/// It begins with the register and looks for moves of people that leave everything printed as it is. A linear programme
/// with priced moves tells which targets can be reached, a programme in whole numbers chooses the moves, and a matching
/// assigns them to people. The search is not trusted: ``WorldChecker`` counts every world again.
struct WorldFinder {
  let search: MoveSearch
  private(set) var setting: MoveProgram.Setting
  private(set) var pool = MovePool()
  private(set) var worlds: [FoundWorld] = []
  /// The world that shows each end of each target.
  private(set) var proof: [MoveProgram.Goal: Int] = [:]
  private var random: SplitMix
  /// What was done since it was last taken from the effort.
  private var work = 0.0
  private let people: MoveMatching.People
  /// Of each target the kinds of people who are in it: they are few, and it is they who have to move.
  private let kindsOf: [[Int]]

  /// A world as the moves that lead to it from the register.
  struct FoundWorld {
    let steps: [MovePool.Maker]
    let counts: [Int]
  }

  init(_ search: MoveSearch, _ setting: MoveProgram.Setting, random: SplitMix) {
    self.search = search
    self.setting = setting
    self.random = random
    people = MoveMatching.People(counts: search.counts)
    kindsOf = search.kinds(of: setting.targets)
    search.start(&pool, focus: kindsOf.flatMap(\.self), &self.random)
    record([])
  }

  /// The ends of targets that no world shows yet.
  var open: [MoveProgram.Goal] { setting.open { proof[$0] != nil } }

  // MARK: - Searching

  /// How much work a search may do.
  struct Effort {
    /// What is left of it.
    var work: Double
    var goals = 24
    var rounds = 8
    var moves = 1_000
    var nodes = 30
    var tries = 5
  }

  /// How a step ended.
  private enum Progress {
    /// A world shows something new.
    case found
    /// No world was found.
    case none
    /// Not even fractions of people would do.
    case unreachable
  }

  /// Looks for a world for every end that is open, for many at once, and alone for what fails together.
  ///
  /// Where there is none, printed statistics are suppressed, if any may be.
  ///
  /// - Returns: the printed statistics that have to be suppressed.
  mutating func run(_ effort: inout Effort, movable: [(statistic: Int, price: Double)]) -> [Int] {
    var failures: [MoveProgram.Goal: Int] = [:]
    var suppressed: Set<Int> = []
    var width = effort.goals
    while true {
      effort.work -= work
      work = 0
      guard effort.work > 0 else { break }
      let todo = ordered(open.filter { failures[$0, default: 0] < effort.tries }, failures)
      guard let lead = todo.first else { break }
      let wanted = chosen(todo, failures[lead, default: 0] == 0 ? width : 1)
      let progress = step(wanted, effort)
      width = progress == .found ? min(effort.goals, width * 2) : max(1, min(width, wanted.count) / 3)
      guard proof[lead] == nil else { continue }
      failures[lead, default: 0] += progress == .unreachable && wanted.count == 1 ? effort.tries : 1
      guard failures[lead, default: 0] >= effort.tries else { continue }
      let others = movable.filter { !suppressed.contains($0.statistic) }
      if let statistics = suppressions(for: lead, effort, movable: others) {
        suppressed.formUnion(statistics)
        failures = failures.filter { $0.value < effort.tries }
      }
    }
    return suppressed.sorted()
  }

  /// Those first that failed least, and in random order else.
  private mutating func ordered(
    _ goals: [MoveProgram.Goal], _ failures: [MoveProgram.Goal: Int]
  ) -> [MoveProgram.Goal] {
    goals.shuffled(using: &random).enumerated().sorted { one, other in
      (failures[one.element, default: 0], one.offset) < (failures[other.element, default: 0], other.offset)
    }.map(\.element)
  }

  /// At most one end of each target, the first first.
  private func chosen(_ todo: [MoveProgram.Goal], _ most: Int) -> [MoveProgram.Goal] {
    var targets: Set<Int> = []
    var wanted: [MoveProgram.Goal] = []
    for goal in todo where wanted.count < most && targets.insert(goal.target).inserted {
      var goal = goal
      if wanted.isEmpty { goal.price = 3 }
      wanted.append(goal)
    }
    return wanted
  }

  /// One linear programme, and what it reaches in whole numbers.
  private mutating func step(_ wanted: [MoveProgram.Goal], _ effort: Effort) -> Progress {
    guard var relaxed = relax(wanted, rounds: effort.rounds) else { return .none }
    // What fractions of people do not reach, people do not.
    let within = zip(wanted, relaxed.missing).filter { $1 < 0.5 }.map(\.0)
    guard !within.isEmpty else { return .unreachable }
    if within.count < wanted.count {
      guard let again = relax(within, rounds: 2) else { return .none }
      relaxed = again
    }
    guard let steps = solve(within, relaxed, effort) else { return .none }
    return record(steps) ? .found : .none
  }

  /// The solution of a linear programme over all moves that were found.
  struct Relaxation {
    let missing: [Double]
    let values: [Double]
    let reducedCosts: [Double]
    let moved: [Int]
  }

  private mutating func relax(
    _ wanted: [MoveProgram.Goal], rounds: Int, movable: [(statistic: Int, price: Double)] = []
  ) -> Relaxation? {
    var last: Relaxation?
    for _ in 0..<rounds {
      let model = MoveProgram(setting, pool, moves: Array(0..<pool.count), wanted: wanted, movable: movable)
      work += model.work
      var simplex = Simplex(model.program)
      guard case .optimal = simplex.minimize(model.costs) else { return last }
      let solution = simplex.solution
      let relaxation = Relaxation(
        missing: model.missing(solution), values: Array(solution[..<pool.count]),
        reducedCosts: Array(simplex.reducedCosts[..<pool.count]), moved: model.moved(solution))
      last = relaxation
      if movable.isEmpty, relaxation.missing.allSatisfy({ $0 < 1e-6 }) { break }
      let worth = model.worth(simplex.rowPrices, setting)
      let focus = wanted.flatMap { kindsOf[$0.target] }
      guard search.price(worth, cost: 0.02, focus: focus, &pool, &random) else { break }
    }
    return last
  }

  /// Whole numbers of moves, made by people; a solution that people cannot make is cut off, and another is sought.
  private mutating func solve(
    _ wanted: [MoveProgram.Goal], _ relaxed: Relaxation, _ effort: Effort,
    movable: [(statistic: Int, price: Double)] = []
  ) -> [MovePool.Maker]? {
    setting.cuts = Array(setting.cuts.suffix(40))
    let moves = promising(relaxed, effort.moves)
    for _ in 0..<6 {
      let model = MoveProgram(setting, pool, moves: moves, wanted: wanted, movable: movable)
      work += model.work * Double(effort.nodes) / 10
      guard let solution = whole(model, effort) else { return nil }
      let made = moves.indices.filter { solution[$0] > 0 }.map { (move: moves[$0], times: solution[$0]) }
      var matching = MoveMatching(made, pool, people)
      switch matching.run(pool) {
      case .steps(let steps): return steps
      case .short(let kinds, let capacity): setting.cuts.append((kinds, capacity))
      }
    }
    return nil
  }

  /// A solution in whole numbers: by narrowing one column of that in fractions after another, which is fast and often
  /// enough, or else by branching.
  private func whole(_ model: MoveProgram, _ effort: Effort) -> [Int]? {
    var simplex = Simplex(model.program)
    guard case .optimal = simplex.minimize(model.costs) else { return nil }
    if let solution = simplex.dive() { return solution }
    return model.wanted.count > 1
      ? nil : IntegerSolver.improve(model.costs, model.program, gap: 0.5, nodes: effort.nodes)
  }

  /// The moves of a solution in fractions, then those that nearly belong to it and change little.
  private mutating func promising(_ relaxed: Relaxation, _ most: Int) -> [Int] {
    var rank: [Double] = []
    for move in 0..<pool.count {
      let isUsed = move < relaxed.values.count && relaxed.values[move] > 1e-9
      let cost = move < relaxed.reducedCosts.count ? relaxed.reducedCosts[move] : 0
      rank.append(
        isUsed ? -1e9 : cost * 20 + Double(pool.effects[move].count) * 0.3 + Double.random(in: 0..<1, using: &random))
    }
    return Array((0..<pool.count).sorted { (rank[$0], $0) < (rank[$1], $1) }.prefix(most)).sorted()
  }

  // MARK: - Worlds

  /// Notes what a world shows; whether it is one and shows anything new.
  @discardableResult
  mutating func record(_ steps: [MovePool.Maker]) -> Bool {
    let counts = self.counts(after: steps)
    guard isPossible(counts) else { return false }
    var isNew = false
    for (index, target) in setting.targets.enumerated() {
      let value = target.value(in: counts)
      for end in target.ends where target.reaches(end, value, threshold: setting.threshold) {
        guard proof[.init(target: index, end: end)] == nil else { continue }
        proof[.init(target: index, end: end)] = worlds.count
        isNew = true
      }
    }
    if isNew || worlds.isEmpty { worlds.append(FoundWorld(steps: steps, counts: counts)) }
    return isNew
  }

  private func counts(after steps: [MovePool.Maker]) -> [Int] {
    var counts = setting.truth
    for step in steps {
      if let from = step.from {
        for (index, weight) in search.weights(of: search.kinds[from]).enumerated() { counts[index] -= Int(weight) }
      }
      if let to = step.to {
        for (index, weight) in search.weights(of: to).enumerated() { counts[index] += Int(weight) }
      }
    }
    return counts
  }

  private func isPossible(_ counts: [Int]) -> Bool {
    let site = setting.site
    return counts.indices.allSatisfy { index in
      site.printed[index].map { $0 == counts[index] } ?? (!site.isMarked[index] || counts[index] >= 1)
    }
      && site.relations.allSatisfy { relation in
        let sum = relation.terms.reduce(0) { $0 + $1.coefficient * counts[$1.statistic] }
        return (relation.lower.map { $0 <= sum } ?? true) && (relation.upper.map { sum <= $0 } ?? true)
      }
  }

  // MARK: - Suppressing more

  /// Suppresses the printed statistics without which an end can be shown, the cheapest that are found; `nil` if there are
  /// none.
  private mutating func suppressions(
    for goal: MoveProgram.Goal, _ effort: Effort, movable: [(statistic: Int, price: Double)]
  ) -> [Int]? {
    var hard = goal
    hard.price = nil
    guard !movable.isEmpty, let relaxed = relax([hard], rounds: effort.rounds / 2, movable: movable),
      let steps = solve([hard], relaxed, effort, movable: movable)
    else { return nil }
    let counts = self.counts(after: steps)
    let changed = setting.site.printed.indices.filter { index in
      setting.site.printed[index].map { $0 != counts[index] } ?? false
    }
    guard !changed.isEmpty, changed.allSatisfy({ counts[$0] >= 1 }) else { return nil }
    setting.site.suppress(changed)
    record(steps)
    return changed
  }
}
