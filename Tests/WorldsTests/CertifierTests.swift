import CaseRecords
import TableDeclarations
@_spi(Suppression) @_spi(Exact) import Tables
import Testing

@testable import Worlds

@Suite("Certifying a site")
struct CertifierTests {
  private static func site(_ council: WorldsCouncil, _ tables: [PublishedTable]) -> PublishedSite {
    PublishedSite(tables: tables, identities: [], declared: council.tables, threshold: 10)
  }

  private static func certify(_ site: PublishedSite, _ register: Register) -> Certification {
    var certifier = Certifier(register)
    return certifier.certify(site)
  }

  private static let crossed = [
    "t": "period: 2022-05\nrows: {by: district, total: true}\ncolumns: {by: household, total: true}\n"
  ]

  @Test("leaves open what a sum gives away, and says which cell to suppress besides")
  func open() async throws {
    for seed in 0..<60 {
      let council = try await WorldsCouncil(people: 85 + seed, seed: seed, declarations: Self.crossed)
      let tables = council.published()
      // One mark in a row or column is no mark.
      guard tables[0].figures.count(where: \.isHidden) == 1 else { continue }
      var prices: [CellPlace: Int] = [:]
      for row in 0..<4 { for column in 0..<3 { prices[.init(table: 0, row: row, column: column)] = 4 } }
      let certification = Self.certify(
        PublishedSite(
          tables: tables, identities: [], declared: council.tables, threshold: 10, prices: prices), council.register)
      #expect(!certification.isComplete && certification.contradicted.isEmpty)
      // A mark needs another in its row, one in its column, and one that joins these.
      #expect(certification.suggested.count >= 3 && !certification.isExhausted)
      // Until they are suppressed, nothing is certified.
      #expect(!certification.open.isEmpty && certification.certificate.worlds.isEmpty)
      let marked = council.published(hiding: Set(certification.suggested))
      let after = Self.certify(Self.site(council, marked), council.register)
      #expect(after.open.isEmpty && after.worlds > 0)
      // Without any that may be suppressed, the count is open.
      let open = Self.certify(Self.site(council, tables), council.register).open
      #expect(open.contains { $0.part == nil && ($0.lacksLow || $0.lacksHigh) })
      return
    }
    Issue.record("no site has a single mark")
  }

  @Test("shows nothing by worlds in which a sum that an earlier release told is another")
  func sums() async throws {
    let council = try await WorldsCouncil(people: 100, seed: 4, declarations: Self.crossed)
    let all = (0..<4).flatMap { row in (0..<3).map { CellPlace(table: 0, row: row, column: $0) } }
    let tables = council.published(hiding: Set(all))
    let count = try #require(council.tables[0].exactTable.count(row: 0, column: 1))
    func certify(_ sums: [PublishedSite.KnownSum]) -> Certification {
      Self.certify(
        PublishedSite(
          tables: tables, identities: [], declared: council.tables, threshold: count + 2, sums: sums), council.register)
    }
    let term = PublishedSite.KnownSum.Term(cell: CellPlace(table: 0, row: 0, column: 1), coefficient: 1)
    func isOpen(_ certification: Certification) -> Bool {
      certification.open.contains { $0.cell == term.cell && $0.part == nil && $0.lacksHigh }
    }
    #expect(!isOpen(certify([])))
    #expect(isOpen(certify([.init(terms: [term], lower: nil, upper: count)])))
    // Of less than there are in truth, what is known is another register, and worlds are like that one.
    let other = certify([.init(terms: [term], lower: nil, upper: count - 1)])
    #expect(isOpen(other) && other.contradicted.isEmpty)
  }

  @Test("needs nothing where nothing is small")
  func nothing() async throws {
    let council = try await WorldsCouncil(people: 400, seed: 5, declarations: Self.crossed)
    let certification = Self.certify(Self.site(council, council.published()), council.register)
    #expect(certification.isComplete && certification.wanted == 0)
  }

