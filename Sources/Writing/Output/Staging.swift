public import Diagnostics
import Files

/// A site on its way: files are written aside, and take the place of the old ones all at once.
///
/// If the process dies, the output folder holds the old site or the new one, whole; what was written aside is removed
/// by the next build.
public struct Staging: Sendable {
  private let output: OutputFolder
  private let surroundings: FolderHandle
  private let contents: OutputContents
  /// The name of the folder that is written to, and the folder.
  private let name: String
  private let folder: FolderHandle
  /// The folders that files are written to, held open.
  private let folders: OpenFolders
  private let lock: FileLock
  /// The files of the old site, by path.
  private let oldFiles: [String: Manifest.File]
  /// What could not be cleared away beside the folder.
  private let leftovers: [Diagnostic]

  /// What folders beside the output folder are for, which stands in their names.
  static let purpose = "staging"
  static let oldPurpose = "old"
  /// The file that marks a site as one that the tool is still writing.
  static let mark = ".engawa-staging"

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
  /// - Parameter memory: how the folder was when the site was published that should lie there.
  /// - Throws: ``Stop`` if the folder is not the tool's or cannot be written to, or another build is at it.
  public init(_ output: OutputFolder, remembering memory: OutputMemory? = nil) throws(Stop) {
    self.output = output
    (surroundings, lock, leftovers, contents, name, folder) = try stopping {
      guard let surroundings = try output.surroundings(isMade: true) else {
        throw Stop(.usage, [.notAFolder(at: Place(path: output.name))])
      }
      let lock = try output.lock(surroundings)
      let leftovers = try Sweep(output, surroundings).run()
      let contents = try OutputContents(output, in: surroundings, remembering: memory)
      let (name, folder) = try Self.newFolder(output, Self.purpose, surroundings)
      try folder.write(Self.mark, [])
      return (surroundings, lock, leftovers, contents, name, folder)
    }
    folders = OpenFolders(below: folder)
    oldFiles = Dictionary(
      (contents.manifest?.files ?? []).map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Makes a folder beside the output folder, under the first name that nothing has.
  private static func newFolder(
    _ output: OutputFolder, _ purpose: String, _ surroundings: FolderHandle
  ) throws(FileError) -> (name: String, folder: FolderHandle) {
    var number = 1
    while true {
      let name = output.beside(number == 1 ? purpose : "\(purpose)-\(number)")
      do { return (name, try surroundings.newFolder(name)) } catch {
        // Something that could not be swept has the name.
        guard error.isTaken, number < 1000 else { throw error }
        number += 1
      }
    }
  }

  /// Writes a file, unless the old site has the very same; several cores may write at once.
  ///
  /// - Parameter day: the day of the site's last change, as ``publish(by:edition:day:files:)`` is told it.
  /// - Throws: ``Stop`` with the system's error.
  public func write(_ path: String, _ bytes: [UInt8], day: Int) throws(Stop) -> Written {
    let file = Manifest.File(path: path, bytes: bytes)
    do throws(FileError) {
      // The old file is read, for its owner may have changed it.
      if let old = contents.folder, oldFiles[path]?.size == bytes.count, try old.hasFile(path, with: bytes) {
        return Written(file: file, isUnchanged: true)
      }
      let place = FilePath.name(of: path)
      let above = place.utf8.count == path.utf8.count ? "" : FilePath.folder(of: path)
      try folders.folder(above).write(place, bytes, modified: FileTimes(day: day).seconds(of: file))
      return Written(file: file, isUnchanged: false)
    } catch { throw error.stop }
  }

  /// Whether the folder holds the site as it was remembered, and nothing else.
  public var isUntouched: Bool { contents.isUntouched }

  /// The files of the published site that are as they were when they were remembered.
  public var untouched: some Collection<String> { contents.untouched.keys }

  /// A file of the new site that is the same as in the old one; `nil` if that is not known to be as it was.
  public func kept(_ path: String) -> Written? {
    guard contents.untouched[path] != nil, let file = oldFiles[path] else { return nil }
    return Written(file: file, isUnchanged: true)
  }

  /// Reads a file of the old site.
  ///
  /// - Throws: ``Stop`` with the system's error.
  public func readOld(_ path: String) throws(Stop) -> [UInt8] {
    do throws(FileError) { return try contents.folder?.read(path) ?? [] } catch { throw error.stop }
  }

  /// The manifest of the site that is published now, if there is one.
  public var oldManifest: Manifest? { contents.manifest }

  /// Files of the folder that the tool did not write, and that are published with the others, but for a repository that
  /// lies there.
  public var kept: [String] { contents.foreign.filter { FilePath.first(of: $0) != ".git" } }

  /// Folders in which the tool has nothing.
  public var keptFolders: [String] { contents.foreignFolders.filter { FilePath.first(of: $0) != ".git" } }

  /// Reads one of the files that the tool did not write; `nil` if it is no regular file, which nobody can read.
  ///
  /// - Throws: ``Stop`` with the system's error.
  public func readKept(_ file: String) throws(Stop) -> [UInt8]? {
    do throws(FileError) {
      return try contents.folder?.kind(of: file) == .file ? try contents.folder?.read(file) : nil
    } catch { throw error.stop }
  }

  /// A site that took the place of the old one.
  public struct Published: Sendable {
    /// What was written.
    public let manifest: Manifest
    /// What could not be cleared away beside it.
    public let warnings: [Diagnostic]
    /// How the folder is now; `nil` if it cannot be looked at.
    public let memory: OutputMemory?
  }

  /// Puts the new site into the place of the old one.
  ///
  /// From the moment when it is there nothing fails any more: what cannot be cleared away is a warning.
  ///
  /// - Parameter day: the day of the site's last change, in days since 1970: times of files tell nothing else.
  /// - Throws: ``Stop`` if a file that the tool did not write is in the way, or the system refuses; the old site stays.
  public func publish(
    by tool: Manifest.Tool, edition: String, day: Int, files: [Written]
  ) throws(Stop) -> Published {
    let manifest = Manifest(tool: tool, edition: edition, files: files.map(\.file))
    let times = FileTimes(day: day)
    if let old = contents.folder, manifest == contents.manifest, files.allSatisfy(\.isUnchanged) {
      var warnings = leftovers + discard()
      do { try times.set(in: old, manifest) } catch {
        warnings.append(.cannotDate(error, at: Place(path: output.name)))
      }
      return Published(manifest: manifest, warnings: warnings, memory: memory(manifest, times))
    }
    let names = try stopping {
      try keep(files.filter(\.isUnchanged).map(\.file.path))
      try carryOver(manifest)
      // The manifest comes last: what has none was never finished.
      try folder.replace(Manifest.fileName, with: manifest.json)
      try folder.removeFile(Self.mark)
      try times.set(in: folder, manifest, but: files)
      return try swap()
    }
    let sweep = Sweep(output, surroundings)
    let warnings = leftovers + names.flatMap(sweep.sweep)
    return Published(manifest: manifest, warnings: warnings, memory: memory(manifest, times))
  }

  /// How the files of the manifest are after the swap: by then nothing of the tool's alters them any more.
  ///
  /// A file that has another length or time than the tool gave it was altered meanwhile, and is not remembered.
  private func memory(_ manifest: Manifest, _ times: FileTimes) -> OutputMemory? {
    do throws(FileError) {
      let entries = try surroundings.folder(output.folderName).stampedTree()
      let own = Manifest.File(path: Manifest.fileName, bytes: manifest.json)
      let files = Dictionary((manifest.files + [own]).map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
      let stamps = entries.compactMap { entry -> (String, FileStamp)? in
        guard let file = files[entry.path], entry.kind == .file, entry.stamp.size == file.size,
          entry.stamp.modified == times.seconds(of: file) * 1_000_000_000
        else { return nil }
        return (entry.path, entry.stamp)
      }
      return OutputMemory(manifest: manifest, stamps: Dictionary(stamps, uniquingKeysWith: { first, _ in first }))
    } catch {
      // Then the next build looks at everything anew.
      return nil
    }
  }

  /// Removes what was written, after an error, and returns what could not be removed.
  public func discard() -> [Diagnostic] {
    do throws(FileError) {
      if try surroundings.kind(of: name) != nil { try surroundings.removeTree(name) }
      return []
    } catch { return [.cannotRemove(error, at: output.placeBeside(name))] }
  }

  // MARK: - The swap

  /// Gives unchanged files a second name in the new site; the old one goes with the old site.
  private func keep(_ paths: [String]) throws(FileError) {
    for file in paths { try keep(file) }
  }

  private func keep(_ file: String) throws(FileError) {
    guard let old = contents.folder else { return }
    do { try old.link(file, to: folder, file) } catch {
      guard error.isMissing else { throw error }
      _ = try folder.makingFolder(FilePath.folder(of: file))
      try old.link(file, to: folder, file)
    }
  }

  /// Gives files that the tool did not write a second name in the new site, and makes their folders.
  private func carryOver(_ manifest: Manifest) throws {
    let written = Set(manifest.files.map(\.path) + [Manifest.fileName])
    let folders = Set(manifest.files.flatMap { FilePath.folders(above: $0.path) })
    for path in contents.foreignFolders {
      if written.contains(path) { throw Stop(.usage, [.inTheWay(at: Place(path: FilePath.join(output.name, path)))]) }
      _ = try folder.makingFolder(path)
    }
    for file in contents.foreign {
      if written.contains(file) || folders.contains(file) {
        throw Stop(.usage, [.inTheWay(at: Place(path: FilePath.join(output.name, file)))])
      }
      try keep(file)
    }
  }

  /// Lets the two sites change places, and returns the names under which the old one lies aside.
  private func swap() throws(FileError) -> [String] {
    guard try surroundings.kind(of: output.folderName) != nil else {
      try surroundings.rename(name, to: output.folderName)
      return []
    }
    do {
      try surroundings.exchange(name, output.folderName)
      return [name]
    } catch {
      guard error.isUnsupported else { throw error }
      // Some file systems cannot swap. Between the two renames there is no site for a moment; the next build mends it
      // if the process dies just then.
      let (old, _) = try Self.newFolder(output, Self.oldPurpose, surroundings)
      try surroundings.rename(output.folderName, to: old)
      try surroundings.rename(name, to: output.folderName)
      return [old]
    }
  }
}

extension Diagnostic {
  static func cannotDate(_ error: FileError, at place: Place) -> Self {
    Self(
      "output.cannot-date", severity: .warning, at: place,
      Message(en: "the dates of the published files cannot be set", ja: "公開したファイルの日付を設定できません"),
      hint: Message(
        en: "\(error.diagnostic.message.en); build as the owner of the folder",
        ja: "\(error.diagnostic.message.ja)。フォルダの持ち主として実行してください"))
  }

  static func inTheWay(at place: Place) -> Self {
    Self(
      "output.in-the-way", at: place,
      Message(en: "file that the tool did not write stands in the way", ja: "このツールが書いたのではないファイルがあり、出力できません"),
      hint: Message(en: "move it elsewhere", ja: "別の場所に移してください"))
  }
}
