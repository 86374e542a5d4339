import Diagnostics
import Foundation
import Publishing
import TestSupport
import Testing

@Suite("Tables of this repository")
struct RepositoryTables {
  @Test("are those of the deck, to the digit", arguments: ["caseload", "issues-2022-09"])
  func deck(table: String) async throws {
    let tables = try await Publishing.inspectedTables(.init(root: Repository.folder, jobs: 2), table: table)
    #expect(try tables.value.first?.csv == String(contentsOf: Repository.fixture("deck/\(table).csv"), encoding: .utf8))
  }

  @Test("count persons once in groups, quarters and totals")
  func distinct() async throws {
    let tables = try await Publishing.inspectedTables(.init(root: Repository.folder, jobs: 2)).value
    let long = tables.map(\.longCSV).joined()
    for record in [
      "issues-2022-09,mentions,total,,437\n", "issue-persons-2022-09,persons,total,,169\n",
      "issue-persons-2022-09,persons,poverty,,93\n", "new-by-quarter,persons,FY2022-Q1,,69\n",
      "new-by-quarter,persons,FY2022-Q2,,46\n", "new-by-quarter,persons,FY2022-Q3,,38\n",
      "caseload,persons,total,FY2022,208\n", "reopened,persons,2022-12,,1\n", "activities,activities,total,,47\n",
      "cases-by-district,persons,ward,FY2022,208\n",
    ] {
      #expect(long.contains(record), "\(record)")
    }
  }
}

@Suite("A site with a register")
struct RegisterSiteTests {
  private static let header = "受付番号,地区,受付日,きっかけ,初回,年代,世帯,課題,氏名,生年月日,2022-04,令和4年5月\n"
  private static let configuration =
    TinySite.configuration + """
      register:
        columns: {id: 受付番号, district: 地区, opened: 受付日, route: きっかけ, first-contact: 初回, age-band: 年代, household: 世帯, issues: 課題, name: 氏名, birth-date: 生年月日}

      """

  private func site(_ files: [String: String]) throws -> TinySite {
    let site = try TinySite(["engawa.yml": Self.configuration].merging(files) { $1 })
    try Repository.copyFixture("council/content/codes", to: site.folder, as: "content/codes")
    return site
  }

  private func csv(_ files: [String: String], _ table: String) async throws -> String? {
    let site = try site(files)
    return try await Publishing.inspectedTables(.init(root: site.folder.path, jobs: 2), table: table).value.first?.csv
  }

  private static let records =
    header
    + "R4-0001,調布,2022/4/7,電話,本人,40代,ひとり暮らし,生活困窮;病気,\"架空 \"\"太郎\"\"\n二行目\",1980-01-01,新規,継続\n"
    + "R4-0002,omori,令和4年5月1日,outreach,家族,50代,夫婦のみ,病気、生活困窮、8050,架空 花子,S45.3.5,,new\n"

  private static let states = """
    title: 状態
    unit: persons
    source: 架空
    period: 2022-04..2022-05
    rows: {by: state, total: true}
    columns: {by: month, levels: [month, quarter]}

    """
  private static let mentions =
    "title: 課題\nunit: mentions\nsource: 架空\nperiod: FY2022\nrows: {by: issue, levels: [group], total: true}\n"

  @Test("counts what a spreadsheet holds")
  func spreadsheet() async throws {
    let csv = try await csv(
      ["content/cases/a.csv": Self.records, "content/statistics/states.yml": Self.states], "states")
    #expect(csv == "state,2022-04,2022-05\nnew,1,1\ncontinuing,0,1\non-consultation,0,0\ntotal,1,2\n")
  }

  @Test("counts mentions of each person and issue")
  func mentions() async throws {
    let csv = try await csv(
      ["content/cases/a.csv": Self.records, "content/statistics/issues.yml": Self.mentions], "issues")
    #expect(csv?.contains("health,2\n") == true)
    #expect(csv?.contains("livelihood,2\n") == true)
    #expect(csv?.contains("total,5\n") == true)
  }

  @Test("reads CP932 as Excel writes it, and UTF-8 with a byte order mark")
  func encodings() async throws {
    let site = try site(["content/statistics/states.yml": Self.states])
    let options = Publishing.Options(root: site.folder.path, jobs: 2)
    let shiftJIS = try #require(Self.records.replacing("\n", with: "\r\n").data(using: .shiftJIS))
    for data in [shiftJIS, Data([0xEF, 0xBB, 0xBF]) + Data(Self.records.utf8)] {
      try site.folder.write("content/cases/a.csv", data)
      let csv = try await Publishing.inspectedTables(options, table: "states").value.first?.csv
      #expect(csv?.hasSuffix("total,1,2\n") == true)
    }
  }

