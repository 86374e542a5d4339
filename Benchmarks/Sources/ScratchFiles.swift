import Files

/// Files of the benchmark's own, by path from the current folder or the root of the file system.
enum ScratchFiles {
  /// Writes a new file, and the folders that it lies in.
  static func write(_ path: String, _ bytes: [UInt8]) throws {
    let (start, rest) = try place(path)
    try start.writeMakingFolders(rest, bytes)
  }

  /// Makes a folder, and those that it lies in, and opens it.
  static func makeFolder(_ path: String) throws -> FolderHandle {
    let (start, rest) = try place(path)
    return try start.makingFolder(rest)
  }

  /// Writes a file in the place of the one that is there.
  static func replace(_ path: String, with bytes: [UInt8]) throws {
    let (start, rest) = try place(path)
    try start.replace(rest, with: bytes)
  }

  /// Removes a folder with all that is in it; it need not be there.
  static func remove(_ folder: String) throws {
    let (start, rest) = try place(folder)
    if try start.kind(of: rest) != nil { try start.removeTree(rest) }
  }

  private static func place(_ path: String) throws -> (FolderHandle, String) {
    path.hasPrefix("/") ? (try FolderHandle("/"), String(path.dropFirst())) : (try FolderHandle("."), path)
  }
}
