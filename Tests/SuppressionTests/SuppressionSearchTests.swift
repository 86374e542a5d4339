import CaseRecords
import Tables
import TestSupport
import Testing
import Worlds

@testable import AttackProblems
@testable import Suppression

@Suite("Searching for what may be published")
struct SuppressionSearchTests {
  @Test("tries again every table that was given up, as long as work is left")
  func restores() async throws {
    var people: [Council.Person] = []
    for district in ["a", "b", "c", "d"] {
      for (route, household) in zip(["p", "q", "r", "p", "q", "r"], ["x", "x", "x", "y", "y", "y"]) {
        people += [Council.Person](
          repeating: .init(district: district, route: route, household: household), count: 12)
      }
    }
    var tables = ["all": "period: 2022-04\nrows: {by: district, total: true}\n"]
    for route in ["p", "q", "r"] {
      tables["of-\(route)"] =
        "period: 2022-04\nwhere: {route: \(route)}\nrows: {by: district}\ncolumns: {by: household}\n"
    }
    for household in ["x", "y"] {
      tables["of-\(household)"] =
        "period: 2022-04\nwhere: {household: \(household)}\nrows: {by: district}\ncolumns: {by: route}\n"
    }
    let (register, counted, _) = try await Council(people, tables: tables).counted()
    var search = try SuppressionSearch(
      counted, [], DisclosurePolicy(threshold: 10), [], last: nil, register)
    search.givenUp = search.choices.filter { $0.id != "all" }
    search.choices = search.choices.map { $0.id == "all" ? $0 : $0.givenUp(for: nil) }
    #expect(search.givenUp.count == 5 && search.choices.filter(\.isShownAnew).map(\.id) == ["all"])
    let protected = try search.run()
    #expect(protected.isSafe && Set(protected.tables.map(\.id)) == Set(tables.keys))
  }

  @Test("gives a table up where there is too much to attack to tell which count is not safe")
  func incomplete() async throws {
    let people = ["a", "b", "c"].flatMap {
      [Council.Person](repeating: .init(district: $0, route: "p", household: "x"), count: 20)
    }
    let tables = [
      "districts": "period: 2022-04\nrows: {by: district, total: true}\n",
      "routes": "period: 2022-04\nrows: {by: route}\n",
    ]
    let (register, counted, _) = try await Council(people, tables: tables).counted()
    var search = try SuppressionSearch(counted, [], DisclosurePolicy(threshold: 10), [], last: nil, register)
    #expect(search.giveUp([.unknown]) && search.givenUp.count == 1 && search.givenUpFor.isEmpty)
    #expect(search.giveUp([.unknown]) && !search.giveUp([.unknown]))
    #expect(
      !AuditReport(isIncomplete: true).isSafe && !AuditReport(isIncomplete: true).split { _ in true }.report.isSafe)
  }

  @Test("tries again what was made coarser before another table was given up")
  func coarser() async throws {
    var people: [Council.Person] = []
    for district in ["a", "b", "c"] {
      for (route, household) in [("p", "x"), ("q", "x"), ("p", "z"), ("q", "z")] {
        people += [Council.Person](
          repeating: .init(district: district, route: route, household: household), count: 5)
      }
    }
    people += [Council.Person](repeating: .init(district: "a", route: "p", household: "y"), count: 3)
    let tables = [
      "districts": "period: 2022-04\nrows: {by: district, total: true}\n",
      "households": "period: 2022-04\nrows: {by: household}\ncolumns: {by: route}\n",
    ]
    let (register, counted, _) = try await Council(people, tables: tables).counted()
    var search = try SuppressionSearch(counted, [], DisclosurePolicy(threshold: 10), [], last: nil, register)
    // As if three of four counts had to be hidden for the sake of the other table.
    search.mustHide = ["districts[a]", "districts[b]", "districts[c]"]
    #expect(try search.propose() == nil && search.coarsened.map(\.id) == ["districts"] && search.givenUp.isEmpty)
    search.mostSmall = 0
    search.limit()
    #expect(search.givenUp.map(\.id) == ["districts", "households"] && search.coarsenedBefore == 1)
    (search.mostSmall, search.mustHide) = (160, [])
    let protected = try search.run()
    #expect(protected.isSafe && protected.tables.map(\.id) == ["districts", "households"])
  }

  @Test("does not weigh a table beside others of which too much would be hidden even if it were published alone")
  func alone() async throws {
    var people: [Council.Person] = []
    for (district, count) in [("a", 3), ("b", 40)] {
      people += [Council.Person](repeating: .init(district: district, route: "p", household: "x"), count: count)
    }
    let tables = [
      "districts": "period: 2022-04\nrows: {by: district, total: true}\n",
      "routes": "period: 2022-04\nrows: {by: route, total: true}\n",
    ]
    let (register, counted, _) = try await Council(people, tables: tables).counted()
    var search = try SuppressionSearch(counted, [], DisclosurePolicy(threshold: 10), [], last: nil, register)
    // One of three counts is small, and to hide it takes another.
    let before = search.choices.filter(\.isShownAnew).map(\.id)
    search.weighAlone()
    #expect(Set(before) == ["districts", "routes"] && search.choices.filter(\.isShownAnew).map(\.id) == ["routes"])
    #expect(search.givenUp.isEmpty)
  }
}
