import CFiles

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension FolderHandle {
  /// Removes a file or symbolic link; it is no error if it is not there.
  ///
  /// - Throws: the system's error, also for a link on the way.
  public func removeFile(_ path: String) throws(FileError) {
    let (folder, name) = try parent(of: path)
    guard unsafe unlinkat(folder.descriptor, name, 0) == 0 || errno == ENOENT else {
      throw FileError("remove", FilePath.join(self.path, path))
    }
  }

  /// Removes a folder if nothing is in it, and returns whether it is gone.
  ///
  /// - Throws: the system's error for any reason but that it is not empty.
  @discardableResult
  public func removeEmptyFolder(_ path: String) throws(FileError) -> Bool {
    let (folder, name) = try parent(of: path)
    if unsafe unlinkat(folder.descriptor, name, AT_REMOVEDIR) == 0 || errno == ENOENT { return true }
    if errno == ENOTEMPTY || errno == EEXIST { return false }
    throw FileError("remove", FilePath.join(self.path, path))
  }

  /// Removes a folder with all that is in it; symbolic links are removed and not followed.
  ///
  /// - Throws: the system's error, also if the folder is a link itself.
  public func removeTree(_ path: String) throws(FileError) {
    let tree = try folder(path)
    for entry in try tree.entries() {
      if entry.kind == .folder { try tree.removeTree(entry.path) } else { try tree.removeFile(entry.path) }
    }
    try removeEmptyFolder(path)
  }

  /// Gives a path below the folder another name below it, in the place of a file that is there.
  ///
  /// - Throws: the system's error.
  public func rename(_ path: String, to newPath: String) throws(FileError) {
    try rename(path, to: self, newPath)
  }

  /// Moves what lies at a path below the folder to another folder of the same file system.
  ///
  /// - Throws: the system's error.
  public func rename(_ path: String, to other: FolderHandle, _ newPath: String) throws(FileError) {
    let (folder, name) = try parent(of: path)
    let (target, newName) = try other.parent(of: newPath)
    guard unsafe renameat(folder.descriptor, name, target.descriptor, newName) == 0 else {
      throw FileError("rename", FilePath.join(other.path, newPath))
    }
  }

  /// Swaps two names of the folder in a single step, so that nobody ever sees neither.
  ///
  /// - Throws: the system's error, also where the file system cannot do it.
  public func exchange(_ first: String, _ second: String) throws(FileError) {
    guard unsafe engawa_exchange(descriptor, first, second) == 0 else {
      throw FileError("exchange", FilePath.join(path, second))
    }
  }
}
