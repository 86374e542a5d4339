import ArgumentParser
import Diagnostics
import Publishing
import Subprocess

/// Runs a command for every edition, each in a process of its own, so that nothing of one is reachable from another.
struct EveryEdition {
  let reporter: Reporter
  let options: Publishing.Options

  /// Runs the tool with the same words for each edition.
  ///
  /// All of them are run, whatever becomes of one.
  ///
  /// - Parameter arguments: the command and its options, without the edition.
  /// - Throws: the greatest exit code of any.
  func run(_ arguments: [String]) async throws {
    let names = try await reporter.run { try Publishing.editions(options) }
    var worst: Int32 = 0
    for name in names {
      let result = try await Subprocess.run(
        Self.tool, arguments: Arguments(arguments + ["--edition", name]), input: .none,
        output: .currentStandardOutput, error: .currentStandardError)
      let code: Int32 = if case .exited(let code) = result.terminationStatus { code } else { 4 }
      worst = max(worst, code)
    }
    if worst != 0 { throw ExitCode(worst) }
  }

  /// The tool that is running now, by the word that it was started with.
  private static var tool: Executable {
    let word = CommandLine.arguments.first ?? "engawa"
    return word.utf8.contains(UInt8(ascii: "/")) ? .path(.init(word)) : .name(word)
  }
}