  @Test("marks a table in which a code list changed, and counts old codes under their new names")
  func seriesBreak() async throws {
    let records =
      Self.header.replacing("2022-04,令和4年5月", with: "2023-03,2023-04")
      + "R4-0001,調布,2022/4/7,電話,本人,40代,ひとり暮らし,生活困窮,架空 太郎,1980-01-01,新規,継続\n"
      + "R5-0002,調布,2023/4/7,電話,本人,40代,ひとり暮らし,経済的困窮,架空 次郎,1980-01-01,,新規\n"
    let site = try site([
      "content/cases/a.csv": records,
      "content/statistics/issues.yml":
        "title: 課題\nunit: persons\nsource: 架空\nperiod: 2023-03..2023-04\nrows: issue\ncolumns: month\n",
    ])
    let table = try await Publishing.inspectedTables(.init(root: site.folder.path, jobs: 2), table: "issues").value
      .first
    #expect(table?.csv.contains("economic-hardship,1,2\n") == true)
    #expect(table?.csv.contains("poverty") == false)
    #expect(table?.text.contains("2023-04[b]") == true)
  }

  /// Twelve people, who are all there in May.
  private static let crowd =
    header
    + (1...12).map { number in
      "R4-\(1000 + number),調布,2022/4/7,電話,本人,40代,ひとり暮らし,病気,架空 人\(number),1980-01-01,新規,継続\n"
    }.joined()

  @Test("builds without a register, says so, and gives the same pages, with figures from the sealing")
  func without() async throws {
    let page = TinySite.page("題", "", "[12人](stat:states[total,2022-05])と[?人](stat:states[total,2022-05])です。\n")
    let files = ["content/statistics/states.yml": Self.states, "content/about/a.md": page]
    let with = try site(files.merging(["content/cases/a.csv": Self.crowd]) { $1 })
    let without = try site(files)
    let sealed = try await Publishing.seal(.init(root: with.folder.path, jobs: 2), isDryRun: false)
    let file = try #require(sealed.value.file)
    try without.folder.write(file, with.folder.read(file))
    let report = try await Publishing.build(.init(root: with.folder.path, jobs: 2))
    let other = try await Publishing.build(.init(root: without.folder.path, jobs: 2))
    #expect(report.register.caseCount == 12)
    #expect(other.register.caseCount == nil)
    #expect(try with.folder.tree("public") == without.folder.tree("public"))
  }

  @Test("refuses a figure that is no link to Markdown", arguments: ["[9倍](stat:a[b, c])", "[9倍](stat:((1)"])
  func unread(markdown: String) async throws {
    let site = try site(["content/about/a.md": TinySite.page("題", "", "本文\(markdown)です。\n")])
    do {
      _ = try await Publishing.build(.init(root: site.folder.path, jobs: 2))
      Issue.record("built")
    } catch let stop as Stop {
      #expect(stop.diagnostics.map(\.id) == ["markdown.unread-figure"])
    }
  }

  @Test("does not quote a case summary that lies among the pages")
  func misplaced() async throws {
    let summary = "---\nid: R4-0001\nage-band: 70s\nconfidential:\n  name: 山田 花子\n---\n本文\n"
    let site = try site(["content/about/a.md": summary])
    do {
      _ = try await Publishing.build(.init(root: site.folder.path, jobs: 2))
      Issue.record("built")
    } catch let stop as Stop {
      #expect(stop.diagnostics.map(\.id) == ["content.misplaced-case"])
      #expect(!"\(stop)".contains("70s"))
    }
  }

  @Test(
    "does not quote a case summary among the pages, whatever else is wrong with it",
    arguments: [
      "name: 山田 花子\u{E000}\nconfidential:\n  phone: x", "\"confidential:\n  name: 山田 花子",
      " confidential:\n  name: [山田 花子",
      "id: x\n---\n```confidential\n山田 花子\u{E000}\n```",
    ])
  func misplacedAndWrong(record: String) async throws {
    let site = try site(["content/about/a.md": "---\nid: R4-0001\n\(record)\n---\n本文\n"])
    do {
      _ = try await Publishing.build(.init(root: site.folder.path, jobs: 2))
      Issue.record("built")
    } catch let stop as Stop {
      #expect(stop.diagnostics.map(\.id) == ["content.misplaced-case"])
      #expect(stop.diagnostics.allSatisfy { $0.place?.excerpt == nil })
    }
  }

  @Test("warns where a register is named and not there")
  func expected() async throws {
    let site = try site([
      "engawa.yml": TinySite.configuration + "register: ../nowhere\n", "content/statistics/states.yml": Self.states,
    ])
    let report = try await Publishing.build(.init(root: site.folder.path, jobs: 2))
    #expect(report.warnings.map(\.id).filter { $0 != "statistics.leavers-unknown" } == ["register.expected"])
  }

  @Test("refuses figures that nobody has cleared")
  func claims() async throws {
    let body = "[3人](stat:states[total,2022-05])と[?人](stat:states[total,2022-05])です。\n"
    let site = try site([
      "content/cases/a.csv": Self.records, "content/statistics/states.yml": Self.states,
      "content/about/a.md": TinySite.page("題", "", body),
    ])
    do {
      _ = try await Publishing.build(.init(root: site.folder.path, jobs: 2))
      Issue.record("built")
    } catch let stop as Stop {
      let errors = stop.diagnostics.filter { $0.severity == .error }
      #expect(errors.map(\.id) == ["figure.unsealed", "figure.unsealed"])
      #expect(errors.allSatisfy { $0.place?.path == "content/about/a.md" })
    }
  }
}
