public import Diagnostics
import Files

/// A site on its way: files are written aside, and take the place of the old ones all at once.
///
/// If the process dies, the output folder holds the old site or the new one, whole; what was written aside is removed
/// by the next build.
public struct Staging: Sendable {
  let open: OpenOutput
  let contents: OutputContents
  /// The name of the folder that is written to, and the folder.
  let name: String
  let folder: FolderHandle
  /// The folders that files are written to, held open.
  let folders: OpenFolders

  /// The folder that takes the place of the old site.
  public var output: OutputFolder { open.output }
  var surroundings: FolderHandle { open.surroundings }

  /// What folders beside the output folder are for, which stands in their names.
  static let purpose = "staging"
  static let oldPurpose = "old"
  /// The file that marks a site as one that the tool is still writing.
  static let mark = ".engawa-staging"

  /// A file of the new site.
  public struct Written: Sendable {
    let file: Manifest.File
    /// Whether the old site has the very same file, which then serves for both.
    public let isUnchanged: Bool
    /// Its node; `nil` if it is not known.
    let node: UInt64?
    /// Whether it has its time already.
    let isDated: Bool

    /// How many bytes it has.
    public var size: Int { file.size }

    /// The path with the SHA-256 of the bytes, which tell the file from every other.
    public var identity: String { "\(file.path) \(file.sha256)" }
  }

  /// Prepares to write a site into a folder.
  ///
  /// - Parameter memory: what was published that should lie there.
  /// - Throws: ``Stop`` if the folder cannot be written to, or its manifest cannot be read.
  public init(_ open: OpenOutput, remembering memory: OutputMemory? = nil) throws(Stop) {
    self.open = open
    contents = try OutputContents(open, remembering: memory)
    (name, folder) = try stopping {
      let (name, folder) = try Self.newFolder(open.output, Self.purpose, open.surroundings)
      try folder.write(Self.mark, [])
      return (name, folder)
    }
    folders = OpenFolders(below: folder)
  }

  /// Makes a folder beside the output folder, under the first name that nothing has.
  static func newFolder(
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
  /// - Parameter day: the day of the site's last change, as ``publish(by:edition:day:files:jobs:)`` is told it.
  /// - Throws: ``Stop`` with the system's error.
  public func write(_ path: String, _ bytes: [UInt8], day: Int) throws(Stop) -> Written {
    let file = Manifest.File(path: path, bytes: bytes)
    do throws(FileError) {
      // The old file is read, for its owner may have changed it.
      if let old = open.folder, contents.file(path)?.size == bytes.count, try old.hasFile(path, with: bytes) {
        return Written(file: file, isUnchanged: true, node: nil, isDated: false)
      }
      let place = FilePath.name(of: path)
      let above = place.utf8.count == path.utf8.count ? "" : FilePath.folder(of: path)
      let stamp = try folders.folder(above).write(place, bytes, modified: FileTimes(day: day).seconds(of: file))
      return Written(file: file, isUnchanged: false, node: stamp.node, isDated: true)
    } catch { throw error.stop }
  }

  /// Files of the published site that are not known to be as they were.
  public var lost: Set<String> { contents.lost }

  /// A file of the new site that is the same as in the old one; `nil` if that is not known to be as it was.
  ///
  /// - Parameter day: the day of the site's last change, as ``publish(by:edition:day:files:jobs:)`` is told it.
  public func kept(_ path: String, day: Int) -> Written? {
    guard let (file, node) = contents.untouched(path) else { return nil }
    return Written(file: file, isUnchanged: true, node: node, isDated: day == contents.memory?.day)
  }

  /// Reads a file of the old site.
  ///
  /// - Throws: ``Stop`` with the system's error.
  public func readOld(_ path: String) throws(Stop) -> [UInt8] {
    do throws(FileError) { return try open.folder?.read(path) ?? [] } catch { throw error.stop }
  }

  /// The manifest of the site that is published now, if there is one.
  public var oldManifest: Manifest? { contents.manifest }

  /// Files of the folder that the tool did not write, and that are published with the others, but for a repository that
  /// lies there.
  public var foreign: [String] { contents.foreign.filter { FilePath.first(of: $0) != ".git" } }

  /// Folders in which the tool has nothing.
  public var foreignFolders: [String] { contents.foreignFolders.filter { FilePath.first(of: $0) != ".git" } }

  /// Reads one of the files that the tool did not write; `nil` if it is no regular file, which nobody can read.
  ///
  /// - Throws: ``Stop`` with the system's error.
  public func readForeign(_ file: String) throws(Stop) -> [UInt8]? {
    do throws(FileError) {
      return try open.folder?.kind(of: file) == .file ? try open.folder?.read(file) : nil
    } catch { throw error.stop }
  }

  /// Removes what was written, after an error, and returns what could not be removed.
  public func discard() -> [Diagnostic] {
    do throws(FileError) {
      if try surroundings.kind(of: name) != nil { try surroundings.removeTree(name) }
      return []
    } catch { return [.cannotRemove(error, at: output.placeBeside(name))] }
  }
}
