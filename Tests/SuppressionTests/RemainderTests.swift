import AttackProblems
@_spi(Suppression) import Tables
import Testing
import Worlds

@testable import Suppression

@Suite("Whom a given count leaves over")
struct RemainderTests {
  private static let people = [("a", 30), ("b", 40), ("c", 21)].flatMap { district, count in
    [Council.Person](repeating: .init(district: district), count: count)
  }

  private static func council(everybody: [Int] = [33, 60, 41]) throws -> Council {
    try Council(
      people,
      tables: [
        "own": "period: 2022-04\nrows: {by: district, total: true}\ncolumns: {by: household, total: true}\n",
        "everybody": """
        period: 2022-04
        rows: {by: district}
        given: {a: \(everybody[0]), b: \(everybody[1]), c: \(everybody[2]), d: 0}
        checks: [{says: 架空, that: "everybody[district] ≥ own[district, total] for each district"}]

        """,
      ])
  }

  private static func prints(_ table: String, _ row: String, in tables: [PublishedTable]) -> Bool {
    tables.first { $0.id == table }?.prints(
      .cell(CellReference(.init(table), row: row, column: table == "own" ? "total" : ""))) ?? false
  }

  @Test("are not to be worked out where they are few, and nothing is hidden where they are many or nobody")
  func protected() async throws {
    let few = try await Self.council().protect()
    #expect(few.isSafe && few.evidence.certification?.isComplete == true && few.tables.count == 2)
    #expect(!(Self.prints("own", "a", in: few.tables) && Self.prints("everybody", "a", in: few.tables)))
    let (many, nobody) = (
      try await Self.council(everybody: [40, 60, 41]).protect(),
      try await Self.council(everybody: [30, 40, 21]).protect()
    )
    for protected in [many, nobody] {
      #expect(protected.isSafe && protected.tables.allSatisfy { !$0.figures.contains(where: \.isHidden) })
    }
  }

  @Test("are found by whoever knows the tables alone")
  func attacked() async throws {
    let council = try Self.council()
    // With a threshold of two nothing here is small.
    var publication = try await council.protect(threshold: 2).publication
    publication.threshold = 10
    let leaks = Auditor.audit(publication).findings.filter { $0.verdict == .leak }
    #expect(leaks.map(\.id.description) == ["everybody[a] − own[a,total]"])
    #expect(leaks.first?.lower == 3 && leaks.first?.upper == 3)
  }

  @Test("are shown by worlds to be nobody or many, which can be counted again")
  func certified() async throws {
    let council = try Self.council()
    let (register, tables, identities) = try await council.counted()
    func certify(
      _ published: [PublishedTable], excused: [Certification.OpenTarget] = []
    ) -> (Certification, PublishedSite) {
      var certifier = Certifier(register)
      let site = PublishedSite(
        tables: published, identities: identities, declared: tables, threshold: 10, excused: excused)
      return (certifier.certify(site), site)
    }
    // With a threshold of two everything is printed.
    let printed = try await council.protect(threshold: 2).tables
    let open = certify(printed).0.open
    #expect(open.map { printed[$0.cell.table].id } == ["everybody"])
    #expect(open.map { $0.part.map { printed[$0.table].id } } == ["own"])
    #expect(certify(printed, excused: open).0.open.isEmpty)

    let marked = printed.map { $0.id == "own" ? $0.hiding(rows: ["a", "b"]) : $0 }
    let (certification, site) = certify(marked)
    #expect(certification.isComplete)
    let shown = certification.certificate.worlds.flatMap(\.shows)
    // Nobody is left over of 33 where at least 33 are in the register, and ten are where at most 23 are.
    #expect(!shown.isEmpty && shown.allSatisfy { marked[$0.cell.table].id == "own" && $0.part == nil })
    #expect(shown.allSatisfy { $0.isAtMost ? $0.bound == 23 : $0.bound == 33 })
    #expect(certification.certificate.failures(site, variables: register) == 0)
  }
}

extension PublishedTable {
  /// The table with marks in some rows.
  fileprivate func hiding(rows hidden: [String]) -> PublishedTable {
    let figures = rows.members.indices.flatMap { row in
      columns.members.indices.map { column in
        let figure = self.figure(row: row, column: column)
        return hidden.contains(rows.members[row].code) && figure.value != 0 ? .hidden : figure
      }
    }
    return PublishedTable(
      id: id, title: title, unit: unit, measure: measure, rows: rows, columns: columns, origin: origin, source: source,
      notes: notes, breaks: breaks, scope: scope, choice: choice, figures: figures)
  }
}
