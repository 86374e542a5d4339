import Files
import Foundation
import TestSupport
import Testing

@Suite("A folder that is held open")
struct FolderHandleTests {
  private let folder: TemporaryFolder
  private let handle: FolderHandle

  init() throws {
    folder = try TemporaryFolder(["a/b/c.txt": "C", "d.txt": "D"])
    handle = try FolderHandle(folder.path)
  }

  private func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: folder.file(name), withDestinationPath: target)
  }

  @Test("lists what is in it, sorted by bytes, links as links")
  func listing() throws {
    try link("l", to: "a")
    #expect(try handle.entries().map(\.path) == ["a", "d.txt", "l"])
    #expect(try handle.tree().map(\.path) == ["a", "a/b", "a/b/c.txt", "d.txt", "l"])
    #expect(try handle.tree().map(\.kind) == [.folder, .folder, .file, .file, .link])
  }

  @Test("reads and writes below itself, and makes folders that are missing")
  func files() throws {
    #expect(try handle.read("a/b/c.txt") == [67])
    try handle.writeMakingFolders("x/y/z.txt", [1, 2])
    #expect(try handle.read("x/y/z.txt") == [1, 2])
    let taken = #expect(throws: FileError.self) { try handle.write("d.txt", [1]) }
    #expect(taken?.isTaken == true)
    try handle.replace("d.txt", with: [9])
    #expect(try handle.read("d.txt") == [9])
    #expect(try handle.entries().map(\.path) == ["a", "d.txt", "x"])
    let missing = #expect(throws: FileError.self) { try handle.read("nothing/here") }
    #expect(missing?.isMissing == true)
  }

  @Test("follows no link, whatever is asked of it")
  func links() throws {
    let outside = try TemporaryFolder(["victim.txt": "V"])
    try link("out", to: outside.path)
    try link("file", to: outside.file("victim.txt"))
    let attempts: [() throws -> Void] = [
      { _ = try handle.folder("out") },
      { _ = try handle.read("out/victim.txt") },
      { _ = try handle.read("file") },
      { try handle.write("out/new.txt", [1]) },
      { _ = try handle.makingFolder("out/new") },
      { try handle.removeFile("out/victim.txt") },
      { try handle.removeTree("out") },
      { try handle.rename("out/victim.txt", to: "mine.txt") },
      { try handle.rename("d.txt", to: "out/d.txt") },
      { _ = try handle.kind(of: "out/victim.txt") },
    ]
    for (index, attempt) in attempts.enumerated() {
      let error = #expect(throws: FileError.self, "\(index)") { try attempt() }
      #expect(error?.isLink == true, "\(index)")
    }
    #expect(try outside.tree().keys.sorted() == ["victim.txt"])
    #expect(try handle.kind(of: "out") == .link)
    try handle.removeFile("out")
    #expect(outside.has("victim.txt"))
  }

  @Test("is the same folder when somebody puts another in its place")
  func moved() throws {
    let inner = try handle.folder("a")
    try handle.rename("a", to: "elsewhere")
    try link("a", to: "/")
    #expect(try inner.read("b/c.txt") == [67])
    try inner.write("new.txt", [1])
    #expect(folder.has("elsewhere/new.txt"))
  }

  @Test("removes trees with links in them, and nothing that they lead to")
  func trees() throws {
    let outside = try TemporaryFolder(["victim.txt": "V"])
    try link("a/b/out", to: outside.path)
    try handle.removeTree("a")
    #expect(try handle.entries().map(\.path) == ["d.txt"])
    #expect(outside.has("victim.txt"))
  }

  @Test("is locked by one at a time, and keeps no file of the lock")
  func lock() throws {
    do {
      let first = try FileLock(".lock", in: handle)
      #expect(try first != nil && FileLock(".lock", in: handle) == nil)
      withExtendedLifetime(first) {}
    }
    #expect(try FileLock(".lock", in: handle) != nil)
    #expect(!folder.has(".lock"))
  }
}
