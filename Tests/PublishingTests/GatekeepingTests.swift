import Chronology
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Publishing

@Suite("At the gate")
struct GatekeepingTests {
  private static let register = """
    id,district,opened,route,first-contact,age-band,household,issues,name,birth-date,phone,2022-04
    R4-0001,omori,2022-04-05,telephone,self,60s,single,debt,雷鳥 きよし,1957-04-01,080-0000-3095,new

    """

  private func site(_ configuration: String = "", _ files: [String: String] = [:]) throws -> TinySite {
    let site = try TinySite(
      ["engawa.yml": TinySite.configuration + configuration, "content/cases/a.csv": Self.register].merging(files) { $1 }
    )
    try Repository.copyFixture("council/content/codes", to: site.folder, as: "content/codes")
    return site
  }

  private func options(_ site: TinySite, _ edition: String? = nil) -> Publishing.Options {
    .init(root: site.folder.path, edition: edition, jobs: 2, today: CalendarDate(iso: "2026-04-01"))
  }

  private func stop(_ site: TinySite, _ edition: String? = nil) async throws -> Stop? {
    do {
      _ = try await Publishing.build(options(site, edition))
      return nil
    } catch let stop as Stop { return stop }
  }

  @Test("nothing confidential passes, and the site that was there stays")
  func refused() async throws {
    let site = try site()
    #expect(try await stop(site) == nil)
    let before = try site.folder.tree("public")
    try site.folder.write("content/about/a.md", TinySite.page("a", "", "雷鳥さんの話。電話は08000003095。\n"))
    let refused = try #require(try await stop(site))
    #expect(refused.cause == .refused)
    #expect(refused.diagnostics.map(\.id).sorted() == ["gate.phone", "gate.surname"])
    for diagnostic in refused.diagnostics {
      // The source is named, and the page with it.
      #expect(diagnostic.place?.path == "content/about/a.md" && diagnostic.place?.position?.line == 8)
      #expect(diagnostic.message.en.contains("about/a.html:") && diagnostic.message.en.contains("R4-0001"))
      #expect(![diagnostic.message.en, diagnostic.message.ja].contains { $0.contains("雷鳥") || $0.contains("3095") })
      #expect(diagnostic.place?.excerpt == nil)
      #expect(diagnostic.hint?.en.contains("content/about/a.md") == true)
    }
    #expect(try site.folder.tree("public") == before)
    #expect(!FileManager.default.fileExists(atPath: site.folder.file(".public.engawa-staging")))
    // The council's own people do not get it either.
    #expect(try await stop(site, "training")?.cause == .refused)
  }

  @Test("what several files repeat is told once, where somebody wrote it and where it begins")
  func origins() async throws {
    let site = try site()
    try site.folder.write(
      "content/activities/omori/walk.md",
      TinySite.page("散歩の会と雷鳥 きよしさん", "district: omori\napproaches: [community]\n", "電話は080-0000-3095、また08000003095。\n"))
    var found = try #require(try await stop(site)).diagnostics
    func place(_ diagnostic: Diagnostic) -> String {
      let position = diagnostic.place?.position
      return "\(diagnostic.id) \(diagnostic.place?.path ?? ""):\(position?.line ?? 0):\(position?.column ?? 0)"
    }
    let path = "content/activities/omori/walk.md"
    let wanted = ["2:13", "2:16", "3:15", "3:18", "10:4"]
    let rules = ["full-name", "given-name", "full-name", "given-name", "phone"]
    #expect(found.map(place) == zip(rules, wanted).map { "gate.\($0) \(path):\($1)" })
    let name = try #require(found.first { $0.id == "gate.full-name" })
    #expect(name.message.en.contains("repeated in ") && name.message.en.contains("activities/index.html"))
    #expect(name.message.ja.contains("activities/index.html") && name.message.ja.contains("にも出ています"))
    try site.folder.write(path, "")
    // What stands in no page is looked for in the files that all pages share.
    try site.folder.write(
      "engawa.yml", TinySite.configuration.replacing("title: 小さなサイト", with: "title: 雷鳥 きよしのサイト"))
    try FileManager.default.removeItem(atPath: site.folder.file(path))
    found = try #require(try await stop(site)).diagnostics
    #expect(Set(found.map { $0.place?.path }) == ["engawa.yml"], "\(found)")
    #expect(found.first?.place?.position == .init(line: 1, column: 8))
  }

