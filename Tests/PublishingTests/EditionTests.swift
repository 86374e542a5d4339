import Chronology
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Publishing

@Suite("Editions")
struct EditionTests {
  private func problems(_ files: [String: String], edition: String? = nil, today: String? = "2026-04-01") async throws
    -> [Diagnostic]
  {
    let site = try TinySite(files)
    let options = Publishing.Options(
      root: site.folder.path, edition: edition, jobs: 2, today: today.flatMap { CalendarDate(iso: $0) })
    do { return try await Publishing.build(options).warnings } catch let stop as Stop { return stop.diagnostics }
  }

  private func inner(_ title: String, _ more: String = "", _ body: String = "本文です。\n") -> String {
    TinySite.page(title, more, body).replacing("audience: public", with: "audience: internal")
  }

  @Test("have their own pages, blocks and folders")
  func own() async throws {
    let site = try TinySite([
      "content/training/index.md": inner("研修"),
      "content/training/a.md": inner("教材", "", "[約4割](stat:none \"表がない\")です。\n"),
      "content/roles/outreach.md": TinySite.page(
        "把握する役割", "mark: ①\napproaches: [community]\n", "本文。\n\n```internal\n## 職員へ\n\n[教材](page:training/a)。\n```\n"),
    ])
    for edition in ["residents", "training"] {
      _ = try await Publishing.build(.init(root: site.folder.path, edition: edition, jobs: 2))
    }
    let (open, closed) = (try site.folder.tree("public"), try site.folder.tree("internal"))
    #expect(open.keys.allSatisfy { !$0.contains("training") } && closed.keys.contains("training/a.html"))
    #expect(open.keys.contains("feed.xml") && !closed.keys.contains("feed.xml"))
    let role = String(decoding: try #require(open["roles/outreach.html"]), as: UTF8.self)
    #expect(!role.contains("職員へ") && !role.contains("class=\"internal\""))
    let inside = String(decoding: try #require(closed["roles/outreach.html"]), as: UTF8.self)
    #expect(inside.contains("職員へ") && inside.contains("取扱注意") && inside.contains("noindex"))
    #expect(
      String(decoding: try #require(closed["training/a.html"]), as: UTF8.self).contains(
        "約4割<span class=\"figure-remark\">（根拠データなし）"))
  }

  @Test("give those who take part in a training what they may take home, and not what leads it")
  func participants() async throws {
    let site = try TinySite([
      "engawa.yml": TinySite.configuration + """
        editions:
          residents: {clearance: public, output: public}
          participants: {clearance: participants, output: participants}
          training: {clearance: internal, output: internal}

        """,
      "content/training/index.md": inner("研修").replacing("audience: internal", with: "audience: participants"),
      "content/training/a.md": inner("教材", "", "本文。\n\n```internal\n職員へ\n```\n").replacing(
        "audience: internal", with: "audience: participants"),
      "content/training/b.md": inner("進め方"),
    ])
    for edition in ["residents", "participants", "training"] {
      _ = try await Publishing.build(.init(root: site.folder.path, edition: edition, jobs: 2))
    }
    let trees = try ["public", "participants", "internal"].map { try site.folder.tree($0) }
    #expect(trees.map { $0.keys.contains("training/a.html") } == [false, true, true])
    #expect(trees.map { $0.keys.contains("training/b.html") } == [false, false, true])
    let page = String(decoding: try #require(trees[1]["training/a.html"]), as: UTF8.self)
    #expect(!page.contains("職員へ") && page.contains("研修の参加者用") && page.contains("noindex"))
    #expect(!trees[1].keys.contains("feed.xml"))
    await #expect(throws: Stop.self) {
      _ = try await Publishing.seal(
        .init(root: site.folder.path, edition: "participants", jobs: 2), isDryRun: true)
    }
  }

  @Test(
    "refuse what would lead from one to another, and name both ends",
    arguments: [
      (
        "content/about/a.md", TinySite.page("a", "", "[教材](page:training/a)\n"), "link.left-out",
        "content/training/a.md"
      ),
      (
        "content/about/a.md", TinySite.page("a", "", "![絵](../training/p.png)\n"), "link.internal-image",
        "training/p.png"
      ),
      ("content/about/in/b.md", TinySite.page("b"), "content.open-child", "content/about/in.md"),
      (
        "content/about/in/b.md",
        TinySite.page("b").replacing("audience: public", with: "audience: participants"), "content.open-child",
        "content/about/in.md"
      ),
      ("content/training/b.md", TinySite.page("b"), "content.never-public", ""),
      (
        "content/activities/omori/x.md", TinySite.page("x", "district: omori\napproaches: [secret]\n"),
        "content.left-out-reference", "content/approaches/secret.md"
      ),
    ])
  func crossing(path: String, text: String, id: String, end: String) async throws {
    let site = try TinySite([
      "content/training/index.md": inner("研修"), "content/training/a.md": inner("教材"),
      "content/about/in.md": inner("内部"), "content/approaches/secret.md": inner("内部のアプローチ"), path: text,
    ])
    try site.folder.write("content/training/p.png", Data(SamplePictures.png))
    do {
      _ = try await Publishing.build(.init(root: site.folder.path, jobs: 2))
      Issue.record("built")
    } catch let stop as Stop {
      let found = try #require(stop.diagnostics.first { $0.id == id })
      #expect(end.isEmpty || found.message.en.contains(end) && found.message.ja.contains(end))
      #expect(found.place?.path == path)
    }
  }

  @Test(
    "refuse what is mistyped, and build nothing",
    arguments: [
      ("audiance: public", "front-matter.unknown-key"), ("audience: pubilc", "front-matter.unknown-code"),
      ("audience: Internal", "front-matter.unknown-code"), ("status: publish", "front-matter.unknown-code"),
    ])
  func typos(line: String, id: String) async throws {
    let key = line.hasPrefix("status") ? "status: published" : "audience: public"
    let page = TinySite.page("a").replacing(key, with: line)
    #expect(try await problems(["content/about/a.md": page]).contains { $0.id == id })
  }

  @Test(
    "are declared without mistakes",
    arguments: [
      ("residents: {clearance: public, output: public}", ["edition.unknown"]),
      ("training: {clearance: internal, output: internal}", ["edition.unknown"]),
      ("residents: {clearance: pubic, output: public}", ["front-matter.unknown-code"]),
      ("residents: {clearence: public, output: public}", ["front-matter.missing-key", "front-matter.unknown-key"]),
      ("a: {clearance: public, output: x}, b: {clearance: public, output: y}", ["configuration.same-clearance"]),
      ("a: {clearance: public, output: x}, b: {clearance: internal, output: x/y}", ["configuration.shared-output"]),
      ("a: {clearance: public, output: ../x}", ["front-matter.wrong-type"]),
      ("a: {clearance: public, output: content/x}", ["front-matter.wrong-type"]),
      (
        "a: {clearance: public, output: x, kinds: [training]}",
        ["configuration.internal-kind", "configuration.left-out-page", "link.left-out"]
      ),
      ("a: {clearance: public, output: x, languages: [en, ja]}", ["front-matter.wrong-type"]),
      ("a: {clearance: internal, output: x, disclosure: {threshold: 5}}", ["front-matter.wrong-type"]),
      ("a: {clearance: public, output: x, disclosure: {threshold: 1}}", ["front-matter.wrong-type"]),
    ])
  func declarations(text: String, ids: [String]) async throws {
    let wanted = text.hasPrefix("residents: {clearance: public") ? "training" : text.hasPrefix("training") ? nil : "a"
    let found = try await problems(
      ["engawa.yml": TinySite.configuration + "editions: {\(text)}\n"], edition: wanted)
    #expect(found.map(\.id).sorted() == ids)
  }

  @Test("have no page whose consent does not hold, and take links to it away")
  func consent() async throws {
    let page = TinySite.page(
      "ある人の話", "provenance: consented\nconsent: {given: 2022-04-01, until: 2025-03-31}\n")
    let files = [
      "content/case-studies/index.md": TinySite.page("事例"), "content/case-studies/story.md": page,
      "content/about/a.md": TinySite.page("a", "", "[ある人の話](page:case-studies/story)です。\n"),
    ]
    for (today, isThere) in [("2025-03-31", true), ("2025-04-01", false), ("2022-03-31", false)] {
      let site = try TinySite(files)
      let report = try await Publishing.build(
        .init(root: site.folder.path, jobs: 2, today: CalendarDate(iso: today)))
      #expect(try site.folder.tree("public").keys.contains("case-studies/story.html") == isThere)
      #expect(
        try site.folder.read("public/about/a.html").contains("<a href=\"../case-studies/story.html\">") == isThere)
      #expect(report.warnings.map(\.id).sorted() == (isThere ? [] : ["content.consent-ended", "link.left-out"]))
    }
    // Where nobody says which day it is, no consent holds.
    #expect(try await problems(files, today: nil).contains { $0.id == "content.consent-ended" })
  }

