@_spi(Suppression) import Tables
import TestSupport
import Testing

@testable import AttackProblems

@Suite("An attack on published tables")
struct PublicationTests {
  /// A table over two variables, with all its margins.
  private func table(
    _ id: String, _ rows: (String, [String]), _ columns: (String, [String]), _ figures: [[PublishedCell]]
  ) -> PublishedTable {
    func axis(_ variable: String, _ codes: [String]) -> Axis {
      Axis(
        variable: variable, name: variable, title: variable,
        members: codes.map { AxisMember(code: $0, label: $0, level: "code", covers: [$0]) }
          + [AxisMember.total.covering(codes)])
    }
    return PublishedTable(
      id: id, title: id, unit: .persons, measure: "n", rows: axis(rows.0, rows.1), columns: axis(columns.0, columns.1),
      origin: .register, source: "架空", notes: [], breaks: [], scope: .init(period: "2022-04", conditions: [:]),
      choice: [], figures: figures.flatMap(\.self))
  }

  private func values(_ rows: [[Int]]) -> [[PublishedCell]] { rows.map { $0.map { .value($0) } } }

  @Test("ties tables by the figures that they share")
  func shared() {
    let districts = table(
      "d", ("district", ["a", "b"]), ("route", ["p", "q"]),
      [
        [.hidden, .value(20), .value(24)], [.hidden, .value(30), .value(36)], [.value(10), .value(50), .value(60)],
      ])
    let publication = Publication(releases: [.init(number: 1, tables: [districts], identities: [])], threshold: 10)
    // 24 − 20 gives the first away.
    #expect(Auditor.audit(publication).findings.contains { $0.id == "d[a,p]" && $0.lower == 4 && $0.upper == 4 })

    let hidden = table(
      "d", ("district", ["a", "b"]), ("route", ["p", "q"]),
      [
        [.hidden, .hidden, .value(24)], [.hidden, .hidden, .value(36)], [.value(10), .value(50), .value(60)],
      ])
    let ages = table(
      "g", ("age-band", ["x", "y"]), ("district", ["a", "b"]),
      [
        [.value(10), .value(20), .value(30)], [.value(14), .value(16), .value(30)],
        [.value(24), .value(36), .value(60)],
      ])
    let together = Publication(releases: [.init(number: 1, tables: [hidden, ages], identities: [])], threshold: 10)
    #expect(Auditor.audit(together).isSafe)
    // A fact from elsewhere narrows what was safe.
    var more = together
    more.releases[0].identities = [.init(terms: ["d[a,q]": 1], isAtLeast: true, isAtMost: true, bound: 20)]
    #expect(!Auditor.audit(more).isSafe)
  }

  @Test("finds what three tables in a circle tell together, and no two of them")
  func joint() throws {
    // Every printed figure is 0 or at least 10, and each pair of tables leaves every crossing open.
    let ab = table(
      "ab", ("district", ["a0", "a1"]), ("route", ["b0", "b1"]), values([[18, 10, 28], [10, 18, 28], [28, 28, 56]]))
    let bc = table(
      "bc", ("route", ["b0", "b1"]), ("household", ["c0", "c1"]), values([[18, 10, 28], [10, 18, 28], [28, 28, 56]]))
    let ac = table(
      "ac", ("district", ["a0", "a1"]), ("household", ["c0", "c1"]),
      values([[18, 10, 28], [10, 18, 28], [28, 28, 56]]))
    let publication = Publication(releases: [.init(number: 1, tables: [ab, bc, ac], identities: [])], threshold: 10)
    #expect(Auditor.audit(publication).isSafe)
    let report = Auditor.audit(publication, depth: .intervals, isJoint: true)
    let narrow = report.findings.filter { $0.verdict == .leak }
    let crossing = try #require(
      narrow.first { $0.id.description.hasSuffix(": district=a0, household=c0, route=b0") }, "\(narrow.map(\.id))")
    #expect(crossing.lower == 8 && crossing.upper == 18)
    // Two of them have no circle, and crossing tells nothing more.
    let two = Publication(releases: [.init(number: 1, tables: [ab, bc], identities: [])], threshold: 10)
    #expect(Auditor.audit(two, isJoint: true).isSafe)
  }

  @Test(
    "looks at circles of tables alone",
    arguments: [
      ([["a", "b"], ["b", "c"]], []), ([["a", "b"], ["b", "c"], ["a", "c"]], ["a", "b", "c"]), ([["a"], ["b"]], []),
      ([["a", "b", "c"], ["a", "b"], ["b", "c"], ["a", "c"]], []),
      ([["a", "b"], ["b", "c"], ["c", "d"], ["d", "a"], ["a", "x"]], ["a", "b", "c", "d"]),
    ] as [([[String]], [String])])
  func circles(tables: [[String]], core: [String]) {
    #expect(TableCycles.core(of: Set(tables.map(Set.init))) == Set(core))
  }

  @Test("counts who is mentioned twice")
  func mentions() {
    func groups(_ unit: CountingUnit, _ figures: [Int]) -> PublishedTable {
      let codes = [("home", ["housing", "mess"]), ("work", ["job"])]
      let rows = Axis(
        variable: "issue", name: "issue", title: "課題",
        members: codes.map { AxisMember(code: $0.0, label: $0.0, level: "group", covers: $0.1) }
          + [AxisMember.total.covering(["housing", "mess", "job"])])
      return PublishedTable(
        id: unit.rawValue, title: "", unit: unit, measure: "n", rows: rows, columns: .single, origin: .register,
        source: "架空", notes: [], breaks: [], scope: .init(period: "2022-09", conditions: [:]), choice: [],
        figures: figures.map { .value($0) })
    }
    let tables = [groups(.persons, [39, 40, 60]), groups(.mentions, [40, 40, 80])]
    let publication = Publication(releases: [.init(number: 1, tables: tables, identities: [])], threshold: 10)
    let report = Auditor.audit(publication)
    // One person has two issues of the group.
    #expect(
      report.findings.contains {
        $0.id == .difference("mentions[home]", minus: "persons[home]") && $0.verdict == .leak && $0.upper == 1
      })
  }

  @Test("calls a small count that is printed a leak, and figures that contradict one another impossible")
  func small() {
    let printed = table(
      "d", ("district", ["a", "b"]), ("route", ["p", "q"]), values([[4, 20, 24], [6, 30, 36], [10, 50, 60]]))
    let publication = Publication(releases: [.init(number: 1, tables: [printed], identities: [])], threshold: 10)
    #expect(Auditor.audit(publication).leaks == 2)
    let other = table(
      "e", ("district", ["a", "b"]), ("route", ["p", "q"]), values([[14, 20, 34], [16, 30, 46], [30, 50, 81]]))
    let wrong = Publication(releases: [.init(number: 1, tables: [other], identities: [])], threshold: 10)
    #expect(Auditor.audit(wrong).isContradictory)
  }
}
