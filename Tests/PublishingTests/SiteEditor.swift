import Chronology
import Foundation
import TestSupport

@testable import Publishing

/// Somebody who edits a site at random, and sometimes wrongly.
struct SiteEditor {
  private let site: TinySite
  private var random: RandomNumbers
  private(set) var edits: [String] = []
  private var number = 0
  private let isPatient: Bool

  var root: String { site.folder.path }

  init(seed: Int) throws {
    random = RandomNumbers(seed: seed)
    isPatient = seed % 2 == 0
    site = try TinySite([
      "engawa.yml": TinySite.configuration
        + """
        editions:
          residents: {clearance: public, output: public, languages: [ja, en]}

        """,
      "content/search.yml": "same: [[地区, ちく]]\n",
      "content/index.en.md": Self.translation("Welcome"),
      "content/districts/omori.en.md": Self.translation("Omori"),
      "content/districts/kamata.md": TinySite.page("蒲田地区", "activity-count: 3\nas-of: 2022-12\n"),
      "content/districts/index.md": TinySite.page("地区の一覧"),
      "content/roles/index.md": TinySite.page("役割の一覧"),
      "templates/partials/cards.mustache": try TinySite.theme("partials/cards.mustache"),
      "templates/pages/collection.mustache": try TinySite.theme("pages/collection.mustache"),
      "templates/figures/diagram.mustache": try TinySite.theme("figures/diagram.mustache"),
      "content/roles/secret.md": TinySite.page("内部の役割", "approaches: [community]\n", "[大森](page:districts/omori)\n")
        .replacing("audience: public", with: "audience: internal"),
    ])
  }

  func published(cache: Bool) throws -> [String: Data] { try site.folder.tree(cache ? "public" : "fresh") }

  func options(cache: Bool) -> Publishing.Options {
    var options = Publishing.Options(
      root: root, output: "\(root)/\(cache ? "public" : "fresh")", jobs: 2,
      today: CalendarDate(year: 2023, month: 1, day: 15))
    options.usesCache = cache
    // Every other one waits until stamps can be trusted.
    if isPatient { options.slack = 20_000_000 }
    return options
  }

  private static func translation(_ title: String) -> String {
    """
    ---
    title: \(title)
    summary: About \(title).
    status: published
    updated: 2022-12-31
    ---
    Text.

    """
  }

  /// Does one thing to the site.
  mutating func edit() throws {
    number += 1
    if isPatient { Thread.sleep(forTimeInterval: 0.03) }
    edits.append(try one())
    if isPatient { Thread.sleep(forTimeInterval: 0.03) }
  }

