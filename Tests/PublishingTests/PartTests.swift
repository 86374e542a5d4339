import Chronology
import Diagnostics
import Files
import Foundation
import Output
import Packing
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
      "content/search.yml": "same: [[役割, やくわり]]\n",
      "content/roles/outreach.md": TinySite.page(
        "把握する役割", "mark: ①\napproaches: [community]\n", "## 仕事\n\n[見出し](page:districts/omori#場所)\n"),
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

  @Test("is not joined from parts of texts that have changed since")
  func stale() async throws {
    let site = try TinySite()
    try await makeParts(site, of: 2)
    try site.folder.write("content/index.md", TinySite.page("新しい"))
    #expect(await problems(site) == ["merge.other-site", "merge.other-site"])
  }

  @Test("is not joined if a record, or a page and its line in the manifest, is another than was made")
  func forged() async throws {
    let site = try TinySite()
    try await makeParts(site, of: 1)
    let record = site.folder.file("parts/1/engawa-part")
    let bytes = try Data(contentsOf: URL(filePath: record))
    var altered = bytes
    altered[altered.count / 2] ^= 1
    try altered.write(to: URL(filePath: record))
    #expect(await problems(site) == ["merge.other-site"])
    try bytes.write(to: URL(filePath: record))
    let manifest = try site.folder.read("parts/1/engawa-manifest.json")
    let lines = manifest.split(separator: "\n", omittingEmptySubsequences: false)
    let without = lines.filter { !$0.contains("\"404.html\"") && !$0.contains("\"index.html\"") }
    try site.folder.write("parts/1/engawa-manifest.json", without.joined(separator: "\n"))
    #expect(await problems(site) == ["output.altered"])
  }

  @Test("is not joined from parts whose pictures were drawn by different versions of libvips")
  func drawing() async throws {
    let site = try TinySite()
    try await makeParts(site, of: 2)
    let folder = try FolderHandle(site.folder.file("parts/2"))
    let old = try #require(try PartRecord.read(folder.read(PartRecord.fileName)))
    var packer = Packer()
    packer.pack(
      PartRecord(
        key: old.key, drawing: "8.0.0", shard: old.shard, report: old.report, sources: old.sources, day: old.day))
    try folder.replace(PartRecord.fileName, with: packer.bytes)
    let manifest = try #require(try Manifest.read(from: folder, name: "2"))
    let files = manifest.files.filter { $0.path != PartRecord.fileName }
    let forged = Manifest(
      tool: manifest.tool, edition: manifest.edition,
      files: files + [.init(path: PartRecord.fileName, bytes: packer.bytes)])
    try folder.replace("engawa-manifest.json", with: forged.json)
    #expect(await problems(site) == ["merge.other-drawing"])
  }

  @Test("has the marks and the files that a build in one piece has, however they are written")
  func entities() async throws {
    let site = try TinySite.council([
      "content/approaches/community.md": TinySite.page(
        "地域支援", "order: 1\n", "[208人](stat&colon;caseload-deck[total,2022-12])です。[資料](leaf&#46;pdf)\n")
    ])
    try site.folder.write("content/approaches/leaf.pdf", Data(SamplePDF(page: "flyer for everybody").bytes))
    _ = try await Publishing.build(options(site, "whole"))
    try await makeParts(site, of: 4)
    _ = try await Publishing.merge([site.folder.file("parts")], options(site, "joined"))
    #expect(try site.folder.tree("joined") == site.folder.tree("whole"))
  }

  @Test("is not published in strict mode with a warning")
  func strict() async throws {
    let site = try TinySite(["templates/pages/idle.mustache": "idle"])
    try await makeParts(site, of: 2)
    await #expect(throws: Stop.self) {
      try await Publishing.merge([site.folder.file("parts")], options(site, "joined"), isStrict: true)
    }
    #expect(!site.folder.has("joined/index.html"))
  }

  @Test("is named by two numbers", arguments: ["3/16", "1/1"])
  func names(_ text: String) { #expect(Shard(text) != nil) }

  @Test("is named by nothing else", arguments: ["0/3", "4/3", "3", "a/b", "1/2/3", "1/0", "-1/3", ""])
  func noNames(_ text: String) { #expect(Shard(text) == nil) }
}
