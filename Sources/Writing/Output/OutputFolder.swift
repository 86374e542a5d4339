public import Diagnostics
import Files

/// The folder that a site is published from.
///
/// It belongs to the tool if it holds its manifest. Files that the tool did not write are never touched.
public struct OutputFolder: Sendable {
  /// Where it lies on this machine, symbolic links followed.
  let path: String
  /// What the user called it.
  let name: String

  /// Names a folder, which need not be there yet.
  ///
  /// - Throws: ``Stop`` if the path cannot be followed, or climbs out of a folder that is not there.
  public init(_ path: String, name: String) throws(Stop) {
    self.name = name
    var existing = path
    var missing: [String] = []
    do throws(FileError) {
      while try fileKind(existing) == nil {
        missing.insert(FilePath.name(of: existing), at: 0)
        existing = FilePath.folder(of: existing)
      }
      let resolved = try resolvedPath(existing)
      self.path = missing.reduce(resolved) { FilePath.join($0, $1) }
    } catch {
      // A link that leads nowhere.
      throw error.isMissing ? Stop(.usage, [.notAFolder(at: Place(path: name))]) : error.stop
    }
    if missing.contains(where: { ["", ".", ".."].contains($0) }) {
      throw Stop(.usage, [.notAFolder(at: Place(path: name))])
    }
  }

  /// Whether the folder is another one, or lies in it.
  public func isInside(_ other: String) -> Bool { path == other || path.hasPrefix(other + "/") }

  /// Whether another folder is this one, or lies in it.
  public func isAround(_ other: String) -> Bool {
    other == path || other.hasPrefix(path == "/" ? path : path + "/")
  }

  /// What the folder holds of the tool, and what else.
  struct Contents {
    /// The manifest, or `nil` if the tool has not written here.
    let manifest: Manifest?
    /// Paths of files that the tool did not write.
    let foreign: [String]
    /// Paths of folders in which the tool has nothing.
    let foreignFolders: [String]
  }

  /// Takes the folder for this process alone.
  ///
  /// - Throws: ``Stop`` if another process has it.
  func lock() throws(Stop) -> FileLock {
    let file = beside("lock")
    return try stopping {
      guard let lock = try FileLock(file) else { throw Stop(.machine, [.busy(at: Place(path: name))]) }
      return lock
    }
  }

  /// A path beside the folder, on the same file system.
  func beside(_ purpose: String) -> String {
    FilePath.join(FilePath.folder(of: path), ".\(FilePath.name(of: path)).engawa-\(purpose)")
  }

  /// Looks into the folder.
  ///
  /// - Throws: ``Stop`` if it is not the tool's and holds something of others.
  func contents() throws(Stop) -> Contents {
    let found = try stopping { () -> [FolderEntry]? in
      guard let kind = try fileKind(path) else { return nil }
      guard kind == .folder else { throw Stop(.usage, [.notAFolder(at: Place(path: name))]) }
      let top = try listFolder(path)
      // A folder that holds nothing but a `.gitignore` waits for its first build; any other is refused at a glance.
      if !top.contains(where: { $0.path == Manifest.fileName }),
        let other = top.first(where: { !$0.path.hasPrefix(".git") })
      {
        throw Stop(.usage, [.foreignFolder(name, file: other.path)])
      }
      return try listTree(path)
    }
    guard let entries = found else { return Contents(manifest: nil, foreign: [], foreignFolders: []) }
    let manifest = try Manifest.read(in: path, name: name)
    let written = Set(manifest?.files.map(\.path) ?? [])
    let foreign = entries.filter { $0.kind != .folder && !written.contains($0.path) && $0.path != Manifest.fileName }
      .map(\.path)
    let folders = Set(written.flatMap(FilePath.folders(above:)))
    return Contents(
      manifest: manifest, foreign: foreign,
      foreignFolders: entries.filter { $0.kind == .folder && !folders.contains($0.path) }.map(\.path))
  }

  /// Removes what the tool wrote, and folders that are empty then; tells how many files it removed and how many it
  /// left because somebody changed them.
  ///
  /// - Throws: ``Stop`` if the folder is not the tool's, or the system refuses.
  public func clean() throws(Stop) -> (removed: Int, changed: Int) {
    do {
      guard try fileKind(FilePath.folder(of: path)) == .folder else { return (0, 0) }
    } catch { throw error.stop }
    let lock = try lock()
    defer { withExtendedLifetime(lock) {} }
    try Sweep(self).run()
    guard let manifest = try contents().manifest else { return (0, 0) }
    let written = Dictionary(manifest.files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    var (removed, changed) = (0, 0)
    do throws(FileError) {
      // The listing does not follow symbolic links, so that nothing outside the folder is reached.
      for entry in try listTree(path).reversed() {
        let whole = FilePath.join(path, entry.path)
        if entry.kind == .folder {
          if manifest.files.contains(where: { $0.path.hasPrefix(entry.path + "/") }) { try removeEmptyFolder(whole) }
        } else if let file = written[entry.path] {
          if entry.kind == .file, Manifest.File(path: file.path, bytes: try readFile(whole)) == file {
            try removeFile(whole)
            removed += 1
          } else {
            changed += 1
          }
        }
      }
      // The manifest goes last, so that a clean that was cut short can be done again. Where something is left that
      // would have the folder taken for somebody else's, an empty one stays.
      let manifestFile = FilePath.join(path, Manifest.fileName)
      if try listFolder(path).contains(where: { !$0.path.hasPrefix(".git") && $0.path != Manifest.fileName }) {
        let empty = beside("manifest")
        try removeFile(empty)
        try writeNewFile(empty, Manifest(edition: manifest.edition, files: []).json)
        try rename(empty, to: manifestFile)
      } else {
        try removeFile(manifestFile)
      }
    } catch { throw error.stop }
    return (removed, changed)
  }
}

extension Diagnostic {
  static func busy(at place: Place) -> Self {
    Self("output.busy", at: place, Message(en: "another build is writing here", ja: "別のビルドがここに書いています"))
  }

  static func notAFolder(at place: Place) -> Self {
    Self("output.not-a-folder", at: place, Message(en: "output is not a folder", ja: "出力先がフォルダではありません"))
  }

  static func foreignFolder(_ name: String, file: String) -> Self {
    Self(
      "output.foreign-folder", at: Place(path: name),
      Message(
        en: "folder is not the tool's: it holds '\(file)' and no manifest",
        ja: "このツールが作ったフォルダではありません（目録がなく、「\(file)」があります）"),
      hint: Message(
        en: "choose an empty folder, or one that engawa built before", ja: "空のフォルダか、engawa が前に作ったフォルダを指定してください"))
  }
}
