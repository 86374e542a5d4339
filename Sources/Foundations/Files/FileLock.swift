#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A lock that one process has at a time; the system lets go of it if the process dies.
///
/// It is a class because letting go is tied to its end. Its file is there only while somebody has the lock.
public final class FileLock: Sendable {
  private let path: String
  private let file: Int32

  /// Takes the lock of a path, or returns `nil` if another has it.
  ///
  /// - Throws: the system's error, if the file of the lock cannot be made.
  public init?(_ path: String) throws(FileError) {
    self.path = path
    while true {
      let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
      guard file >= 0 else { throw FileError("lock", path) }
      guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
        close(file)
        return nil
      }
      // Whoever had the lock before may have removed the file since it was opened here; then it locks nothing.
      var opened = stat()
      var named = stat()
      if unsafe fstat(file, &opened) == 0, unsafe lstat(path, &named) == 0, opened.st_ino == named.st_ino {
        self.file = file
        return
      }
      close(file)
    }
  }

  deinit {
    unlink(path)
    close(file)
  }
}
