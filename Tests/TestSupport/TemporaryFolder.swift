public import Foundation

/// A folder of a test's own, removed when nobody holds it any more.
public final class TemporaryFolder: Sendable {
  /// Where it lies.
  public let path: String

  /// Makes a folder with files by relative path.
  public init(_ files: [String: String] = [:]) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "engawa-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.resolvingSymlinksInPath().path
    for (name, text) in files { try write(name, text) }
  }

  deinit {
    do { try FileManager.default.removeItem(atPath: path) } catch { print("left behind: \(path)") }
  }

  /// The whole path of a file in it.
  public func file(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a file, and the folders that it lies in.
  public func write(_ name: String, _ data: Data) throws {
    let url = URL(filePath: file(name))
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
  }

  /// Writes a text file.
  public func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

  /// The text of a file.
  public func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: file(name))), as: UTF8.self)
  }

  /// Whether something is there.
  public func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: file(name)) }

  /// All files below a folder with their bytes.
  public func tree(_ name: String = "") throws -> [String: Data] {
    let folder = name.isEmpty ? path : file(name)
    var files: [String: Data] = [:]
    for case let item as String in FileManager.default.enumerator(atPath: folder) ?? .init() {
      let whole = "\(folder)/\(item)"
      var isFolder: ObjCBool = false
      guard unsafe FileManager.default.fileExists(atPath: whole, isDirectory: &isFolder), !isFolder.boolValue else {
        continue
      }
      files[item] = try Data(contentsOf: URL(filePath: whole))
    }
    return files
  }
}
