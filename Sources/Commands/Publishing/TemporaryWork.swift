import Diagnostics
import Files

/// A folder for files that a program wants while it works.
struct TemporaryWork {
  let path: String
  private let parent: FolderHandle
  private let name: String

  init() throws {
    name = "engawa-\(UInt64.random(in: .min ... .max))"
    let place = try stopping { try FolderHandle(temporaryFolder()) }
    parent = place
    let own = name
    path = FilePath.join(place.path, own)
    try stopping { _ = try place.newFolder(own, for: .owner) }
  }

  /// Writes a file, and returns where it is.
  func write(_ file: String, _ text: String) throws -> String {
    _ = try stopping { try FolderHandle(path).write(file, Array(text.utf8)) }
    return FilePath.join(path, file)
  }

  /// Removes the folder; what cannot be removed is left to the system.
  func remove() { do { try parent.removeTree(name) } catch { return } }
}
