import Diagnostics
import Foundation
import Ledger
import Tables
import TestSupport
import Testing

@testable import Publishing

@Suite("The certificate of a sealing")
struct CertificateFileTests {
  private static func sealed(_ more: [String: String] = [:]) async throws -> TinySite {
    let people = (0..<90).map { number in
      let (district, household) = (number % 7 < 4 ? "chofu" : "omori", number % 5 == 0 ? "single" : "couple")
      return
        "R4-\(1000 + number),\(district),2022-04-10,outreach,self,40s,\(household),\(number % 11 == 0 ? "poverty;debt" : "poverty"),架空 人\(number),1977-01-05,new,continuing\n"
    }
    let site = try TinySite(
      [
        "engawa.yml": TinySite.configuration + TinySite.editions("threshold: 10, method: about/figures"),
        "content/about/figures.md": TinySite.page("数の載せ方"),
        "content/cases/a.csv":
          "id,district,opened,route,first-contact,age-band,household,issues,name,birth-date,2022-04,2022-05\n"
          + people.joined(),
        "content/statistics/t.yml":
          "title: 地区と世帯\nperiod: 2022-05\nunit: persons\nsource: 架空\nrows: {by: district, total: true}\ncolumns: {by: household, total: true}\n",
        "content/statistics/i.yml":
          "title: 課題\nperiod: 2022-05\nunit: persons\nsource: 架空\nrows: {by: issue}\n",
      ].merging(more) { $1 })
    try Repository.copyFixture("council/content/codes", to: site.folder, as: "content/codes")
    let report = try await Publishing.seal(options(site), isDryRun: false).value
    #expect(report.file == "content/sealed/residents/0001.json")
    return site
  }

  /// The certificate's file.
  private static func file(_ site: TinySite) throws -> String {
    let names = try site.folder.tree("content/cases/sealed/residents.certificates").keys.filter { $0.hasSuffix("json") }
    try #require(names.count == 1)
    return "content/cases/sealed/residents.certificates/\(names.first ?? "")"
  }

  private static func options(_ site: TinySite) -> Publishing.Options { .init(root: site.folder.path, jobs: 1) }

  private static func audit(_ site: TinySite) async throws -> CertificateCheck {
    try await Publishing.auditOutput(options(site), isJoint: false).certificate
  }

  private static func refusal(_ work: () async throws -> CertificateCheck) async -> [String] {
    do {
      return ["\(try await work())"]
    } catch let stop as Stop { return stop.diagnostics.map(\.id) } catch { return ["\(error)"] }
  }

  @Test("is kept with the register for its owner alone, is named by the sealing, and holds when it is counted again")
  func kept() async throws {
    let site = try await Self.sealed()
    let file = "\(site.folder.path)/\(try Self.file(site))"
    let permissions = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(permissions == 0o600)
    let sealing = try #require(try Publishing.publicLedger(Self.options(site)).latest)
    let record = try #require(CertificateRecord.read(Array(try site.folder.read(Self.file(site)).utf8)))
    #expect(sealing.certificate?.sha256 == record.sha256)
    _ = try await Publishing.build(Self.options(site))
    guard case .holds(let worlds, let statements) = try await Self.audit(site) else {
      Issue.record("does not hold")
      return
    }
    #expect(worlds == record.certificate.worlds.count && statements >= worlds)
    // Nobody is named in it, and nothing of it is on the site.
    #expect(!(try site.folder.read(Self.file(site)).contains("架空 人")))
    #expect(!(try site.folder.tree("public").keys.contains { $0.contains("certificate") }))
  }

