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
  var setting: MoveProgram.Setting
  var pool = MovePool()
  private(set) var worlds: [FoundWorld] = []
  /// The world that shows each end of each target.
  private(set) var proof: [MoveProgram.Goal: Int] = [:]
  var random: SplitMix
  /// What was done since it was last taken from the effort.
  var work = 0.0
  let people: MoveMatching.People
  /// How many people of each kind can move.
  let everybody: [Int: Int]
  /// The same for those kinds alone of which a programme moved more people than there are.
  var overused: [Int: Int] = [:]
  /// Of each target the kinds of people who are in it: they are few, and it is they who have to move.
  let kindsOf: [[Int]]

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
    everybody = Dictionary(uniqueKeysWithValues: search.counts.enumerated().map { ($0, min($1, MovePool.mostOfAKind)) })
    kindsOf = search.kinds(of: setting.targets)
    search.start(&pool, focus: kindsOf.flatMap(\.self), &self.random)
    record([])
  }

  /// The ends of targets that no world shows yet.
  var open: [MoveProgram.Goal] { setting.open { proof[$0] != nil } }

  // MARK: - Searching

  /// So many programmes are solved for an end, each with the moves that the one before asks for.
  static let mostRounds = 8
  /// So many moves are chosen from for a solution in whole numbers.
  static let mostMoves = 1_000
  /// Looking for such a solution counts as much work as so many linear programmes.
  static let programsOfSolution = 3.0
  /// After so many branches a search for a solution of little cost ends.
  static let mostNodes = 30
  /// So often an end is tried.
  private static let mostTries = 5

  /// How much work a search may do.
  struct Effort {
    /// What is left of it.
    var work: Double
    /// How many times as much the search may be estimated to take, so that it is begun all the same.
    var patience = Double.infinity
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
    effort.isDeclined = estimatedWork > effort.patience * effort.work
    if effort.isDeclined { effort.work -= workOfProgram }
    while !effort.isDeclined {
      effort.work -= work
      work = 0
      guard effort.work > 0, let goal = next(failures) else { break }
      let isReachable = tryToReach(goal)
      guard proof[goal] == nil else { continue }
      failures[goal, default: 0] += isReachable ? 1 : Self.mostTries
      guard failures[goal, default: 0] >= Self.mostTries else { continue }
      let others = movable.filter { !suppressed.contains($0.statistic) }
      if let statistics = suppressions(for: goal, movable: others) {
        suppressed.formUnion(statistics)
        failures = failures.filter { $0.value < Self.mostTries }
      }
    }
    return suppressed.sorted()
  }

  /// About what it takes to show what is open.
  ///
  /// An end takes a few programmes over all moves, and a world often shows others besides. With thirty crossed tables of
  /// made-up registers, searches that this estimate declines used to run out of work with most ends open.
  private var estimatedWork: Double { 2 * Double(open.count) * workOfProgram }

  /// What one programme over all moves takes.
  private var workOfProgram: Double {
    MoveProgram.work(columns: pool.count, rows: setting.site.statistics.count)
  }

  /// One of those that failed least; `nil` if all failed too often.
  private mutating func next(_ failures: [MoveProgram.Goal: Int]) -> MoveProgram.Goal? {
    let open = open
    guard let least = open.map({ failures[$0, default: 0] }).min(), least < Self.mostTries else { return nil }
    return open.filter { failures[$0, default: 0] == least }.randomElement(using: &random)
  }

  /// One linear programme, and what it reaches in whole numbers; whether fractions of people reach the end.
  private mutating func tryToReach(_ goal: MoveProgram.Goal) -> Bool {
    guard let relaxed = relax(goal, .init(people: overused)) else { return true }
    // What fractions of people do not reach by the moves that were found, people do not.
    guard relaxed.missing < 0.5 else { return false }
    if let steps = solve(goal, relaxed) { record(steps) }
    return true
  }

  // MARK: - Worlds

  /// Notes what a world shows, if it is one.
  mutating func record(_ steps: [MovePool.Maker]) {
    let counts = self.counts(after: steps)
    guard isPossible(counts) else { return }
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
    for goal: MoveProgram.Goal, movable: [(statistic: Int, price: Double)]
  ) -> [Int]? {
    let limits = MoveProgram.Limits(people: overused, movable: movable)
    guard !movable.isEmpty, let relaxed = relax(goal, rounds: Self.mostRounds / 2, limits), relaxed.missing < 0.5,
      let steps = solve(goal, relaxed, movable: movable)
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
