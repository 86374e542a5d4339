import ArgumentParser
import Diagnostics
import Publishing
import Reports
import Subprocess
import SystemPackage

/// Runs a command for every edition, each in a process of its own, so that nothing of one is reachable from another.
struct EveryEdition {
  private let shared: SharedOptions

  init(_ shared: SharedOptions) { self.shared = shared }

  /// Runs the tool with the same words for each edition.
  ///
  /// All of them are run, whatever becomes of one.
  ///
  /// - Parameter arguments: the command and its options, without those that are shared and without the edition.
  /// - Throws: the greatest exit code of any.
  func run(_ arguments: [String], _ reporter: inout Reporter) async throws {
    let names = try await reporter.run { try await Publishing.editions(shared.publishing()) }
    var worst: Int32 = 0
    for name in names {
      let words = arguments + shared.arguments + ["--edition", name]
      worst = max(
        worst,
        reporter.format.isDocument
          ? try await collected(words, &reporter) : try await passedOn(words, reporter.format))
    }
    if worst != 0 { throw ExitCode(worst) }
  }

  /// Runs the tool, whose words are those of this process.
  private func passedOn(_ words: [String], _ format: DiagnosticFormat) async throws -> Int32 {
    let result = try await Subprocess.run(
      Self.tool, arguments: Arguments(words + ["--format", format.rawValue]), input: .none,
      output: .currentStandardOutput, error: .currentStandardError)
    return Self.code(result.terminationStatus)
  }

  /// Runs the tool, and takes what it reports into the one document of this process.
  private func collected(_ words: [String], _ reporter: inout Reporter) async throws -> Int32 {
    let result = try await Subprocess.run(
      Self.tool, arguments: Arguments(words + ["--format", "json", "--quiet"]), input: .none,
      output: .discarded, error: .string(limit: Self.largestReport))
    let lines = result.standardError.split(separator: "\n")
    // What is wrong with the content is wrong in every edition, and told once.
    try reporter.report(new: lines.map { try JSONText.value($0) as ReportedDiagnostic })
    return Self.code(result.terminationStatus)
  }

  private static let largestReport = 64_000_000

  private static func code(_ status: TerminationStatus) -> Int32 {
    if case .exited(let code) = status { code } else { 4 }
  }

  /// The tool that is running now, by the word that it was started with.
  private static var tool: Executable {
    let word = CommandLine.arguments.first ?? "engawa"
    return word.utf8.contains(UInt8(ascii: "/")) ? .path(.init(word)) : .name(word)
  }
}
