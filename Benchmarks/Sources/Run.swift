#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A finished process: how long it took, and its largest memory.
struct Run {
  let seconds: Double
  let peakMegabytes: Double

  struct Failure: Error {
    let command: [String]
    let status: Int32
  }

  /// Runs a command to its end; its output is thrown away, its errors are shown.
  static func measure(_ command: [String]) throws -> Run {
    var actions = posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    var arguments = unsafe command.map { unsafe strdup($0) } + [nil]
    defer { unsafe arguments.forEach { unsafe free($0) } }
    var process = pid_t()
    let start = ContinuousClock.now
    let spawned = unsafe posix_spawnp(&process, command[0], &actions, nil, &arguments, environ)
    guard spawned == 0 else { throw Failure(command: command, status: spawned) }
    var status: Int32 = 0
    var usage = rusage()
    while unsafe wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
    let time = start.duration(to: .now)
    guard status == 0 else { throw Failure(command: command, status: status) }
    #if os(Linux)
      let peak = Double(usage.ru_maxrss) / 1000
    #else
      let peak = Double(usage.ru_maxrss) / 1_000_000
    #endif
    return Run(seconds: time / .seconds(1), peakMegabytes: peak)
  }

  /// Several runs, numbered from 0; the one in the middle of them by time.
  static func median(of count: Int, _ run: (Int) throws -> Run) throws -> Run {
    let runs = try (0..<count).map(run).sorted { $0.seconds < $1.seconds }
    return runs[count / 2]
  }
}
