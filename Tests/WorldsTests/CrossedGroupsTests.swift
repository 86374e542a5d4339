import CaseRecords
import Chronology
import TableDeclarations
@_spi(Suppression) import Tables
import Testing

@testable import Worlds

@Suite("Groups that readers put together")
struct CrossedGroupsTests {
  private static let declarations = [
    "by-district": "period: 2022-05\nrows: {by: district, total: true}\n",
    "by-household": "period: 2022-05\nrows: {by: household, total: true}\n",
    "issues": "period: 2022-04\nrows: {by: issue, levels: [code, group]}\n",
    "states": "period: 2022-04..2022-06\nrows: {by: state}\ncolumns: {by: month}\n",
  ]

  private static func groups(_ search: WorldsCouncil.Search) -> CrossedGroups {
    CrossedGroups(search.setup.counts, search.setup.search, threshold: 10)
  }

  /// Whether somebody is in a group, by what the statistics ask of people and not by bits.
  private static func has(_ profile: CaseProfile, _ group: CrossedGroups.Group, _ counts: PublishedCounts) -> Bool {
    counts.statistics[group.first].weight(of: profile) != 0
      && (counts.statistics[group.second].weight(of: profile) != 0) == group.isInBoth
  }

  @Test("are all small ones that counting by hand finds, each once")
  func all() async throws {
    for seed in 0..<4 {
      let search = try await WorldsCouncil(people: 70, seed: seed).search()
      let (groups, counts) = (Self.groups(search), search.setup.counts)
      #expect(groups.leftOut == 0 && groups.groups.count > 100)
      func people(_ group: CrossedGroups.Group) -> Set<Int> {
        Set(search.people.profiles.indices.filter { Self.has(search.people.profiles[$0], group, counts) })
      }
      for small in groups.groups {
        #expect(people(small.group).count == small.truth && (1..<10).contains(small.truth))
        #expect(!groups.members.kinds(of: small.group).isEmpty)
      }
      let found = Set(groups.groups.map { people($0.group) })
      let shown = counts.statistics.indices.filter { counts.printed[$0] != nil || counts.isMarked[$0] }
      let members = shown.map { people(.init($0, $0)) }
      let known = Set(zip(shown, members).filter { counts.statistics[$0.0].isHeadCount }.map(\.1))
      for one in shown.indices {
        for other in shown.indices where one != other {
          let (both, rest) = (members[one].intersection(members[other]), members[one].subtracting(members[other]))
          if (1..<10).contains(both.count) { #expect(found.contains(both) || known.contains(both)) }
          // What is left of a group without a printed part of it is a target of the search.
          if (1..<10).contains(rest.count) {
            #expect(found.contains(rest) || known.contains(rest) || known.contains(both))
          }
        }
      }
    }
  }

  @Test("are none of those that tables print, and each once, however many tables print the same")
  func once() async throws {
    func count(_ tables: [String: String]) async throws -> (groups: CrossedGroups, search: WorldsCouncil.Search) {
      let search = try await WorldsCouncil(people: 40, seed: 1, declarations: tables).search()
      return (Self.groups(search), search)
    }
    let district = "period: 2022-05\nrows: {by: district, total: true}\n"
    #expect(try await count(["d": district]).groups.groups.isEmpty)
    #expect(
      try await count(["d": "\(district)columns: {by: household, total: true}\n"]).groups.groups.isEmpty)
    let household = "period: 2022-05\nrows: {by: household}\n"
    let both = try await count(["d": district, "h": household])
    // Three districts and two households: who is in both; who is in one alone is in another both.
    var wanted = 0
    for district in 0..<3 {
      for household in 0..<2 {
        let inMay = both.search.people.profiles.filter { $0.support.months.contains { $0.month.iso == "2022-05" } }
        let crossed = inMay.count { $0.district == district && $0.household == household }
        let alone = inMay.count { $0.district == district && $0.household != household }
        let other = inMay.count { $0.district != district && $0.household == household }
        wanted += [crossed, alone, other].count { (1..<10).contains($0) }
      }
    }
    #expect(both.groups.groups.count == wanted && wanted > 0)
    #expect(try await count(["d": district, "e": district, "h": household]).groups.groups.count == wanted)
  }

  @Test("are told of mentions too, by who has an issue and not by how many have been counted")
  func mentions() async throws {
    let tables = [
      "m": "unit: mentions\nperiod: 2022-04\nrows: {by: issue, levels: [code, group]}\n",
      "d": "period: 2022-04\nrows: {by: district}\n",
    ]
    let search = try await WorldsCouncil(people: 25, seed: 1, declarations: tables).search()
    let (groups, counts) = (Self.groups(search), search.setup.counts)
    func countsEach(_ index: Int) -> Bool { counts.statistics[index].countsEach }
    #expect(groups.groups.contains { countsEach($0.group.first) != countsEach($0.group.second) })
    // A group of issues has so many mentions, which does not say how many people that are.
    let alone = groups.groups.filter { $0.group.first == $0.group.second }
    #expect(!alone.isEmpty && alone.allSatisfy { !counts.statistics[$0.group.first].isHeadCount })
  }

  @Test("have as many as is said in every world that exchanges come to")
  func exchanges() async throws {
    var reached = 0
    for seed in 0..<3 {
      let council = try await WorldsCouncil(people: 70, seed: seed)
      var search = try council.search()
      var effort = WorldFinder.Effort(work: 20)
      _ = search.finder.run(&effort, movable: [])
      let checker = WorldChecker(search.site, council.register, search.people.rules)
      let groups = Self.groups(search)
      var random = SplitMix(seed: 1)
      var exchange = GroupExchange(groups, &random)
      for (index, small) in groups.groups.enumerated() where index.isMultiple(of: 7) {
        let world = search.finder.worlds[index % search.finder.worlds.count]
        for isLess in [true, false] {
          let found = exchange.reach(isLess ? 0 : 10, small, .init(world.steps), isLess: isLess)
          let people = try #require(search.setup.change(after: found.steps)).people
          #expect(checker.recount(people) != nil)
          #expect(people.count { Self.has($0, small.group, search.setup.counts) } == found.count)
          reached += isLess && found.count == 0 ? 1 : 0
        }
      }
    }
    #expect(reached > 20)
  }

