import Content
import Diagnostics
import Foundation

/// A folder of the test's own, removed with the value's last use.
final class Folder {
  let path: String

  /// Writes files by relative path.
  init(_ files: [String: String] = [:]) throws {
    path = FileManager.default.temporaryDirectory.appending(path: "engawa-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path + "/content", withIntermediateDirectories: true)
    for (name, text) in files { try write(name, Data(text.utf8)) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ data: Data) throws {
    let url = URL(filePath: path).appending(path: name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
  }

  /// Everything that reading the content finds.
  func read() async throws -> Reviewed<ContentLibrary.Everything> {
    try await ContentLibrary.readEverything(root: path, jobs: 2)
  }
}

/// Front matter that fits, with further lines.
func page(_ more: String = "", body: String = "本文\n") -> String {
  "---\ntitle: 題\nsummary: 概要\naudience: public\nstatus: published\nupdated: 2022-12-31\n\(more)---\n\(body)"
}
