#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Keeps the system from writing the process's memory to disk if it crashes, for as long as the process runs.
///
/// What was read from the register would stand in it.
///
/// - Throws: the system's error.
public func forbidCoreDumps() throws(FileError) {
  var limit = rlimit(rlim_cur: 0, rlim_max: 0)
  #if canImport(Glibc)
    let result = unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
  #else
    let result = unsafe setrlimit(RLIMIT_CORE, &limit)
  #endif
  guard result == 0 else { throw FileError("forbid core dumps for", "this process") }
}
