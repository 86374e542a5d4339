import Chronology
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Publishing

/// Builds a site after each of many random edits, once with what the last build remembers and once without; `EDITS` says
/// how many sites are edited, for those who want to know it better than the suite does.
@Suite("A build that takes what it can from the last one")
struct RememberingTests {
  private static let sites = ProcessInfo.processInfo.environment["EDITS"].flatMap(Int.init) ?? 14

  @Test("makes what a build from nothing makes, to the byte, and says the same", arguments: 0..<sites)
  func edits(seed: Int) async throws {
    var editor = try SiteEditor(seed: seed)
    for _ in 0..<10 {
      try editor.edit()
      let with = try await outcome(of: editor, cache: true)
      let without = try await outcome(of: editor, cache: false)
      guard with == without else {
        Issue.record("seed \(seed): \(editor.edits.joined(separator: " · ")) → \(difference(with, without))")
        return
      }
    }
  }

  /// What a build said, and what it left if it was finished.
  private func outcome(of editor: SiteEditor, cache: Bool) async throws -> Outcome {
    do {
      let report = try await Publishing.build(editor.options(cache: cache))
      return Outcome(
        said: report.warnings.map(Self.text) + [
          "\(report.pageCounts) \(report.leftOut) \(report.fileCount) \(report.byteCount)"
        ], files: try editor.published(cache: cache))
    } catch let stop as Stop {
      return Outcome(said: stop.diagnostics.map(Self.text), files: [:])
    }
  }

  private struct Outcome: Equatable {
    let said: [String]
    let files: [String: Data]
  }

  private static func text(_ diagnostic: Diagnostic) -> String {
    "\(diagnostic.place?.path ?? ""):\(diagnostic.place?.position.map { "\($0.line):\($0.column)" } ?? "") \(diagnostic.id) \(diagnostic.message.en) | \(diagnostic.place?.excerpt?.text ?? "")"
  }

  private func difference(_ a: Outcome, _ b: Outcome) -> String {
    if a.said != b.said { return "said \(a.said) and not \(b.said)" }
    let names = Set(a.files.keys).union(b.files.keys).filter { a.files[$0] != b.files[$0] }
    return "differs in \(names.sorted())"
  }
}

@Suite("What is made again")
struct MadeAgainTests {
  private let site: TinySite
  private let options: Publishing.Options

  init() throws {
    site = try TinySite([
      "content/districts/index.md": TinySite.page("地区の一覧"), "content/roles/index.md": TinySite.page("役割の一覧"),
    ])
    options = Publishing.Options(root: site.folder.path, jobs: 2, today: CalendarDate(year: 2023, month: 1, day: 15))
  }

  /// Changes a file, builds, and tells which files of the site have other bytes than before, and how many were made.
  private func change(_ file: String, _ edit: (String) -> String) async throws -> (made: Int, reason: String?) {
    try site.folder.write(file, edit(try site.folder.read(file)))
    let report = try await Publishing.build(options)
    return (report.made.files, report.made.reason?.en)
  }

  @Test("is nothing if nothing has changed, whatever times files bear")
  func nothing() async throws {
    _ = try await Publishing.build(options)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: site.folder.file("content/index.md"))
    let report = try await Publishing.build(options)
    #expect(report.made.files == 0 && report.made.reason == nil)
    #expect(report.fileCount == (try await Publishing.build(options)).fileCount)
  }

  @Test("is the page alone whose text has changed")
  func text() async throws {
    _ = try await Publishing.build(options)
    #expect(try await change("content/activities/unknown.md") { $0 + "もう一文です。\n" } == (1, nil))
  }

  @Test("is what shows the page whose title has changed")
  func title() async throws {
    _ = try await Publishing.build(options)
    // The page itself, the list of activities, its neighbour, the approach that it refers to, and the feed.
    let made = try await change("content/activities/unknown.md") { $0.replacing("地区の分からない", with: "新しい") }
    #expect(made == (5, nil))
  }

  @Test("is what is made with a template that has changed")
  func template() async throws {
    _ = try await Publishing.build(options)
    let made = try await change("templates/pages/district.mustache") { $0 + "<!-- 変更 -->" }
    #expect(made == (1, nil))
  }

  @Test("is everything if the configuration has changed, with a word why")
  func configuration() async throws {
    let count = try await Publishing.build(options).fileCount
    let made = try await change("engawa.yml") { $0.replacing("小さな", with: "大きな") }
    #expect(made == (count, "all pages follow from engawa.yml, which has changed"))
  }
}

