#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Says when a file or folder was last changed, in seconds since 1970; a link is not followed.
///
/// - Throws: the system's error.
public func setModificationTime(_ path: String, _ seconds: Int) throws(FileError) {
  let time = timespec(tv_sec: seconds, tv_nsec: 0)
  guard unsafe utimensat(AT_FDCWD, path, [time, time], AT_SYMLINK_NOFOLLOW) == 0 else {
    throw FileError("date", path)
  }
}
