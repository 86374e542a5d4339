import ArgumentParser
import Files

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The command line: words in, exit code out.
public enum CommandLineTool {
  /// Runs the command that the process was started with, and ends the process.
  public static func main() async {
    let code = await run(Array(CommandLine.arguments.dropFirst()))
    exit(code)
  }

  /// Runs a command and returns its exit code: 0 done, 1 content, 2 usage, 3 refused, 4 machine or tool.
  static func run(_ arguments: [String]) async -> Int32 {
    do {
      var command = try EngawaCommand.parseAsRoot(arguments)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      return 0
    } catch let code as ExitCode {
      return code.rawValue
    } catch {
      let message = EngawaCommand.fullMessage(for: error)
      if EngawaCommand.exitCode(for: error).isSuccess {
        StandardStream.output.write(message + "\n")
        return 0
      }
      StandardStream.error.write(message + "\n")
      return 2
    }
  }
}