  @Test(
    "say where stories come from",
    arguments: [
      ("", "content.missing-provenance"), ("provenance: support-conference\n", "content.support-conference"),
      ("provenance: consented\n", "content.missing-consent"),
      ("provenance: fictional\nconsent: {given: 2022-04-01, until: 2025-03-31}\n", "content.idle-consent"),
      ("provenance: consented\nconsent: {given: 2026-04-01, until: 2025-03-31}\n", "content.backward-consent"),
      ("provenance: invented\n", "front-matter.unknown-code"),
    ])
  func provenance(lines: String, id: String) async throws {
    let found = try await problems([
      "content/case-studies/index.md": TinySite.page("事例"), "content/case-studies/a.md": TinySite.page("話", lines),
    ])
    #expect(found.contains { $0.id == id }, "\(found.map(\.id))")
  }

  @Test(
    "have internal blocks between paragraphs only, and closed ones",
    arguments: [
      ("- 項目\n\n  ```internal\n  x\n  ```\n", "markdown.nested-internal"),
      ("> ```internal\n> x\n> ```\n", "markdown.nested-internal"),
      ("````note\n```internal\nx\n```\n````\n", "markdown.nested-internal"),
      ("```internal\nx\n", "markdown.unclosed-internal"),
      ("````internal\nx\n```\n", "markdown.unclosed-internal"),
      ("文\n\n    ```internal\n    x\n    ```\n", "markdown.nested-internal"),
      ("``internal\nx\n``\n", "markdown.nested-internal"), (":::internal\nx\n:::\n", "markdown.nested-internal"),
      ("文\n```internal\nx\n```\n", "markdown.crowded-internal"),
      ("- あ\n\n```internal\nx\n```\n\n- い\n", "markdown.crowded-internal"),
      ("```internal\nx\n\n```note\ny\n```\n\nz\n\n```\n", "markdown.fenced-internal"),
      ("```internl\nx\n```\n", "markdown.unknown-fence"),
      ("｀｀｀internal\nx\n｀｀｀\n", "markdown.nested-internal"),
      ("～～～ｉｎｔｅｒｎａｌ\nx\n～～～\n", "markdown.nested-internal"),
      ("　```internal\nx\n```\n", "markdown.nested-internal"),
      ("\u{200B}```internal\nx\n```\n", "markdown.nested-internal"),
      ("・```internal\nx\n```\n", "markdown.nested-internal"),
      ("'''internal\nx\n'''\n", "markdown.nested-internal"),
      ("＂＂＂Internal\nx\n＂＂＂\n", "markdown.nested-internal"),
      ("`internal\nx\n`\n", "markdown.nested-internal"), ("[internal]\nx\n", "markdown.nested-internal"),
      ("\\```internal\nx\n```\n", "markdown.nested-internal"),
      ("```note internal\nx\n```\n", "markdown.several-words"),
      ("- あ\n\n```internal\nx\n```\n\n  続き\n", "markdown.indented-behind-internal"),
      ("    あ\n\n```internal\nx\n```\n\n    い\n", "markdown.indented-behind-internal"),
    ])
  func blocks(text: String, id: String) async throws {
    #expect(try await problems(["content/about/a.md": TinySite.page("a", "", text)]).contains { $0.id == id })
  }

