import Chronology
import Foundation
import TestSupport
import Testing

@testable import Publishing

/// Whatever happens to internal pages, drafts, internal blocks and the register, residents see the same.
@Suite("What residents see")
struct NonInterferenceTests {
  /// The tree with its names, bytes and times.
  private static func tree(_ folder: TemporaryFolder) throws -> [String: String] {
    var found: [String: String] = [:]
    let root = folder.file("public")
    for case let item as String in FileManager.default.enumerator(atPath: root) ?? .init() {
      let path = "\(root)/\(item)"
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      let time = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
      let bytes = FileManager.default.contents(atPath: path)?.base64EncodedString() ?? "folder"
      found[item] = "\(time) \(bytes)"
    }
    return found
  }

  private static func site() throws -> TinySite {
    let site = try TinySite([
      "engawa.yml": TinySite.configuration + TinySite.editions("threshold: 4"),
      "content/search.yml": "same: [[食料, しょくりょう]]\n",
      "content/training/index.md": internalPage("研修"),
      "content/activities/omori/pantry.md": TinySite.page(
        "大森の食料配布", "district: omori\napproaches: [community]\nroles: [outreach]\n",
        "## 目的\n\n話せる場です[^1]。\n\n```internal\n職員だけの文。\n```\n\n## 場所\n\n教会です。\n\n[^1]: 架空の例です。\n"),
    ])
    try Repository.copyFixture("council/content/codes", to: site.folder, as: "content/codes")
    try site.folder.write(
      "content/statistics/ages.yml",
      "title: 年代\nunit: persons\nsource: 架空\nperiod: 2022-04\nrows: {by: age-band, total: true}\n")
    try site.folder.write("content/cases/a.csv", register(0))
    return site
  }

  private static func internalPage(_ title: String, _ more: String = "", _ body: String = "内部の文です。\n") -> String {
    TinySite.page(title, more, body).replacing("audience: public", with: "audience: internal")
  }

  /// Registers of other people that have the same counts.
  private static func register(_ turn: Int) -> String {
    var text = "id,district,opened,route,first-contact,age-band,household,issues,name,birth-date,phone,2022-04\n"
    for index in 0..<30 {
      let (age, born) = index % 2 == 0 ? ("40s", 1977) : ("60s", 1957)
      text +=
        "R4-\(1000 + index + turn * 50),\(["omori", "kamata"][(index + turn) % 2]),2022-04-05,telephone,self,\(age),single,debt,"
        + "架空\(turn) 人\(index),\(born)-0\(index % 9 + 1)-05,080-0000-\(1000 + index + turn),new\n"
    }
    return text
  }

  @Test("stays the same to the byte through random changes of everything that is not theirs", arguments: 0..<8)
  func random(seed: Int) async throws {
    var random = RandomNumbers(seed: seed)
    let site = try Self.site()
    let folder = site.folder
    let options = Publishing.Options(root: folder.path, jobs: 2)
    _ = try await Publishing.seal(options, isDryRun: false)
    _ = try await Publishing.build(options)
    let before = try Self.tree(folder)
    #expect(before.count > 15)
    for step in 0..<5 {
      try Self.change(site, step, &random)
      // Half of the time from nothing, half of the time over what is there.
      if random.chance(50) { _ = try await Publishing.clean(options) }
      _ = try await Publishing.build(options)
      #expect(try Self.tree(folder) == before, "\(seed) \(step)")
    }
    // Without anything that is not theirs, and without a register.
    for gone in ["content/training", "content/cases", "content/activities/omori/secret.md", "content/roles/hidden.md"] {
      let path = folder.file(gone)
      if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
    }
    _ = try await Publishing.clean(options)
    let report = try await Publishing.build(options)
    #expect(!report.gateKnowsRegister)
    #expect(try Self.tree(folder) == before, "\(seed) at the end")
  }

  private static func change(_ site: TinySite, _ step: Int, _ random: inout RandomNumbers) throws {
    let folder = site.folder
    let text = (0..<Int.random(in: 1...5, using: &random)).map { _ in
      ["秘密の文。", "[場所](page:districts/omori)です。", "## 見出し\n", "注[^1]。\n\n[^1]: 注の文。", "- 項目", "![絵](photo.png)"]
        .randomElement(using: &random) ?? ""
    }
    let body = Set(text).sorted().joined(separator: "\n\n") + "\n"
    switch Int.random(in: 0..<8, using: &random) {
    case 0:
      try folder.write("content/training/photo.png", Data(SamplePictures.png))
      try folder.write("content/training/step-\(step).md", internalPage("研修\(step)", "", body))
    case 1:
      try folder.write("content/activities/omori/photo.png", Data(SamplePictures.png))
      try folder.write(
        "content/activities/omori/secret.md",
        internalPage("内部の活動\(step)", "district: omori\napproaches: [community]\nroles: [outreach]\n", body))
    case 2:
      try folder.write(
        "content/roles/hidden.md",
        TinySite.page("下書き\(step)", "mark: ②\n", "書きかけ。\n").replacing("status: published", with: "status: draft"))
    case 3, 4:
      let page = try folder.read("content/activities/omori/pantry.md")
      let block = "```internal\n\(body.replacing("photo.png", with: "#"))職員\(step)\n```"
      let changed = page.replacing(
        #/(?s)```internal\n.*?\n```/#, with: body.contains("![") ? "```internal\n職員\(step)\n```" : block)
      try folder.write("content/activities/omori/pantry.md", changed)
    case 5: try folder.write("content/cases/a.csv", register(step + 1))
    case 6:
      let path = folder.file("content/training/step-\(step - 1).md")
      if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
    default: try folder.write("content/training/index.md", internalPage("研修の入口\(step)"))
    }
  }

  @Test("is what it would be if internal blocks had never been written")
  func blocks() async throws {
    let site = try Self.site()
    let options = Publishing.Options(root: site.folder.path, jobs: 2)
    _ = try await Publishing.build(options)
    let before = try Self.tree(site.folder)
    let page = try site.folder.read("content/activities/omori/pantry.md")
    try site.folder.write(
      "content/activities/omori/pantry.md", page.replacing("```internal\n職員だけの文。\n```\n\n", with: ""))
    _ = try await Publishing.build(options)
    #expect(try Self.tree(site.folder) == before)
  }
}