@Suite("What a build remembers", .serialized)
struct MemoryTests {
  /// A site with a register and a page that the gate has passed, built twice so that everything is remembered.
  private func site() async throws -> (TinySite, Publishing.Options) {
    let site = try TinySite.council([
      "content/roles/outreach.md": TinySite.page("把握する役割", "mark: ①\napproaches: [community]\n")
    ])
    var options = Publishing.Options(
      root: site.folder.path, jobs: 2, today: CalendarDate(year: 2023, month: 1, day: 15))
    options.slack = 10_000_000
    try await Task.sleep(for: .milliseconds(30))
    for _ in 0..<2 { _ = try await Publishing.build(options) }
    return (site, options)
  }

  /// The name of the first person in the register.
  private func name(in site: TinySite, _ register: String = "content/cases") throws -> String {
    let lines = try site.folder.read("\(register)/register.csv").split(separator: "\n").map(String.init)
    let place = try #require(lines[0].split(separator: ",", omittingEmptySubsequences: false).firstIndex(of: "name"))
    return String(lines[1].split(separator: ",", omittingEmptySubsequences: false)[place])
  }

  private func isRefused(_ options: Publishing.Options) async -> Bool {
    do {
      _ = try await Publishing.build(options)
      return false
    } catch let stop as Stop { return stop.cause == .refused } catch { return false }
  }

  @Test("does not vouch for a file that somebody else put into the output folder, though the page is the same")
  func foreignCopy() async throws {
    let (site, options) = try await site()
    let name = try name(in: site)
    let page = try site.folder.read("content/roles/outreach.md")
    let made = try site.folder.read("public/roles/outreach.html")
    try site.folder.write("content/roles/outreach.md", page.replacing("本文です。", with: name))
    try site.folder.write("public/roles/outreach.html", made.replacing("本文です。", with: name))
    #expect(await isRefused(options))
  }

  @Test("does not vouch for a folder of somebody else's either")
  func foreignFolder() async throws {
    let (site, options) = try await site()
    let name = try name(in: site)
    try FileManager.default.createDirectory(
      atPath: site.folder.file("public/\(name)"), withIntermediateDirectories: true)
    #expect(await isRefused(options))
  }

  @Test(
    "is of no use where the register lies behind a link, wherever that stands", arguments: ["content/cases", "reg"])
  func linkedRegister(_ place: String) async throws {
    let (site, options) = try await site()
    try FileManager.default.moveItem(atPath: site.folder.file("content/cases"), toPath: site.folder.file("away"))
    try FileManager.default.createSymbolicLink(
      atPath: site.folder.file(place), withDestinationPath: site.folder.file("away"))
    if place != "content/cases" {
      let configuration = try site.folder.read("engawa.yml")
      try site.folder.write(
        "engawa.yml", configuration.replacing("register: {", with: "register: {folder: content/../reg, "))
    }
    let page = try site.folder.read("content/roles/outreach.md")
    try site.folder.write("content/roles/outreach.md", page.replacing("本文です。", with: "蔵元 みさきの市場です。"))
    try await Task.sleep(for: .milliseconds(30))
    for _ in 0..<2 { _ = try await Publishing.build(options) }
    let text = try site.folder.read("away/register.csv")
    try site.folder.write("away/register.csv", text.replacing(try name(in: site, "away"), with: "蔵元 みさき"))
    #expect(await isRefused(options))
  }

  @Test("holds nothing of the register, and is for its owner alone")
  func nothingConfidential() async throws {
    let (site, _) = try await site()
    let name = try name(in: site)
    let folder = site.folder.file(".engawa")
    for file in try FileManager.default.contentsOfDirectory(atPath: folder) where file.hasSuffix("cache") {
      let bytes = try Data(contentsOf: URL(filePath: "\(folder)/\(file)"))
      #expect(bytes.firstRange(of: Data(name.utf8)) == nil)
      let mode = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(file)")[.posixPermissions] as? Int
      #expect(mode == 0o600)
    }
  }

  @Test("is passed over where something else stands in its place")
  func pipe() async throws {
    let (site, options) = try await site()
    let folder = site.folder.file(".engawa")
    for file in try FileManager.default.contentsOfDirectory(atPath: folder) where file.hasSuffix("cache") {
      try FileManager.default.removeItem(atPath: "\(folder)/\(file)")
      unsafe #expect(mkfifo("\(folder)/\(file)", 0o600) == 0)
    }
    #expect(try await Publishing.build(options).made.reason != nil)
  }
}
