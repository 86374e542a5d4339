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
    let search = try await WorldsCouncil(people: 60, seed: 3).search()
    let (pool, counts) = (search.finder.pool, search.setup.search.counts)
    let alone = (0..<pool.count).filter { pool.onlyMaker(of: $0) != nil }
    let kinds = Dictionary(grouping: alone) { pool.onlyMaker(of: $0) ?? 0 }
    let held = kinds.values.filter { $0.count > 1 }.flatMap(\.self)
    let nobody = Dictionary(uniqueKeysWithValues: counts.indices.map { ($0, 0) })
    var movesWithout = false
    for goal in search.finder.open {
      func moving(_ people: [Int: Int]) throws -> Double {
        let solved = try Self.solve(search, goal, people)
        return held.reduce(0) { $0 + solved.values[$1] }
      }
      movesWithout = try movesWithout || moving([:]) > 0.5
      #expect(try moving(nobody) < 1e-6)
    }
    #expect(movesWithout)
  }

  @Test("values a move at its reduced cost in the programme")
  func prices() async throws {
    let search = try await WorldsCouncil(people: 60, seed: 3).search()
    let pool = search.finder.pool
    let one = Dictionary(uniqueKeysWithValues: search.setup.search.counts.indices.map { ($0, 1) })
    var held = 0
    for goal in search.finder.open {
      let solved = try Self.solve(search, goal, one)
      let worth = solved.model.worth(solved.prices, search.setup.setting)
      let priceOfKinds = solved.model.priceOfKinds(solved.prices)
      #expect(priceOfKinds.values.allSatisfy { $0 > -1e-9 })
      held += priceOfKinds.values.count { $0 > 1e-9 }
      for move in 0..<pool.count {
        let gain = pool.effects[move].reduce(0) { $0 + worth[Int($1.statistic)] * Double($1.change) }
        let price = pool.onlyMaker(of: move).flatMap { priceOfKinds[$0] } ?? 0
        #expect(abs(solved.reducedCosts[move] - (MoveProgram.priceOfMove - gain + price)) < 1e-6)
      }
    }
    #expect(held > 0)
  }

  /// A programme over all moves that were found in the beginning, and its solution.
  private static func solve(
    _ search: WorldsCouncil.Search, _ goal: MoveProgram.Goal, _ people: [Int: Int]
  ) throws -> (model: MoveProgram, values: [Double], prices: [Double], reducedCosts: [Double]) {
    let pool = search.finder.pool
    let model = MoveProgram(
      search.setup.setting, pool, moves: Array(0..<pool.count), goal: goal, .init(people: people))
    var simplex = Simplex(model.program)
    guard case .optimal = simplex.minimize(model.costs) else { throw NotSolved() }
    return (model, simplex.solution, simplex.rowPrices, simplex.reducedCosts)
  }

  private struct NotSolved: Error {}

  @Test("does not begin what would take more work than it may do, if it may decline")
  func declines() async throws {
    let council = try await WorldsCouncil(people: 60, seed: 3)
    var finder = try council.search().finder
    let (open, worlds) = (finder.open, finder.worlds.count)
    var effort = WorldFinder.Effort(work: 0.01, patience: 1)
    #expect(finder.run(&effort, movable: []).isEmpty && effort.isDeclined)
    // Getting ready is work too.
    #expect(effort.work < 0.01)
    #expect(finder.open == open && finder.worlds.count == worlds)
    // Where it may not, it does what it can.
    effort = WorldFinder.Effort(work: 5)
    _ = finder.run(&effort, movable: [])
    #expect(!effort.isDeclined && effort.work < 5 && finder.open.count < open.count)
  }
}