  @Test("what is found names no file whose name tells of somebody, wherever it stands")
  func names() async throws {
    // 1957-04-01 is a day of birth.
    let site = try site("", ["content/about/1957-0401.md": TinySite.page("雷鳥 きよしさん", "", "雷鳥さんの話。\n")])
    let found = try #require(try await stop(site)).diagnostics
    #expect(found.contains { $0.id == "gate.birth-date" } && found.contains { $0.id == "gate.full-name" })
    let told = found.flatMap {
      [$0.message.en, $0.message.ja, $0.hint?.en ?? "", $0.hint?.ja ?? "", $0.place?.path ?? ""]
    }
    #expect(!told.contains { $0.contains("0401") }, "\(found)")
  }

  @Test("patterns are looked for where there is no register")
  func patterns() async throws {
    let site = try TinySite(["content/about/a.md": TinySite.page("a", "", "電話は090-1111-2222。\n")])
    #expect(try await stop(site)?.diagnostics.map(\.id) == ["gate.any-phone"])
    try site.folder.write(
      "engawa.yml", TinySite.configuration + "contacts: {phones: [090-1111-2222], mails: [a@example.org]}\n")
    #expect(try await stop(site) == nil)
  }

  @Test("what passed is read again as soon as somebody else is in the register, or another rule holds")
  func remembered() async throws {
    let site = try site("", ["content/about/a.md": TinySite.page("a", "", "夕凪さんの話。\n")])
    #expect(try await stop(site) == nil)
    #expect(try site.folder.tree("content/cases").keys.contains("sealed/residents.passed"))
    #expect(try await stop(site) == nil)
    try site.folder.write(
      "content/cases/a.csv",
      Self.register + "R4-0002,omori,2022-04-05,telephone,self,60s,single,debt,夕凪 そら,1957-05-01,,new\n")
    #expect(try await stop(site)?.diagnostics.map(\.id) == ["gate.surname"])
    try site.folder.write("content/cases/a.csv", Self.register)
    #expect(try await stop(site) == nil)
    // Who changes the published site by hand has it read as well.
    let page = try site.folder.read("public/about/a.html")
    try site.folder.write("public/about/a.html", page.replacing("夕凪", with: "雷鳥"))
    try site.folder.write("content/about/a.md", TinySite.page("a", "", "雷鳥さんの話。\n"))
    #expect(try await stop(site)?.diagnostics.map(\.id) == ["gate.surname"])
  }

  private static let waiver = "rule: surname, file: about/a.html, reason: 雷鳥は鳥, who: 架空 太郎"

