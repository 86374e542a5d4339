import Diagnostics
import Files

/// Clears away what lies beside an output folder: an old site after the swap, or what a process that died left there.
///
/// Only what the tool wrote is removed. A file of somebody else that is not in the output folder yet is moved there.
/// Nothing that cannot be swept stops a build: it is named, and left alone.
struct Sweep {
  private let output: OutputFolder
  private let surroundings: FolderHandle

  init(_ output: OutputFolder, _ surroundings: FolderHandle) {
    self.output = output
    self.surroundings = surroundings
  }

  /// Sweeps all that builds left, and returns what could not be swept.
  ///
  /// - Throws: ``Stop`` if a symbolic link stands where the tool writes.
  func run() throws -> [Diagnostic] {
    let leftovers = try surroundings.entries().filter { isOurs($0.path) }
    for entry in leftovers where entry.kind == .link {
      throw Stop(.usage, [.linkInPlace(at: output.placeBeside(entry.path))])
    }
    try restore(leftovers)
    return leftovers.flatMap { sweep($0.path) }
  }

  /// Whether a name is one that the tool gives to folders beside the output folder.
  private func isOurs(_ name: String) -> Bool {
    [Staging.purpose, Staging.oldPurpose].contains { purpose in
      let start = output.beside(purpose)
      return name == start || name.hasPrefix(start + "-") && Int(name.dropFirst(start.utf8.count + 1)) != nil
    }
  }

  /// Puts the old site back, if a swap by two renames was cut in the middle and the new one has not arrived.
  private func restore(_ leftovers: [FolderEntry]) throws {
    guard try surroundings.kind(of: output.folderName) == nil else { return }
    let old = leftovers.first { $0.kind == .folder && $0.path.hasPrefix(output.beside(Staging.oldPurpose)) }
    guard let old, try manifest(of: surroundings.folder(old.path)) != nil else { return }
    try surroundings.rename(old.path, to: output.folderName)
  }

  /// Sweeps one folder beside the output folder, and returns what could not be swept; there need be none.
  ///
  /// - Parameter known: the manifest that the folder holds, if it was read already.
  func sweep(_ name: String, _ known: Manifest? = nil) -> [Diagnostic] {
    let place = output.placeBeside(name)
    do throws(FileError) {
      switch try surroundings.kind(of: name) {
      case nil: return []
      case .folder: break
      case .link, .file, .other: return [.foreignLeftover(at: place)]
      }
      let folder = try surroundings.folder(name)
      let manifest = if let known { known } else { try manifest(of: folder) }
      if manifest == nil, try !isUnfinished(folder) { return [.foreignLeftover(at: place)] }
      let written = manifest.map { Set($0.files.map(\.path)) }
      var removal = Removal(sweep: self, base: folder, written: written, place: place)
      removal.remove(in: folder, below: "")
      let left = removal.left
      guard left.isEmpty else { return left }
      // What tells whose the folder is goes last, so that a sweep that was cut short can be done again.
      for file in [FolderHandle.aside(Manifest.fileName), Manifest.fileName, Staging.mark] {
        try folder.removeFile(file)
      }
      try surroundings.removeEmptyFolder(name)
      return []
    } catch { return [.cannotRemove(error, at: place)] }
  }

  /// Whether the tool was still writing a site here: until it is whole it bears a mark, and nobody else was in it.
  private func isUnfinished(_ folder: FolderHandle) throws(FileError) -> Bool {
    if try folder.kind(of: Staging.mark) == .file { return true }
    return try folder.entries().isEmpty
  }

  /// A manifest that is whole; one that is torn counts as none.
  private func manifest(of folder: FolderHandle) throws(FileError) -> Manifest? {
    guard try folder.kind(of: Manifest.fileName) == .file else { return nil }
    return Manifest(try folder.read(Manifest.fileName))
  }

  /// Whether the output folder has the same file, be it by another name of it or as a copy.
  fileprivate func isInOutput(_ path: String, _ kind: FileKind, _ folder: FolderHandle) throws(FileError) -> Bool {
    let target = FilePath.join(output.folderName, path)
    guard try surroundings.kind(of: target) == kind else { return false }
    if kind != .file { return true }
    return try surroundings.read(target) == folder.read(path)
  }