  @Test("has a report beside it, which tells the owner how much of the people and of the cells is to be seen")
  func report() async throws {
    let site = try await Self.sealed()
    let sealing = try #require(try Publishing.publicLedger(Self.options(site)).latest)
    let name = try Self.file(site).replacing(".json", with: ".txt")
    let text = try site.folder.read(name)
    let permissions = try FileManager.default.attributesOfItem(atPath: "\(site.folder.path)/\(name)")[
      .posixPermissions]
    #expect(permissions as? Int == 0o600)
    #expect(text.contains("封印1番（2022-05-31現在）。登録簿と同じように扱ってください。"))
    for table in sealing.tables {
      let (shown, hidden) = (table.figures.count { $0.value != nil }, table.figures.count(where: \.isHidden))
      #expect(text.contains("\(table.id)（") && text.contains("\(shown + hidden)欄のうち\(shown)欄を公表"))
    }
    // The 90 people, and those of them who stand in cells that are shown.
    let crossed = try #require(sealing.tables.first { $0.id == "t" })
    let seen = crossed.rows.members.indices.filter { !crossed.rows.members[$0].isTotal }.flatMap { row in
      crossed.columns.members.indices.filter { !crossed.columns.members[$0].isTotal }.compactMap {
        crossed.figure(row: row, column: $0).value
      }
    }.reduce(0, +)
    #expect(text.contains("数えた90のうち\(seen)が見える"))
    let record = try #require(CertificateRecord.read(Array(try site.folder.read(Self.file(site)).utf8)))
    #expect(text.contains("証明: ありうる登録簿\(record.certificate.worlds.count)個"))
    #expect(text.contains("攻撃: \(sealing.targets)個の数"))
  }

  @Test("leaves nothing half written of a sealing that was stopped, and nobody else's files")
  func unfinished() async throws {
    let folder = "content/cases/sealed/residents.certificates"
    let site = try await Self.sealed([
      "\(folder)/.0001-abc.json.new": "{", "\(folder)/.0001.txt.new": "-", "\(folder)/.0002-abc.json.new": "{",
      "\(folder)/.0001-abc.json": "{",
    ])
    let names = Set(try site.folder.tree(folder).keys)
    #expect(names.isDisjoint(with: [".0001-abc.json.new", ".0001.txt.new"]))
    #expect(names.isSuperset(of: [".0002-abc.json.new", ".0001-abc.json"]))
  }

  @Test("is told of on the method page and to the owner with the groups that two tables make together")
  func groups() async throws {
    let table = "title: 人数\nperiod: 2022-05\nunit: persons\nsource: 架空\n"
    let site = try await Self.sealed([
      "content/statistics/t.yml": "\(table)rows: {by: district}\n",
      "content/statistics/h.yml": "\(table)rows: {by: household}\n",
    ])
    let sealing = try #require(try Publishing.publicLedger(Self.options(site)).latest)
    let bound = try #require(sealing.openGroupsAtMost)
    // Nothing is small but what both tables make together, so that there is no certificate.
    let report = try site.folder.read("content/cases/sealed/residents.certificates/0001.txt")
    #expect(sealing.certificate == nil)
    let told = try #require(report.firstMatch(of: #/小さな集まりは(\d+)件。.*確かめられなかったものは(\d+)件/#))
    let open = try #require(Int(told.2))
    #expect(open <= bound && (open > 0) == (bound > 0) && (Int(told.1) ?? 0) >= open)
    #expect(report.split(separator: "\n").count { $0.contains("  未確認: ") } == min(open, 20))
    _ = try await Publishing.build(Self.options(site))
    let page = try site.folder.read("public/about/figures.html")
    #expect(page.contains(open == 0 ? "表にない小さな集まりも、人数が分からないことを確かめました" : "確かめられなかったものは、\(bound)件以下です"))
  }

  @Test("has the same people and worlds for the same register, and another hash, by which nobody can tell a guess")
  func salted() async throws {
    let (one, other) = (try await Self.sealed(), try await Self.sealed())
    func record(_ site: TinySite) throws -> CertificateRecord {
      try #require(CertificateRecord.read(Array(try site.folder.read(Self.file(site)).utf8)))
    }
    let (first, second) = (try record(one), try record(other))
    #expect(first.certificate.salt != second.certificate.salt && first.sha256 != second.sha256)
    func unsalted(_ record: CertificateRecord) throws -> String {
      let text = String(decoding: try record.bytes(), as: UTF8.self)
      return text.replacing(record.certificate.salt, with: "").replacing(record.sha256, with: "")
    }
    #expect(try unsalted(first) == unsalted(second))
  }

