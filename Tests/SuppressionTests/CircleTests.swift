import AttackProblems
import Tables
import Testing

@testable import Suppression

@Suite("Tables in a circle")
struct CircleTests {
  /// Three tables of which each pair leaves every crossing open, and all three together narrow one to 8 to 18.
  private static let circle = [
    "dr": "period: 2022-04\nrows: {by: district, total: true}\ncolumns: {by: route, total: true}\n",
    "rh": "period: 2022-04\nrows: {by: route, total: true}\ncolumns: {by: household, total: true}\n",
    "dh": "period: 2022-04\nrows: {by: district, total: true}\ncolumns: {by: household, total: true}\n",
  ]

  private static var people: [Council.Person] {
    let counts = [("a", "p", "x", 12), ("a", "p", "y", 6), ("a", "q", "x", 6), ("b", "p", "x", 6)]
    let others = [("a", "q", "y", 4), ("b", "p", "y", 4), ("b", "q", "x", 4), ("b", "q", "y", 14)]
    var people = (counts + others).flatMap { district, route, household, count in
      (0..<count).map { _ in Council.Person(district: district, route: route, household: household) }
    }
    for place in stride(from: 0, to: 25, by: 5) { people[place].issues = ["i", "k"] }
    return people
  }

  @Test(
    "are not published together, whether worlds certify something else of the site or there is nothing to certify",
    arguments: [[:], ["i": "period: 2022-04\nrows: {by: issue}\n"]])
  func circle(others: [String: String]) async throws {
    let protected = try await Council(Self.people, tables: Self.circle.merging(others) { $1 }).protect()
    #expect(protected.isSafe)
    #expect(Auditor.audit(protected.publication, isJoint: true).isSafe, "\(protected.tables.map(\.id))")
    let circle = protected.tables.filter { Self.circle[$0.id] != nil }
    #expect(circle.count { !$0.rows.levels.isEmpty && !$0.columns.levels.isEmpty } == 2, "\(circle.map(\.id))")
    // Of the third the totals of one axis, which the others show as well.
    #expect(circle.count == 3)
  }

  /// With crossed variables it is plain that the 41 people in d with route r are not few; without, they could be nine.
  @Test("pass the attack without crossed variables too, which may take a large count for a small one")
  func uncrossed() async throws {
    let counts = [
      "a": ["y": [4, 7, 5]], "b": ["x": [2, 14, 18], "y": [22, 9, 6]],
      "d": ["x": [1, 0, 2], "y": [0, 14, 19], "z": [5, 11, 20]],
    ]
    let people = counts.sorted { $0.key < $1.key }.flatMap { district, households in
      households.sorted { $0.key < $1.key }.flatMap { household, counts in
        zip(["p", "q", "r"], counts).flatMap { route, count in
          (0..<count).map { _ in Council.Person(district: district, route: route, household: household) }
        }
      }
    }
    let protected = try await Council(people, tables: Self.circle).protect()
    #expect(protected.isSafe && protected.tables.count > 1)
    #expect(Auditor.audit(protected.publication).isSafe)
  }

  /// Whoever is new in April goes on in May, and is one of those who are there in either month.
  @Test("are not taken for a circle by states of different months")
  func states() async throws {
    var people: [Council.Person] = []
    for district in ["a", "b"] {
      for (route, household) in [("p", "x"), ("q", "x"), ("p", "y"), ("q", "y")] {
        people += [Council.Person](
          repeating: .init(district: district, route: route, household: household), count: 15)
      }
    }
    people += [Council.Person](repeating: .init(district: "a", route: "p", household: "z"), count: 3)
    let council = try Council(
      people,
      tables: [
        "sd": "period: 2022-04\nrows: {by: state}\ncolumns: {by: district, total: true}\n",
        "hr": "period: 2022-04\nrows: {by: household}\ncolumns: {by: route, total: true}\n",
        "sr": "period: 2022-05\nrows: {by: state, total: true}\ncolumns: {by: route, total: true}\n",
        "hd": "period: 2022-04..2022-05\nrows: {by: household, total: true}\ncolumns: {by: district, total: true}\n",
      ])
    let protected = try await council.protect()
    #expect(protected.isSafe && protected.tables.count == 4)
    let report = Auditor.audit(protected.publication, isJoint: true)
    #expect(!report.isContradictory && report.isSafe)
  }
}
