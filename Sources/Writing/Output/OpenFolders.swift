import Files
import Synchronization

/// Folders below one that are held open, so that a file is written by one step and not by one for each part of its path.
///
/// It is a class because all cores write to the same folders.
final class OpenFolders: Sendable {
  private let base: FolderHandle
  private let open = Mutex<[String: FolderHandle]>([:])
  /// A process may hold a thousand or so.
  private static let most = 256

  init(below base: FolderHandle) { self.base = base }

  /// Opens a folder, and makes what is missing of its path.
  ///
  /// - Parameter path: a relative path, empty for the folder itself.
  func folder(_ path: String) throws(FileError) -> FolderHandle {
    if path.isEmpty { return base }
    if let known = open.withLock({ $0[path] }) { return known }
    let made = try base.makingFolder(path)
    open.withLock { open in
      if open.count >= Self.most { open.removeAll() }
      open[path] = made
    }
    return made
  }
}
