public import Foundation

/// The command-line tool as it was built, run as a process of its own.
public enum Tool {
  /// What a run printed, and how it ended.
  public struct Result: Sendable {
    /// The exit code.
    public let code: Int32
    /// What was printed on standard output.
    public let output: String
    /// What was printed on standard error.
    public let errors: String
  }

  /// The executable, which lies beside the tests.
  public static let executable = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "engawa")

  /// Runs the tool with arguments, in an environment of its own.
  public static func run(_ arguments: [String], environment: [String: String] = [:], in folder: String? = nil) throws
    -> Result
  {
    try run(executable, arguments, environment: environment, in: folder)
  }

  /// Whether the machine has a program.
  public static func isThere(_ program: String) -> Bool {
    ["/usr/local/bin", "/usr/bin", "/bin"].contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
  }

  /// Runs a line of a POSIX shell in which `"$ENGAWA"` is the tool.
  public static func shell(_ line: String, environment: [String: String] = [:], in folder: String) throws -> Result {
    try run(
      URL(filePath: "/bin/sh"), ["-c", line],
      environment: environment.merging(["ENGAWA": executable.path], uniquingKeysWith: { first, _ in first }),
      in: folder)
  }

  /// Runs the tool and kills it after so many seconds, unless it has ended.
  public static func kill(_ arguments: [String], after seconds: Double, in folder: String) throws {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
    process.currentDirectoryURL = URL(filePath: folder)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    Thread.sleep(forTimeInterval: seconds)
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  private static func run(
    _ executable: URL, _ arguments: [String], environment: [String: String], in folder: String?
  ) throws -> Result {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"].merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = URL(filePath: folder) }
    let output = Pipe()
    process.standardOutput = output
    // Two pipes read one after the other could block; a file cannot.
    let errors = FileManager.default.temporaryDirectory.appending(path: "engawa-\(UUID().uuidString).txt")
    try Data().write(to: errors)
    defer { unsafe unlink(errors.path) }
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Result(
      code: process.terminationStatus, output: String(decoding: printed, as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }
}
