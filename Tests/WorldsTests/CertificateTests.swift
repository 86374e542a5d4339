import CaseRecords
@_spi(Suppression) import Tables
import Testing

@testable import Worlds

@Suite("Certificates")
struct CertificateTests {
  private static func certified() async throws -> (
    site: PublishedSite, certificate: Certificate, council: WorldsCouncil
  ) {
    let council = try await WorldsCouncil(people: 90, seed: 11)
    let site = PublishedSite(
      tables: council.published(), identities: [], declared: council.tables, threshold: 10)
    var certifier = Certifier(council.register)
    let certificate = certifier.certifyPublished(site, work: 200).certificate
    try #require(certificate.worlds.count > 2 && certificate.statements > 10)
    return (site, certificate, council)
  }

  @Test("hold when they are counted again by whoever has the code lists, and no record")
  func hold() async throws {
    let (site, certificate, council) = try await Self.certified()
    #expect(certificate.failures(site, variables: council.register.imagining([])) == 0)
    #expect(certificate.people.count == council.register.cases.count)
    #expect(Set(certificate.worlds.flatMap(\.shows)).count == certificate.statements)
  }

  private static func changing(_ certificate: Certificate, _ change: (Certificate.World) -> Certificate.World)
    -> Certificate
  {
    Certificate(people: certificate.people, worlds: certificate.worlds.map(change))
  }

  @Test("fail where a bound is nearer than a world shows")
  func bounds() async throws {
    let (site, certificate, council) = try await Self.certified()
    let nearer = Self.changing(certificate) { world in
      .init(
        without: world.without, with: world.with,
        shows: world.shows.map { shown in
          .init(
            cell: shown.cell, part: shown.part, isAtMost: shown.isAtMost,
            bound: shown.isAtMost ? -1 : council.register.cases.count + 1)
        })
    }
    #expect(nearer.failures(site, variables: council.register) == certificate.statements)
  }

  @Test("fail where somebody is missing, taken away who is not there, or could not be there")
  func people() async throws {
    let (site, certificate, council) = try await Self.certified()
    let moved = certificate.worlds.filter { !$0.with.isEmpty }
    try #require(!moved.isEmpty)
    let missing = Certificate(
      people: certificate.people,
      worlds: moved.map { .init(without: $0.without, with: Array($0.with.dropLast()), shows: $0.shows) })
    #expect(missing.failures(site, variables: council.register) == missing.statements)
    let absent = Self.changing(certificate) { world in
      .init(
        without: world.without + Array(repeating: certificate.people[0], count: certificate.people.count + 1),
        with: world.with, shows: world.shows)
    }
    #expect(absent.failures(site, variables: council.register) == certificate.statements)
    let impossible = Certificate(
      people: certificate.people,
      worlds: moved.map { world in
        var with = world.with
        with[0].issues = []
        return .init(without: world.without, with: with, shows: world.shows)
      })
    #expect(impossible.failures(site, variables: council.register) == impossible.statements)
  }

  @Test("fail where the site prints something else than was certified")
  func site() async throws {
    let (site, certificate, council) = try await Self.certified()
    let other = try await WorldsCouncil(people: 95, seed: 12)
    let changed = PublishedSite(
      tables: zip(site.tables, other.published()).map { old, new in
        PublishedTable(
          id: old.id, title: old.title, unit: old.unit, measure: old.measure, rows: old.rows, columns: old.columns,
          origin: old.origin, source: old.source, notes: [], breaks: [], scope: old.scope, choice: [],
          figures: new.figures)
      }, identities: [], declared: council.tables, threshold: 10)
    #expect(certificate.failures(changed, variables: council.register) == certificate.statements)
  }
}
