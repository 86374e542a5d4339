public import Foundation

/// The repository that the tests stand in.
public enum Repository {
  /// Its folder.
  public static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().standardizedFileURL.path

  /// What tests are held against; see its README.
  public static func fixture(_ name: String) -> URL { URL(filePath: "\(folder)/Tests/Fixtures/\(name)") }

  /// Copies a fixture into a folder of a test's own.
  public static func copyFixture(_ name: String, to folder: TemporaryFolder, as place: String) throws {
    let target = URL(filePath: folder.file(place))
    try FileManager.default.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    // Files of a site that are there already stay.
    let source = fixture(name)
    guard FileManager.default.fileExists(atPath: target.path) else {
      return try FileManager.default.copyItem(at: source, to: target)
    }
    for file in try FileManager.default.contentsOfDirectory(atPath: source.path) {
      try FileManager.default.copyItem(at: source.appending(path: file), to: target.appending(path: file))
    }
  }

  /// Copies files and folders of the repository into a folder of a test's own.
  public static func copy(_ names: [String], to folder: TemporaryFolder) throws {
    for name in names {
      try FileManager.default.copyItem(atPath: "\(self.folder)/\(name)", toPath: folder.file(name))
    }
  }
}
