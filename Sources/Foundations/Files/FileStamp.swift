#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the file system tells of a file without its being read: while nothing of it changes, the bytes do not either.
///
/// Nobody can set the time of change as times of modification can be set; and another file in the same place has another
/// node. What was written within the same tick of the file system's clock as the stamp was taken may have the same stamp
/// and other bytes: see ``isSettled(at:slack:)``.
public struct FileStamp: Sendable, Hashable {
  /// The length in bytes.
  public let size: Int
  /// When the bytes were last changed, in nanoseconds since 1970, as whoever wrote them says.
  public let modified: Int
  /// When anything of the file was last changed, in nanoseconds since 1970.
  public let changed: Int
  /// The number of the file in its file system.
  public let node: UInt64
  /// Who may read it.
  public let mode: UInt32

  /// Takes the parts of a stamp that was kept.
  public init(size: Int, modified: Int, changed: Int, node: UInt64, mode: UInt32) {
    self.size = size
    self.modified = modified
    self.changed = changed
    self.node = node
    self.mode = mode
  }

  init(_ status: stat) {
    #if canImport(Glibc)
      let (written, altered) = (status.st_mtim, status.st_ctim)
    #else
      let (written, altered) = (status.st_mtimespec, status.st_ctimespec)
    #endif
    self.init(
      size: Int(status.st_size), modified: Self.nanoseconds(written), changed: Self.nanoseconds(altered),
      node: UInt64(status.st_ino), mode: UInt32(status.st_mode) & 0o7777)
  }

  private static func nanoseconds(_ time: timespec) -> Int { Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec) }

  /// Whether a change after a moment is sure to alter the stamp: the file is older than that by more than clocks are
  /// coarse or differ.
  ///
  /// - Parameters:
  ///   - moment: when the stamp was taken, in nanoseconds since 1970.
  ///   - slack: how coarse clocks are and how far they differ, in nanoseconds.
  public func isSettled(at moment: Int, slack: Int = usualSlack) -> Bool { max(modified, changed) + slack < moment }

  /// Two seconds: as coarse as the clock of any file system is.
  public static let usualSlack = 2_000_000_000

  /// The time of now on the clock that files are stamped by, in nanoseconds since 1970.
  public static var now: Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return nanoseconds(time)
  }
}

/// One thing that lies in a folder or below it, with its stamp.
public struct StampedEntry: Sendable, Hashable {
  /// The path relative to the folder that was listed, with `/` between parts.
  public let path: String
  /// What it is; a symbolic link is not followed.
  public let kind: FileKind
  /// Its stamp.
  public let stamp: FileStamp

  /// Puts an entry together.
  public init(path: String, kind: FileKind, stamp: FileStamp) {
    self.path = path
    self.kind = kind
    self.stamp = stamp
  }
}

/// The stamp of what a path leads to, or `nil` if there is nothing; symbolic links are followed.
public func fileStamp(_ path: String) -> FileStamp? {
  var status = stat()
  return unsafe stat(path, &status) == 0 ? FileStamp(status) : nil
}

/// Everything in a folder and below it, as ``listTree(_:)`` lists it, with stamps.
///
/// - Throws: the system's error.
public func stampedTree(_ folder: String) throws(FileError) -> [StampedEntry] {
  try FolderHandle(followed(folder)).stampedTree()
}

extension FolderHandle {
  /// Everything in the folder and below it, folders before what they hold, sorted by the bytes of the names, with stamps.
  ///
  /// Symbolic links are listed and not followed. What vanishes meanwhile is not listed.
  ///
  /// - Throws: the system's error.
  public func stampedTree() throws(FileError) -> [StampedEntry] {
    var all: [StampedEntry] = []
    try appendTree(below: "", to: &all)
    return all
  }

  private func appendTree(below prefix: String, to all: inout [StampedEntry]) throws(FileError) {
    for (name, status) in try statuses() {
      let path = prefix + name
      let kind = FileKind(status)
      all.append(StampedEntry(path: path, kind: kind, stamp: FileStamp(status)))
      if kind == .folder { try inner(name).appendTree(below: path + "/", to: &all) }
    }
  }

  /// The names in the folder itself with what the system tells of them, sorted by their bytes.
  private func statuses() throws(FileError) -> [(name: String, status: stat)] {
    var found: [(name: String, status: stat)] = []
    try forEachItem { name, _, descriptor throws(FileError) in
      var status = stat()
      guard unsafe fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
        let error = FileError("read", FilePath.join(path, name))
        if error.isMissing { return }
        throw error
      }
      found.append((name, status))
    }
    found.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    return found
  }
}
