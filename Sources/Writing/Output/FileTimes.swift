import Files

/// The times of published files: they follow from what is published alone, and never from when or how it was built.
///
/// A file has the day of the site's last change, and of that day a second by its contents, so that a server which tells
/// versions apart by time and size sees that a file has changed.
struct FileTimes {
  private let start: Int
  private static let secondsOfDay = 86_400

  init(day: Int) { start = day * Self.secondsOfDay }

  /// When a file was last changed, in seconds since 1970.
  func seconds(of file: Manifest.File) -> Int { start + Self.second(file.sha256) }

  /// Sets the times of files, and of their folders.
  ///
  /// - Parameters:
  ///   - files: files that do not have their times yet.
  ///   - all: all files of the site.
  func set(in folder: FolderHandle, _ files: [Manifest.File], of all: [Manifest.File]) throws(FileError) {
    // Files of one folder follow one another, so that it is opened once.
    var (path, open) = ("", folder)
    for file in files {
      let own = FilePath.name(of: file.path)
      let above = file.path.utf8.count == own.utf8.count ? "" : FilePath.folder(of: file.path)
      if above != path { (path, open) = (above, try folder.folder(above)) }
      try open.setModificationTime(own, seconds(of: file))
    }
    for inner in FilePath.folders(above: all.lazy.map(\.path)) {
      try folder.folder(inner).setModificationTime(".", start)
    }
    try folder.setModificationTime(".", start)
  }

  private static func second(_ sha256: String) -> Int { (Int(sha256.prefix(8), radix: 16) ?? 0) % secondsOfDay }
}
