/// Brings people out of a group, or into it, by moves that undo one another in every statistic.
struct GroupExchange {
  private let groups: CrossedGroups
  private let moves: OppositeMoves
  /// How many more moves may be looked at.
  private var left = Self.most

  /// So many moves are looked at for a site.
  private static let most = 60_000_000

  /// The people of a world: those of the register who are still there, and others.
  struct People {
    let steps: [MovePool.Maker]
    /// Who left or became others, by kind.
    fileprivate let taken: [Int: Int]

    init(_ steps: [MovePool.Maker]) {
      self.steps = steps
      taken = steps.compactMap(\.from).reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }
  }

  init(_ groups: CrossedGroups, _ random: inout SplitMix) {
    self.groups = groups
    moves = OppositeMoves(groups.search, &random)
  }

  /// A world, and how many of a group it has.
  struct Reached {
    fileprivate(set) var count: Int
    fileprivate(set) var steps: [MovePool.Maker]
  }

  /// Makes a group have fewer or more than in a world, on the way to a bound.
  mutating func reach(_ bound: Int, _ small: CrossedGroups.Small, _ people: People, isLess: Bool) -> Reached {
    let (search, group) = (groups.search, small.group)
    let members = groups.members.kinds(of: group)
    let come = people.steps.count { $0.to.map { group.has($0, search.space) } ?? false }
    let gone = people.steps.count { $0.from.map { group.has(search.kinds[$0], search.space) } ?? false }
    var reached = Reached(count: small.truth + come - gone, steps: people.steps)
    var taken = people.taken
    var inVain: Set<Int> = []
    let inside = Set(members)
    for kind in isLess ? members : moves.sampled where isLess || !inside.contains(kind) {
      while reached.count != bound, left > 0,
        let steps = exchange(kind, group, taken, &inVain, isLess: isLess)
      {
        reached.count += isLess ? -1 : 1
        reached.steps += steps
        for case let from? in steps.map(\.from) { taken[from, default: 0] += 1 }
      }
    }
    return reached
  }

  /// Makes one of a kind leave a group or enter it, and somebody else undo it; `nil` if nobody can.
  ///
  /// - Parameter inVain: changes that nobody can undo without changing the group too.
  private mutating func exchange(
    _ kind: Int, _ group: CrossedGroups.Group, _ taken: [Int: Int], _ inVain: inout Set<Int>, isLess: Bool
  ) -> [MovePool.Maker]? {
    let search = groups.search
    func isThere(_ kind: Int) -> Bool { taken[kind, default: 0] < search.counts[kind] }
    guard isThere(kind) else { return nil }
    if !moves.isSampled(kind) { left -= moves.costOfLookingUp }
    for move in moves.moves(of: kind) where left > 0 {
      left -= 1
      guard group.has(move.to, search.space) != isLess, !inVain.contains(move.opposite) else { continue }
      // Whoever undoes it must not change the group the other way.
      let other = moves.makers[move.opposite].first { maker in
        left -= 1
        guard left > 0, let from = maker.from, let to = maker.to, from != kind, isThere(from) else { return false }
        return group.has(search.kinds[from], search.space) == group.has(to, search.space)
      }
      guard let other else {
        inVain.insert(move.opposite)
        continue
      }
      return [.init(from: kind, to: move.to), other]
    }
    return nil
  }
}
