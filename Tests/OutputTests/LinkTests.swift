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

  private func publish(_ output: String = "public") async throws {
    let staging = try Staging(OpenOutput(OutputFolder(output, in: folder.path, name: output)))
    let published = try await staging.publish(
      by: .init(version: "1", commit: nil), edition: "residents", day: 19_000,
      files: [staging.write("a/b.html", [65], day: 19_000)], jobs: 2)
    _ = staging.finish(published)
  }

  private func clean() throws { _ = try OutputFolder("public", in: folder.path, name: "public").clean() }

  private func isWhole() async throws -> Bool {
    try folder.tree("victim").keys.sorted() == ["inner/more.md", "precious.md"]
  }

  @Test(
    "is refused and untouched",
    arguments: [".public.engawa-staging", ".public.engawa-old", ".public.engawa-staging-2", "public"])
  func besideTheOutput(name: String) async throws {
    try link(name, to: "victim")
    let building = try await #require(throws: Stop.self) { try await publish() }
    #expect(building.diagnostics.map(\.id) == ["output.link"])
    #expect(building.diagnostics.first?.place?.path == name)
    #expect(throws: Stop.self) { try clean() }
    #expect(try await isWhole())
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.file(name)) == "victim")
  }

  @Test("is refused on the way to the output folder")
  func onTheWay() async throws {
    try link("build", to: "victim")
    await #expect(throws: Stop.self) { try await publish("build/public") }
    #expect(try await isWhole())
  }

  @Test("is refused in the place of the lock, and nothing is made where it leads")
  func lock() async throws {
    try link(".public.engawa-lock", to: "victim/made")
    let stop = try await #require(throws: Stop.self) { try await publish() }
    #expect(stop.diagnostics.map(\.id) == ["file.link-in-place"])
    #expect(try await isWhole())
  }

  @Test("is removed with the old site, and what it leads to stays")
  func inTheOldSite() async throws {
    try await publish()
    try FileManager.default.removeItem(atPath: folder.file("public/a"))
    try link("public/a", to: "../victim")
    let stop = try await #require(throws: Stop.self) { try await publish() }
    #expect(stop.diagnostics.map(\.id) == ["file.link-in-place"])
    #expect(try await isWhole())
    try FileManager.default.createDirectory(
      atPath: folder.file(".public.engawa-staging/x"), withIntermediateDirectories: true)
    try folder.write(".public.engawa-staging/.engawa-staging", "")
    try link(".public.engawa-staging/x/link", to: "../../victim")
    try FileManager.default.removeItem(atPath: folder.file("public/a"))
    try await publish()
    #expect(!folder.has(".public.engawa-staging"))
    #expect(try await isWhole())
  }
}
