import CaseRecords
import TableDeclarations
@_spi(Exact) import Tables
import Testing

@testable import Worlds

@Suite("Statistics as products of factors")
struct StatisticTests {
  @Test("count what the register counts, for every cell of every kind of table", arguments: 0..<6)
  func counter(seed: Int) async throws {
    let council = try await WorldsCouncil(people: 60, seed: seed)
    let profiles = council.register.cases.map(\.profile)
    for counted in council.tables {
      let (table, exactTable) = (counted.table, counted.exactTable)
      for row in exactTable.rows.members.indices {
        for column in exactTable.columns.members.indices {
          let statistic = Statistic(table, row: row, column: column, council.register.variables)
          let count = profiles.reduce(0) { $0 + statistic.weight(of: $1) }
          #expect(count == exactTable.count(row: row, column: column), "\(exactTable.table) \(row) \(column) \(seed)")
        }
      }
    }
  }

  @Test("are the same for a table that is read back from what was published", arguments: 0..<3)
  func recounting(seed: Int) async throws {
    let council = try await WorldsCouncil(people: 60, seed: seed)
    for (published, exactTable) in zip(council.published(), council.tables.map(\.exactTable)) {
      let table = try #require(StatisticsTable(recounting: published, lists: council.register.variables.lists))
      let again = try #require(council.register.exactTable(table))
      for row in exactTable.rows.members.indices {
        for column in exactTable.columns.members.indices {
          #expect(
            again.count(row: row, column: column) == exactTable.count(row: row, column: column), "\(exactTable.table)")
        }
      }
    }
  }

  @Test("add for many kinds of people what they add for each profile")
  func space() async throws {
    let council = try await WorldsCouncil(people: 40, seed: 7)
    let variables = council.register.variables
    let statistics = council.tables.flatMap { counted in
      counted.exactTable.rows.members.indices.flatMap { row in
        counted.exactTable.columns.members.indices.map { Statistic(counted.table, row: row, column: $0, variables) }
      }
    }
    var random = SplitMix(seed: 1)
    let profiles = council.register.cases.map(\.profile)
    let stock = PersonStock(profiles, variables, ProfileRules(council.register), random: &random)
    let space = PersonSpace(statistics, stock: stock)
    var weights = [Int32](repeating: 0, count: statistics.count)
    for profile in profiles {
      let type = try #require(stock.type(of: profile))
      #expect(stock.profile(of: type) == profile)
      space.weights(of: type, into: &weights)
      #expect(weights.map(Int.init) == statistics.map { $0.weight(of: profile) })
    }
  }
}
