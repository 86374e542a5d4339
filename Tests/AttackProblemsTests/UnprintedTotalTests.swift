@_spi(Suppression) import Tables
import TestSupport
import Testing

@testable import AttackProblems

/// What readers add up although no table prints it.
@Suite("Totals that nobody prints")
struct UnprintedTotalTests {
  private func table(
    _ id: String, by variable: String, _ codes: [String], _ figures: [Int?], period: String,
    of conditions: [String: [String]] = [:], unit: CountingUnit = .persons
  ) -> PublishedTable {
    let members = codes.map { AxisMember(code: $0, label: $0, level: "code", covers: [$0]) }
    return PublishedTable(
      id: id, title: id, unit: unit, measure: "n",
      rows: Axis(variable: variable, name: variable, title: variable, members: members), columns: .single,
      origin: .register, source: "架空", notes: [], breaks: [], scope: .init(period: period, conditions: conditions),
      choice: [], figures: figures.map { $0.map { .value($0) } ?? .hidden })
  }

  private func audit(_ tables: [PublishedTable]) -> AuditReport {
    Auditor.audit(Publication(releases: [.init(number: 1, tables: tables, identities: [])], threshold: 10))
  }

  @Test("tie tables of the same people, so that the one gives away what the other hides")
  func same() {
    let states = table("x", by: "state", ["new", "continuing", "on-consultation"], [50, 41, nil], period: "2022-04")
    let homes = table("y", by: "household", ["single", "couple"], [43, 50], period: "2022-04")
    let findings = audit([states, homes]).findings
    #expect(findings.contains { $0.id == "x[on-consultation]" && $0.lower == 2 && $0.upper == 2 })
  }

  @Test("tell how many people came between two periods")
  func periods() {
    let first = table("x", by: "household", ["single", "couple"], [25, 35], period: "2022-04")
    let both = table("y", by: "route", ["school", "telephone"], [24, 40], period: "2022-04..2022-05")
    #expect(audit([first, both]).findings.contains { $0.verdict == .leak && $0.lower == 4 && $0.upper == 4 })
  }

  @Test("are missed by two parts of different months, so that the rest is a few people")
  func parts() {
    let period = "2022-04..2022-05"
    let all = table("a", by: "route", ["neighbour"], [54], period: period)
    let couples = table("b", by: "route", ["neighbour"], [20], period: period, of: ["household": ["couple"]])
    let single = table("d", by: "route", ["neighbour"], [30], period: "2022-05", of: ["household": ["single"]])
    #expect(audit([all, couples, single]).findings.contains { $0.verdict == .leak && $0.upper == 4 })
    let more = table("d", by: "route", ["neighbour"], [20], period: "2022-05", of: ["household": ["single"]])
    #expect(audit([all, couples, more]).isSafe)
  }

  @Test("are missed by two parts of which each is of other months than the whole")
  func partsOfTwoMonths() {
    let all = table("a", by: "route", ["neighbour", "school"], [34, 20], period: "2022-04..2022-05")
    let couples = table("b", by: "household", ["couple"], [20], period: "2022-04", of: ["household": ["couple"]])
    let single = table("d", by: "household", ["single"], [30], period: "2022-05", of: ["household": ["single"]])
    #expect(audit([all, couples, single]).findings.contains { $0.verdict == .leak && $0.lower == 4 && $0.upper == 4 })
  }

  private func exposes(_ count: Int, _ tables: [PublishedTable]) -> Bool {
    audit(tables).findings.contains { $0.verdict == .leak && $0.upper == count }
  }

  @Test("and figures that overlap tell how many are in both")
  func overlap() {
    let period = "2022-04..2022-05"
    func states(_ id: String, _ codes: [String], _ count: Int) -> PublishedTable {
      table(id, by: "district", ["omori"], [count], period: period, of: ["state": codes])
    }
    let all = table("c", by: "district", ["omori"], [63], period: period)
    #expect(exposes(3, [states("a", ["new"], 33), states("b", ["continuing", "on-consultation"], 33), all]))
    #expect(audit([states("a", ["new"], 33), states("b", ["continuing", "on-consultation"], 45), all]).isSafe)
  }

