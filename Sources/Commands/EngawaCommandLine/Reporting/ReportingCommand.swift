import ArgumentParser

/// A command that says what is wrong with a site.
///
/// Where the diagnostics are one document, it is written whatever becomes of the command, so that those who read it can
/// tell nothing found from nothing looked at.
protocol ReportingCommand: AsyncParsableCommand {
  var shared: SharedOptions { get }
  var format: DiagnosticFormat { get }

  /// Does the work of the command.
  func run(_ reporter: inout Reporter) async throws
}

extension ReportingCommand {
  func run() async throws {
    var reporter = shared.reporter(format)
    do { try await run(&reporter) } catch let code as ExitCode {
      try reporter.finish()
      throw code
    }
    try reporter.finish()
  }
}
