/// Settles who makes the moves of a solution: each person at most one (Kuhn's algorithm for bipartite matching).
struct MoveMatching {
  /// One move, and who can make it: persons by number.
  private let jobs: [(move: Int, persons: [Int])]
  private let people: People
  private var owner: [Int: Int] = [:]

  /// Persons by number, of the kinds that a register has.
  struct People {
    private var starts = [0]
    private(set) var kindOf: [Int] = []

    init(counts: [Int]) {
      for (kind, count) in counts.enumerated() {
        kindOf += Array(repeating: kind, count: min(count, MovePool.mostOfAKind))
        starts.append(kindOf.count)
      }
    }

    func numbers(of kind: Int) -> Range<Int> { starts[kind]..<starts[kind + 1] }
  }

  /// Who makes which moves, or the kinds of people of whom more are wanted than there are.
  enum Outcome {
    case steps([MovePool.Maker])
    case short(kinds: Set<Int>, capacity: Int)
  }

  init(_ moves: [(move: Int, times: Int)], _ pool: MovePool, _ people: People) {
    self.people = people
    jobs = moves.flatMap { move, times in
      let persons = pool.makers[move].compactMap(\.from).flatMap { people.numbers(of: $0) }
      return Array(repeating: (move, persons), count: times)
    }
  }

  mutating func run(_ pool: MovePool) -> Outcome {
    var made: [Int: Int] = [:]
    var comers: [Int] = []
    for job in jobs.indices {
      var seen: Set<Int> = []
      if assign(job, &seen, &made) { continue }
      if pool.makers[jobs[job].move].contains(where: { $0.from == nil }) {
        comers.append(job)
        continue
      }
      let kinds = Set(seen.map { people.kindOf[$0] })
      return .short(kinds: kinds, capacity: kinds.reduce(0) { $0 + people.numbers(of: $1).count })
    }
    var steps = made.sorted { $0.key < $1.key }.compactMap { job, person in
      pool.makers[jobs[job].move].first { $0.from == people.kindOf[person] }
    }
    steps += comers.compactMap { job in pool.makers[jobs[job].move].first { $0.from == nil } }
    return .steps(steps)
  }

  private mutating func assign(_ job: Int, _ seen: inout Set<Int>, _ made: inout [Int: Int]) -> Bool {
    for person in jobs[job].persons where seen.insert(person).inserted {
      if let other = owner[person], !assign(other, &seen, &made) { continue }
      owner[person] = job
      made[job] = person
      return true
    }
    return false
  }
}
