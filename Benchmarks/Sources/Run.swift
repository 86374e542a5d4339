import Files

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A finished process: how long it took, and its largest memory.
struct Run {
  let seconds: Double
  let peakMegabytes: Double

  struct Failure: Error, CustomStringConvertible {
    let command: [String]
    let status: Int32

    var description: String { "'\(command.joined(separator: " "))' ended with \(status)" }
  }

  /// Runs a command to its end; its output is thrown away, its errors are shown.
  ///
  /// A process begins with the memory of the one that starts it, so that a small one between the two tells its own.
  static func measure(_ command: [String]) throws -> Run {
    let result = "\(try Bench.Options().folder).result"
    // One that was stopped may have left its own.
    unsafe unlink(result)
    defer { unsafe unlink(result) }
    let status = try spawn([CommandLine.arguments[0], "measure", result] + command).status
    guard status == 0 else { throw Failure(command: command, status: status) }
    let words = String(decoding: try readFile(result), as: UTF8.self).split(separator: " ").compactMap { Double($0) }
    guard words.count == 3, words[2] == 0 else { throw Failure(command: command, status: Int32(words.last ?? -1)) }
    return Run(seconds: words[0], peakMegabytes: words[1])
  }

  /// Runs a command, and writes how it went into a file.
  static func measured(_ command: [String], into file: String) throws {
    let start = ContinuousClock.now
    let status: Int32
    let usage: rusage
    do { (status, usage) = try spawn(command) } catch let failure as Failure {
      // What cannot be started is told by the process that wanted it measured.
      return try ScratchFiles.write(file, Array("0 0 \(failure.status)".utf8))
    }
    let seconds = start.duration(to: .now) / .seconds(1)
    #if os(Linux)
      let peak = Double(usage.ru_maxrss) / 1000
    #else
      let peak = Double(usage.ru_maxrss) / 1_000_000
    #endif
    try ScratchFiles.write(file, Array("\(seconds) \(peak) \(status)".utf8))
  }

  private static func spawn(_ command: [String]) throws -> (status: Int32, usage: rusage) {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    var arguments = unsafe command.map { unsafe strdup($0) } + [nil]
    defer { unsafe arguments.forEach { unsafe free($0) } }
    var process = pid_t()
    let spawned = unsafe posix_spawnp(&process, command[0], &actions, nil, &arguments, environ)
    guard spawned == 0 else { throw Failure(command: command, status: spawned) }
    var status: Int32 = 0
    var usage = rusage()
    while unsafe wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
    return (status, usage)
  }

  /// Several runs, numbered from 0; the one in the middle of them by time.
  static func median(of count: Int, _ run: (Int) throws -> Run) throws -> Run {
    let runs = try (0..<count).map(run).sorted { $0.seconds < $1.seconds }
    return runs[count / 2]
  }
}
