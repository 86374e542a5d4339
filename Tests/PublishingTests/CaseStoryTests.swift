import Chronology
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Publishing

@Suite("Cases that are told")
struct CaseStoryTests {
  private static let kind = """
    title: 事例
    folder: case-studies
    provenance: required
    fields:
      person: {type: person, label: この人のこと}
      ecomap: {type: diagram, label: つながりの図}
    """

  /// A register of twelve alike and of one who is not, and a case with some particulars.
  private func site(_ person: String, _ provenance: String = "provenance: fictional\n") throws -> TinySite {
    let head = "id,district,opened,route,first-contact,age-band,household,issues,name,birth-date,2022-04\n"
    let alike = (1...12).map {
      "R4-\(1000 + $0),omori,2022-04-05,telephone,self,40s,single,debt,架空\($0),1980-01-01,new\n"
    }
    let other = "R4-2000,omori,2022-04-05,telephone,self,80-and-over,couple,debt;care;poverty,架空の人,1935-01-01,new\n"
    let former = "R4-3000,omori,2021-04-05,telephone,self,60s,single,debt,架空の友,1960-01-01,on-consultation\n"
    let site = try TinySite([
      "engawa.yml": TinySite.configuration + "reporting-period: 2022-04..2022-04\nregister: {fictional: true}\n"
        + TinySite.editions("threshold: 10"),
      "content/kinds/case-study.yml": Self.kind,
      "content/case-studies/index.md": TinySite.page("事例"),
      "content/case-studies/a.md": TinySite.page("話", "\(provenance)person: {\(person)}\n"),
      "content/cases/a.csv": head + alike.joined() + other + former,
    ])
    try Repository.copyFixture("council/content/codes", to: site.folder, as: "content/codes")
    return site
  }

  private func problems(_ site: TinySite) async throws -> [Diagnostic] {
    let options = Publishing.Options(root: site.folder.path, jobs: 2, today: CalendarDate(iso: "2022-05-01"))
    do { return try await Publishing.build(options).warnings } catch let stop as Stop { return stop.diagnostics }
  }

  @Test(
    "fit nobody of the register or many, and not a few",
    arguments: [
      // Twelve and one have the issue; the one alone is old, and lives with somebody.
      ("issues: [debt]", false), ("age-band: 40s, issues: [debt]", false), ("age-band: 80-and-over", true),
      ("issues: [care]", true), ("household: couple, issues: [debt]", true), ("age-band: 30s", false),
      ("district: chofu, age-band: 80-and-over", false), ("months: {2022-04: new}", false),
      ("months: {2022-04: continuing}", false),
      // A code means what the one meant whose place it took.
      ("issues: [economic-hardship]", true), ("issues: [poverty]", true),
      // Outside of the months that are counted the register knows when support began.
      ("months: {2021-04: new}", true), ("household: single, months: {2021-05: continuing}", true),
      ("months: {2020-04: new}", false), ("household: single, months: {2023-05: continuing}", false),
    ])
  func few(person: String, isClose: Bool) async throws {
    let found = try await problems(try site(person)).filter { $0.severity == .error }
    #expect(found.map(\.id) == (isClose ? ["case.close-to-record"] : []), "\(found)")
    #expect(found.allSatisfy { !$0.message.en.contains("R4-") && $0.place?.path == "content/case-studies/a.md" })
  }

  @Test(
    "are not hidden by a wrong fact, a further one, or one that no record knows of",
    arguments: [
      "district: omori, age-band: 80-and-over, household: single, issues: [debt, care], months: {2022-04: new}",
      "district: omori, age-band: 80-and-over, household: couple, months: {2022-04: continuing}",
      "age-band: 80-and-over, household: couple, months: {2023-01: continuing}",
      "age-band: 80-and-over, household: couple, issues: [debt, care, housing], months: {2022-04: new}",
    ])
  func disguised(person: String) async throws {
    #expect(try await problems(try site(person)).contains { $0.id == "case.close-to-record" })
  }

  @Test("are not hidden by facts that many records share: any share of them from three quarters on is looked at")
  func levels() async throws {
    // All but one of ten fit the old person; the many fit eight of them.
    let many = "issues: [debt, care, poverty, housing]"
    let told = "district: omori, age-band: 80-and-over, household: couple, months: {2022-04: new}"
    #expect(try await problems(try site("\(told), \(many)")).contains { $0.id == "case.close-to-record" })
  }

