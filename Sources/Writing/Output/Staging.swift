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
  private let lock: FolderLock
  /// The sizes of the files of the old site, by path.
  private let oldSizes: [String: Int]

  /// A file of the new site.
  public struct Written: Sendable {
    let file: Manifest.File
    /// Whether the old site has the very same file, which then serves for both.
    let isUnchanged: Bool
  }

  /// Prepares to write a site into a folder.
  ///
  /// - Throws: ``Stop`` if the folder is not the tool's, or another build is at it.
  public init(_ folder: OutputFolder) throws(Stop) {
    self.folder = folder
    let name = FilePath.name(of: folder.path)
    path = FilePath.join(FilePath.folder(of: folder.path), ".\(name).engawa-staging")
    do {
      try Self.restore(folder.path, beside: path)
      try makeFolder(path)
      guard let lock = try FolderLock(path) else { throw Stop(.machine, [.busy(at: Place(path: folder.name))]) }
      self.lock = lock
      contents = try folder.contents()
      oldSizes = Dictionary(
        (contents.manifest?.files ?? []).map { ($0.path, $0.size) }, uniquingKeysWith: { first, _ in first })
      for entry in try listTree(path).reversed() {
        let leftover = FilePath.join(path, entry.path)
        if entry.kind == .folder { try removeEmptyFolder(leftover) } else { try removeFile(leftover) }
      }
    } catch let error as FileError {
      throw error.stop
    } catch let stop as Stop {
      throw stop
    } catch {
      throw Stop(.machine, [])
    }
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

  /// Puts the new site into the place of the old one, and returns its manifest.
  ///
  /// - Throws: ``Stop`` if a file that the tool did not write is in the way, or the system refuses; the old site stays.
  public func publish(edition: String, files: [Written]) throws(Stop) -> Manifest {
    let manifest = Manifest(edition: edition, files: files.map(\.file))
    if manifest == contents.manifest, files.allSatisfy(\.isUnchanged) {
      try discard()
      return manifest
    }
    do {
      try writeNewFile(FilePath.join(path, Manifest.fileName), manifest.json)
      try keep(files.filter(\.isUnchanged).map(\.file.path))
      try carryOver(manifest)
      if try fileKind(folder.path) == nil { try rename(path, to: folder.path) } else { try swap() }
    } catch let error as FileError {
      throw error.stop
    } catch let stop as Stop {
      throw stop
    } catch {
      throw Stop(.machine, [])
    }
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

  /// Gives files that the tool did not write a second name in the new site.
  private func carryOver(_ manifest: Manifest) throws {
    let written = Set(manifest.files.map(\.path) + [Manifest.fileName])
    let folders = Set(manifest.files.map { FilePath.folder(of: $0.path) })
    for file in contents.foreign {
      if written.contains(file) || folders.contains(file) {
        throw Stop(.usage, [.inTheWay(at: Place(path: FilePath.join(folder.name, file)))])
      }
      let target = FilePath.join(path, file)
      try makeFolder(FilePath.folder(of: target))
      try linkFile(FilePath.join(folder.path, file), to: target)
    }
  }

  private func swap() throws(FileError) {
    do { try exchange(path, folder.path) } catch {
      guard error.isUnsupported else { throw error }
      // Some file systems cannot swap. Between the two renames there is no site for a moment; ``restore`` mends it if
      // the process dies just then.
      let aside = Self.aside(path)
      try rename(folder.path, to: aside)
      try rename(path, to: folder.path)
      try rename(aside, to: path)
    }
    try removeOld()
  }

  /// Removes the old site, which lies aside now; what others put there in the meantime is moved into the new one.
  private func removeOld() throws(FileError) {
    let known = Set((contents.manifest?.files.map(\.path) ?? []) + contents.foreign + [Manifest.fileName])
    for entry in try listTree(path).reversed() {
      let old = FilePath.join(path, entry.path)
      if entry.kind == .folder {
        try removeEmptyFolder(old)
      } else if known.contains(entry.path) {
        try removeFile(old)
      } else {
        let target = FilePath.join(folder.path, entry.path)
        if try fileKind(target) == nil {
          try makeFolder(FilePath.folder(of: target))
          try rename(old, to: target)
        }
      }
    }
    try removeEmptyFolder(path)
  }

  private static func aside(_ staging: String) -> String { staging + "-old" }

  /// Puts the old site back where a swap by two renames was cut in the middle.
  private static func restore(_ folder: String, beside staging: String) throws(FileError) {
    guard try fileKind(aside(staging)) != nil else { return }
    if try fileKind(folder) == nil { try rename(aside(staging), to: folder) } else { try removeTree(aside(staging)) }
  }
}

extension Diagnostic {
  static func busy(at place: Place) -> Self {
    Self("output.busy", at: place, Message(en: "another build is writing here", ja: "別のビルドがここに書いています"))
  }

  static func inTheWay(at place: Place) -> Self {
    Self(
      "output.in-the-way", at: place,
      Message(en: "file that the tool did not write stands in the way", ja: "このツールが書いたのではないファイルがあり、出力できません"),
      hint: Message(en: "move it elsewhere", ja: "別の場所に移してください"))
  }
}
