/// The small groups that readers can put together of two published ones and that nobody prints: who is in both, and who is
/// in one and not in the other.
///
/// They are far more than what is printed, so that no search is made for each. All are held against every world that was
/// found, and against worlds that cost nothing (``OppositeMoves``). A group is settled if worlds show that it may be empty
/// or large, or anything from one to one less than the threshold as a suppressed count may.
struct CrossedGroups {
  /// Those who are in one statistic, and in another too or not.
  struct Group {
    let first: Int
    let second: Int
    /// Whether they are in the second too.
    let isInBoth: Bool

    func has(_ type: PersonType, _ space: PersonSpace) -> Bool {
      space.weight(of: type, in: first) != 0 && (space.weight(of: type, in: second) != 0) == isInBoth
    }

    fileprivate func has(_ weights: [Int32]) -> Bool {
      weights[first] != 0 && (weights[second] != 0) == isInBoth
    }
  }

  /// A small group, and how many worlds say that it may have.
  struct Small {
    let group: Group
    let truth: Int
    /// The least and the most, each with the world that shows it; `nil` for the register.
    var least: (count: Int, world: Int?)
    var most: (count: Int, world: Int?)

    fileprivate init(_ group: Group, _ truth: Int) {
      (self.group, self.truth) = (group, truth)
      (least, most) = ((truth, nil), (truth, nil))
    }

    mutating func note(_ count: Int, in world: Int?) {
      if count < least.count { least = (count, world) }
      if count > most.count { most = (count, world) }
    }
  }

  let search: MoveSearch
  /// Who is in each statistic.
  let members: StatisticMembers
  private let threshold: Int
  private(set) var groups: [Small] = []
  /// Small groups that were not looked at, for there are too many.
  private(set) var leftOut = 0

  /// So many groups are looked at.
  private static let most = 200_000

  init(_ site: PublishedCounts, _ search: MoveSearch, threshold: Int) {
    (self.search, self.threshold) = (search, threshold)
    let shown = site.statistics.indices.filter {
      (site.printed[$0] != nil || site.isMarked[$0]) && !site.statistics[$0].countsEach
    }
    members = StatisticMembers(search, shown)
    let printed = Set(shown.map { Pair($0, $0, search.space) })
    var known: Set<[Pair]> = []
    for one in shown where members.count(of: one) > 0 {
      for other in shown where other < one && members.count(of: other) > 0 {
        add(one, other, members.count(of: one, other), printed, &known)
      }
    }
  }

  /// Small groups that no world settles.
  var open: [Small] { groups.filter { !isSettled($0) } }

  private func isSettled(_ group: Small) -> Bool {
    group.least.count <= 0 || group.most.count >= threshold
      || group.least.count <= 1 && group.most.count >= threshold - 1
  }

  /// Adds what two statistics cross to, where it is small and new.
  ///
  /// Where a published statistic has those who are in both, these are a target of the search, and so is who is left.
  private mutating func add(_ one: Int, _ other: Int, _ both: Int, _ printed: Set<Pair>, _ known: inout Set<[Pair]>) {
    let rest = (one: members.count(of: one) - both, other: members.count(of: other) - both)
    let small = 1..<max(threshold, 1)
    guard small.contains(both) || small.contains(rest.one) || small.contains(rest.other) else { return }
    let pair = Pair(one, other, search.space)
    guard !printed.contains(pair) else { return }
    for (group, count) in [
      (Group(first: one, second: other, isInBoth: true), both),
      (Group(first: one, second: other, isInBoth: false), rest.one),
      (Group(first: other, second: one, isInBoth: false), rest.other),
    ] where small.contains(count) {
      let name = group.isInBoth ? [pair] : [Pair(group.first, group.first, search.space), pair]
      guard known.insert(name).inserted else { continue }
      if groups.count < Self.most { groups.append(Small(group, count)) } else { leftOut += 1 }
    }
  }

  /// Notes how many each group has in each world.
  mutating func note(_ worlds: [WorldFinder.FoundWorld]) {
    for (number, world) in worlds.enumerated() where !world.steps.isEmpty {
      let gone = world.steps.compactMap { $0.from.map { search.weights(of: search.kinds[$0]) } }
      let come = world.steps.compactMap { $0.to.map { search.weights(of: $0) } }
      for index in groups.indices {
        let group = groups[index].group
        let change = come.count(where: group.has) - gone.count(where: group.has)
        groups[index].note(groups[index].truth + change, in: number)
      }
    }
  }

  /// Tries to settle what is open by moves that undo one another, in the register and in the worlds in which a group has
  /// fewest and most.
  ///
  /// - Returns: worlds in which many of the exchanges are made at once, to be counted.
  mutating func exchange(_ worlds: [WorldFinder.FoundWorld], _ random: inout SplitMix) -> [[MovePool.Maker]] {
    var search = GroupExchange(self, &random)
    var made = JoinedExchanges(self.search.counts)
    // Taking out the few who are in a group is much less work than looking for others among all.
    for isLess in [true, false] {
      for index in groups.indices where !isSettled(groups[index]) {
        let end = isLess ? groups[index].least.world : groups[index].most.world
        for world in [nil] + (end.map { [$0] } ?? []) where !isSettled(groups[index]) {
          let people = GroupExchange.People(world.map { worlds[$0].steps } ?? [])
          let reached = search.reach(isLess ? 0 : threshold, groups[index], people, isLess: isLess)
          groups[index].note(reached.count, in: world)
          made.add(reached.steps.dropFirst(people.steps.count))
        }
      }
    }
    return made.worlds
  }
}

/// Two statistics by what they ask of each attribute, whichever comes first.
private struct Pair: Hashable {
  private var low = SIMD8<Int32>()
  private var high = SIMD8<Int32>()

  init(_ one: Int, _ other: Int, _ space: PersonSpace) {
    for attribute in Attribute.allCases {
      let factors = space.tables[attribute.rawValue].factors
      let (own, second) = (factors[one], factors[other])
      // Asking the same twice is asking it once.
      low[attribute.rawValue] = own == second ? 0 : min(own, second)
      high[attribute.rawValue] = max(own, second)
    }
  }
}

extension Certifier.Setup {
  /// So many open groups are named.
  private static let mostNamed = 20

  /// What worlds, and exchanges between people, show of the groups that readers can put together.
  func crossed(
    _ worlds: [WorldFinder.FoundWorld], threshold: Int, _ checker: WorldChecker, _ random: inout SplitMix
  ) -> Certification.Crossed {
    var groups = CrossedGroups(counts, search, threshold: threshold)
    groups.note(worlds)
    var exchanged = groups
    let made = exchanged.exchange(worlds, &random)
    // Exchanges follow from what statistics ask; that real counting sees it alike is tried on as many as fit in few worlds.
    if made.allSatisfy({ change(after: $0).flatMap { checker.recount($0.people) } != nil }) { groups = exchanged }
    let open = groups.open
    return Certification.Crossed(
      count: groups.groups.count + groups.leftOut, openCount: open.count + groups.leftOut,
      open: open.prefix(Self.mostNamed).compactMap { small in
        guard let first = counts.cells[small.group.first].first, let second = counts.cells[small.group.second].first
        else { return nil }
        return Certification.Crossed.Group(first: first, second: second, isInBoth: small.group.isInBoth)
      })
  }
}
