import Diagnostics
import Files
import Foundation
import TestSupport
import Testing

@testable import Releases

@Suite("A release")
struct ReleaseTests {
  private let folder: TemporaryFolder
  private let page = [UInt8](repeating: 65, count: 10_000)

  init() throws {
    folder = try TemporaryFolder()
    try add("r4")
  }

  private func manifest(_ id: String, corrects: ReleaseManifest.Replacement? = nil) -> ReleaseManifest {
    ReleaseManifest(
      tool: .init(version: "1.0.0", commit: nil), id: id, title: "報告「一」", report: "reports/one", edition: "residents",
      period: "2022-04..2022-12", day: "2023-01-20",
      sealing: .init(number: 2, sha256: String(repeating: "a", count: 64), asOf: "2022-12-31", threshold: 10),
      results: .init(attackedCounts: 12, gateKnewRegister: true, acceptedWarnings: [], pdfProgram: nil),
      isFictional: true, corrects: corrects, hasPDF: false,
      files: [.init(path: "report.html", bytes: page), .init(path: "tables/a.csv", bytes: [1, 2, 3])],
      inputs: [.init(path: "content/reports/one.md", sha256: "00")])
  }

  private func add(
    _ id: String, corrects: ReleaseManifest.Replacement? = nil, signature: ReleaseSignature? = nil
  ) throws {
    try ReleaseArchive.read(root: folder.path).add(
      manifest(id, corrects: corrects), [("report.html", page), ("tables/a.csv", [1, 2, 3])],
      signature: signature)
  }

  private func problems() -> [Diagnostic] {
    do {
      _ = try ReleaseArchive.read(root: folder.path)
      return []
    } catch { return error.diagnostics }
  }

  @Test("is read as it was written, and written the same twice")
  func written() throws {
    let release = try #require(try ReleaseArchive.read(root: folder.path)["r4"])
    #expect(release.manifest == manifest("r4"))
    #expect(try release.manifestBytes == manifest("r4").bytes())
    #expect(try release.read("tables/a.csv") == [1, 2, 3])
    #expect(ReleaseManifest(Array("{}".utf8)) == nil)
  }

  @Test("is written once")
  func once() throws {
    #expect { try add("r4") } throws: { ($0 as? Stop)?.diagnostics.map(\.id) == ["release.taken"] }
    #expect(problems() == [])
  }

  @Test("is not written while another is")
  func contest() throws {
    let lock = try FileLock(".lock", in: FolderHandle(folder.file(ReleaseArchive.folder)))
    #expect { try add("r6") } throws: { ($0 as? Stop)?.diagnostics.map(\.id) == ["release.busy"] }
    withExtendedLifetime(lock) {}
    #expect(problems() == [])
  }

  @Test("tells which bytes of which file are not what they were")
  func changed() throws {
    var bytes = page
    bytes[5_000] = 66
    try folder.write("content/releases/r4/report.html", Data(bytes))
    let found = problems()
    #expect(found.map(\.id) == ["release.changed-file"])
    #expect(found.first?.place?.path == "content/releases/r4/report.html")
    #expect(found.first?.message.en.contains("bytes 4096–8191") ?? false)
    try folder.write("content/releases/r4/report.html", Data(page.dropLast(1_000)))
    #expect(problems().first?.message.en.contains("bytes 8192–9999") ?? false)
  }

  @Test("misses files that are gone, and knows of none that were added")
  func files() throws {
    try FileManager.default.removeItem(atPath: folder.file("content/releases/r4/tables/a.csv"))
    try folder.write("content/releases/r4/more.html", "x")
    #expect(problems().map(\.id) == ["release.unknown-file", "release.missing-file"])
  }

  @Test("bears the name of its folder, and a manifest that is whole")
  func named() throws {
    try folder.write(
      "content/releases/other/manifest.json", String(decoding: try manifest("r4").bytes(), as: UTF8.self))
    #expect(problems().contains { $0.id == "release.renamed" })
    try folder.write("content/releases/other/manifest.json", "{\"format\": 1")
    #expect(problems().map(\.id) == ["release.torn"])
    try FileManager.default.removeItem(atPath: folder.file("content/releases/other/manifest.json"))
    #expect(problems().map(\.id) == ["release.none"])
  }

  @Test("can be withdrawn and stand in the place of another, and its files stay as they are")
  func afterwards() throws {
    try add("r5", corrects: .init(id: "r4", kind: "mistake", reason: "数え直したため"), signature: .init(.ssh, [1]))
    try ReleaseArchive.read(root: folder.path).withdraw("r4", .init(day: "2023-02-01", reason: "まちがいがあったため"))
    let archive = try ReleaseArchive.read(root: folder.path)
    let first = try #require(archive["r4"])
    #expect(first.withdrawal?.reason == "まちがいがあったため" && archive.correction(of: first)?.manifest.id == "r5")
    #expect(archive["r5"]?.signature == .init(.ssh, [1]))
  }
}
