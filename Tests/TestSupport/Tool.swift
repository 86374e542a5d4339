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
    defer { unlink(errors.path) }
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Result(
      code: process.terminationStatus, output: String(decoding: printed, as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }
}