  @Test("takes nobody into account who has no month, and holds that against what is published")
  func nobody() async throws {
    let council = try await WorldsCouncil(people: 40, seed: 5, declarations: Self.crossed)
    let empty = council.register.imagining(
      council.register.cases.map { record in
        var profile = record.profile
        profile.support = SupportHistory(opened: profile.support.opened, months: [])
        return profile
      })
    let certification = Self.certify(Self.site(council, council.published()), empty)
    #expect(!certification.isComplete && !certification.contradicted.isEmpty)
  }

  @Test("says which cells the register counts otherwise than they were printed")
  func contradicted() async throws {
    let council = try await WorldsCouncil(people: 400, seed: 5, declarations: Self.crossed)
    let other = try await WorldsCouncil(people: 399, seed: 5, declarations: Self.crossed)
    let certification = Self.certify(Self.site(council, other.published()), council.register)
    #expect(!certification.contradicted.isEmpty && !certification.isComplete)
    // Nothing can be told of groups either; of the real site it can.
    let certifier = Certifier(council.register)
    #expect(certifier.crossed(Self.site(council, other.published())) == nil)
    #expect(certifier.crossed(Self.site(council, council.published())) != nil)
  }

  @Test("names a table whose codes are in no list any more, and certifies nothing then")
  func uncountable() async throws {
    let council = try await WorldsCouncil(people: 400, seed: 5, declarations: Self.crossed)
    let table = council.published()[0]
    let members = table.rows.members.map { member in
      AxisMember(
        code: member.code, label: member.label, level: member.level,
        covers: member.covers.map { $0 == "c" ? "gone" : $0 })
    }
    let rows = Axis(
      variable: table.rows.variable, name: table.rows.name, title: table.rows.title, members: members)
    let old = PublishedTable(
      id: table.id, title: "", unit: table.unit, measure: "", rows: rows, columns: table.columns, origin: .register,
      source: "", notes: [], breaks: [], scope: table.scope, choice: [], figures: table.figures)
    let certification = Self.certify(Self.site(council, [table, old]), council.register)
    #expect(certification.uncountable == [1] && !certification.isComplete)
  }

  @Test("finds the same worlds every time")
  func same() async throws {
    let council = try await WorldsCouncil(people: 90, seed: 11)
    let site = Self.site(council, council.published())
    let certifications = (0..<2).map { _ in
      var certifier = Certifier(council.register)
      return certifier.certifyPublished(site, work: 200)
    }
    let worlds = certifications.map { $0.certificate.worlds }
    #expect(worlds[0].count > 2 && worlds[0] == worlds[1])
    #expect(certifications[0].open == certifications[1].open && certifications[0].wanted > 10)
  }

  @Test("holds new tables only to what worlds show without them")
  func excused() async throws {
    for seed in 0..<60 {
      let council = try await WorldsCouncil(people: 85 + seed, seed: seed, declarations: Self.crossed)
      let tables = council.published()
      guard tables[0].figures.count(where: \.isHidden) == 1 else { continue }
      let before = Self.certify(Self.site(council, tables), council.register)
      #expect(!before.open.isEmpty)
      let again = Self.certify(
        PublishedSite(
          tables: tables + tables, identities: [], declared: council.tables, threshold: 10, excused: before.open),
        council.register)
      #expect(again.open.isEmpty && again.wanted < before.wanted)
      return
    }
    Issue.record("no site has a single mark")
  }

  @Test("takes two statistics for nested only if nobody can be in the part and not in the whole")
  func nested() async throws {
    let council = try await WorldsCouncil(people: 60, seed: 3)
    let setup = try council.search().setup
    let nesting = Nesting(setup.search)
    let statistics = setup.counts.statistics.indices.filter { setup.counts.cells[$0].first != nil }
    var nested = 0
    for whole in statistics.prefix(40) {
      for part in statistics where part != whole && nesting.isWithin(part, whole) {
        nested += 1
        #expect(
          council.register.cases.allSatisfy { record in
            setup.counts.statistics[part].weight(of: record.profile)
              <= setup.counts.statistics[whole].weight(of: record.profile)
          })
      }
    }
    #expect(nested > 0)
  }
}
