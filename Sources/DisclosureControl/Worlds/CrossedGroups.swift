/// The small groups that readers can put together of two published ones and that nobody prints: who is in both, and who is
/// in one and not in the other.
///
/// They are far more than what is printed, so that no search is made for each. All are held against every world that was
/// found, and against worlds that cost nothing (``OppositeMoves``). A group is settled if a world shows that it may be empty
/// or large.
struct CrossedGroups {
  /// Those who are in one statistic, and in another too or not.
  struct Group {
    let first: Int
    let second: Int
    /// Whether they are in the second too.
    let isInBoth: Bool

    /// Those who are in both of two statistics.
    init(_ first: Int, _ second: Int) { (self.first, self.second, isInBoth) = (first, second, true) }

    /// Those who are in one statistic and not in another.
    init(_ first: Int, without second: Int) { (self.first, self.second, isInBoth) = (first, second, false) }

    func has(_ type: PersonType, _ space: PersonSpace) -> Bool {
      space.weight(of: type, in: first) != 0 && (space.weight(of: type, in: second) != 0) == isInBoth
    }

    fileprivate func has(_ weights: [Int32]) -> Bool {
      weights[first] != 0 && (weights[second] != 0) == isInBoth
    }
  }

  /// A small group, with the fewest and the most people that worlds show in it.
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
  private let isMarked: [Bool]
  /// Who is in the counts of people that are published.
  private var published: Set<CrossedNames.Name> = []
  private(set) var groups: [Small] = []
  /// Small groups that were not looked at, for there are too many.
  private(set) var leftOut = 0

  /// So many groups are looked at.
  private static let most = 50_000

  init(_ site: PublishedCounts, _ search: MoveSearch, threshold: Int) {
    (self.search, self.threshold) = (search, threshold)
    isMarked = site.isMarked
    var names = CrossedNames()
    var (known, shown): (Set<Crossing>, [Asked]) = ([], [])
    // Of statistics that have the same people one is enough, one that says how many they are if there is one.
    let all = site.statistics.indices.filter { site.printed[$0] != nil || site.isMarked[$0] }
    for isHeadCount in [true, false] {
      for index in all where site.statistics[index].isHeadCount == isHeadCount {
        let own = site.statistics[index].membership(search.stock)
        let crossing = Crossing(without: nil, both: names.name(own, own))
        guard known.insert(crossing).inserted else { continue }
        shown.append(Asked(index: index, people: own, isHeadCount: isHeadCount))
      }
      if isHeadCount { published = Set(known.map(\.both)) }
    }
    members = StatisticMembers(search, shown.map(\.index))
    for one in shown.indices {
      if !shown[one].isHeadCount {
        note(Group(shown[one].index, shown[one].index), members.count(of: shown[one].index))
      }
      for other in 0..<one { add(shown[one], shown[other], &names, &known) }
    }
  }

  /// A published statistic, who is in it, and whether it says how many they are.
  private struct Asked {
    let index: Int
    let people: Statistic
    let isHeadCount: Bool
  }

  /// Who is in two statistics, or in one and not in both.
  private struct Crossing: Hashable {
    let without: Int?
    let both: CrossedNames.Name
  }

  /// Small groups that no world settles.
  var open: [Small] { groups.filter { !isSettled($0) } }

  private func isSettled(_ small: Small) -> Bool {
    isKept(small.group, least: small.least.count, most: small.most.count)
  }

  /// Whether nobody learns that a group is small who knows that it may have so few and so many.
  ///
  /// A part of a count that has a mark may be known to be small like that count, and is kept like it.
  func isKept(_ group: Group, least: Int, most: Int) -> Bool {
    if least <= 0 || most >= threshold { return true }
    let isInMark = isMarked[group.first] || group.isInBoth && isMarked[group.second]
    return isInMark && least <= 1 && most >= threshold - 1
  }

  /// Adds what two statistics cross to, where it is small and new.
  ///
  /// Where a published count has those who are in both, they are a target of the search, and so is who is left of a count.
  /// If nobody can be in both, each is all that is left of it.
  private mutating func add(_ one: Asked, _ other: Asked, _ names: inout CrossedNames, _ known: inout Set<Crossing>) {
    let both = members.count(of: one.index, other.index)
    let rest = (members.count(of: one.index) - both, members.count(of: other.index) - both)
    guard isSmall(both) || isSmall(rest.0) || isSmall(rest.1), !one.people.isDisjoint(with: other.people) else {
      return
    }
    let name = names.name(one.people, other.people)
    let isPublished = published.contains(name)
    if isSmall(both), !isPublished, known.insert(Crossing(without: nil, both: name)).inserted {
      note(Group(one.index, other.index), both)
    }
    for (own, second, count) in [(one, other, rest.0), (other, one, rest.1)]
    where isSmall(count) && !(isPublished && own.isHeadCount) {
      guard known.insert(Crossing(without: own.index, both: name)).inserted else { continue }
      note(Group(own.index, without: second.index), count)
    }
  }

  private mutating func note(_ group: Group, _ count: Int) {
    guard isSmall(count) else { return }
    if groups.count < Self.most { groups.append(Small(group, count)) } else { leftOut += 1 }
  }

  private func isSmall(_ count: Int) -> Bool { count > 0 && count < threshold }

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
    var exchange = GroupExchange(self, &random)
    var made = JoinedExchanges(search.counts)
    // Taking out the few who are in a group is much less work than looking for others among all.
    for isLess in [true, false] {
      for index in groups.indices where !isSettled(groups[index]) {
        let end = isLess ? groups[index].least.world : groups[index].most.world
        for world in [nil] + (end.map { [$0] } ?? []) where !isSettled(groups[index]) {
          let people = GroupExchange.People(world.map { worlds[$0].steps } ?? [])
          let reached = exchange.reach(isLess ? 0 : threshold, groups[index], people, isLess: isLess)
          groups[index].note(reached.count, in: world)
          made.add(reached.steps.dropFirst(people.steps.count))
        }
      }
    }
    return made.worlds
  }
}

extension Certifier.Setup {
  /// So many open groups are named.
  private static let mostNamed = 20
  /// So many open groups are attacked.
  private static let mostAttacked = 100

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
      open: Array(open.lazy.compactMap { named($0.group) }.prefix(Self.mostNamed)), known: known(groups))
  }

  /// The open groups that readers can prove to be small.
  private func known(_ groups: CrossedGroups) -> [Certification.Crossed.Group] {
    let open = groups.open.prefix(Self.mostAttacked)
    guard !open.isEmpty, var attack = GroupAttack(counts, search) else { return [] }
    var known: [Certification.Crossed.Group] = []
    for small in open {
      guard let bounds = attack.bounds(of: small.group),
        !groups.isKept(small.group, least: bounds.lowerBound, most: bounds.upperBound), let group = named(small.group)
      else { continue }
      known.append(group)
    }
    return known
  }

  /// A group by the cells that readers have.
  private func named(_ group: CrossedGroups.Group) -> Certification.Crossed.Group? {
    guard let first = counts.cells[group.first].first, let second = counts.cells[group.second].first else { return nil }
    return .init(first: first, second: second, isInBoth: group.isInBoth)
  }
}
