#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The stamp of the program that is running; `nil` if the system does not tell where it is.
public func stampOfThisProgram() -> FileStamp? {
  #if canImport(Glibc)
    return fileStamp("/proc/self/exe")
  #else
    var size = UInt32(PATH_MAX)
    var buffer = [CChar](repeating: 0, count: Int(size))
    guard unsafe _NSGetExecutablePath(&buffer, &size) == 0 else { return nil }
    return unsafe fileStamp(String(cString: buffer))
  #endif
}

/// The stamp of a program that would be found by its name alone; `nil` if there is none.
public func stampOfProgram(_ name: String) -> FileStamp? { pathOfProgram(name).flatMap { fileStamp($0) } }

/// Where a program is that would be found by its name alone; `nil` if there is none.
public func pathOfProgram(_ name: String) -> String? {
  guard let list = unsafe getenv("PATH") else { return nil }
  return unsafe String(cString: list).split(separator: ":").map { FilePath.join(String($0), name) }.first { path in
    unsafe access(path, X_OK) == 0 && fileStamp(path) != nil
  }
}

/// The folder in which programs put files that nobody needs for long, without links on the way to it.
///
/// - Throws: the system's error, if there is none.
public func temporaryFolder() throws(FileError) -> String {
  let named = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? ""
  return try resolvedPath(named.isEmpty ? "/tmp" : named)
}