  private mutating func one() throws -> String {
    switch Int.random(in: 0..<24, using: &random) {
    case 0...4: return try change("text") { $0 + "\nもう一つの文です。\n" }
    case 5: return try change("title") { $0.replacing(#/title: .*/#, with: "title: 題名その") }
    case 6: return try change("summary") { $0.replacing(#/summary: .*/#, with: "summary: 新しい概要です。") }
    case 7:
      return try change("day") { $0.replacing(#/updated: .*/#, with: "updated: 2023-01-0\(Int.random(in: 1...9))") }
    case 8:
      let name = try page()
      return try change("link") { $0 + "\n[リンク](page:\(name))\n" }
    case 9: return try change("broken link") { $0 + "\n[リンク](page:roles/nobody)\n" }
    case 10: return try change("mended links") { $0.replacing(#/\[リンク\]\([^)]*\)/#, with: "リンク") }
    case 11: return try change("audience") { $0.replacing("audience: public", with: "audience: internal") }
    case 12: return try change("for all") { $0.replacing("audience: internal", with: "audience: public") }
    case 13:
      return try change("draft") { text in
        text.contains("draft")
          ? text.replacing("status: draft", with: "status: published")
          : text.replacing("status: published", with: "status: draft")
      }
    case 14: return try add()
    case 15: return try remove()
    case 16: return try touch()
    case 17: return try template()
    case 18: return try configuration()
    case 19: return try picture()
    case 20: return try cache()
    case 21: return try output()
    case 22: return try change("order") { $0.replacing("---\n本文", with: "order: 3\n---\n本文") }
    default: return try change("heading") { $0 + "\n## 見出し\(Int.random(in: 0..<3))\n" }
    }
  }

  private func texts() throws -> [String] {
    try site.folder.tree("content").keys.filter { $0.hasSuffix(".md") }.sorted()
  }

  private mutating func file() throws -> String { try texts().randomElement(using: &random) ?? "index.md" }

  /// The name of a page, as links have it.
  private mutating func page() throws -> String {
    let name = String(try file().replacing(".en.md", with: ".md").dropLast(".md".count))
    return name.hasSuffix("/index") ? String(name.dropLast("/index".count)) : name
  }

  private mutating func change(_ what: String, _ change: (String) -> String) throws -> String {
    let file = try file()
    try site.folder.write("content/\(file)", change(try site.folder.read("content/\(file)")))
    return "\(what) of \(file)"
  }

  private mutating func add() throws -> String {
    let name = "content/roles/role-\(number).md"
    try site.folder.write(name, TinySite.page("役割\(number)", "mark: ①\napproaches: [community]\n"))
    return "new \(name)"
  }

  private mutating func remove() throws -> String {
    let file = try file()
    let path = site.folder.file("content/\(file)")
    if random.chance(50) {
      try FileManager.default.moveItem(atPath: path, toPath: "\(path.dropLast(3))-\(number).md")
      return "renamed \(file)"
    }
    try FileManager.default.removeItem(atPath: path)
    return "removed \(file)"
  }

  private mutating func touch() throws -> String {
    let file = try file()
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_600_000_000)], ofItemAtPath: site.folder.file("content/\(file)")
    )
    return "touched \(file)"
  }

  private mutating func template() throws -> String {
    let file =
      try site.folder.tree("templates").keys.filter { $0.hasSuffix(".mustache") }.sorted()
      .randomElement(using: &random) ?? ""
    let text = try site.folder.read("templates/\(file)")
    try site.folder.write("templates/\(file)", text + "<!-- \(number) -->\n")
    return "template \(file)"
  }

  private mutating func configuration() throws -> String {
    switch Int.random(in: 0..<3, using: &random) {
    case 0:
      try site.folder.write(
        "engawa.yml", try site.folder.read("engawa.yml").replacing(#/title: .*/#, with: "title: サイト\(number)"))
      return "title of the site"
    case 1:
      try site.folder.write("templates/strings/ja.yml", "home: 始め\(number)\n")
      return "strings"
    default:
      let kind = try site.folder.tree("content/kinds").keys.sorted().randomElement(using: &random) ?? ""
      try site.folder.write("content/kinds/\(kind)", try site.folder.read("content/kinds/\(kind)") + "\n# \(number)\n")
      return "kind \(kind)"
    }
  }

  private mutating func picture() throws -> String {
    let path = "content/roles/picture.png"
    switch Int.random(in: 0..<3, using: &random) {
    case 0 where site.folder.has(path):
      try FileManager.default.removeItem(atPath: site.folder.file(path))
      try site.folder.write("content/pictures.yml", "")
      return "no picture"
    case 1:
      return try change("picture") { $0 + "\n![絵](../roles/picture.png)\n" }
    default:
      let size = Int.random(in: 2...9, using: &random)
      try site.folder.write(path, Data(SamplePictures.landscape(width: size, height: 4)))
      try site.folder.write("content/pictures.yml", "roles/picture.png: \(["none", "back-view"][size % 2])\n")
      return "picture"
    }
  }

  private mutating func cache() throws -> String {
    let folder = site.folder.file(".engawa")
    guard
      let name = try? FileManager.default.contentsOfDirectory(atPath: folder).first(where: { $0.hasSuffix("cache") })
    else { return "no cache" }
    var bytes = try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))
    switch Int.random(in: 0..<3, using: &random) {
    case 0:
      try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
      return "cache away"
    case 1:
      try bytes.prefix(Int.random(in: 0..<bytes.count, using: &random)).write(to: URL(filePath: "\(folder)/\(name)"))
      return "torn cache"
    default:
      bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 0xFF
      try bytes.write(to: URL(filePath: "\(folder)/\(name)"))
      return "spoilt cache"
    }
  }

  private mutating func output() throws -> String {
    guard site.folder.has("public") else { return "no output" }
    let file = try site.folder.tree("public").keys.filter { $0.hasSuffix(".html") }.sorted().randomElement(
      using: &random)
    guard let file else { return "no output" }
    if random.chance(50) {
      try FileManager.default.removeItem(atPath: site.folder.file("public/\(file)"))
      return "removed page \(file)"
    }
    try site.folder.write("public/\(file)", "spoilt")
    return "spoilt page \(file)"
  }
}
