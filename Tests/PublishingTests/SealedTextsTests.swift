import Diagnostics
import TestSupport
import Testing

@testable import Publishing

@Suite("Words of tables that are sealed")
struct SealedTextsTests {
  private func site(_ table: String, _ configuration: String = "") throws -> TinySite {
    let people = (0..<60).map { number in
      """
      R4-\(1000 + number),\(number % 2 == 0 ? "omori" : "kamata"),2022-04-10,outreach,self,40s,single,poverty,\
      架空 人\(number),new

      """
    }
    let site = try TinySite([
      "content/cases/a.csv": """
      id,district,opened,route,first-contact,age-band,household,issues,name,phone,2022-04
      R4-0999,omori,2022-04-10,outreach,self,40s,single,poverty,雷鳥 きよし,090-0000-5011,new

      """,
      "content/cases/b.csv": "id,district,opened,route,first-contact,age-band,household,issues,name,2022-04\n"
        + people.joined(),
      "content/statistics/t.yml": "period: 2022-04\nunit: persons\nrows: {by: district}\n\(table)",
    ])
    try Repository.copyFixture("council/content/codes", to: site.folder, as: "content/codes")
    try site.folder.write(
      "engawa.yml", TinySite.configuration + configuration + TinySite.editions("threshold: 10"))
    return site
  }

  private func seal(_ site: TinySite, isDryRun: Bool) async throws -> [String] {
    do {
      _ = try await Publishing.seal(.init(root: site.folder.path, jobs: 1), isDryRun: isDryRun)
      return []
    } catch let stop as Stop {
      return stop.diagnostics.map { "\($0.id) \($0.place?.path ?? "")" }
    }
  }

  @Test(
    "must not have what no page may have, for a sealing is kept for ever",
    arguments: [
      "title: 表\nsource: 架空\nnotes: [090-0000-5011に電話した]\n", "title: 雷鳥さんの表\nsource: 架空\n",
      "title: 表\nsource: 雷鳥 きよし\n", "title: 表\nsource: 電話は03-1234-5678\n",
    ])
  func refused(table: String) async throws {
    let site = try site(table)
    for isDryRun in [true, false] {
      #expect(try await seal(site, isDryRun: isDryRun) == ["seal.tells content/statistics/t.yml"])
    }
    #expect(!site.folder.has("content/sealed/residents/0001.json"))
  }

  @Test("say no small count, which might be one that is hidden")
  func counts() async throws {
    for words in [
      "title: 表（東は四名）\nsource: 架空\n", "title: 表\nsource: 記録（東は4人）\n", "title: 表\nsource: 架空\nnotes: [東は 4 people]\n",
      "title: 表\nsource: 架空\nnotes: [東は５ケース]\n",
    ] {
      #expect(
        try await seal(try site(words), isDryRun: true) == ["seal.tells-count content/statistics/t.yml"], "\(words)")
    }
    let rule = "title: 4月の表\nsource: 架空の調査（40人）\nnotes: [一人ひとりの声を、9件までまとめました]\n"
    #expect(try await seal(try site(rule), isDryRun: true) == [])
  }

  @Test("know small counts from rules, and from sizes that an axis is made of")
  func small() {
    let small = SmallCount(threshold: 10)
    for text in [
      "東（4人）", "東は4人が相談した", "東は4人から聞いた", "東は二人", "東は一人", "東は二、三人", "四名", "four people came", "1 case", "4ケース",
      "九人で",
    ] { #expect(small.stands(in: [text]), "\(text)") }
    for text in [
      "二十三名", "1,005人", "第4件", "数人", "1人が複数の課題を持つ", "一人ひとり", "一人暮らし", "1人から9人まで", "4人以上の世帯", "十人と百人", "〇〇人", "二人世帯",
      "One person may have several", "ten people",
    ] { #expect(!small.stands(in: [text]), "\(text)") }
    #expect(small.stands(in: ["区域1は4人でした", "区域1は5人でした"]))
    for axis in [["東（4人）", "西"], ["区域1は4人", "区域2は5人"]] { #expect(small.stands(in: [], axes: [axis]), "\(axis)") }
    for axis in [["世帯人数 3人", "世帯人数 4人"], ["3人", "4人以上"], ["合計", "2人"]] {
      #expect(!small.stands(in: [], axes: [axis]), "\(axis)")
    }
  }

  @Test("must be an author's own, not those that a new table begins with, shown or not")
  func unfinished() async throws {
    let withheld = try site("title: 表の名前を書きます\nsource: 架空\nwhere: {route: telephone}\n")
    #expect(try await seal(withheld, isDryRun: true).contains("seal.placeholder content/statistics/t.yml"))
    let site = try site("title: 表の名前を書きます\nsource: 架空\n")
    #expect(try await seal(site, isDryRun: false) == ["seal.placeholder content/statistics/t.yml"])
    #expect(!site.folder.has("content/sealed/residents/0001.json"))
  }

  @Test("may have what pages may have: numbers of the council, and what a waiver lets through on their page")
  func allowed() async throws {
    let contact = try site(
      "title: 表\nsource: 電話は03-1234-5678\n", "contacts: {phones: [03-1234-5678]}\n")
    #expect(try await seal(contact, isDryRun: false) == [])
    #expect(contact.folder.has("content/sealed/residents/0001.json"))
    for (file, isLetThrough) in [("statistics/t.html", true), ("statistics/u.html", false)] {
      let waiver = "waivers: [{rule: surname, file: \(file), reason: 鳥, who: 架空, expires: 2030-01-01}]\n"
      let bird = try site("title: 雷鳥さんの表\nsource: 架空\n", waiver)
      #expect(try await seal(bird, isDryRun: true).isEmpty == isLetThrough, "\(file)")
    }
  }
}
