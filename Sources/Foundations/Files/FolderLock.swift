#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder that this process alone works in; the system lets go of it if the process dies.
///
/// It is a class because letting go is tied to its end.
public final class FolderLock: Sendable {
  private let file: Int32

  /// Takes hold of a folder, or returns `nil` if another process has it.
  ///
  /// - Throws: the system's error, if the folder cannot be opened.
  public init?(_ path: String) throws(FileError) {
    file = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { throw FileError("lock", path) }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      close(file)
      return nil
    }
  }

  deinit { close(file) }
}
