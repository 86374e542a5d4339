#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension FolderHandle {
  /// Reads a whole file below the folder.
  ///
  /// - Throws: the system's error, also for a folder, and for a link in its place or on the way.
  public func read(_ path: String) throws(FileError) -> [UInt8] {
    let (folder, name) = try parent(of: path)
    let whole = FilePath.join(self.path, path)
    let file = unsafe openat(folder.descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { throw FileError("read", whole, orLink: (folder.descriptor, name)) }
    defer { close(file) }
    return try readAll(file, whole)
  }

  /// Whether a file has these bytes, and may be read by those who are meant to; `false` too if there is no such file.
  ///
  /// - Throws: the system's error, also for a link on the way.
  public func hasFile(
    _ path: String, with bytes: [UInt8], for readers: Readers = .everybody
  ) throws(FileError) -> Bool {
    do throws(FileError) {
      let (folder, name) = try parent(of: path)
      let whole = FilePath.join(self.path, path)
      var status = stat()
      guard try FileKind(folder.descriptor, name, whole: whole) == .file,
        unsafe fstatat(folder.descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0,
        status.st_size == bytes.count, status.st_mode & 0o777 == readers.fileMode
      else { return false }
      return try read(path) == bytes
    } catch {
      if error.isMissing { return false }
      throw error
    }
  }

  /// Writes a new file below the folder; the folder that it lies in must be there, and nothing under its name.
  ///
  /// - Parameter seconds: when it was last changed, in seconds since 1970; now, if not told.
  /// - Returns: its stamp.
  /// - Throws: the system's error.
  @discardableResult
  public func write(
    _ path: String, _ bytes: [UInt8], for readers: Readers = .everybody, modified seconds: Int? = nil
  ) throws(FileError) -> FileStamp {
    let (folder, name) = try parent(of: path)
    let whole = FilePath.join(self.path, path)
    let file = unsafe openat(
      folder.descriptor, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, readers.fileMode)
    guard file >= 0 else { throw FileError("write", whole, orLink: (folder.descriptor, name)) }
    var status = stat()
    do throws(FileError) {
      // The mode that was asked for is cut by the umask.
      guard fchmod(file, readers.fileMode) == 0 else { throw FileError("write", whole) }
      try writeAll(file, bytes, whole)
      if let seconds {
        let time = timespec(tv_sec: seconds, tv_nsec: 0)
        guard unsafe futimens(file, [time, time]) == 0 else { throw FileError("date", whole) }
      }
      guard unsafe fstat(file, &status) == 0 else { throw FileError("write", whole) }
    } catch {
      close(file)
      throw error
    }
    // A full disk may be told only here.
    guard close(file) == 0 else { throw FileError("write", whole) }
    return FileStamp(status)
  }

  /// Writes a new file below the folder, and makes the folders that it lies in.
  ///
  /// - Throws: the system's error.
  public func writeMakingFolders(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    do { try write(path, bytes) } catch {
      guard error.code == ENOENT else { throw error }
      _ = try makingFolder(FilePath.folder(of: path))
      try write(path, bytes)
    }
  }

  /// Writes a file whole or not at all: aside first, then under its name, in the place of what was there.
  ///
  /// What another process that died left aside is taken away.
  ///
  /// - Throws: the system's error; the old file stays.
  public func replace(_ path: String, with bytes: [UInt8], for readers: Readers = .everybody) throws(FileError) {
    let (folder, name) = try parent(of: path)
    let aside = Self.aside(name)
    try folder.removeFile(aside)
    try folder.write(aside, bytes, for: readers)
    try folder.rename(aside, to: name)
  }

  /// What a file is called until it is whole.
  public static func aside(_ name: String) -> String { ".\(name).new" }

  /// Gives a file a second name in another folder, so that no byte is copied; where the file system cannot do that,
  /// copies it.
  ///
  /// Symbolic links are carried over as links and not followed.
  ///
  /// - Throws: the system's error.
  public func link(_ path: String, to other: FolderHandle, _ newPath: String) throws(FileError) {
    let (folder, name) = try parent(of: path)
    let (target, newName) = try other.parent(of: newPath)
    if unsafe linkat(folder.descriptor, name, target.descriptor, newName, 0) == 0 { return }
    let error = FileError("link", FilePath.join(other.path, newPath))
    guard [EPERM, EXDEV, EMLINK, ENOTSUP].contains(error.code) else { throw error }
    switch try folder.kind(of: name) {
    case .file: try target.write(newName, folder.read(name))
    case .link:
      guard unsafe symlinkat(try folder.linkTarget(name), target.descriptor, newName) == 0 else {
        throw FileError("link", FilePath.join(other.path, newPath))
      }
    default: throw error
    }
  }

  /// Where a symbolic link leads, as it was written.
  private func linkTarget(_ name: String) throws(FileError) -> String {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = unsafe buffer.withUnsafeMutableBytes { bytes in
      guard let start = bytes.baseAddress else { return -1 }
      return unsafe readlinkat(descriptor, name, start.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    guard count >= 0 else { throw FileError("read", FilePath.join(path, name)) }
    return String(decoding: buffer.prefix(count), as: UTF8.self)
  }

  /// Sets when a file or folder of this folder was last changed, in seconds since 1970; a link is not followed.
  ///
  /// - Parameter name: a name in the folder; `.` for the folder itself.
  /// - Throws: the system's error.
  public func setModificationTime(_ name: String, _ seconds: Int) throws(FileError) {
    let time = timespec(tv_sec: seconds, tv_nsec: 0)
    guard unsafe utimensat(descriptor, name, [time, time], AT_SYMLINK_NOFOLLOW) == 0 else {
      throw FileError("date", FilePath.join(path, name))
    }
  }
}

/// Writes all bytes to an open file.
private func writeAll(_ file: Int32, _ bytes: [UInt8], _ path: String) throws(FileError) {
  var written = 0
  while written < bytes.count {
    let count = unsafe bytes.withUnsafeBytes {
      unsafe write(file, $0.baseAddress?.advanced(by: written), $0.count - written)
    }
    if count < 0 {
      if errno == EINTR { continue }
      throw FileError("write", path)
    }
    written += count
  }
}
