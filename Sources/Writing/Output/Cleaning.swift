public import Diagnostics
import Files

extension OutputFolder {
  /// What was removed from an output folder.
  public struct Cleaned: Sendable {
    /// How many files of the tool were removed.
    public let removed: Int
    /// How many were left because somebody changed them.
    public let changed: Int
    /// What lies beside the folder and could not be removed.
    public let warnings: [Diagnostic]
  }

  /// Removes what the tool wrote, and folders that are empty then.
  ///
  /// - Throws: ``Stop`` if the folder is not the tool's, or the system refuses.
  public func clean() throws(Stop) -> Cleaned {
    try stopping {
      guard try surroundings(isMade: false) != nil else { return Cleaned(removed: 0, changed: 0, warnings: []) }
      let open = try OpenOutput(self)
      let contents = try OutputContents(open, remembering: nil)
      let warnings = open.leftovers
      guard let folder = open.folder, let manifest = contents.manifest else {
        return Cleaned(removed: 0, changed: 0, warnings: warnings)
      }
      let (removed, changed) = try Self.removeFiles(of: manifest, open.entries, in: folder)
      // The manifest goes last, so that a clean that was cut short can be done again. Where something is left that
      // would have the folder taken for somebody else's, an empty one stays.
      if try folder.entries().contains(where: { !$0.path.hasPrefix(".git") && $0.path != Manifest.fileName }) {
        try folder.replace(
          Manifest.fileName,
          with: Manifest(tool: manifest.tool, edition: manifest.edition, anchor: manifest.anchor, files: []).json)
      } else {
        try folder.removeFile(Manifest.fileName)
      }
      return Cleaned(removed: removed, changed: changed, warnings: warnings)
    }
  }

  private static func removeFiles(
    of manifest: Manifest, _ entries: [StampedEntry], in folder: FolderHandle
  ) throws -> (removed: Int, changed: Int) {
    let written = Dictionary(manifest.files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    let folders = FilePath.folders(above: written.keys)
    var (removed, changed) = (0, 0)
    for entry in entries.reversed() {
      if entry.kind == .folder {
        if folders.contains(entry.path) { try folder.removeEmptyFolder(entry.path) }
      } else if let file = written[entry.path] {
        if entry.kind == .file, Manifest.File(path: file.path, bytes: try folder.read(entry.path)) == file {
          try folder.removeFile(entry.path)
          removed += 1
        } else {
          changed += 1
        }
      }
    }
    return (removed, changed)
  }
}
