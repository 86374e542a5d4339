import CaseRecords
import Optimization
import TableDeclarations
import Testing

@testable import Worlds

@Suite("Finding worlds")
struct WorldFinderTests {
  @Test("makes up nobody whose codes were not in use, and nobody whom a table cannot count")
  func possible() async throws {
    let council = try await WorldsCouncil(people: 60, seed: 3)
    let search = try council.search()
    let setup = search.setup
    var madeUp = 0
    for maker in search.finder.pool.makers.flatMap(\.self) {
      guard let to = maker.to else { continue }
      let former = maker.from.flatMap { setup.people[$0].first }
      let profile = setup.search.stock.profile(of: to, keeping: former, used: setup.search.space.used)
      #expect(search.people.rules.admit(profile))
      let world = council.register.imagining([profile])
      #expect(council.tables.allSatisfy { world.exactTable($0.table) != nil })
      madeUp += 1
    }
    #expect(madeUp > 1_000)
  }

  @Test("finds no world that does not stand when it is counted")
  func standing() async throws {
    for seed in 0..<4 {
      let council = try await WorldsCouncil(people: 60, seed: seed)
      var search = try council.search()
      var effort = WorldFinder.Effort(work: 100)
      #expect(search.finder.run(&effort, movable: []).isEmpty)
      let checker = WorldChecker(search.site, council.register, search.people.rules)
      let checked = search.setup.check(search.finder, checker)
      #expect(checked.worlds.count == Set(search.finder.proof.values).count && checked.worlds.count > 1)
      #expect(Set(checked.open) == Set(search.finder.open))
    }
  }

  @Test("knows of every move by how much it changes each statistic")
  func effects() async throws {
    let council = try await WorldsCouncil(people: 60, seed: 3)
    let search = try council.search()
    let (setup, finder) = (search.setup, search.finder)
    for (effect, makers) in zip(finder.pool.effects, finder.pool.makers) {
      for maker in makers {
        let before = maker.from.map { setup.search.weights(of: setup.search.kinds[$0]) }
        let after = maker.to.map { setup.search.weights(of: $0) }
        for statistic in setup.counts.statistics.indices {
          let change = effect.first { $0.statistic == statistic }?.change ?? 0
          #expect(change == (after?[statistic] ?? 0) - (before?[statistic] ?? 0))
        }
      }
    }
  }

  @Test("moves no more people of a kind than there are, by moves that they alone can make")
  func people() async throws {
    let council = try await WorldsCouncil(people: 60, seed: 3)
    let search = try council.search()
    let (setup, finder) = (search.setup, search.finder)
    let goal = try #require(finder.open.first)
    let (pool, counts) = (finder.pool, setup.search.counts)
    let all = Array(0..<pool.count)
    func held(_ people: [Int: Int]) -> Int {
      MoveProgram(setup.setting, pool, moves: all, goal: goal, .init(people: people)).program.rows.count
    }
    let only = Dictionary(grouping: all.compactMap(pool.onlyMaker), by: \.self).filter { $1.count > 1 }.keys
    let everybody = Dictionary(uniqueKeysWithValues: counts.enumerated().map { ($0, $1) })
    #expect(only.count > 10 && held(everybody) == held([:]) + only.count)
    // With nobody there who could move, nothing moves.
    let nobody = everybody.mapValues { _ in 0 }
    let model = MoveProgram(setup.setting, pool, moves: all, goal: goal, .init(people: nobody))
    var simplex = Simplex(model.program)
    guard case .optimal = simplex.minimize(model.costs) else {
      Issue.record("nothing moves, which is a solution")
      return
    }
    let values = simplex.solution
    for move in all where pool.onlyMaker(of: move).map(only.contains) ?? false { #expect(values[move] < 1e-6) }
  }

  @Test("does not begin what would take more work than it may do, if it may decline")
  func declines() async throws {
    let council = try await WorldsCouncil(people: 60, seed: 3)
    var finder = try council.search().finder
    let (open, worlds) = (finder.open, finder.worlds.count)
    var effort = WorldFinder.Effort(work: 0.01, mayDecline: true)
    #expect(finder.run(&effort, movable: []).isEmpty && effort.isDeclined && effort.work == 0.01)
    #expect(finder.open == open && finder.worlds.count == worlds)
    // Where it may not, it does what it can.
    effort = WorldFinder.Effort(work: 5)
    _ = finder.run(&effort, movable: [])
    #expect(!effort.isDeclined && effort.work < 5 && finder.open.count < open.count)
  }
}