  @Test("what is waived passes, until the day that was said")
  func waived() async throws {
    let page = ["content/about/a.md": TinySite.page("a", "", "雷鳥さん（鳥のあだ名）です。\n")]
    #expect(try await stop(site("", page))?.diagnostics.map(\.id) == ["gate.surname"])
    #expect(try await stop(site("waivers: [{\(Self.waiver), expires: 2026-12-31}]\n", page)) == nil)
    #expect(
      try await stop(site("waivers: [{\(Self.waiver), expires: 2026-03-31}]\n", page))?.diagnostics.map(\.id) == [
        "gate.expired-waiver"
      ])
    #expect(
      try await stop(site("waivers: [{\(Self.waiver), expires: 2026-12-31}]\n"))?.diagnostics.map(\.id) == [
        "gate.idle-waiver"
      ])
    let unknown = Self.waiver.replacing("surname", with: "sirname")
    #expect(
      try await stop(site("waivers: [{\(unknown), expires: 2026-12-31}]\n", page))?.diagnostics.first?.hint?.en
        == "did you mean 'surname'?")
    #expect(
      try await stop(site("waivers: [{rule: surname, file: about/a.html}]\n", page))?.diagnostics.count == 3)
  }

  @Test("a waiver lets through what was decided upon, in its edition, and no more")
  func counted() async throws {
    let page = TinySite.page("a", "", "雷鳥さんの話。\n\n雷鳥様の話。\n")
    let once = try site("waivers: [{\(Self.waiver), expires: 2026-12-31}]\n", ["content/about/a.md": page])
    #expect(try await stop(once)?.cause == .refused)
    let twice = try site("waivers: [{\(Self.waiver), times: 2, expires: 2026-12-31}]\n", ["content/about/a.md": page])
    #expect(try await stop(twice) == nil)
    // It says nothing of the other edition, where the same page is refused.
    #expect(try await stop(twice, "training")?.cause == .refused)
    let inside = "{rule: surname, file: training/a.html, reason: 鳥, who: 架空 太郎, expires: 2026-12-31, edition: training}"
    let training = try site(
      "waivers: [\(inside)]\n",
      [
        "content/training/index.md": TinySite.page("研修").replacing("audience: public", with: "audience: internal"),
        "content/training/a.md": TinySite.page("a", "", "雷鳥さん。\n").replacing(
          "audience: public", with: "audience: internal"),
      ])
    #expect(try await stop(training) == nil)
    #expect(try await stop(training, "training") == nil)
  }

  @Test("a register that lies elsewhere than is said is no reason to look for nothing")
  func elsewhere() async throws {
    let site = try site("register: {folder: content/case}\n")
    #expect(try await stop(site)?.diagnostics.map(\.id) == ["register.elsewhere"])
  }

  @Test("files that others put into the output folder are read too, also PDF")
  func kept() async throws {
    let site = try site()
    _ = try await Publishing.build(options(site))
    try site.folder.write("public/notes.txt", "雷鳥きよし")
    #expect(try await stop(site)?.diagnostics.map(\.id) == ["gate.full-name"])
    try site.folder.write("public/notes.txt", "何もない")
    #expect(try await stop(site) == nil)
    try site.folder.write("public/a.zip", "PK")
    #expect(try await stop(site)?.diagnostics.map(\.id) == ["gate.unreadable"])
    try FileManager.default.removeItem(atPath: site.folder.file("public/a.zip"))
    for name in [".meibo.csv", "雷鳥さん/a.txt"] {
      try site.folder.write("public/\(name)", name.hasPrefix(".") ? "雷鳥,きよし" : "x")
      let found = try #require(try await stop(site))
      #expect(!found.diagnostics.contains { ($0.place?.path ?? "").contains("雷鳥") })
      try FileManager.default.removeItem(atPath: site.folder.file("public/" + (name.split(separator: "/").first ?? "")))
    }
    try FileManager.default.createSymbolicLink(
      atPath: site.folder.file("public/link"), withDestinationPath: site.folder.path)
    #expect(try await stop(site)?.diagnostics.map(\.id) == ["gate.unreadable"])
    try FileManager.default.removeItem(atPath: site.folder.file("public/link"))
    for (text, ids) in [("Call 080-0000-3095", ["gate.phone"]), ("Call us", []), ("", ["gate.unreadable"])] {
      try site.folder.write("public/leaflet.pdf", Data(SamplePDF(page: text).bytes))
      #expect(try await stop(site)?.diagnostics.map(\.id) ?? [] == ids)
    }
  }

  @Test("no diagnostic shows a value of the register, whatever it is about")
  func masked() async throws {
    for (path, text) in [
      ("content/about/a.md", TinySite.page("a", "odrer: 1 # 雷鳥きよし\n")),
      ("content/about/a.md", TinySite.page("雷鳥きよし", "odrer: 雷鳥きよし\n")),
      ("content/about/a.md", TinySite.page("a", "", "[x](page:雷鳥きよし)。雷鳥きよし <b>\n")),
      ("content/about/a.md", TinySite.page("a", "", "#### 雷鳥きよし\n")),
      ("content/about/雷鳥きよし.md", TinySite.page("a")), ("content/about/雷鳥きよし.xls", "x"),
      ("content/雷鳥/きよし.md", TinySite.page("a")), ("content/about/a.md", TinySite.page("a", "roles: [雷鳥きよし]\n")),
      ("content/about/a.md", "---\n雷鳥きよし\n"), ("engawa.yml", "雷鳥きよし: 1\n"),
      ("content/statistics/a.yml", "title: 雷鳥きよし\nunit: x\n"),
      ("content/codes/routes.yml", "xx: 雷鳥 きよし\n"), ("engawa.yml", "register: {folder: content/cass}\nx: 雷鳥きよし\n"),
      ("content/about/雷鳥/きよし.md", TinySite.page("a")),
    ] {
      let isAppended =
        !path.hasPrefix("content/about") && !path.hasPrefix("content/statistics") && !path.hasSuffix("きよし.md")
      let site = try site("", isAppended ? [:] : [path: text])
      if isAppended { try site.folder.write(path, try site.folder.read(path) + text) }
      var found: [Diagnostic] = []
      for work in Self.works { found += await work(options(site)) }
      // A record with a mistake has values that nobody knows.
      let changed = Self.register.replacing("single", with: "singel")
      #expect(changed != Self.register)
      try site.folder.write("content/cases/a.csv", changed)
      for work in Self.works { found += await work(options(site)) }
      #expect(!found.isEmpty, "\(path) \(text)")
      for one in found {
        let shown = [
          one.place?.path, one.place?.excerpt?.text, one.message.en, one.message.ja, one.hint?.en, one.hint?.ja,
        ]
        #expect(!shown.compactMap(\.self).contains { $0.contains("きよし") }, "\(path): \(one)")
      }
    }
  }

  @Test("a register of too many people has nothing quoted at all, and what has no quotes is said as it is")
  func large() async throws {
    let site = try site()
    let source = SourceText(path: "content/about/a.md", bytes: Array("title: 雷鳥きよし\n".utf8))
    let message = Message(en: "'雷鳥きよし' does not fit", ja: "「雷鳥きよし」は違います")
    let found = Diagnostic("a.b", at: source.place(line: 1), message)
    let hidden = await Mask(options(site), mostCases: 0).masked([found])
    #expect(hidden[0].place?.excerpt == nil && hidden[0].message.en == "'■' does not fit")
    #expect(hidden[0].message.ja == "「■」は違います")
    // What the sentence itself says stays, but for what could be somebody's.
    let day = Message(
      en: "row 8, '雷鳥' is no day such as 2022-04-07 (1960-05-06)", ja: "8行目の「雷鳥」は2022-04-07のような日付ではありません（1960-05-06）")
    let masked = await Mask(options(site), mostCases: 0).masked([Diagnostic("a.b", at: nil, day)])
    #expect(masked[0].message.en == "row 8, '■' is no day such as 2022-04-07 (■)")
    #expect(masked[0].message.ja == "8行目の「■」は2022-04-07のような日付ではありません（■）")
    let outside = Diagnostic("a.b", at: nil, Message(en: "雷鳥 is wrong", ja: "雷鳥は違います"))
    #expect(await Mask(options(site), mostCases: 0).masked([outside])[0].message.ja == "■ is wrong")
    let plain = Diagnostic("a.b", at: nil, Message(en: "nothing here", ja: "何もありません"))
    #expect(await Publishing.masked([plain], options(site)) == [plain])
  }

  /// All that reads a site, and what it has to say.
  private static let works: [@Sendable (Publishing.Options) async -> [Diagnostic]] = [
    { options in await told { try await Publishing.build(options).warnings } },
    { options in await told { try await Publishing.list(options).diagnostics } },
    { options in await told { try await Publishing.inspectedTables(options).diagnostics } },
    { options in await told { try await Publishing.disclosure(options).diagnostics } },
    { options in await told { try await Publishing.seal(options, isDryRun: true).diagnostics } },
    { options in await told { try await Publishing.auditOutput(options, isJoint: false).diagnostics } },
    { options in await told { try await Publishing.clean(options).warnings } },
    { options in
      await told {
        _ = try await Publishing.editions(options)
        return []
      }
    },
  ]

  private static func told(_ work: () async throws -> [Diagnostic]) async -> [Diagnostic] {
    do { return try await work() } catch let stop as Stop { return stop.diagnostics } catch { return [] }
  }
}
