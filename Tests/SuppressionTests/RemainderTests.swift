import AttackProblems
import CheckedStatistics
@_spi(Suppression) import Tables
import Testing
import Worlds

@testable import Suppression

@Suite("Whom a given count leaves over")
struct RemainderTests {
  private static let people = [("a", 30), ("b", 40), ("c", 21)].flatMap { district, count in
    [Council.Person](repeating: .init(district: district), count: count)
  }

  private static let own = [
    "own": "period: 2022-04\nrows: {by: district, total: true}\ncolumns: {by: household, total: true}\n"
  ]

  private static func given(_ counts: [Int], total: Bool = false, checks: [String]) -> String {
    let rows = zip(["a", "b", "c", "d"], counts + [0]).map { "\($0): \($1)" }.joined(separator: ", ")
    let said = checks.map { "  - {says: 架空, that: \"\($0)\"}\n" }.joined()
    return "period: 2022-04\nrows: {by: district, total: \(total)}\ngiven: {\(rows)}\n"
      + (checks.isEmpty ? "" : "checks:\n\(said)")
  }

  private static let check = "everybody[district] ≥ own[district, total] for each district"

  private static func council(everybody: [Int] = [33, 60, 41], check: String = Self.check) throws -> Council {
    try Council(people, tables: own.merging(["everybody": given(everybody, checks: [check])]) { $1 })
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

  @Test("are not to be worked out of totals, of parts of what a check names, and of several checks either")
  func implied() async throws {
    // Of 120 people 111 are in the register; of each district they may be nobody or many.
    let totals = Self.given([33, 43, 24], total: true, checks: [Self.check])
    let chain = [
      "everybody": Self.given([37, 60, 41], checks: ["everybody[district] ≥ few[district] for each district"]),
      "few": Self.given([34, 50, 31], checks: ["few[district] ≥ own[district, total] for each district"]),
    ]
    var printed = 0
    for tables in [["everybody": totals], chain] {
      let council = try Council(Self.people, tables: Self.own.merging(tables) { $1 })
      let protected = try await council.protect()
      #expect(protected.isSafe && protected.evidence.certification?.isComplete == true)
      for row in ["a", "b", "c", "total"] where Self.prints("own", row, in: protected.tables) {
        let own = ["a": 30, "b": 40, "c": 21, "total": 91][row] ?? 0
        let given = protected.tables.first { $0.id == "everybody" }
        let place = given?.rows.members.firstIndex { $0.code == row }
        let value = place.flatMap { given?.figure(row: $0, column: 0).value }
        #expect(value.map { !(1..<10).contains($0 - own) } ?? true, "\(row)")
        printed += value == nil ? 0 : 1
      }
      // Whoever prints everything is told of the total, and of what follows from two checks.
      var publication = try await council.protect(threshold: 2).publication
      publication.threshold = 10
      let leaks = Set(Auditor.audit(publication).findings.filter { $0.verdict == .leak }.map(\.id.description))
      let wanted = tables.count == 1 ? "everybody[total] − own[total,total]" : "everybody[a] − own[a,total]"
      #expect(leaks.contains(wanted), "\(leaks)")
    }
    // One of the two is given up as a whole; of the other some are printed.
    #expect(printed > 0)
  }

  @Test("are not to be worked out later, when counts come out that a check names and that were not published before")
  func later() async throws {
    // Two of three counts by route are small, so that the table cannot be published.
    var people = Self.people
    for place in people.indices.prefix(6) { people[place].route = place < 3 ? "q" : "r" }
    let routes = "period: 2022-04\nrows: {by: route, total: true}\n"
    let check = "everybody[district] ≥ routes[total] for each district in a..a"
    let tables = [
      "routes": routes, "everybody": Self.given([93, 60, 41], checks: [check]),
      "households": "period: 2022-04\nrows: {by: household, total: true}\n",
    ]
    let protected = try await Council(people, tables: tables).protect()
    #expect(protected.tables.map(\.id) == ["households"], "\(protected.tables.map(\.id))")
    #expect(protected.choices["everybody"]?.tiedTo == "routes")
  }

  @Test("do not take a counted table away that can be published without the given one")
  func small() async throws {
    // Two small counts in each table: together they leave too little room, and the given table goes.
    let counts = [("a", 39), ("b", 24), ("c", 5), ("d", 8)]
    let people = counts.flatMap { district, count in
      [Council.Person](repeating: .init(district: district), count: count)
    }
    let given = Self.given([42, 39, 6], checks: [Self.check]).replacing("d: 0", with: "d: 9")
    let alone = try await Council(people, tables: Self.own).protect()
    let both = try await Council(people, tables: Self.own.merging(["everybody": given]) { $1 }).protect()
    #expect(alone.tables.map(\.id) == ["own"] && both.tables.map(\.id).contains("own"))
    #expect(both.isSafe && both.evidence.certification?.isComplete == true)
  }

  @Test("are told of however a check is written, or the author is told that it is no sum")
  func forms() async throws {
    for check in [
      "2 × everybody[district] ≥ 2 × own[district, total] for each district",
      "everybody[district] − own[district, x] ≥ own[district, total] − own[district, x] for each district",
    ] {
      let council = try Self.council(check: check)
      #expect(try await council.counted().identities.allSatisfy { $0.terms.allSatisfy { abs($0.coefficient) == 1 } })
      #expect(try await council.problemsOfChecks() == [])
      #expect(try await council.protect().tables.contains { $0.figures.contains(where: \.isHidden) })
    }
    for check in [
      "own[district, total] ÷ everybody[district] ≤ 1 for each district in a..c", "everybody[b] ≥ max(own[b, *])",
      "sum(everybody[*]) ≥ own[base]", "everybody[district] × 0.5 ≥ own[district, total] × 0.5 for each district",
    ] {
      #expect(try await Self.council(check: check).problemsOfChecks() == ["check.no-sum"], "\(check)")
    }
  }

  @Test("are found by whoever knows the tables alone")
  func attacked() async throws {
    let council = try Self.council()
    // With a threshold of two nothing here is small.
    var publication = try await council.protect(threshold: 2).publication
    publication.threshold = 10
    let leaks = Auditor.audit(publication).findings.filter { $0.verdict == .leak }
    // All of them are in one household, so that the column tells the same as the total.
    #expect(leaks.map(\.id.description) == ["everybody[a] − own[a,total]", "everybody[a] − own[a,x]"])
    #expect(leaks.first?.lower == 3 && leaks.first?.upper == 3)
  }

  @Test(
    "are shown by worlds to be nobody or many, which can be counted again, whether the given count is the whole or a part",
    arguments: [true, false])
  func certified(isWhole: Bool) async throws {
    let council =
      try isWhole
      ? Self.council()
      : Self.council(
        everybody: [27, 30, 10], check: "everybody[district] ≤ own[district, total] for each district")
    let (register, tables, identities) = try await council.counted()
    func certify(_ published: [PublishedTable]) -> (Certification, PublishedSite) {
      var certifier = Certifier(register)
      func first(_ table: String, column: Int) -> CellPlace {
        CellPlace(table: published.firstIndex { $0.id == table } ?? 0, row: 0, column: column)
      }
      let (given, own) = (first("everybody", column: 0), first("own", column: 3))
      let site = PublishedSite(
        tables: published, identities: identities, declared: tables, threshold: 10,
        remainders: [isWhole ? .init(whole: given, part: own) : .init(whole: own, part: given)])
      return (certifier.certify(site), site)
    }
    // With a threshold of two everything is printed.
    let printed = try await council.protect(threshold: 2).tables
    let open = certify(printed).0.open
    #expect(open.map { printed[$0.cell.table].id } == [isWhole ? "everybody" : "own"])
    #expect(open.map { $0.part.map { printed[$0.table].id } } == [isWhole ? "own" : "everybody"])

    let marked = printed.map { $0.id == "own" ? $0.hiding(rows: ["a", "b"]) : $0 }
    let (certification, site) = certify(marked)
    #expect(certification.isComplete)
    let shown = certification.certificate.worlds.flatMap(\.shows)
    #expect(!shown.isEmpty && shown.allSatisfy { marked[$0.cell.table].id == "own" && $0.part == nil })
    // Nobody is left over of 33 where at least 33 are in the register, and ten are where at most 23 are; of the register
    // nobody is left over beside 27 where it has at most 27, and ten are where it has at least 37.
    let bounds = isWhole ? (most: 23, least: 33) : (most: 27, least: 37)
    #expect(shown.allSatisfy { $0.bound == ($0.isAtMost ? bounds.most : bounds.least) })
    #expect(certification.certificate.failures(site, variables: register) == 0)
  }

  @Test("and what two tables have told of one another stays true where both count other months by now")
  func movedOn() async throws {
    func council(_ month: String, _ people: [Council.Person], _ counts: [Int], _ sign: String) throws -> Council {
      let check = "everybody[district] \(sign) own[district, total] for each district"
      let tables = Self.own.merging(["everybody": Self.given(counts, checks: [check])]) { $1 }
      return try Council(people, tables: tables.mapValues { $0.replacing("2022-04", with: month) })
    }
    let newcomers = [Council.Person](repeating: .init(district: "a", household: "y", support: .mayAlone), count: 12)
    for (sign, april, may) in [("=", [30, 40, 21], [42, 40, 21]), ("≥", [50, 60, 41], [60, 60, 41])] {
      let first = try await council("2022-04", Self.people, april, sign).protect()
      #expect(first.isSafe && first.tables.count == 2)
      let release = ProtectedTables.Release(number: 1, asOf: "2022-04-30", tables: first.tables, known: first.known)
      let sums = [release].knownSums
      #expect(sums.count == first.known.count && !sums.isEmpty)
      #expect(sums.flatMap(\.terms).allSatisfy { first.tables.indices.contains($0.cell.table) })
      let second = try await council("2022-05", Self.people + newcomers, may, sign).protect(after: [release])
      #expect(second.isSafe && !second.conflicts.haveMovedCells, "\(sign)")
      #expect(second.tables.filter { $0.carriedFrom == nil }.map(\.id) == ["everybody", "own"], "\(sign)")
    }
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
