import Chronology
import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

@testable import Publishing

@Suite("A site that is made in parts")
struct PartTests {
  private func options(_ site: TinySite, _ output: String, _ shard: Shard? = nil) -> Publishing.Options {
    var options = Publishing.Options(
      root: site.folder.path, output: site.folder.file(output), jobs: 2,
      today: CalendarDate(year: 2023, month: 1, day: 15))
    options.shard = shard
    options.usesCache = false
    return options
  }

  private func makeParts(_ site: TinySite, of count: Int, leavingOut missing: Int? = nil) async throws {
    for number in 1...count where number != missing {
      _ = try await Publishing.build(options(site, "parts/\(number)", Shard(number, of: count)))
    }
  }

  @Test("is joined to what a build in one piece makes, with its figures, to the byte", arguments: [1, 2, 4, 7])
  func same(count: Int) async throws {
    let site = try TinySite.council([
      "content/roles/outreach.md": TinySite.page(
        "把握する役割", "mark: ①\napproaches: [community]\n", "## 仕事\n\n[見出し](page:districts/omori#場所)\n")
    ])
    let whole = try await Publishing.build(options(site, "whole"))
    try await makeParts(site, of: count)
    let joined = try await Publishing.merge([site.folder.file("parts")], options(site, "joined"))
    #expect(try site.folder.tree("joined") == site.folder.tree("whole"))
    #expect(joined.fileCount == whole.fileCount && joined.byteCount == whole.byteCount)
    #expect(joined.warnings.map(\.id) == whole.warnings.map(\.id))
    #expect(joined.pageCounts.map(\.count) == whole.pageCounts.map(\.count))
  }

  @Test("has each file in one part")
  func disjoint() async throws {
    let site = try TinySite()
    try await makeParts(site, of: 3)
    let lists = try (1...3).map { try Set(site.folder.tree("parts/\($0)").keys) }
    let own: Set = ["engawa-manifest.json", "engawa-part"]
    #expect(lists[0].intersection(lists[1]) == own && lists[1].intersection(lists[2]) == own)
    #expect(lists.allSatisfy { $0.count > 2 })
  }

  private func problems(_ site: TinySite, _ folders: [String] = ["parts"]) async -> [String] {
    let stop = await #expect(throws: Stop.self) {
      try await Publishing.merge(folders.map(site.folder.file), options(site, "joined"))
    }
    #expect(!site.folder.has("joined/index.html"))
    return stop?.diagnostics.map(\.id) ?? []
  }

  @Test("is not joined while a part is missing, and not from what is no part")
  func missing() async throws {
    let site = try TinySite()
    try await makeParts(site, of: 3, leavingOut: 2)
    #expect(await problems(site) == ["merge.missing-part"])
    #expect(await problems(site, ["content"]) == ["merge.no-part"])
    #expect(await problems(site, ["parts", "parts/1"]).contains("merge.same-part"))
  }

  @Test("is not joined from parts of different texts")
  func different() async throws {
    let site = try TinySite()
    try await makeParts(site, of: 2)
    try site.folder.write("content/index.md", TinySite.page("新しい"))
    _ = try await Publishing.build(options(site, "parts/2", Shard(2, of: 2)))
    #expect(await problems(site) == ["merge.other-site"])
  }

  @Test("is not joined if somebody changed a file of a part")
  func altered() async throws {
    let site = try TinySite()
    try await makeParts(site, of: 2)
    let part = site.folder.has("parts/1/index.html") ? 1 : 2
    try site.folder.write("parts/\(part)/index.html", "another")
    #expect(await problems(site) == ["output.altered"])
  }

  @Test("has its links to headings in other parts checked when it is joined")
  func anchors() async throws {
    // Which part a page is in follows from its path; one of these two is not where the front page is.
    let site = try TinySite([
      "content/index.md": TinySite.page(
        "ようこそ", "", "[a](page:districts/omori#無い)\n[b](page:roles/outreach#無い)\n[c](page:approaches/community#無い)\n")
    ])
    var found: [String] = []
    for number in 1...5 {
      do { _ = try await Publishing.build(options(site, "parts/\(number)", Shard(number, of: 5))) } catch let stop
        as Stop
      {
        found += stop.diagnostics.map(\.id)
      }
    }
    if found.isEmpty { found = await problems(site) }
    #expect(Set(found) == ["link.missing-anchor"])
  }

  @Test("is named by two numbers", arguments: ["3/16", "1/1"])
  func names(_ text: String) { #expect(Shard(text) != nil) }

  @Test("is named by nothing else", arguments: ["0/3", "4/3", "3", "a/b", "1/2/3", "1/0", "-1/3", ""])
  func noNames(_ text: String) { #expect(Shard(text) == nil) }
}
