@_spi(Suppression) import Tables
import TestSupport
import Testing

@testable import AttackProblems

/// Figures whose populations lie in one another, so that a subtraction tells of those in between.
@Suite("An attack on nested populations")
struct NestedPopulationTests {
  /// A table of one column.
  private func table(
    _ id: String, unit: CountingUnit = .persons, by variable: String, _ members: [(code: String, covers: [String])],
    _ figures: [Int?], where conditions: [String: [String]] = [:], period: String = "2022-04"
  ) -> PublishedTable {
    let axis = Axis(
      variable: variable, name: variable, title: variable,
      members: members.map { AxisMember(code: $0.code, label: $0.code, level: "code", covers: $0.covers) })
    return PublishedTable(
      id: id, title: id, unit: unit, measure: "n", rows: axis, columns: .single, origin: .register, source: "架空",
      notes: [], breaks: [], scope: .init(period: period, conditions: conditions), choice: [],
      figures: figures.map { $0.map { .value($0) } ?? .hidden })
  }

  private func codes(_ codes: String...) -> [(code: String, covers: [String])] { codes.map { ($0, [$0]) } }

  private func audit(_ tables: [PublishedTable]) -> AuditReport {
    Auditor.audit(Publication(releases: [.init(number: 1, tables: tables, identities: [])], threshold: 10))
  }

  @Test("subtracts those who are new from all, and one district from two")
  func parts() {
    let ages = codes("20s", "60s")
    let all = table("all", by: "age-band", ages, [22, 27])
    let new = table("new", by: "age-band", ages, [12, 23], where: ["opened": ["2022-04"]])
    let report = audit([all, new])
    #expect(report.findings.contains { $0.verdict == .leak && $0.lower == 4 && $0.upper == 4 })
    #expect(audit([all]).isSafe)
    #expect(audit([all, table("new", by: "age-band", ages, [12, 12], where: ["opened": ["2022-04"]])]).isSafe)

    let homes = codes("single", "couple")
    let one = table("one", by: "household", homes, [30, 20], where: ["district": ["omori"]])
    let two = table("two", by: "household", homes, [55, 23], where: ["district": ["omori", "kamata"]])
    #expect(audit([one, two]).findings.contains { $0.verdict == .leak && $0.lower == 3 && $0.upper == 3 })
  }

  @Test("knows that those who are opened in a month are the same in tables of whatever months")
  func openings() {
    let half = table(
      "o", by: "opened", [("h", ["2022-04", "2022-05"])], [25], where: ["opened": ["2022-04", "2022-05"]],
      period: "2022-04..2022-05")
    let months = codes("2022-04", "2022-05", "2022-06")
    let all = ["opened": ["2022-04", "2022-05", "2022-06"]]
    func later(_ figures: [Int?]) -> PublishedTable {
      table("o", by: "opened", months, figures, where: all, period: "2022-04..2022-06")
    }
    #expect(audit([half, later([nil, 21, 30])]).findings.contains { $0.lower == 4 && $0.upper == 4 })
    #expect(audit([half, later([nil, nil, 30])]).isSafe)
    #expect(audit([half, later([10, 21, 30])]).isContradictory)
  }

  @Test("takes those who are closed in a month for the same only in tables that begin with the same month")
  func closings() {
    // Who is closed twice counts in the month of the first closing that a table knows of.
    func closed(_ months: [String], _ figures: [Int?]) -> PublishedTable {
      table(
        "c\(months.count)", by: "closed", months.map { ($0, [$0]) }, figures, where: ["closed": months],
        period: "\(months[0])..\(months[months.count - 1])")
    }
    #expect(audit([closed(["2022-05"], [30]), closed(["2022-04", "2022-05"], [20, 29])]).isSafe)
    #expect(audit([closed(["2022-04"], [30]), closed(["2022-04", "2022-05"], [20, 29])]).isContradictory)
  }

