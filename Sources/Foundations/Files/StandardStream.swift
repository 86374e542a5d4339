#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The streams that a process talks through.
public enum StandardStream: Int32, Sendable {
  /// Results.
  case output = 1
  /// Diagnostics.
  case error = 2

  /// Writes text at once, unbuffered.
  ///
  /// A reader that has gone away, as `head` does, is no error.
  ///
  /// - Throws: the system's error, such as for a full disk.
  public func write(_ text: String) throws(FileError) {
    // Without this, writing to a reader that has gone away would end the process.
    _ = signal(SIGPIPE, SIG_IGN)
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      #if canImport(Glibc)
        let count = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(rawValue, $0.baseAddress, $0.count) }
      #else
        let count = unsafe bytes.withUnsafeBytes { unsafe Darwin.write(rawValue, $0.baseAddress, $0.count) }
      #endif
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EPIPE { return }
      guard count > 0 else { throw FileError("write", self == .output ? "standard output" : "standard error") }
      bytes = bytes.dropFirst(count)
    }
  }

  /// Whether a person reads the stream.
  public var isTerminal: Bool { isatty(rawValue) == 1 }

  /// Whether a person writes what the process reads.
  public static var isInputTerminal: Bool { isatty(0) == 1 }
}
