import Diagnostics
import Foundation
import Publishing
import TestSupport
import Testing

@Suite("A kind of pages that a site declares itself")
struct KindSiteTests {
  private static let kind = """
    title: {ja: お知らせ, en: News}
    folder: news
    group-by: day
    order-by: {field: day, descending: true}
    fields:
      day: {type: date, required: true, label: 日}
      district: {type: reference, to: districts, label: 地区}
      phone: {type: phone, label: 電話}
      open: {type: flag, label: だれでも}
      how: {type: markdown, label: 行き方}
      flow: {type: diagram, label: 流れ}
      memo: {type: text, public: false, label: 職員のメモ}

    """
  private static func news(_ day: String, _ more: String = "") -> String {
    TinySite.page("\(day)のお知らせ", "day: \(day)\n\(more)")
  }
  private static let full =
    "district: omori\nphone: 03-1234-5678\nopen: true\nmemo: 口外しない\nhow: |\n  **駅**から[大森](page:districts/omori)へ。\n"
    + "flow: {kind: flow, title: 申し込み, steps: [電話する, 来る]}\n"

  private func site(_ more: [String: String] = [:]) throws -> TinySite {
    try TinySite(
      [
        "engawa.yml": TinySite.configuration.replacing("[activities]", with: "[activities, news]")
          + TinySite.editions("threshold: 10") + "contacts: {phones: [03-1234-5678]}\n",
        "content/kinds/news.yml": Self.kind, "content/news/index.md": TinySite.page("お知らせの一覧"),
        "content/news/a.md": Self.news("2022-04-01"), "content/news/b.md": Self.news("2022-12-01", Self.full),
        "content/news/c.md": Self.news("2021-06-01"),
      ].merging(more) { $1 })
  }

  private func build(_ site: TinySite, _ edition: String = "residents") async throws -> (String) -> String {
    _ = try await Publishing.build(.init(root: site.folder.path, edition: edition, jobs: 2))
    let output = edition == "residents" ? "public" : "internal"
    return { (try? site.folder.read("\(output)/\($0)")) ?? "" }
  }

  @Test("looks right without a line of Swift or a template")
  func page() async throws {
    let site = try site()
    let read = try await build(site)
    let page = read("news/b.html")
    let wanted = [
      "<dt>日</dt>\n      <dd>2022年12月1日（令和4年12月1日）</dd>",
      "<dd><a href=\"tel:03-1234-5678\">03-1234-5678</a></dd>", "<dt>だれでも</dt>\n      <dd>はい</dd>",
      "<h2>行き方</h2>\n    <p><strong>駅</strong>から<a href=\"../districts/omori.html\">大森</a>へ。</p>",
      "<figure class=\"diagram\" id=\"diagram\">", "<dt>地区</dt>",
    ]
    #expect(wanted.filter { !page.contains($0) } == [])
    #expect(!page.contains("口外しない"))
    let inside = try await build(site, "training")("news/b.html")
    #expect(inside.contains("<dd>口外しない</dd>"))
    // The page that it refers to lists it, under what the kind is called.
    let district = read("districts/omori.html")
    #expect(district.contains("<h2>お知らせ</h2>"))
  }

