#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One thing that lies in a folder or below it.
public struct FolderEntry: Sendable, Hashable {
  /// The path relative to the folder that was listed, with `/` between parts.
  public let path: String
  /// What it is; a symbolic link is not followed.
  public let kind: FileKind
}

/// Everything in a folder, sorted by the bytes of the path, without the folders' own contents.
///
/// - Throws: the system's error.
public func listFolder(_ folder: String) throws(FileError) -> [FolderEntry] {
  guard let stream = unsafe opendir(folder) else { throw FileError("list", folder) }
  defer { unsafe closedir(stream) }
  var entries: [FolderEntry] = []
  while true {
    errno = 0
    guard let item = unsafe readdir(stream) else {
      if errno != 0 { throw FileError("list", folder) }
      break
    }
    let name = unsafe withUnsafePointer(to: &item.pointee.d_name) {
      unsafe $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { unsafe String(cString: $0) }
    }
    if name == "." || name == ".." { continue }
    let kind: FileKind
    switch Int(unsafe item.pointee.d_type) {
    case Int(DT_REG): kind = .file
    case Int(DT_DIR): kind = .folder
    case Int(DT_LNK): kind = .link
    case Int(DT_UNKNOWN):
      // Some file systems do not tell in the listing.
      guard let found = try fileKind(FilePath.join(folder, name)) else { continue }
      kind = found
    default: kind = .other
    }
    entries.append(FolderEntry(path: name, kind: kind))
  }
  entries.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  return entries
}

/// Everything in a folder and below it, folders before what they hold, sorted by the bytes of the names.
///
/// Symbolic links are listed and not followed.
///
/// - Throws: the system's error.
public func listTree(_ folder: String) throws(FileError) -> [FolderEntry] {
  var all: [FolderEntry] = []
  for entry in try listFolder(folder) {
    all.append(entry)
    guard entry.kind == .folder else { continue }
    for inner in try listTree(FilePath.join(folder, entry.path)) {
      all.append(FolderEntry(path: "\(entry.path)/\(inner.path)", kind: inner.kind))
    }
  }
  return all
}
