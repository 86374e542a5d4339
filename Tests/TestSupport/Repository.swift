import Foundation

/// The repository that the tests stand in.
public enum Repository {
  /// Its folder.
  public static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().standardizedFileURL.path

  /// A folder of material shared between projects, beside the repository; `nil` where it is not.
  public static func shared(_ name: String) -> String? {
    let path = "\(folder)/../shared/\(name)"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }

  /// Copies files and folders of the repository into a folder of a test's own.
  public static func copy(_ names: [String], to folder: TemporaryFolder) throws {
    for name in names {
      try FileManager.default.copyItem(atPath: "\(self.folder)/\(name)", toPath: folder.file(name))
    }
  }
}
