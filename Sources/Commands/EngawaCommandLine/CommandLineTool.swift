import ArgumentParser
import Diagnostics
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
      } catch let error as FileError {
        try StandardStream.error.write(DiagnosticText(language: .english, color: false).render(error.diagnostic))
        return 4
      } catch {
        let message = EngawaCommand.fullMessage(for: error)
        let isHelp = EngawaCommand.exitCode(for: error).isSuccess
        try (isHelp ? StandardStream.output : .error).write(message + "\n")
        return isHelp ? 0 : 2
      }
    } catch {
      return 4
    }
  }
}
