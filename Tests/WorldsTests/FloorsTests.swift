import CaseRecords
@_spi(Suppression) @_spi(Exact) import Tables
import Testing

@testable import Worlds

@Suite("What is forced of a count")
struct FloorsTests {
  private static let districts = "period: 2022-05\nrows: {by: district, total: true}\n"
  private static let numbers = districts + "columns: {by: issue-count, from: 1, to: 3"
  private static let households = districts + "columns: {by: household, total: true}\n"

  /// What is published of a council if nothing but small counts is hidden.
  private static func counts(_ council: WorldsCouncil) throws -> (counts: PublishedCounts, truth: [Int]) {
    let setup = try council.search().setup
    return (setup.counts, setup.setting.truth)
  }

  /// The statistic that a cell shows.
  private static func statistic(_ table: Int, row: Int, column: Int, _ counts: PublishedCounts) throws -> Int {
    try #require(counts.cells.firstIndex { $0.contains(CellPlace(table: table, row: row, column: column)) })
  }

  @Test("is never more than what is there, nor than what a world has")
  func sound() async throws {
    var more = 0
    for seed in 0..<12 {
      let council = try await WorldsCouncil(
        people: 20 + 3 * seed, seed: seed,
        declarations: WorldsCouncil.declarations.merging([
          "numbers-by-district": Self.numbers + ", total: true}\n",
          "states": "period: 2022-06\nrows: {by: district, total: true}\ncolumns: {by: state, total: true}\n",
        ]) { first, _ in first })
      let search = try council.search()
      var finder = search.finder
      var effort = WorldFinder.Effort(work: 20)
      _ = finder.run(&effort, movable: [])
      let (counts, floors) = (search.setup.counts, Floors(search.setup.counts))
      for statistic in counts.statistics.indices where counts.isMarked[statistic] {
        let floor = floors.floor(of: statistic)
        if floor > 1 { more += 1 }
        #expect(finder.worlds.allSatisfy { $0.counts[statistic] >= floor }, "\(seed), \(counts.cells[statistic])")
      }
      for target in search.setup.setting.targets {
        guard case .difference(let whole, let part) = target.kind else { continue }
        #expect(finder.worlds.allSatisfy { $0.counts[whole] - $0.counts[part] >= target.floor }, "\(seed)")
        #expect(target.ends.contains(.low) == (target.floor == 0))
      }
    }
    #expect(more > 20)
  }

  @Test("counts every mark of people who cannot be the same: nobody has two numbers of issues")
  func numbers() async throws {
    let council = try await WorldsCouncil(
      people: 16, seed: 2, declarations: ["t": Self.numbers + ", total: true}\n"])
    let (counts, truth) = try Self.counts(council)
    let floors = Floors(counts)
    let table = council.published()[0]
    var seen = 0
    for row in 0..<3 where table.figure(row: row, column: 3).isHidden {
      let marks = (0..<3).count { table.figure(row: row, column: $0).isHidden }
      let total = try Self.statistic(0, row: row, column: 3, counts)
      #expect(floors.floor(of: total) == marks && truth[total] >= marks)
      if marks > 1 { seen += 1 }
    }
    #expect(seen > 0)
  }

  @Test("takes two printed counts of as many people for the same people")
  func equal() async throws {
    var seen = 0
    for seed in 0..<60 {
      let council = try await WorldsCouncil(
        people: 24, seed: seed,
        declarations: [
          "households": Self.households, "two-months": "period: 2022-04..2022-05\nrows: {by: district, total: true}\n",
          "numbers": "period: 2022-04..2022-05\nwhere: {household: y}\nrows: {by: district}\n"
            + "columns: {by: issue-count, from: 1, to: 3}\n",
        ])
      let (counts, _) = try Self.counts(council)
      let floors = Floors(counts)
      let tables = council.published()
      let place = { (name: String) in try #require(tables.firstIndex { $0.id == name }) }
      let (may, both, numbers) = (try place("households"), try place("two-months"), try place("numbers"))
      // Of a district of which nobody left in April, those with one issue and those with two in either month are in May.
      guard let total = tables[may].figure(row: 0, column: 2).value, tables[may].figure(row: 0, column: 1).isHidden
      else { continue }
      let isEqual = tables[both].figure(row: 0, column: 0).value == total
      let marks = (0..<3).count { tables[numbers].figure(row: 0, column: $0).isHidden }
      let cell = try Self.statistic(may, row: 0, column: 1, counts)
      #expect(floors.floor(of: cell) == (isEqual ? max(1, marks) : 1), "\(seed)")
      if isEqual, marks > 1 { seen += 1 }
    }
    #expect(seen > 0)
  }

  @Test("takes the people of one household for those of the whole district where a zero is printed for the other")
  func zeros() async throws {
    var seen = 0
    for seed in 0..<40 {
      let council = try await WorldsCouncil(
        people: 10, seed: seed,
        declarations: [
          "households": Self.households,
          "numbers": Self.numbers + "}\n",
        ])
      let (counts, _) = try Self.counts(council)
      let floors = Floors(counts)
      let tables = council.published()
      let place = { (name: String) in try #require(tables.firstIndex { $0.id == name }) }
      let (households, numbers) = (try place("households"), try place("numbers"))
      for row in 0..<3
      where tables[households].figure(row: row, column: 0).isHidden
        && tables[households].figure(row: row, column: 1).value == 0
      {
        let marks = (0..<3).count { tables[numbers].figure(row: row, column: $0).isHidden }
        let cell = try Self.statistic(households, row: row, column: 0, counts)
        #expect(floors.floor(of: cell) == max(1, marks), "\(seed)")
        if marks > 1 { seen += 1 }
      }
    }
    #expect(seen > 0)
  }

  @Test("does not take mentions for people, though mentions of all are as many in two tables")
  func mentions() async throws {
    var seen = 0
    for seed in 0..<20 {
      let period = "period: 2022-05\n"
      let council = try await WorldsCouncil(
        people: 14, seed: seed,
        declarations: [
          "mentions-by-district": "unit: mentions\n" + Self.districts,
          "mentions-by-household": "unit: mentions\n\(period)rows: {by: household, total: true}\n",
          "mentions-of-i": "unit: mentions\n\(period)where: {issue: [i]}\nrows: {by: household}\n",
          "mentions-of-j": "unit: mentions\n\(period)where: {issue: [j]}\nrows: {by: household}\n",
          "households": "\(period)rows: {by: household, total: true}\n",
        ])
      let (counts, _) = try Self.counts(council)
      let place = try #require(council.published().firstIndex { $0.id == "households" })
      guard council.published()[place].figure(row: 1, column: 0).isHidden else { continue }
      let cell = try Self.statistic(place, row: 1, column: 0, counts)
      // One person may have been mentioned with all of these issues.
      #expect(Floors(counts).floor(of: cell) == 1, "\(seed)")
      seen += 1
    }
    #expect(seen > 0)
  }
}
