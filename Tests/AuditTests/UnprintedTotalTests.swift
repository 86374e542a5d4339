@_spi(Clearance) import Disclosure
import Testing

@testable import Audit

/// What readers add up although no table prints it.
@Suite("Totals that nobody prints")
struct UnprintedTotalTests {
  private func table(
    _ id: String, by variable: String, _ codes: [String], _ figures: [Int?], period: String,
    of conditions: [String: [String]] = [:]
  ) -> PublishedTable {
    let members = codes.map { AxisMember(code: $0, label: $0, level: "code", covers: [$0]) }
    return PublishedTable(
      id: id, title: id, unit: .persons, measure: "n",
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
    #expect(audit([states, homes]).findings.contains { $0.id.hasPrefix("x[on") && $0.lower == 2 && $0.upper == 2 })
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
}
