import CaseRecords
import Optimization

/// Looks for worlds: registers of other people that give exactly the published site and show that targets may be small or
/// large.
///
/// It begins with the register and looks for moves of people that leave everything printed as it is. A linear programme
/// with priced moves tells whether an end of a target can be reached, a programme in whole numbers chooses the moves, and a
/// matching assigns them to people. The search is not trusted: ``WorldChecker`` counts every world again.
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
  /// How many there are of each kind of people, and of the kinds of which programmes moved more than there are.
  private let everybody: [Int: Int]
  private var busy: [Int: Int] = [:]
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
    everybody = Dictionary(uniqueKeysWithValues: search.counts.enumerated().map { ($0, $1) })
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
    var rounds = 8
    var moves = 1_000
    var nodes = 30
    var tries = 5
    /// Whether a search that would take more than that is not begun.
    var mayDecline = false
    /// Whether it was not begun.
    fileprivate(set) var isDeclined = false
  }

  /// Looks for a world for every end that is open, one after another: most worlds show others besides.
  ///
  /// Where there is none, printed statistics are suppressed, if any may be.
  ///
  /// - Returns: the printed statistics that have to be suppressed.
  mutating func run(_ effort: inout Effort, movable: [(statistic: Int, price: Double)]) -> [Int] {
    var failures: [MoveProgram.Goal: Int] = [:]
    var suppressed: Set<Int> = []
    effort.isDeclined = effort.mayDecline && leastWork > effort.work
    while !effort.isDeclined {
      effort.work -= work
      work = 0
      guard effort.work > 0, let goal = next(failures, most: effort.tries) else { break }
      let isReachable = look(for: goal, effort)
      guard proof[goal] == nil else { continue }
      failures[goal, default: 0] += isReachable ? 1 : effort.tries
      guard failures[goal, default: 0] >= effort.tries else { continue }
      let others = movable.filter { !suppressed.contains($0.statistic) }
      if let statistics = suppressions(for: goal, effort, movable: others) {
        suppressed.formUnion(statistics)
        failures = failures.filter { $0.value < effort.tries }
      }
    }
    return suppressed.sorted()
  }

  /// About what it takes to show what is open: of most ends two programmes over all moves.
  private var leastWork: Double {
    2 * Double(open.count) * MoveProgram.work(columns: pool.count, rows: setting.site.statistics.count)
  }

  /// One of those that failed least; `nil` if all failed too often.
  private mutating func next(_ failures: [MoveProgram.Goal: Int], most: Int) -> MoveProgram.Goal? {
    let open = open
    guard let least = open.map({ failures[$0, default: 0] }).min(), least < most else { return nil }
    return open.filter { failures[$0, default: 0] == least }.randomElement(using: &random)
  }

  /// One linear programme, and what it reaches in whole numbers; whether fractions of people reach the end.
  private mutating func look(for goal: MoveProgram.Goal, _ effort: Effort) -> Bool {
    guard let relaxed = relax(goal, rounds: effort.rounds, .init(people: busy)) else { return true }
    // What fractions of people do not reach, people do not.
    guard relaxed.missing < 0.5 else { return false }
    if let steps = solve(goal, relaxed, effort) { record(steps) }
    return true
  }

  /// The solution of a linear programme over all moves that were found.
  struct Relaxation {
    let missing: Double
    let values: [Double]
    let reducedCosts: [Double]
  }

  /// Solves linear programmes, each with the moves that the prices of the one before ask for.
  private mutating func relax(
    _ goal: MoveProgram.Goal, rounds: Int, _ limits: MoveProgram.Limits
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
      if hold(busyIn: relaxation.values) {
        limits.people = busy
        continue
      }
      if limits.movable.isEmpty, relaxation.missing < 1e-6 { break }
      let (prices, focus) = (simplex.rowPrices, kindsOf[goal.target])
      let isNew = search.price(
        model.worth(prices, setting), priceOfKinds: model.priceOfKinds(prices), cost: MoveProgram.priceOfMove,
        focus: focus, &pool, &random)
      if !isNew { break }
    }
    return last
  }

  /// Notes the kinds of people of whom more would move than there are, by moves that they alone can make; whether there
  /// are any that were not noted.
  private mutating func hold(busyIn values: [Double]) -> Bool {
    var moving: [Int: Double] = [:]
    for (move, value) in values.enumerated() where value > 1e-9 {
      if let kind = pool.onlyMaker(of: move) { moving[kind, default: 0] += value }
    }
    let before = busy.count
    for (kind, value) in moving where value > Double(search.counts[kind]) + 1e-6 { busy[kind] = search.counts[kind] }
    return busy.count > before
  }

  /// Whole numbers of moves, made by people; a solution that people cannot make is cut off, and another is sought.
  private mutating func solve(
    _ goal: MoveProgram.Goal, _ relaxed: Relaxation, _ effort: Effort,
    movable: [(statistic: Int, price: Double)] = []
  ) -> [MovePool.Maker]? {
    setting.cuts = Array(setting.cuts.suffix(40))
    let moves = promising(relaxed, effort.moves)
    let limits = MoveProgram.Limits(isHard: true, people: everybody, movable: movable)
    for _ in 0..<6 {
      let model = MoveProgram(setting, pool, moves: moves, goal: goal, limits)
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
    return simplex.dive() ?? IntegerSolver.improve(model.costs, model.program, gap: 0.5, nodes: effort.nodes)
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
    let limits = MoveProgram.Limits(isHard: true, people: busy, movable: movable)
    guard !movable.isEmpty, let relaxed = relax(goal, rounds: effort.rounds / 2, limits),
      let steps = solve(goal, relaxed, effort, movable: movable)
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