  @Test("are noted as the worlds that were found have them")
  func noted() async throws {
    let council = try await WorldsCouncil(people: 70, seed: 2)
    var search = try council.search()
    var effort = WorldFinder.Effort(work: 20)
    _ = search.finder.run(&effort, movable: [])
    var groups = Self.groups(search)
    groups.note(search.finder.worlds)
    let worlds = try search.finder.worlds.map { try #require(search.setup.change(after: $0.steps)).people }
    #expect(worlds.count > 3)
    for small in groups.groups {
      let counts = worlds.map { people in people.count { Self.has($0, small.group, search.setup.counts) } }
      #expect(small.least.count == counts.min() && small.most.count == counts.max())
    }
  }

  @Test("are settled by exchanges where tables do not cross what they cross")
  func settled() async throws {
    let council = try await WorldsCouncil(people: 70, seed: 1, declarations: Self.declarations)
    let search = try council.search()
    var groups = Self.groups(search)
    let before = groups.open.count
    var random = SplitMix(seed: 1)
    _ = groups.exchange(search.finder.worlds, &random)
    #expect(groups.open.count < before / 3, "\(groups.open.count) of \(before)")
    // The same in the same order, every time.
    var again = Self.groups(search)
    random = SplitMix(seed: 1)
    _ = again.exchange(search.finder.worlds, &random)
    #expect(again.groups.map(\.least.count) == groups.groups.map(\.least.count))
    #expect(again.groups.map(\.most.count) == groups.groups.map(\.most.count))
  }

  @Test("stay open where everything is printed that could be exchanged")
  func open() async throws {
    let crossed = Self.declarations.merging([
      "all": "period: 2022-05\nrows: {by: district}\ncolumns: {by: household}\n",
      "a": "period: 2022-04\nwhere: {district: a}\nrows: {by: issue}\n",
      "x": "period: 2022-04\nwhere: {household: x}\nrows: {by: issue}\n",
    ]) { $1 }
    let council = try await WorldsCouncil(people: 20, seed: 1, declarations: crossed)
    let search = try council.search()
    var groups = Self.groups(search)
    var random = SplitMix(seed: 1)
    _ = groups.exchange(search.finder.worlds, &random)
    #expect(!groups.open.isEmpty)
    let checker = WorldChecker(search.site, council.register, search.people.rules)
    random = SplitMix(seed: 1)
    let told = search.setup.crossed([], threshold: 10, checker, &random)
    #expect(told.count == groups.groups.count && told.openCount == groups.open.count)
    #expect(told.open.count == min(20, told.openCount))
  }

  @Test("stay open where exchanges do not stand when they are counted as any register is")
  func counted() async throws {
    let council = try await WorldsCouncil(people: 70, seed: 1, declarations: Self.declarations)
    let search = try council.search()
    var random = SplitMix(seed: 1)
    var groups = Self.groups(search)
    let made = groups.exchange([], &random)
    let checker = WorldChecker(search.site, council.register, search.people.rules)
    #expect(!made.isEmpty && made.count <= 12)
    for steps in made {
      #expect(checker.recount(try #require(search.setup.change(after: steps)).people) != nil)
    }
    let told = search.setup.crossed([], threshold: 10, checker, &random)
    #expect(told.openCount < told.count)
    // A printed count that the exchanges do not give.
    let others = try await WorldsCouncil(people: 75, seed: 2, declarations: Self.declarations).search()
    let wrong = WorldChecker(others.site, council.register, search.people.rules)
    let untold = search.setup.crossed([], threshold: 10, wrong, &random)
    #expect(untold.openCount == untold.count && untold.count == told.count)
  }

  @Test("are bounded by what readers can prove, which no world contradicts")
  func bounded() async throws {
    var narrow = 0
    for seed in 0..<3 {
      let council = try await WorldsCouncil(people: 60, seed: seed, declarations: Self.declarations)
      var search = try council.search()
      var effort = WorldFinder.Effort(work: 20)
      _ = search.finder.run(&effort, movable: [])
      var groups = Self.groups(search)
      groups.note(search.finder.worlds)
      var random = SplitMix(seed: 1)
      _ = groups.exchange(search.finder.worlds, &random)
      guard var attack = GroupAttack(search.setup.counts, search.setup.search) else {
        Issue.record("there are too many kinds of people")
        return
      }
      for small in groups.groups {
        guard let bounds = attack.bounds(of: small.group) else {
          Issue.record("no bounds")
          continue
        }
        #expect(bounds.contains(small.truth))
        #expect(bounds.lowerBound <= small.least.count && small.most.count <= bounds.upperBound)
        narrow += bounds.upperBound < 30 ? 1 : 0
      }
    }
    #expect(narrow > 0)
  }

  @Test("are told in public by a number that is rounded up")
  func rounded() {
    let rounded = [0, 1, 10, 11, 20, 21, 50, 51, 100, 101, 4_999, 5_001].map {
      Certification.Crossed(count: $0, openCount: $0).openAtMost
    }
    #expect(rounded == [nil, 10, 10, 20, 20, 50, 50, 100, 100, 200, 5_000, 10_000])
    #expect(Certification.Crossed(count: 7, openCount: 0).openAtMost == 0)
  }
}
