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
public func stampOfProgram(_ name: String) -> FileStamp? {
  guard let list = unsafe getenv("PATH") else { return nil }
  for folder in unsafe String(cString: list).split(separator: ":") {
    let path = FilePath.join(String(folder), name)
    if unsafe access(path, X_OK) == 0, let stamp = fileStamp(path) { return stamp }
  }
  return nil
}
