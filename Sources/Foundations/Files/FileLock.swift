#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A lock that one process has at a time; the system lets go of it if the process dies.
///
/// It is a class because letting go is tied to its end. Its file is there only while somebody has the lock.
public final class FileLock: Sendable {
  private let folder: FolderHandle
  private let name: String
  private let file: Int32

  /// Takes the lock of that name in a folder, or returns `nil` if another has it.
  ///
  /// - Throws: the system's error, if the file of the lock cannot be made.
  public init?(_ name: String, in folder: FolderHandle) throws(FileError) {
    self.folder = folder
    self.name = name
    let whole = FilePath.join(folder.path, name)
    while true {
      let file = unsafe openat(folder.descriptor, name, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o644)
      guard file >= 0 else { throw FileError("lock", whole, orLink: (folder.descriptor, name)) }
      guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
        close(file)
        return nil
      }
      // Whoever had the lock before may have removed the file since it was opened here; then it locks nothing.
      var opened = stat()
      var named = stat()
      if unsafe fstat(file, &opened) == 0,
        unsafe fstatat(folder.descriptor, name, &named, AT_SYMLINK_NOFOLLOW) == 0, opened.st_ino == named.st_ino
      {
        self.file = file
        return
      }
      close(file)
    }
  }

  deinit {
    unsafe unlinkat(folder.descriptor, name, 0)
    close(file)
  }
}
