import CFiles

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes a new file; its folder must be there, and nothing under its name.
///
/// - Throws: the system's error.
public func writeNewFile(_ path: String, _ bytes: [UInt8]) throws(FileError) {
  let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
  guard file >= 0 else { throw FileError("write", path) }
  var written = 0
  while written < bytes.count {
    let count = unsafe bytes.withUnsafeBytes {
      unsafe write(file, $0.baseAddress?.advanced(by: written), $0.count - written)
    }
    if count < 0 {
      if errno == EINTR { continue }
      let error = FileError("write", path)
      close(file)
      throw error
    }
    written += count
  }
  // A full disk may be told only here.
  guard close(file) == 0 else { throw FileError("write", path) }
}

/// Makes a folder, and those that it lies in.
///
/// - Throws: the system's error.
public func makeFolder(_ path: String) throws(FileError) {
  if mkdir(path, 0o755) == 0 { return }
  if errno == ENOENT {
    try makeFolder(FilePath.folder(of: path))
    if mkdir(path, 0o755) == 0 { return }
  }
  let error = FileError("create", path)
  guard error.code == EEXIST, try fileKind(path) != .file else { throw error }
}

/// Gives a file a second name, so that no byte is copied; where the file system cannot do that, copies it.
///
/// Symbolic links are carried over as links and not followed.
///
/// - Throws: the system's error.
public func linkFile(_ path: String, to newPath: String) throws(FileError) {
  if linkat(AT_FDCWD, path, AT_FDCWD, newPath, 0) == 0 { return }
  let error = FileError("link", newPath)
  guard [EPERM, EXDEV, EMLINK, ENOTSUP].contains(error.code) else { throw error }
  switch try fileKind(path) {
  case .file: try writeNewFile(newPath, readFile(path))
  case .link:
    guard unsafe symlink(try linkTarget(path), newPath) == 0 else { throw FileError("link", newPath) }
  default: throw error
  }
}

/// Where a symbolic link leads, as it was written.
private func linkTarget(_ path: String) throws(FileError) -> String {
  var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
  let count = unsafe buffer.withUnsafeMutableBytes { bytes in
    guard let start = bytes.baseAddress else { return -1 }
    return unsafe readlink(path, start.assumingMemoryBound(to: CChar.self), bytes.count)
  }
  guard count >= 0 else { throw FileError("read", path) }
  return String(decoding: buffer.prefix(count), as: UTF8.self)
}

/// Removes a file or symbolic link; it is no error if it is not there.
///
/// - Throws: the system's error.
public func removeFile(_ path: String) throws(FileError) {
  guard unlink(path) == 0 || errno == ENOENT else { throw FileError("remove", path) }
}

/// Removes a folder if nothing is in it, and tells whether it did.
///
/// - Throws: the system's error for any reason but that it is not empty.
@discardableResult
public func removeEmptyFolder(_ path: String) throws(FileError) -> Bool {
  if rmdir(path) == 0 { return true }
  if errno == ENOTEMPTY || errno == EEXIST || errno == ENOENT { return false }
  throw FileError("remove", path)
}

/// Removes a folder with all that is in it; symbolic links are removed and not followed.
///
/// - Throws: the system's error.
public func removeTree(_ folder: String) throws(FileError) {
  for entry in try listTree(folder).reversed() {
    let path = FilePath.join(folder, entry.path)
    if entry.kind == .folder { try removeEmptyFolder(path) } else { try removeFile(path) }
  }
  try removeEmptyFolder(folder)
}

/// Gives a path another name on the same file system.
///
/// - Throws: the system's error.
public func rename(_ path: String, to newPath: String) throws(FileError) {
  #if canImport(Glibc)
    let status = Glibc.rename(path, newPath)
  #else
    let status = Darwin.rename(path, newPath)
  #endif
  guard status == 0 else { throw FileError("rename", newPath) }
}

/// Swaps two paths of one file system in a single step, so that nobody ever sees neither.
///
/// - Throws: the system's error, also where the file system cannot do it.
public func exchange(_ first: String, _ second: String) throws(FileError) {
  guard engawa_exchange(first, second) == 0 else { throw FileError("exchange", second) }
}
