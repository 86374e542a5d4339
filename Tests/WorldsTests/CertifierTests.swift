import CaseRecords
import TableDeclarations
@_spi(Suppression) import Tables
import Testing

@testable import Worlds

@Suite("Certifying a site")
struct CertifierTests {
  private static func site(_ council: WorldsCouncil, _ tables: [PublishedTable]) -> PublishedSite {
    PublishedSite(tables: tables, identities: [], declared: council.tables, threshold: 10)
  }

  private static func certify(_ site: PublishedSite, _ register: Register) -> Certification {
    var certifier = Certifier(register, work: 200)
    return certifier.certify(site)
  }

  /// The search over all tables of a council, as it begins.
  private static func setup(
    _ council: WorldsCouncil
  ) throws -> (site: PublishedSite, setup: Certifier.Setup, random: SplitMix) {
    let site = site(council, council.published())
    var random = SplitMix(seed: 1)
    return (site, try #require(Certifier.Setup(site, council.register, &random)), random)
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
      #expect(certification.open.isEmpty && certification.suggested.count >= 3)
      // Without any that may be suppressed, the count is open.
      let open = Self.certify(Self.site(council, tables), council.register).open
      #expect(open.contains { $0.part == nil && ($0.lacksLow || $0.lacksHigh) })
      return
    }
    Issue.record("no site has a single mark")
  }

  @Test("needs nothing where nothing is small")
  func nothing() async throws {
    let council = try await WorldsCouncil(people: 400, seed: 5, declarations: Self.crossed)
    let certification = Self.certify(Self.site(council, council.published()), council.register)
    #expect(certification.isComplete && certification.wanted == 0)
  }

  @Test("says which cells the register counts otherwise than they were printed")
  func contradicted() async throws {
    let council = try await WorldsCouncil(people: 400, seed: 5, declarations: Self.crossed)
    let other = try await WorldsCouncil(people: 399, seed: 5, declarations: Self.crossed)
    let certification = Self.certify(Self.site(council, other.published()), council.register)
    #expect(!certification.contradicted.isEmpty && !certification.isComplete)
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
    let first = Self.certify(Self.site(council, council.published()), council.register)
    let second = Self.certify(Self.site(council, council.published()), council.register)
    #expect(first.worlds == second.worlds && first.open == second.open && first.wanted > 10)
  }

  @Test("makes up nobody whose codes were not in use, and nobody whom a table cannot count")
  func possible() async throws {
    let council = try await WorldsCouncil(people: 60, seed: 3)
    let (_, setup, random) = try Self.setup(council)
    let finder = WorldFinder(setup.search, setup.setting, random: random)
    var madeUp = 0
    for maker in finder.pool.makers.flatMap(\.self) {
      guard let to = maker.to else { continue }
      let former = maker.from.flatMap { setup.people[$0].first }
      let profile = setup.search.stock.profile(of: to, keeping: former, used: setup.search.space.used)
      #expect(setup.rules.admit(profile))
      let world = council.register.imagining([profile])
      #expect(council.tables.allSatisfy { world.exactTable($0.table) != nil })
      madeUp += 1
    }
    #expect(madeUp > 1_000)
  }

  @Test("finds no world that does not stand when it is counted")
  func standing() async throws {
    for seed in 0..<4 {
      let council = try await WorldsCouncil(people: 60, seed: seed)
      let (site, setup, random) = try Self.setup(council)
      var finder = WorldFinder(setup.search, setup.setting, random: random)
      var effort = WorldFinder.Effort(work: 100)
      #expect(finder.run(&effort, movable: []).isEmpty)
      let checked = setup.check(finder, WorldChecker(site, council.register, setup.rules))
      #expect(checked.worlds.count == Set(finder.proof.values).count && checked.worlds.count > 1)
      #expect(Set(checked.open) == Set(finder.open))
    }
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
    let (_, setup, _) = try Self.setup(council)
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
