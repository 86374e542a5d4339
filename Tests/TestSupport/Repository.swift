import Foundation

/// The repository that the tests stand in.
public enum Repository {
  /// Its folder.
  public static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().standardizedFileURL.path

  /// What tests are held against; see its README.
  public static func fixture(_ name: String) -> URL { URL(filePath: "\(folder)/Tests/Fixtures/\(name)") }

  /// Copies files and folders of the repository into a folder of a test's own.
  public static func copy(_ names: [String], to folder: TemporaryFolder) throws {
    for name in names {
      try FileManager.default.copyItem(atPath: "\(self.folder)/\(name)", toPath: folder.file(name))
    }
  }
}