  @Test("and two differences tell how many are in neither part")
  func neither() {
    let issues = ["illness", "debt"]
    func count(_ id: String, _ issues: [String], _ count: Int, _ period: String) -> PublishedTable {
      table(id, by: "district", ["omori"], [count], period: period, of: ["issue": issues])
    }
    let period = "2022-04..2022-05"
    let tables = [
      count("a", issues, 113, period), count("b", issues, 80, "2022-04"), count("c", ["illness"], 80, period),
      count("d", ["illness"], 50, "2022-04"),
    ]
    #expect(exposes(3, tables))
  }

  @Test("and mentions beyond persons tell how many have more issues, or others")
  func mentions() {
    let mentions = table("m", by: "district", ["omori"], [88], period: "2022-04", unit: .mentions)
    let persons = table(
      "p", by: "household", ["single"], [85], period: "2022-04", of: ["issue": ["illness", "debt"]])
    #expect(exposes(3, [mentions, persons]))
    // Mentions of those in one state say nothing of persons in another.
    let state = table(
      "m", by: "district", ["omori"], [30], period: "2022-04", of: ["state": ["continuing"]], unit: .mentions)
    let debt = table("p", by: "district", ["omori"], [40], period: "2022-04", of: ["issue": ["debt"]])
    #expect(!audit([state, debt]).isContradictory)
    let months = table("m", by: "state", ["new", "continuing"], [0, 30], period: "2022-04..2022-05", unit: .mentions)
    #expect(!audit([months, table("p", by: "district", ["omori"], [50], period: "2022-04..2022-05")]).isContradictory)
  }

  @Test("and mentions of one issue are persons of a longer period too")
  func mentionsOfOneIssue() {
    func persons(_ issue: String) -> PublishedTable {
      table("p", by: "district", ["omori"], [37], period: "2022-04..2022-06", of: ["issue": [issue]])
    }
    let month = table(
      "m", by: "district", ["omori"], [31], period: "2022-04", of: ["issue": ["debt"]], unit: .mentions)
    #expect(exposes(6, [month, persons("debt")]))
    // Of another issue they say nothing.
    #expect(audit([month, persons("illness")]).isSafe)
  }

  @Test("and who is opened in a month was not there before")
  func opened() {
    let may = table("a", by: "district", ["omori"], [33], period: "2022-05")
    let opened = table(
      "b", by: "district", ["omori"], [30], period: "2022-04..2022-05", of: ["opened": ["2022-05"]])
    #expect(exposes(3, [may, opened]))
    let all = table("c", by: "district", ["omori"], [83], period: "2022-04..2022-05")
    let april = table("d", by: "district", ["omori"], [50], period: "2022-04")
    #expect(exposes(3, [all, april, opened]))
  }

  @Test("and numbers of issues tell how many mentions there are of each")
  func numbers() {
    let numbers = table("n", by: "issue-count", ["1", "2"], [63, 20], period: "2022-04")
    let issues = table("i", by: "issue", ["illness", "debt", "dementia"], [50, 50, nil], period: "2022-04")
    #expect(audit([numbers, issues]).findings.contains { $0.id == "i[dementia]" && $0.lower == 3 && $0.upper == 3 })
  }

  @Test("and months with a state tell how many had it in both")
  func stateInMonths() {
    let months = table(
      "m", by: "month", ["2022-04", "2022-05"], [17, 18], period: "2022-04..2022-05", of: ["state": ["continuing"]])
    let both = table(
      "a", by: "district", ["omori"], [33], period: "2022-04..2022-05", of: ["state": ["continuing"]])
    #expect(exposes(2, [months, both]))
  }

  @Test("and figures of everybody in two parts tell who is missing from a third")
  func complements() {
    func homes(_ id: String, _ codes: [String], _ count: Int) -> PublishedTable {
      table(id, by: "route", ["school"], [count], period: "2022-04", of: ["household": codes])
    }
    let omori = table("c", by: "route", ["school"], [40], period: "2022-04", of: ["district": ["omori"]])
    #expect(exposes(2, [homes("a", ["single"], 20), homes("b", ["couple", "other"], 22), omori]))
  }

  @Test("and a zero tells that two figures are of the same districts")
  func zeros() {
    let period = "2022-04..2022-05"
    let omori = table("a", by: "household", ["couple"], [21], period: period, of: ["district": ["omori"]])
    let both = table("b", by: "household", ["couple"], [20], period: "2022-04", of: ["district": ["omori", "chofu"]])
    let chofu = table("c", by: "district", ["chofu", "kamata"], [0, 30], period: period)
    #expect(exposes(1, [omori, both, chofu]))
  }
}
