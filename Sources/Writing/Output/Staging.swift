public import Diagnostics
import Files

/// A site on its way: files are written aside, and take the place of the old ones all at once.
///
/// If the process dies, the output folder holds the old site or the new one, whole; what was written aside is removed
/// by the next build.
public struct Staging: Sendable {
  private let folder: OutputFolder
  private let contents: OutputFolder.Contents
  private let path: String
  private let lock: FileLock
  /// The sizes of the files of the old site, by path.
  private let oldSizes: [String: Int]

  /// A file of the new site.
  public struct Written: Sendable {
    let file: Manifest.File
    /// Whether the old site has the very same file, which then serves for both.
    let isUnchanged: Bool

    /// The path with the SHA-256 of the bytes, which tell the file from every other.
    public var identity: String { "\(file.path) \(file.sha256)" }
  }

  /// Prepares to write a site into a folder.
  ///
  /// - Throws: ``Stop`` if the folder is not the tool's, or another build is at it.
  public init(_ folder: OutputFolder) throws(Stop) {
    self.folder = folder
    path = folder.beside("staging")
    do throws(FileError) { try makeFolder(FilePath.folder(of: folder.path)) } catch { throw error.stop }
    lock = try folder.lock()
    try Sweep(folder).run()
    contents = try folder.contents()
    oldSizes = Dictionary(
      (contents.manifest?.files ?? []).map { ($0.path, $0.size) }, uniquingKeysWith: { first, _ in first })
    do throws(FileError) { try makeFolder(path) } catch { throw error.stop }
  }

  /// Writes a file, unless the old site has the very same; several cores may write at once.
  ///
  /// - Throws: ``Stop`` with the system's error.
  public func write(_ path: String, _ bytes: [UInt8]) throws(Stop) -> Written {
    let file = Manifest.File(path: path, bytes: bytes)
    if try isUnchanged(path, bytes) { return Written(file: file, isUnchanged: true) }
    let target = FilePath.join(self.path, path)
    do throws(FileError) { try writeNewFile(target, bytes) } catch {
      guard error.isMissing else { throw error.stop }
      do throws(FileError) {
        try makeFolder(FilePath.folder(of: target))
        try writeNewFile(target, bytes)
      } catch { throw error.stop }
    }
    return Written(file: file, isUnchanged: false)
  }

  /// Whether the old site has a file with the same bytes; the file is read, for its owner may have changed it.
  private func isUnchanged(_ path: String, _ bytes: [UInt8]) throws(Stop) -> Bool {
    guard oldSizes[path] == bytes.count else { return false }
    let old = FilePath.join(folder.path, path)
    do throws(FileError) {
      guard try fileKind(old) == .file else { return false }
      return try readFile(old) == bytes
    } catch {
      if error.isMissing { return false }
      throw error.stop
    }
  }

  /// The manifest of the site that is published now, if there is one.
  public var oldManifest: Manifest? { contents.manifest }

  /// Files of the folder that the tool did not write, and that are published with the others, but for what version
  /// control keeps there.
  public var kept: [String] {
    contents.foreign.filter { path in
      ![".gitignore", ".gitkeep", ".nojekyll"].contains(FilePath.name(of: path)) && FilePath.first(of: path) != ".git"
    }
  }

  /// Folders in which the tool has nothing.
  public var keptFolders: [String] { contents.foreignFolders.filter { FilePath.first(of: $0) != ".git" } }

  /// Reads one of the files that the tool did not write; `nil` if it is no regular file, which nobody can read.
  ///
  /// - Throws: ``Stop`` with the system's error.
  public func readKept(_ file: String) throws(Stop) -> [UInt8]? {
    let path = FilePath.join(folder.path, file)
    do throws(FileError) { return try fileKind(path) == .file ? try readFile(path) : nil } catch { throw error.stop }
  }

  /// Puts the new site into the place of the old one, and returns its manifest.
  ///
  /// - Parameter day: the day of the site's last change, in days since 1970: times of files tell nothing else.
  /// - Throws: ``Stop`` if a file that the tool did not write is in the way, or the system refuses; the old site stays.
  public func publish(edition: String, day: Int, files: [Written]) throws(Stop) -> Manifest {
    let manifest = Manifest(edition: edition, files: files.map(\.file))
    if manifest == contents.manifest, files.allSatisfy(\.isUnchanged) {
      try discard()
      try stopping { try FileTimes(day: day).set(in: folder.path, manifest) }
      return manifest
    }
    try stopping {
      try keep(files.filter(\.isUnchanged).map(\.file.path))
      try carryOver(manifest)
      // The manifest comes last: what has none was never finished.
      try writeNewFile(FilePath.join(path, Manifest.fileName), manifest.json)
      try FileTimes(day: day).set(in: path, manifest)
      if try fileKind(folder.path) == nil { try rename(path, to: folder.path) } else { try swap() }
    }
    try Sweep(folder).run()
    return manifest
  }

  /// Removes what was written, after an error.
  ///
  /// - Throws: ``Stop`` with the system's error.
  public func discard() throws(Stop) {
    do throws(FileError) {
      if try fileKind(path) != nil { try removeTree(path) }
    } catch { throw error.stop }
  }

  // MARK: - The swap

  /// Gives unchanged files a second name in the new site; the old one goes with the old site.
  private func keep(_ paths: [String]) throws(FileError) {
    for file in paths {
      let target = FilePath.join(path, file)
      let source = FilePath.join(folder.path, file)
      do { try linkFile(source, to: target) } catch {
        guard error.isMissing else { throw error }
        try makeFolder(FilePath.folder(of: target))
        try linkFile(source, to: target)
      }
    }
  }

  /// Gives files that the tool did not write a second name in the new site, and makes their folders.
  private func carryOver(_ manifest: Manifest) throws {
    let written = Set(manifest.files.map(\.path) + [Manifest.fileName])
    let folders = Set(manifest.files.flatMap { FilePath.folders(above: $0.path) })
    for path in contents.foreignFolders {
      if written.contains(path) { throw Stop(.usage, [.inTheWay(at: Place(path: FilePath.join(folder.name, path)))]) }
      try makeFolder(FilePath.join(self.path, path))
    }
    for file in contents.foreign {
      if written.contains(file) || folders.contains(file) {
        throw Stop(.usage, [.inTheWay(at: Place(path: FilePath.join(folder.name, file)))])
      }
      let target = FilePath.join(path, file)
      try makeFolder(FilePath.folder(of: target))
      try linkFile(FilePath.join(folder.path, file), to: target)
    }
  }

  /// Lets the two sites change places; the old one lies aside then, and is swept away.
  private func swap() throws(FileError) {
    do { try exchange(path, folder.path) } catch {
      guard error.isUnsupported else { throw error }
      // Some file systems cannot swap. Between the two renames there is no site for a moment; the next build mends it
      // if the process dies just then.
      try rename(folder.path, to: folder.beside("old"))
      try rename(path, to: folder.path)
    }
  }
}

extension Diagnostic {
  static func inTheWay(at place: Place) -> Self {
    Self(
      "output.in-the-way", at: place,
      Message(en: "file that the tool did not write stands in the way", ja: "このツールが書いたのではないファイルがあり、出力できません"),
      hint: Message(en: "move it elsewhere", ja: "別の場所に移してください"))
  }
}