  @Test("knows that nobody is there before the month of opening")
  func newcomers() {
    let stock = table("m", by: "month", codes("2022-04"), [40], period: "2022-04")
    let whole = table("m", by: "route", [("all", ["a", "b"])], [55], period: "2022-04..2022-05")
    func opened(_ a: Int?, _ b: Int?) -> PublishedTable {
      table(
        "o", by: "route", codes("a", "b"), [a, b], where: ["opened": ["2022-05"]], period: "2022-04..2022-05")
    }
    // Those who came in May are at most fifteen, so that a hidden one beside twelve is three at most.
    #expect(!audit([stock, whole, opened(12, nil)]).isSafe)
    #expect(audit([stock, whole, opened(nil, nil)]).isSafe)
  }

  @Test("does not take a table of one district for one of everybody")
  func universe() {
    let homes = codes("single", "couple")
    let one = table("one", by: "household", homes, [30, 20], where: ["district": ["omori"]])
    #expect(!audit([one, table("all", by: "household", homes, [55, 40])]).isContradictory)
    let ill = table("ill", by: "household", homes, [30, 20], where: ["issue": ["illness"]])
    #expect(!audit([ill, table("all", by: "household", homes, [55, 40])]).isContradictory)
  }

  @Test("sees what the open end of a table takes together")
  func openEnds() {
    func numbers(_ range: ClosedRange<Int>) -> [String] { range.map(String.init) }
    let two = table("two", by: "issue-count", [("1", ["1"]), ("2+", numbers(2...99))], [20, 19])
    let three = table(
      "three", by: "issue-count", [("1", ["1"]), ("2", ["2"]), ("3+", numbers(3...99))], [20, 15, nil])
    #expect(audit([two, three]).findings.contains { $0.verdict == .leak && $0.lower == 4 && $0.upper == 4 })
  }

  @Test("subtracts the persons of each issue, and the numbers of issues, from all mentions")
  func mentions() {
    let month = [(code: "2022-04", covers: ["2022-04"])]
    let all = table("m", unit: .mentions, by: "month", month, [79])
    let issues = table("p", by: "issue", codes("illness", "family", "job", "home", "debt"), [35, 12, 13, 15, nil])
    #expect(audit([all, issues]).findings.contains { $0.id == "p[debt]" && $0.lower == 4 && $0.upper == 4 })

    // That persons are the least of mentions does not make them all of those who mention something.
    let all2 = table("m", unit: .mentions, by: "route", [("all", ["a", "b"])], [52], period: "2022-04..2022-05")
    let stock = table("s", by: "month", codes("2022-05"), [27], period: "2022-05")
    let whole = table("w", by: "route", [("all", ["a", "b"])], [39], period: "2022-04..2022-05")
    #expect(!audit([all2, stock, whole]).findings.contains { $0.lower == 14 && $0.upper == 14 })
    #expect(
      audit([
        table("m", unit: .mentions, by: "route", [("all", ["a", "b"])], [59], period: "2022-04..2022-05"), stock, whole,
      ]).isSafe)
    let persons = table("n", by: "month", month, [39])
    let mentions = table("m", unit: .mentions, by: "month", month, [62])
    let counts = table("c", by: "issue-count", codes("1", "2", "3"), [20, nil, nil])
    #expect(audit([persons, mentions, counts]).findings.contains { $0.id == "c[3]" && $0.lower == 4 && $0.upper == 4 })
  }

  @Test("knows that nobody of a group left where nobody left at all")
  func leavers() {
    let (quarter, june) = ("2022-04..2022-06", "2022-06")
    func total(_ id: String, _ period: String) -> PublishedTable {
      let axis = Axis(
        variable: "household", name: "h", title: "h",
        members: [AxisMember.total.covering(["single", "couple"])])
      return PublishedTable(
        id: id, title: id, unit: .persons, measure: "n", rows: axis, columns: .single, origin: .register,
        source: "架空", notes: [], breaks: [], scope: .init(period: period, conditions: [:]), choice: [],
        figures: [.value(60)])
    }
    let tables = [
      total("q", quarter), total("m", june),
      table("h", by: "household", codes("single", "couple"), [45, 15], period: june),
      table("g", by: "household", codes("single", "couple"), [nil, nil], period: quarter),
    ]
    let report = Auditor.audit(
      Publication(releases: [.init(number: 1, tables: tables, identities: [])], threshold: 10), depth: .intervals)
    #expect(report.findings.contains { $0.id == "g[single]" && $0.lower == 45 && $0.upper == 45 })
  }
}
