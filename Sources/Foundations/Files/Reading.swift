#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a path leads to.
public enum FileKind: Sendable, Hashable {
  /// A regular file.
  case file
  /// A folder.
  case folder
  /// A symbolic link, not followed.
  case link
  /// A device, pipe or socket.
  case other
}

/// Reads a whole file.
///
/// - Throws: the system's error, also for a folder.
public func readFile(_ path: String) throws(FileError) -> [UInt8] {
  let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { throw FileError("read", path) }
  defer { close(file) }
  return try readAll(file, path)
}

/// Reads the beginning of a file: so many bytes, or all if it has fewer.
///
/// - Throws: the system's error.
public func readBeginning(of path: String, _ count: Int) throws(FileError) -> [UInt8] {
  let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { throw FileError("read", path) }
  defer { close(file) }
  var bytes = [UInt8](repeating: 0, count: count)
  var filled = 0
  while filled < count {
    let more = unsafe bytes.withUnsafeMutableBytes {
      unsafe read(file, $0.baseAddress?.advanced(by: filled), count - filled)
    }
    if more < 0 {
      if errno == EINTR { continue }
      throw FileError("read", path)
    }
    if more == 0 { break }
    filled += more
  }
  bytes.removeLast(count - filled)
  return bytes
}

/// Reads an open file to its end.
///
/// - Throws: the system's error.
func readAll(_ file: Int32, _ path: String) throws(FileError) -> [UInt8] {
  var status = stat()
  guard unsafe fstat(file, &status) == 0 else { throw FileError("read", path) }

  // One byte more than the file is said to hold, so that its end is seen without a second allocation.
  var bytes = [UInt8](repeating: 0, count: max(Int(status.st_size), 0) + 1)
  var filled = 0
  while true {
    if filled == bytes.count { bytes.append(contentsOf: repeatElement(0, count: bytes.count)) }
    let count = unsafe bytes.withUnsafeMutableBytes {
      unsafe read(file, $0.baseAddress?.advanced(by: filled), $0.count - filled)
    }
    if count < 0 {
      if errno == EINTR { continue }
      throw FileError("read", path)
    }
    if count == 0 { break }
    filled += count
  }
  bytes.removeLast(bytes.count - filled)
  return bytes
}

/// What a path leads to, or `nil` if there is nothing; a symbolic link is not followed.
///
/// - Throws: the system's error, if it cannot tell.
public func fileKind(_ path: String) throws(FileError) -> FileKind? { try FileKind(AT_FDCWD, path, whole: path) }

/// The absolute path with every symbolic link followed.
///
/// - Throws: the system's error, such as for a link that leads nowhere.
public func resolvedPath(_ path: String) throws(FileError) -> String {
  guard let resolved = unsafe realpath(path, nil) else { throw FileError("resolve", path) }
  defer { unsafe free(resolved) }
  return unsafe String(cString: resolved)
}

/// The folder that relative paths start from.
///
/// - Throws: the system's error.
public func currentFolder() throws(FileError) -> String { try resolvedPath(".") }
