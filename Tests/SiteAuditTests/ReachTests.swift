import AttackProblems
@_spi(Suppression) import Tables
import Testing

@testable import SiteAudit

@Suite("An attack on a site that was sealed without crossing variables")
struct ReachTests {
  /// Three tables that cross two of three variables each, with the same figures: those on the diagonal, and the others.
  private static func circle(_ same: PublishedCell, _ other: PublishedCell, half: Int) -> Publication {
    func axis(_ variable: String) -> Axis {
      Axis(
        variable: variable, name: variable, title: variable,
        members: ["0", "1"].map { AxisMember(code: $0, label: $0, level: "code", covers: [$0]) } + [
          AxisMember.total.covering(["0", "1"])
        ])
    }
    let figures = [
      [same, other, .value(half)], [other, same, .value(half)], [.value(half), .value(half), .value(2 * half)],
    ]
    let pairs = [("district", "route"), ("route", "household"), ("district", "household")]
    let tables = pairs.map { rows, columns in
      PublishedTable(
        id: "\(rows)-\(columns)", title: "", unit: .persons, measure: "n", rows: axis(rows), columns: axis(columns),
        origin: .register, source: "架空", notes: [], breaks: [], scope: .init(period: "2022-04", conditions: [:]),
        choice: [], figures: figures.flatMap(\.self))
    }
    return Publication(releases: [.init(number: 1, tables: tables, identities: [])], threshold: 10)
  }

  private static func audit(_ publication: Publication, _ reach: SiteAudit.Reach) -> SiteAudit {
    SiteAudit([], latest: [], publication: publication, reach: reach)
  }

  @Test("tells of a count that may be large that it is narrowed, and not that it is given away")
  func narrowed() throws {
    let publication = Self.circle(.value(18), .value(10), half: 28)
    #expect(Self.audit(publication, .sharedFigures).isSafe)
    let strict = Self.audit(publication, .crossings)
    #expect(!strict.isSafe && strict.narrowed == [])
    let audit = Self.audit(publication, .beyondSealing)
    #expect(audit.isSafe)
    #expect(audit.narrowed.allSatisfy { ($0.upper ?? .max) >= 10 } && audit.narrowed.count == strict.report.leaks)
    let first = try #require(audit.narrowed.first)
    #expect(first.id.description == "~persons 2022-04: district=0, household=0, route=0")
  }

  @Test("tells of a count that must be small, if it is any, that it is given away")
  func small() {
    // 12 + 12 + 12 − 30 − 30 − 30 + 60 = 6
    let audit = Self.audit(Self.circle(.value(12), .value(18), half: 30), .beyondSealing)
    #expect(audit.report.findings.contains { $0.verdict == .leak && $0.upper == 6 })
    #expect(!audit.isSafe)
  }

  @Test("takes nothing lightly that is found without crossing, however large it may be")
  func shared() {
    // 3 to 15 are known from elsewhere: what is narrowed so far by a fact alone is no matter of crossings.
    var publication = Self.circle(.hidden, .hidden, half: 28)
    let cells = publication.releases[0].tables.map { $0.cell(row: 0, column: 1) }
    publication.releases[0].identities = cells.flatMap { cell in
      [
        .init(terms: [.cell(cell): 1], isAtLeast: true, isAtMost: false, bound: 3),
        .init(terms: [.cell(cell): 1], isAtLeast: false, isAtMost: true, bound: 15),
      ]
    }
    let audit = Self.audit(publication, .beyondSealing)
    #expect(audit.report.findings.contains { $0.verdict == .leak && $0.lower == 3 && $0.upper == 15 })
    #expect(!audit.narrowed.contains { !$0.id.cells.isEmpty } && !audit.isSafe)
  }

  @Test("takes nothing lightly that nobody looked at to the end")
  func undecided() {
    let audit = SiteAudit(
      [], latest: [], publication: Self.circle(.value(18), .value(10), half: 28), reach: .beyondSealing,
      watch: AttackWatch { _, _ in false })
    #expect(!audit.isSafe && audit.report.undecided > 0)
  }
}