  @Test("explain what they leave out")
  func explain() async throws {
    let site = try TinySite([
      "content/training/index.md": inner("研修"),
      "content/about/a.md": TinySite.page("a", "", "本文。\n\n```internal\nx\n```\n\n![絵](p.png)\n"),
      "content/activities/omori/secret.md": inner("内部", "district: omori\napproaches: [community]\n"),
    ])
    try site.folder.write("content/about/p.png", Data(SamplePictures.pngWithText))
    try site.folder.write("content/pictures.yml", "about/p.png: none\n")
    let options = Publishing.Options(root: site.folder.path, jobs: 2)
    #expect(
      try await Publishing.explain("about/a", options).value.text.en
        == "content/about/a.md → about/a.html in 'residents'\n  lines 10–12: internal block, left out\n  about/p.png: without tEXt\n"
    )
    #expect(
      try await Publishing.explain("content/training/index.md", options).value.text.en
        == "content/training/index.md is not in 'residents': it is internal\n")
    #expect(
      try await Publishing.explain("approaches/community", options).value.text.en.contains(
        "not listed as referring to it: content/activities/omori/secret.md, which is internal"))
    await #expect(throws: Stop.self) { try await Publishing.explain("about/b", options) }
    try site.folder.write(
      "content/kinds/note.yml", "title: メモ\nfields: {memo: {type: text, public: false, label: 職員のメモ}}\n")
    try site.folder.write("content/note/a.md", TinySite.page("メモ", "memo: 内緒\n"))
    #expect(try await Publishing.explain("note/a", options).value.text.en.hasSuffix("  field 'memo': left out\n"))
    try site.folder.write("content/about/a.md", TinySite.page("a", "", "電話は090-1111-2222。\n"))
    #expect(
      try await Publishing.explain("about/a", options).value.text.en.contains(
        "a telephone number that is no contact"))
  }
}