  @Test("is listed in the order and in the groups that it declares")
  func list() async throws {
    let list = try await build(try site())("news/index.html")
    let found = list.matches(of: #/<h2>(\d+年)</h2>|<a href="([abc])\.html">/#).map { String($0.1 ?? $0.2 ?? "") }
    #expect(found == ["2022年", "b", "a", "2021年", "c"])
  }

  @Test("may have a template of its own, which knows its fields by name")
  func template() async throws {
    let own = ["content/kinds/news.yml": Self.kind + "template: news\n"]
    let site = try site(own)
    try site.folder.write(
      "templates/pages/news.mustache",
      "{{<article}}\n{{$facts}}\n<p>{{labels.day}}: {{fields.day.iso}}{{#fields.district}}、{{title}}{{/fields.district}}</p>\n{{/facts}}\n{{/article}}\n"
    )
    #expect(try await build(site)("news/b.html").contains("<p>日: 2022-12-01、大森地区</p>"))
    try site.folder.write(
      "templates/pages/news.mustache", "{{<article}}\n{{$facts}}\n{{fields.dya}}\n{{/facts}}\n{{/article}}\n")
    do {
      _ = try await Publishing.check(.init(root: site.folder.path, jobs: 2))
      Issue.record("nothing was refused")
    } catch let stop as Stop {
      #expect(stop.diagnostics.first?.place?.path == "templates/pages/news.mustache")
      #expect(stop.diagnostics.first?.hint?.en.hasPrefix("did you mean 'day'?") == true)
    }
  }

  @Test(
    "is refused with the place of what is wrong",
    arguments: [
      ("content/kinds/news.yml", "template: nwes\n", "kind.unknown-template", 13),
      ("content/kinds/news.yml", "mark: hwo\n", "kind.unknown-field", 13),
    ])
  func wrong(file: String, line: String, id: String, number: Int) async throws {
    let site = try site([file: Self.kind + line])
    do {
      _ = try await Publishing.check(.init(root: site.folder.path, jobs: 2))
      Issue.record("nothing was refused")
    } catch let stop as Stop {
      let found = stop.diagnostics.first { $0.id == id }
      #expect(found?.place?.path == file && found?.place?.position?.line == number, "\(stop.diagnostics)")
      // Its pages are no fault of theirs.
      #expect(stop.diagnostics.count == 1)
    }
  }

  @Test("says what is wrong in its fields at their lines")
  func fields() async throws {
    let more = "how: |\n  ## 見出し\n  [x](page:nowhere)\n"
    let site = try site(["content/news/a.md": Self.news("2022-04-01", more)])
    do {
      _ = try await Publishing.check(.init(root: site.folder.path, jobs: 2))
      Issue.record("nothing was refused")
    } catch let stop as Stop {
      #expect(stop.diagnostics.map(\.id).sorted() == ["content.too-much-for-field", "link.dangling"])
      #expect(stop.diagnostics.allSatisfy { $0.place?.path == "content/news/a.md" })
    }
  }

  @Test("has its words in the language of the edition")
  func language() async throws {
    let kind = Self.kind.replacing("label: 地区", with: "label: {en: District}")
    let site = try site(["content/kinds/news.yml": kind])
    do {
      _ = try await Publishing.check(.init(root: site.folder.path, jobs: 2))
      Issue.record("nothing was refused")
    } catch let stop as Stop {
      #expect(stop.diagnostics.map(\.id) == ["kind.missing-language"])
      #expect(stop.diagnostics.first?.place?.position?.line == 7)
    }
  }
}

@Suite("A page with mistakes in its front matter")
struct FaultyPageTests {
  @Test("is told of those in its text as well, all at once")
  func all() async throws {
    let site = try TinySite([
      "content/activities/omori/pantry.md":
        "---\ntitle:配布\nsummary: \"概要\naudience: 公開\nstatus: published\nupdated: 2022-12-31\n---\n"
        + "![地図](map.png) [次](page:nowhere) [前](../index.html)\n"
    ])
    let stop = await #expect(throws: Stop.self) {
      try await Publishing.build(.init(root: site.folder.path, jobs: 2))
    }
    let ids = Set(stop?.diagnostics.map(\.id) ?? [])
    #expect(
      ids.isSuperset(of: [
        "yaml.missing-space", "yaml.open-quote", "front-matter.unknown-code", "link.missing-image", "link.dangling",
        "link.relative",
      ]), "\(ids)")
    let relative = stop?.diagnostics.first { $0.id == "link.relative" }
    #expect(relative?.hint?.en == "did you mean 'page:activities'?")
  }
}
