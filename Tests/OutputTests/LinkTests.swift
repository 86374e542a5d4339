import Diagnostics
import Foundation
import Output
import TestSupport
import Testing

@Suite("A symbolic link where the tool writes")
struct LinkTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder(["victim/precious.md": "years of work", "victim/inner/more.md": "more"])
  }

  private func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: folder.file(name), withDestinationPath: target)
  }

  private func publish(_ output: String = "public") throws {
    let staging = try Staging(OutputFolder(output, in: folder.path, name: output))
    _ = try staging.publish(
      by: .init(version: "1", commit: nil), edition: "residents", day: 19_000,
      files: [staging.write("a/b.html", [65], day: 19_000)])
  }

  private func clean() throws { _ = try OutputFolder("public", in: folder.path, name: "public").clean() }

  private func isWhole() throws -> Bool {
    try folder.tree("victim").keys.sorted() == ["inner/more.md", "precious.md"]
  }

  @Test(
    "is refused and untouched",
    arguments: [".public.engawa-staging", ".public.engawa-old", ".public.engawa-staging-2", "public"])
  func besideTheOutput(name: String) throws {
    try link(name, to: "victim")
    let building = try #require(throws: Stop.self) { try publish() }
    #expect(building.diagnostics.map(\.id) == ["output.link"])
    #expect(building.diagnostics.first?.place?.path == name)
    #expect(throws: Stop.self) { try clean() }
    #expect(try isWhole())
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.file(name)) == "victim")
  }

  @Test("is refused on the way to the output folder")
  func onTheWay() throws {
    try link("build", to: "victim")
    #expect(throws: Stop.self) { try publish("build/public") }
    #expect(try isWhole())
  }

  @Test("is refused in the place of the lock, and nothing is made where it leads")
  func lock() throws {
    try link(".public.engawa-lock", to: "victim/made")
    let stop = try #require(throws: Stop.self) { try publish() }
    #expect(stop.diagnostics.map(\.id) == ["file.link-in-place"])
    #expect(try isWhole())
  }

  @Test("is removed with the old site, and what it leads to stays")
  func inTheOldSite() throws {
    try publish()
    try FileManager.default.removeItem(atPath: folder.file("public/a"))
    try link("public/a", to: "../victim")
    let stop = try #require(throws: Stop.self) { try publish() }
    #expect(stop.diagnostics.map(\.id) == ["file.link-in-place"])
    #expect(try isWhole())
    try FileManager.default.createDirectory(
      atPath: folder.file(".public.engawa-staging/x"), withIntermediateDirectories: true)
    try folder.write(".public.engawa-staging/.engawa-staging", "")
    try link(".public.engawa-staging/x/link", to: "../../victim")
    try FileManager.default.removeItem(atPath: folder.file("public/a"))
    try publish()
    #expect(!folder.has(".public.engawa-staging"))
    #expect(try isWhole())
  }
}
