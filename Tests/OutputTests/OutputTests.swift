import Diagnostics
import Files
import Foundation
import Output
import TestSupport
import Testing

@Suite("The output folder")
struct OutputTests {
  private let folder: TemporaryFolder
  private var output: String { folder.file("public") }

  init() throws { folder = try TemporaryFolder() }

  @discardableResult
  private func publish(_ files: [String: String]) async throws -> [Diagnostic] {
    let staging = try Staging(OpenOutput(OutputFolder("public", in: folder.path, name: "public")))
    let written = try files.map { try staging.write($0.key, Array($0.value.utf8), day: 19_000) }
    let published = try await staging.publish(
      by: .init(version: "1", commit: nil), edition: "residents", day: 19_000, files: written, jobs: 2)
    return staging.finish(published).warnings
  }

  private func clean() throws -> [Int] {
    let cleaned = try OutputFolder("public", in: folder.path, name: "public").clean()
    return [cleaned.removed, cleaned.changed]
  }

  private func stop(_ work: () async throws -> Void) async -> String? {
    await #expect(throws: Stop.self) { try await work() }?.diagnostics.first?.id
  }

  @Test("holds what was written, with a manifest of sizes and hashes")
  func writing() async throws {
    try await publish(["a/b/c.html": "縁側", "index.html": "i"])
    #expect(try folder.tree("public").keys.sorted() == ["a/b/c.html", "engawa-manifest.json", "index.html"])
    let manifest = try folder.read("public/engawa-manifest.json")
    #expect(manifest.contains("\"path\": \"a/b/c.html\", \"size\": 6, \"sha256\": \""))
    // printf i | sha256sum
    #expect(manifest.contains("de7d1b721a1e0632b7cf04edf5032c8ecffa9f9a08492152b926f1a5a7e765d7"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["public"])
  }

  @Test("tells its edition without a look at its files, whoever wrote the manifest")
  func edition() async throws {
    try await publish(["a.html": "1", "b.html": "2"])
    func edition() throws -> String? {
      try Manifest.edition(in: FolderHandle(folder.file("public")), name: "public")
    }
    let manifest = try folder.read("public/engawa-manifest.json")
    #expect(try edition() == "residents")
    try folder.write("public/engawa-manifest.json", String(manifest.prefix { $0 != "]" }))
    #expect(try edition() == "residents")
    try folder.write(
      "public/engawa-manifest.json", manifest.replacing("\n", with: "").replacing("residents", with: "training"))
    #expect(try edition() == "training")
    try folder.write("public/engawa-manifest.json", "{")
    #expect(throws: Stop.self) { try edition() }
    #expect(try Manifest.edition(in: FolderHandle(folder.path), name: "") == nil)
  }

  @Test("loses files that are no longer written, and the folders that they leave empty")
  func removing() async throws {
    try await publish(["old/a.html": "1", "b.html": "1"])
    try await publish(["b.html": "2"])
    #expect(try folder.tree("public").keys.sorted() == ["b.html", "engawa-manifest.json"])
    #expect(!folder.has("public/old"))
  }

