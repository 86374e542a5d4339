import Files

/// The times of published files: they follow from what is published alone, and never from when or how it was built.
///
/// A file has the day of the site's last change, and of that day a second by its contents, so that a server which tells
/// versions apart by time and size sees that a file has changed.
struct FileTimes {
  private let start: Int
  private static let secondsOfDay = 86_400

  init(day: Int) { start = day * Self.secondsOfDay }

  /// Sets the times of all files of a manifest, of the manifest itself, and of their folders.
  func set(in folder: String, _ manifest: Manifest) throws(FileError) {
    for file in manifest.files {
      try setModificationTime(FilePath.join(folder, file.path), start + Self.second(file.sha256))
    }
    let own = Manifest.File(path: Manifest.fileName, bytes: manifest.json)
    try setModificationTime(FilePath.join(folder, Manifest.fileName), start + Self.second(own.sha256))
    for inner in Set(manifest.files.flatMap { FilePath.folders(above: $0.path) }) {
      try setModificationTime(FilePath.join(folder, inner), start)
    }
    try setModificationTime(folder, start)
  }

  private static func second(_ sha256: String) -> Int { (Int(sha256.prefix(8), radix: 16) ?? 0) % secondsOfDay }
}
