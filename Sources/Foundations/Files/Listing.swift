/// One thing that lies in a folder or below it.
public struct FolderEntry: Sendable, Hashable {
  /// The path relative to the folder that was listed, with `/` between parts.
  public let path: String
  /// What it is; a symbolic link is not followed.
  public let kind: FileKind

  /// Puts an entry together.
  public init(path: String, kind: FileKind) {
    self.path = path
    self.kind = kind
  }
}

/// Everything in a folder and below it, folders before what they hold, sorted by the bytes of the names.
///
/// Symbolic links are listed and not followed, except that the path itself may be one.
///
/// - Throws: the system's error.
public func listTree(_ folder: String) throws(FileError) -> [FolderEntry] {
  try FolderHandle(followed(folder)).tree()
}

/// What lies in a folder itself, sorted by the bytes of the names; symbolic links are listed and not followed, except that
/// the path itself may be one.
///
/// - Throws: the system's error.
public func listFolder(_ folder: String) throws(FileError) -> [FolderEntry] {
  try FolderHandle(followed(folder)).entries()
}

/// The path that a link leads to, where somebody chose to read through one.
func followed(_ path: String) throws(FileError) -> String {
  try fileKind(path) == .link ? resolvedPath(path) : path
}