  /// Moves a file that the tool did not write into the output folder, unless something is there under its name.
  fileprivate func bringHome(_ path: String, from folder: FolderHandle) throws(FileError) -> Bool {
    guard try surroundings.kind(of: output.folderName) == .folder else { return false }
    let home = try surroundings.folder(output.folderName)
    guard try home.kind(of: path) == nil else { return false }
    let above = FilePath.folder(of: path)
    let target = above == "." ? home : try home.makingFolder(above)
    try folder.rename(path, to: target, FilePath.name(of: path))
    return true
  }
}

/// The removal of everything from a folder beside the output folder but what tells whose it is.
private struct Removal {
  let sweep: Sweep
  let base: FolderHandle
  /// The files that the tool wrote; `nil` if everything is.
  let written: Set<String>?
  let place: Place
  /// What is left.
  private(set) var left: [Diagnostic] = []
  /// A folder that lets nothing go is told of once, and so is what it stands in.
  private var told: Set<String> = []

  private static let own = [Manifest.fileName, FolderHandle.aside(Manifest.fileName), Staging.mark]

  init(sweep: Sweep, base: FolderHandle, written: Set<String>?, place: Place) {
    self.sweep = sweep
    self.base = base
    self.written = written
    self.place = place
  }

  /// Removes what a folder holds; the path to it from the base ends in `/`, unless it is empty.
  mutating func remove(in folder: FolderHandle, below prefix: String) {
    let entries: [FolderEntry]
    do { entries = try folder.entries() } catch { return note(error, in: String(prefix.dropLast())) }
    for entry in entries.reversed() {
      let path = prefix + entry.path
      if Self.own.contains(path) { continue }
      do throws(FileError) {
        if entry.kind == .folder {
          remove(in: try folder.folder(entry.path), below: path + "/")
          try folder.removeEmptyFolder(entry.path)
        } else if written?.contains(path) ?? true {
          try folder.removeFile(entry.path)
        } else if try sweep.isInOutput(path, entry.kind, base) {
          try folder.removeFile(entry.path)
        } else if try !sweep.bringHome(path, from: base) {
          left.append(.leftBehind(at: Place(path: FilePath.join(place.path, path))))
        }
      } catch { note(error, in: entry.kind == .folder ? path : String(prefix.dropLast())) }
    }
  }

  private mutating func note(_ error: FileError, in folder: String) {
    let holder = FilePath.join(place.path, folder)
    let isTold = told.contains { $0 == holder || $0.hasPrefix(holder + "/") }
    told.insert(holder)
    if !isTold { left.append(.cannotRemove(error, at: Place(path: holder))) }
  }
}

extension Diagnostic {
  static func leftBehind(at place: Place) -> Self {
    Self(
      "output.left-behind", severity: .warning, at: place,
      Message(
        en: "file that the tool did not write, left behind by a build that died", ja: "途中で終わったビルドが残した、このツールのものでないファイルです"
      ),
      hint: Message(en: "move it to where it belongs", ja: "あるべき場所に移してください"))
  }

  static func foreignLeftover(at place: Place) -> Self {
    Self(
      "output.foreign-leftover", severity: .warning, at: place,
      Message(
        en: "the tool did not make this, although it has a name of the tool's; it was left alone",
        ja: "このツールが使う名前ですが、このツールが作ったものではないので、そのままにしました"),
      hint: Message(en: "look what is in it, and remove it or move it elsewhere", ja: "中身を確かめて、消すか別の場所に移してください"))
  }

  static func cannotRemove(_ error: FileError, at place: Place) -> Self {
    Self(
      "output.cannot-remove", severity: .warning, at: place,
      Message(
        en: "left behind, for it cannot be removed; the site itself is whole", ja: "消せないので残しました。サイトそのものには影響ありません"),
      hint: Message(
        en: "\(error.diagnostic.message.en); remove it by hand", ja: "\(error.diagnostic.message.ja)。手で消してください"))
  }
}
