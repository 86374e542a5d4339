public import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A call of the operating system that failed.
public struct FileError: Error, Sendable, Hashable {
  /// What was tried, as an English verb such as `read`.
  public let action: String
  /// The path that it was tried on.
  public let path: String
  /// The system's error number.
  public let code: Int32

  /// Notes the system's last error.
  init(_ action: String, _ path: String) {
    self.action = action
    self.path = path
    code = errno
  }

  /// Whether the path was not there.
  public var isMissing: Bool { code == ENOENT || code == ENOTDIR }

  /// Whether the file system cannot do what was asked.
  public var isUnsupported: Bool { code == EINVAL || code == ENOSYS || code == ENOTSUP }

  /// The error as it is shown to a person.
  public var diagnostic: Diagnostic {
    let reason = unsafe String(cString: strerror(code))
    return Diagnostic(
      "file.\(action)", at: Place(path: path),
      Message(en: "cannot \(action) this: \(reason)", ja: "操作「\(action)」ができません（\(reason)）"))
  }

  /// The error as a reason to stop that lies with the machine.
  public var stop: Stop { Stop(.machine, [diagnostic]) }
}

/// Runs work, and turns whatever it throws into a reason to stop.
///
/// - Throws: the work's own ``Stop``, or one that lies with the machine.
public func stopping<Value>(_ work: () throws -> Value) throws(Stop) -> Value {
  do {
    return try work()
  } catch let error as FileError {
    throw error.stop
  } catch let stop as Stop {
    throw stop
  } catch {
    throw .unexpected(error)
  }
}