  @Test("keeps files that the tool did not write, and their inner links")
  func foreignFiles() async throws {
    try folder.write("public/.gitignore", "*\n")
    try await publish(["a.html": "1"])
    try folder.write("public/CNAME", "example.org")
    try folder.write("public/own/notes.txt", "n")
    try FileManager.default.createSymbolicLink(atPath: folder.file("public/link"), withDestinationPath: "a.html")
    try await publish(["b.html": "2"])
    #expect(try folder.read("public/CNAME") == "example.org")
    #expect(try folder.read("public/own/notes.txt") == "n")
    #expect(try folder.read("public/.gitignore") == "*\n")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.file("public/link")) == "a.html")
    #expect(!folder.has("public/a.html"))
    #expect(try clean() == [1, 0])
    #expect(
      try folder.tree("public").keys.sorted() == [
        ".gitignore", "CNAME", "engawa-manifest.json", "own/notes.txt",
      ])
    try await publish(["c.html": "3"])
    #expect(folder.has("public/c.html") && folder.has("public/CNAME"))
  }

  @Test("is left alone when nothing changed, and mended when somebody changed it")
  func unchanged() async throws {
    let files = ["a.html": "1", "b/c.html": "2"]
    try await publish(files)
    func inode(_ name: String) async throws -> UInt64? {
      try FileManager.default.attributesOfItem(atPath: folder.file(name))[.systemFileNumber] as? UInt64
    }
    let before = try await [inode("public"), inode("public/a.html")]
    try await publish(files)
    #expect(try await [inode("public"), inode("public/a.html")] == before)
    try await publish(["a.html": "1", "b/c.html": "3"])
    #expect(try await inode("public/a.html") == before[1])
    #expect(try folder.read("public/b/c.html") == "3")
    try folder.write("public/a.html", "X")
    try FileManager.default.removeItem(atPath: folder.file("public/b/c.html"))
    try await publish(files)
    #expect(try folder.read("public/a.html") == "1")
    #expect(try folder.read("public/b/c.html") == "2")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["public"])
  }

  @Test("is refused without the tool's manifest, and nothing in it is touched")
  func foreignFolder() async throws {
    try folder.write("public/thesis.txt", "years of work")
    #expect(await stop { try await publish(["a.html": "1"]) } == "output.foreign-folder")
    #expect(await stop { _ = try clean() } == "output.foreign-folder")
    #expect(try folder.tree("public").keys.sorted() == ["thesis.txt"])
  }

  @Test(
    "is refused if the manifest is somebody else's or leads out of the folder",
    arguments: [
      "{}", "not json", "{\"tool\":\"engawa\",\"format\":2,\"edition\":\"x\",\"files\":[]}",
      "{\"tool\":\"engawa\",\"format\":1,\"edition\":\"x\",\"files\":[{\"path\":\"../victim\",\"size\":1,\"sha256\":\"\"}]}",
      "{\"tool\":\"engawa\",\"format\":1,\"edition\":\"x\",\"files\":[{\"path\":\"/etc/x\",\"size\":1,\"sha256\":\"\"}]}",
    ])
  func malformedManifest(json: String) async throws {
    try folder.write("victim", "v")
    try folder.write("public/engawa-manifest.json", json)
    #expect(await stop { try await publish(["a.html": "1"]) } == "output.malformed-manifest")
    #expect(await stop { _ = try clean() } == "output.malformed-manifest")
    #expect(folder.has("victim"))
  }

  @Test("stays as it was when a foreign file is in the way")
  func inTheWay() async throws {
    try await publish(["a.html": "1"])
    try folder.write("public/b.html", "mine")
    #expect(await stop { try await publish(["a.html": "2", "b.html": "2"]) } == "output.in-the-way")
    #expect(try folder.read("public/a.html") == "1")
    #expect(try folder.read("public/b.html") == "mine")
    try folder.write("public/c", "mine")
    #expect(await stop { try await publish(["a.html": "2", "c/d.html": "2"]) } == "output.in-the-way")
  }

  @Test("stays whole when a build dies while it writes, and the next build cleans up")
  func deathWhileWriting() async throws {
    try await publish(["a.html": "1"])
    // What a dead process leaves: half a site beside the folder, and nobody who holds the lock.
    try folder.write(".public.engawa-staging/.engawa-staging", "")
    try folder.write(".public.engawa-staging/a.html", "half")
    try folder.write(".public.engawa-staging/b/c.html", "half")
    #expect(try folder.read("public/a.html") == "1")
    try await publish(["a.html": "2"])
    #expect(try folder.tree("public").keys.sorted() == ["a.html", "engawa-manifest.json"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["public"])
  }

  @Test("is cleaned of what a first build left that died")
  func deathOfTheFirstBuild() async throws {
    try folder.write(".public.engawa-staging/.engawa-staging", "")
    try folder.write(".public.engawa-staging/a.html", "half")
    try folder.write(".public.engawa-lock", "")
    #expect(try clean() == [0, 0])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test("loses nothing of others when a build dies just after the swap")
  func deathAfterTheSwap() async throws {
    try await publish(["a.html": "1"])
    try folder.write("public/CNAME", "example.org")
    try FileManager.default.copyItem(atPath: output, toPath: folder.file(".public.engawa-staging"))
    try folder.write(".public.engawa-staging/added.txt", "mine")
    try await publish(["a.html": "2"])
    #expect(try folder.read("public/added.txt") == "mine")
    #expect(try folder.read("public/CNAME") == "example.org")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["public"])
    // If both have it and differ, neither is touched.
    try FileManager.default.copyItem(atPath: output, toPath: folder.file(".public.engawa-staging"))
    try folder.write(".public.engawa-staging/added.txt", "other")
    #expect(try await publish(["a.html": "3"]).map(\.id) == ["output.left-behind"])
    #expect(try folder.read("public/a.html") == "3")
    #expect(try folder.read("public/added.txt") == "mine")
    #expect(try folder.read(".public.engawa-staging/added.txt") == "other")
  }

  @Test("is cleaned without following links, and without what somebody changed")
  func careful() async throws {
    try await publish(["a/b.html": "1", "c.html": "1", "d.html": "1"])
    try folder.write("victim/b.html", "1")
    try FileManager.default.removeItem(atPath: folder.file("public/a"))
    try FileManager.default.createSymbolicLink(atPath: folder.file("public/a"), withDestinationPath: "../victim")
    try folder.write("public/c.html", "mine")
    #expect(try clean() == [1, 1])
    #expect(folder.has("victim/b.html"))
    #expect(try folder.read("public/c.html") == "mine")
  }

  @Test("keeps a repository that lives in it, empty folders and all")
  func emptyFolders() async throws {
    try FileManager.default.createDirectory(
      atPath: folder.file("public/.git/refs/heads"), withIntermediateDirectories: true)
    try await publish(["a.html": "1"])
    try await publish(["a.html": "2"])
    #expect(folder.has("public/.git/refs/heads"))
  }

  @Test("comes back when a swap by two renames was cut in the middle")
  func restore() async throws {
    try await publish(["a.html": "1"])
    try FileManager.default.moveItem(atPath: output, toPath: folder.file(".public.engawa-old"))
    do {
      let staging = try Staging(OpenOutput(OutputFolder("public", in: folder.path, name: "public")))
      #expect(try folder.read("public/a.html") == "1")
      #expect(staging.discard().isEmpty)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["public"])
  }

  @Test("is written by one build at a time")
  func busy() async throws {
    let first = try Staging(OpenOutput(OutputFolder("public", in: folder.path, name: "public")))
    #expect(await stop { try await publish(["a.html": "1"]) } == "output.busy")
    _ = try await first.publish(
      by: .init(version: "1", commit: nil), edition: "residents", day: 19_000,
      files: [first.write("a.html", [65], day: 19_000)], jobs: 2)
    #expect(folder.has("public/a.html"))
  }

  @Test("must be a folder")
  func notAFolder() async throws {
    try folder.write("public", "a file")
    #expect(await stop { try await publish(["a.html": "1"]) } == "output.not-a-folder")
    #expect(try folder.read("public") == "a file")
  }
}