  @Test("is refused where it is another, and is told where it is gone or of other months")
  func changed() async throws {
    let site = try await Self.sealed()
    _ = try await Publishing.build(Self.options(site))
    let file = try Self.file(site)
    let text = try site.folder.read(file)
    for forged in [text.replacing("\"atMost\":1", with: "\"atMost\":2"), text + " ", "", "{}"] {
      try site.folder.write(file, forged)
      #expect(await Self.refusal { try await Self.audit(site) } == ["certificate.changed"])
    }
    // One that is whole in itself is not the one that was sealed.
    let record = try #require(CertificateRecord.read(Array(text.utf8)))
    let content = record.certificate
    let other = try CertificateRecord(
      .init(
        format: content.format, edition: content.edition, sealing: content.sealing, salt: content.salt,
        histories: content.histories, people: content.people, register: content.register, worlds: []))
    try site.folder.write(file, String(decoding: try other.bytes(), as: UTF8.self))
    #expect(await Self.refusal { try await Self.audit(site) } == ["certificate.changed"])
    try site.folder.write(file, text)
    let declaration = try site.folder.read("content/statistics/t.yml")
    try site.folder.write("content/statistics/t.yml", declaration.replacing("2022-05", with: "2022-04"))
    #expect(try await Self.audit(site) == .movedOn)
    try site.folder.write("content/statistics/t.yml", declaration)
    try FileManager.default.removeItem(atPath: "\(site.folder.path)/\(file)")
    let gone = try await Self.audit(site)
    #expect(gone == .absent(file: file) && gone.text.en.contains("(\(file))"))
    try FileManager.default.removeItem(atPath: "\(site.folder.path)/content/cases")
    #expect(try await Self.audit(site) == .nothing)
  }

  @Test("fails where something is declared to hold by now that the people in it do not keep")
  func identities() async throws {
    let site = try await Self.sealed()
    _ = try await Publishing.build(Self.options(site))
    let declaration = try site.folder.read("content/statistics/t.yml")
    try site.folder.write(
      "content/statistics/t.yml", declaration + "checks: [{says: 架空, that: \"t[omori,single] = 7\"}]\n")
    #expect(await Self.refusal { try await Self.audit(site) } == ["certificate.fails"])
  }

  @Test("is not counted where the register cannot be read")
  func unreadable() async throws {
    let site = try await Self.sealed()
    _ = try await Publishing.build(Self.options(site))
    try site.folder.write("content/codes/households.yml", "title: [\n")
    #expect(try await Self.audit(site) == .unreadable)
  }

  @Test("is told to readers on the page that says how figures are published, and on no other")
  func told() async throws {
    let site = try await Self.sealed()
    _ = try await Publishing.build(Self.options(site))
    let sealing = try #require(try Publishing.publicLedger(Self.options(site)).latest)
    let page = try site.folder.read("public/about/figures.html")
    let figures = sealing.tables.flatMap(\.figures)
    let (shown, hidden) = (figures.count { $0.value != nil }, figures.count(where: \.isHidden))
    #expect(page.contains("<h2>いま載せている数</h2>") && page.contains("第1回の公表で、2022年5月31日"))
    #expect(page.contains("数の欄は全部で\(shown + hidden)です。そのうち\(shown)（"))
    #expect(page.contains("0や印から分かるより狭くは絞り込めない"))
    for (path, text) in try site.folder.tree("public") where path.hasSuffix(".html") && path != "about/figures.html" {
      #expect(!String(decoding: text, as: UTF8.self).contains("いま載せている数"), "\(path)")
    }
  }
}
