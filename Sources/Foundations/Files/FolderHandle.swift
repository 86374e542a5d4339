#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder that is held open.
///
/// What lies in it is reached from the handle, part by part, and no symbolic link is ever followed: whoever puts a link
/// into the place of a folder or file gets an error, and nothing behind the link is read or changed.
///
/// It is a class because the system's descriptor is closed with its last user.
public final class FolderHandle: Sendable {
  let descriptor: Int32
  /// The path of the folder, for errors.
  public let path: String

  private init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit { close(descriptor) }

  /// Opens a folder.
  ///
  /// Links on the way to it are followed, for the caller chose that path; the folder itself must not be a link.
  ///
  /// - Parameter name: what errors call it, if not by its path.
  /// - Throws: the system's error.
  public convenience init(_ path: String, called name: String? = nil) throws(FileError) {
    try self.init(descriptor: Self.open(AT_FDCWD, path, "open", whole: name ?? path), path: name ?? path)
  }

  /// Opens a folder below this one; the path is relative, and none of its parts may be a link.
  ///
  /// - Throws: the system's error.
  public func folder(_ path: String) throws(FileError) -> FolderHandle {
    var folder = self
    for part in path.split(separator: "/").map(String.init) where part != "." { folder = try folder.inner(part) }
    return folder
  }

  /// Opens a folder below this one, and makes what is missing of it.
  ///
  /// - Parameters:
  ///   - path: a relative path.
  ///   - readers: who may look into folders that are made.
  /// - Throws: the system's error.
  public func makingFolder(_ path: String, for readers: Readers = .everybody) throws(FileError) -> FolderHandle {
    var folder = self
    for part in path.split(separator: "/").map(String.init) where part != "." {
      do { folder = try folder.newFolder(part, for: readers) } catch {
        guard error.isTaken else { throw error }
        folder = try folder.inner(part)
      }
    }
    return folder
  }

  /// Makes a folder in this one, under a name that nothing has, and opens it.
  ///
  /// - Throws: the system's error.
  public func newFolder(_ name: String, for readers: Readers = .everybody) throws(FileError) -> FolderHandle {
    guard unsafe mkdirat(descriptor, name, readers.folderMode) == 0 else {
      throw FileError("create", FilePath.join(path, name))
    }
    let folder = try inner(name)
    // The mode that was asked for is cut by the umask.
    guard fchmod(folder.descriptor, readers.folderMode) == 0 else { throw FileError("create", folder.path) }
    return folder
  }

  func inner(_ name: String) throws(FileError) -> FolderHandle {
    let whole = FilePath.join(path, name)
    return FolderHandle(descriptor: try Self.open(descriptor, name, "open", whole: whole), path: whole)
  }

  private static func open(
    _ start: Int32, _ path: String, _ action: String, whole: String
  ) throws(FileError) -> Int32 {
    let opened = unsafe openat(start, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard opened >= 0 else { throw FileError(action, whole, orLink: (start, path)) }
    return opened
  }

  /// Who may read what is made.
  public enum Readers: Sendable {
    /// Everybody, as a published site is read: files 0644, folders 0755, whatever the umask.
    case everybody
    /// Nobody but the owner, as what is confidential is read: files 0600, folders 0700.
    case owner

    var fileMode: mode_t { self == .everybody ? 0o644 : 0o600 }
    var folderMode: mode_t { self == .everybody ? 0o755 : 0o700 }
  }

  /// The folder that the last part of a relative path lies in, and that part.
  func parent(of path: String) throws(FileError) -> (folder: FolderHandle, name: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (self, path) }
    return (try folder(String(path[..<slash])), String(path[path.utf8.index(after: slash)...]))
  }

  // MARK: - Looking

  /// What lies at a path below the folder, or `nil` if nothing does; a symbolic link is not followed.
  ///
  /// - Throws: the system's error, also for a link on the way.
  public func kind(of path: String) throws(FileError) -> FileKind? {
    do {
      let (folder, name) = try parent(of: path)
      return try FileKind(folder.descriptor, name, whole: FilePath.join(self.path, path))
    } catch {
      if error.isMissing { return nil }
      throw error
    }
  }

  /// The stamp of what lies at a path below the folder, or `nil` if nothing does; a symbolic link is not followed.
  ///
  /// - Throws: the system's error, also for a link on the way.
  public func stamp(of path: String) throws(FileError) -> FileStamp? {
    let (folder, name) = try parent(of: path)
    var status = stat()
    guard unsafe fstatat(folder.descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      let error = FileError("read", FilePath.join(self.path, path))
      if error.isMissing { return nil }
      throw error
    }
    return FileStamp(status)
  }

  /// What the folder holds, sorted by the bytes of the names; symbolic links are listed and not followed.
  ///
  /// - Throws: the system's error.
  public func entries() throws(FileError) -> [FolderEntry] {
    var entries: [FolderEntry] = []
    try forEachItem { name, type, descriptor throws(FileError) in
      let kind: FileKind
      switch Int(type) {
      case Int(DT_REG): kind = .file
      case Int(DT_DIR): kind = .folder
      case Int(DT_LNK): kind = .link
      case Int(DT_UNKNOWN):
        // Some file systems do not tell in the listing.
        guard let found = try FileKind(descriptor, name, whole: FilePath.join(path, name)) else { return }
        kind = found
      default: kind = .other
      }
      entries.append(FolderEntry(path: name, kind: kind))
    }
    entries.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    return entries
  }

  /// Goes through what the folder holds, in the order of the file system.
  ///
  /// - Parameter body: gets each name with the type that the listing tells, and the descriptor of the folder.
  func forEachItem(_ body: (String, UInt8, Int32) throws(FileError) -> Void) throws(FileError) {
    // A descriptor of its own, for reading a folder moves the position of the one that it is read by.
    let own = try Self.open(descriptor, ".", "list", whole: path)
    guard let stream = unsafe fdopendir(own) else {
      let error = FileError("list", path)
      close(own)
      throw error
    }
    defer { unsafe closedir(stream) }
    while true {
      errno = 0
      guard let item = unsafe readdir(stream) else {
        if errno != 0 { throw FileError("list", path) }
        return
      }
      let name = unsafe withUnsafePointer(to: &item.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { unsafe String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      try body(name, unsafe item.pointee.d_type, own)
    }
  }

  /// Everything in the folder and below it, folders before what they hold, sorted by the bytes of the names.
  ///
  /// Symbolic links are listed and not followed.
  ///
  /// - Throws: the system's error.
  public func tree() throws(FileError) -> [FolderEntry] {
    var all: [FolderEntry] = []
    for entry in try entries() {
      all.append(entry)
      guard entry.kind == .folder else { continue }
      for below in try inner(entry.path).tree() {
        all.append(FolderEntry(path: "\(entry.path)/\(below.path)", kind: below.kind))
      }
    }
    return all
  }
}

extension FileKind {
  /// What lies at a path from an open folder; `nil` if nothing does.
  init?(_ folder: Int32, _ name: String, whole: String) throws(FileError) {
    var status = stat()
    guard unsafe fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      let error = FileError("read", whole)
      if error.isMissing { return nil }
      throw error
    }
    self.init(status)
  }

  init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .link
    default: self = .other
    }
  }
}
