import Diagnostics
import Foundation
import Output
import TestSupport
import Testing

@Suite("What builds that died left beside the output folder")
struct LeftoverTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func publish(_ text: String = "1") async throws -> [String] {
    let staging = try Staging(OpenOutput(OutputFolder("public", in: folder.path, name: "public")))
    let written = try staging.write("a.html", Array(text.utf8), day: 19_000)
    let published = try await staging.publish(
      by: .init(version: "1", commit: nil), edition: "residents", day: 19_000, files: [written], jobs: 2)
    return staging.finish(published).warnings.map(\.id)
  }

  private var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
  }

  @Test("is no reason to stop, whatever moment they died at", arguments: ["", "{", "{\"tool\": \"engawa\", \"fo"])
  func tornManifest(manifest: String) async throws {
    _ = try await publish()
    for name in [".public.engawa-staging", ".public.engawa-old"] {
      try folder.write("\(name)/engawa-manifest.json", manifest)
      try folder.write("\(name)/.engawa-staging", "")
      try folder.write("\(name)/.engawa-manifest.json.new", "{")
      try folder.write("\(name)/a.html", "half")
    }
    #expect(try await publish("2") == [])
    #expect(try folder.read("public/a.html") == "2")
    #expect(try names == ["public"])
  }

  @Test("is named and left alone if the tool did not make it")
  func foreign() async throws {
    try folder.write(".public.engawa-staging/engawa-manifest.json", "")
    try folder.write(".public.engawa-staging/thesis.txt", "years of work")
    try folder.write(".public.engawa-old", "a file")
    #expect(try await publish() == ["output.foreign-leftover", "output.foreign-leftover"])
    #expect(try await publish("2") == ["output.foreign-leftover", "output.foreign-leftover"])
    #expect(try folder.read("public/a.html") == "2")
    #expect(try folder.read(".public.engawa-staging/thesis.txt") == "years of work")
    #expect(try names == [".public.engawa-old", ".public.engawa-staging", "public"])
    let cleaned = try OutputFolder("public", in: folder.path, name: "public").clean()
    #expect(cleaned.removed == 1 && cleaned.warnings.count == 2)
  }

  @Test("is swept when it is an empty folder")
  func empty() async throws {
    try FileManager.default.createDirectory(
      atPath: folder.file(".public.engawa-staging"), withIntermediateDirectories: false)
    #expect(try await publish() == [])
    #expect(try names == ["public"])
  }

  @Test("is swept again when the sweep itself was cut short")
  func cutSweep() async throws {
    _ = try await publish()
    // An old site after the swap, of which some files are gone already: the manifest is still there.
    try FileManager.default.copyItem(
      atPath: folder.file("public"), toPath: folder.file(".public.engawa-staging"))
    try FileManager.default.removeItem(atPath: folder.file(".public.engawa-staging/a.html"))
    try folder.write(".public.engawa-staging/CNAME", "example.org")
    #expect(try await publish("2") == [])
    #expect(try folder.read("public/CNAME") == "example.org")
    #expect(try names == ["public"])
  }
}

@Suite("Published files")
struct PermissionTests {
  @Test("can be read by everybody, whatever they were before")
  func modes() async throws {
    let folder = try TemporaryFolder()
    func publish() async throws {
      let staging = try Staging(OpenOutput(OutputFolder("public", in: folder.path, name: "public")))
      let published = try await staging.publish(
        by: .init(version: "1", commit: nil), edition: "residents", day: 19_000,
        files: [staging.write("a/b.html", [65], day: 19_000)], jobs: 2)
      _ = staging.finish(published)
    }
    func mode(_ name: String) async throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: folder.file(name))[.posixPermissions] as? Int
    }
    try await publish()
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.file("public/a/b.html"))
    try await publish()
    #expect(try await mode("public") == 0o755)
    #expect(try await mode("public/a") == 0o755)
    #expect(try await mode("public/a/b.html") == 0o644)
    #expect(try await mode("public/engawa-manifest.json") == 0o644)
  }
}
