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
    // A program that ends before it has read what it is given must not end this one.
    _ = signal(SIGPIPE, SIG_IGN)
    let code = await run(Array(CommandLine.arguments.dropFirst()))
    exit(code)
  }

  /// Runs a command and returns its exit code: 0 done, 1 content, 2 usage, 3 refused, 4 machine or tool.
  static func run(_ arguments: [String]) async -> Int32 {
    do {
      do {
        if let unknown = Diagnostic.unknownCommand(arguments) {
          try report(unknown, asked: arguments)
          return 2
        }
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
        let text = DiagnosticText(language: Surroundings.current.language, color: false)
        try StandardStream.error.write(text.render(error.diagnostic))
        return 4
      } catch {
        let code = EngawaCommand.exitCode(for: error)
        var message = visible(EngawaCommand.fullMessage(for: error), about: arguments)
        if Surroundings.current.language == .japanese { message = UsageText.japanese(message) }
        if code == .validationFailure, DiagnosticFormat.asked(by: arguments) != .text {
          try report(.misuse(message.split(separator: "\n").first.map(String.init) ?? message), asked: arguments)
          return 2
        }
        try (code.isSuccess ? StandardStream.output : .error).write(message + "\n")
        // What is neither a request for help nor a misuse of the command is a fault of the tool.
        return code.isSuccess ? 0 : code == .validationFailure ? 2 : 4
      }
    } catch {
      return 4
    }
  }

  /// Tells what is wrong with the words of a command, in the format that they ask for.
  private static func report(_ diagnostic: Diagnostic, asked arguments: [String]) throws {
    let language = Surroundings.current.language
    let format = DiagnosticFormat.asked(by: arguments)
    guard format != .text else {
      return try StandardStream.error.write(DiagnosticText(language: language, color: false).render(diagnostic))
    }
    var reporter = Reporter(format: format, language: language, hasColor: false)
    try reporter.report([diagnostic])
    try reporter.finish()
  }

  /// A message in which nothing that was typed steers a terminal or begins a line of a log.
  static func visible(_ message: String, about arguments: [String]) -> String {
    arguments.reduce(message) { $0.replacing($1, with: Visible.text($1)) }
      .split(separator: "\n", omittingEmptySubsequences: false).map { Visible.text(String($0)) }.joined(separator: "\n")
  }
}