  @Test("are not hidden by telling of somebody else on the same page, for all may be told of one")
  func several() async throws {
    let site = try site("age-band: 40s, issues: [debt]")
    try site.folder.write("content/kinds/case-study.yml", Self.kind + "\n  other: {type: person, label: もう一人}\n")
    try site.folder.write(
      "content/case-studies/a.md",
      TinySite.page(
        "話",
        "provenance: fictional\nperson: {district: omori, age-band: 40s}\nother: {age-band: 80-and-over, household: single}\n"
      ))
    #expect(try await problems(site).filter { $0.severity == .error }.map { "\($0)" } == [])
    try site.folder.write(
      "content/case-studies/a.md",
      TinySite.page(
        "話",
        "provenance: fictional\nperson: {district: chofu, household: couple}\nother: {age-band: 40s, household: single}\n"
      ))
    try site.folder.write(
      "content/cases/b.csv",
      try site.folder.read("content/cases/a.csv").split(separator: "\n")[0]
        + "\nR4-4000,chofu,2022-04-05,telephone,self,40s,single,debt,架空の人,1980-01-01,new\n")
    #expect(try await problems(site).map(\.id).contains("case.close-to-record"))
  }

  @Test("say where they were not compared, because the register is elsewhere")
  func elsewhere() async throws {
    let site = try site("age-band: 80-and-over")
    try FileManager.default.removeItem(atPath: "\(site.folder.path)/content/cases")
    let found = try await problems(site)
    #expect(found.contains { $0.id == "case.not-compared" && $0.severity == .warning })
  }

  @Test("may be like nobody in most of what they tell")
  func nobody() async throws {
    let told = "district: chofu, age-band: 70s, household: single, issues: [housing], months: {2022-04: new}"
    #expect(try await problems(try site(told)).allSatisfy { $0.severity == .warning })
  }

  @Test("are not held against the register where the person agreed")
  func consented() async throws {
    let agreed = "provenance: consented\nconsent: {given: 2022-04-01, until: 2025-03-31}\n"
    #expect(try await problems(try site("age-band: 80-and-over", agreed)).allSatisfy { $0.severity == .warning })
  }

  @Test("show who is told of, and the course of the support")
  func page() async throws {
    let told = try site("age-band: 40s, household: single, issues: [debt], months: {2022-04: new}")
    #expect(try await problems(told).allSatisfy { $0.severity == .warning })
    let page = try told.folder.read("public/case-studies/a.html")
    #expect(page.contains("40代・ひとり暮らし") && page.contains("支援の経過") && page.contains("新規"))
  }

  @Test(
    "are told in codes of the lists",
    arguments: [
      ("age-band: 45s", "front-matter.unknown-code"), ("issues: [dept]", "front-matter.unknown-code"),
      ("months: {2022-13: new}", "person.no-month"), ("age: 40s", "front-matter.unknown-key"),
    ])
  func codes(person: String, id: String) async throws {
    #expect(try await problems(try site(person)).contains { $0.id == id })
  }

  @Test("report each month that is wrong where it stands, and no other")
  func months() async throws {
    let site = try site("months: {2022-04: new, 2022-13: new, 2022-06: newish, 2022-07: continuing}")
    let found = try await problems(site).filter { $0.severity == .error }
    #expect(Set(found.map(\.id)) == ["person.no-month", "front-matter.unknown-code"])
    #expect(Set(found.map { $0.place?.position?.column }).count == 2)
  }

  @Test("say how they were mixed, where readers see it")
  func mixed() async throws {
    func ids(_ lines: String) async throws -> [String] {
      try await problems(try site("age-band: 40s", lines)).map(\.id)
    }
    #expect(try await ids("provenance: composite\n").contains("content.missing-mixture"))
    #expect(try await ids("provenance: fictional\nmixed: 三人から\n").contains("content.idle-mixture"))
    let told = try site("age-band: 40s", "provenance: composite\nmixed: 三人の経験から作りました。\n")
    #expect(try await problems(told).allSatisfy { $0.severity == .warning })
    #expect(try told.folder.read("public/case-studies/a.html").contains("三人の経験から作りました。"))
  }
}
