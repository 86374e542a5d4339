import Foundation

/// A file that says how something looked.
public enum Golden {
  /// Whether files are written anew.
  public static var isRecording: Bool { ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" }

  /// What the file holds, after writing it anew if that is wished; `nil` where there is none.
  ///
  /// - Parameter path: below the repository's folder.
  public static func text(_ path: String, recording text: String) throws -> String? {
    let file = URL(filePath: Repository.folder).appending(path: path)
    if isRecording {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    return try? String(contentsOf: file, encoding: .utf8)
  }
}
