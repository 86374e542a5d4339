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
  /// - Throws: ``Stop`` if the path cannot be followed.
  public init(_ path: String, name: String) throws(Stop) {
    self.name = name
    do {
      let parent = FilePath.folder(of: path)
      try makeFolder(parent)
      self.path =
        try fileKind(path) == nil
        ? FilePath.join(resolvedPath(parent), FilePath.name(of: path)) : resolvedPath(path)
    } catch { throw error.stop }
  }

  /// What the folder holds of the tool, and what else.
  struct Contents {
    /// The manifest, or `nil` if the tool has not written here.
    let manifest: Manifest?
    /// Paths of files that the tool did not write.
    let foreign: [String]
  }

  /// Looks into the folder.
  ///
  /// - Throws: ``Stop`` if it is not the tool's and holds something of others.
  func contents() throws(Stop) -> Contents {
    let entries: [FolderEntry]
    var manifest: Manifest?
    do {
      guard let kind = try fileKind(path) else { return Contents(manifest: nil, foreign: []) }
      guard kind == .folder else { throw Stop(.usage, [.notAFolder(at: Place(path: name))]) }
      entries = try listTree(path)
      if entries.contains(where: { $0.path == Manifest.fileName }) {
        let bytes = try readFile(FilePath.join(path, Manifest.fileName))
        manifest = try Manifest.read(bytes, at: FilePath.join(name, Manifest.fileName))
      }
    } catch let error as FileError {
      throw error.stop
    } catch let stop as Stop {
      throw stop
    } catch {
      throw Stop(.machine, [])
    }
    let written = Set(manifest?.files.map(\.path) ?? [])
    let foreign = entries.filter { $0.kind != .folder && !written.contains($0.path) && $0.path != Manifest.fileName }
      .map(\.path)
    // A folder that holds nothing but a `.gitignore` waits for its first build.
    if manifest == nil, let other = foreign.first(where: { !FilePath.name(of: $0).hasPrefix(".git") }) {
      throw Stop(.usage, [.foreignFolder(name, file: other)])
    }
    return Contents(manifest: manifest, foreign: foreign)
  }

  /// Removes what the tool wrote, and folders that are empty then; returns how many files that were.
  ///
  /// - Throws: ``Stop`` if the folder is not the tool's, or the system refuses.
  public func clean() throws(Stop) -> Int {
    guard let manifest = try contents().manifest else { return 0 }
    do {
      for file in manifest.files { try removeFile(FilePath.join(path, file.path)) }
      try removeFile(FilePath.join(path, Manifest.fileName))
      for entry in try listTree(path).reversed() where entry.kind == .folder {
        try removeEmptyFolder(FilePath.join(path, entry.path))
      }
      try removeEmptyFolder(path)
    } catch { throw error.stop }
    return manifest.files.count + 1
  }
}

extension Diagnostic {
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
