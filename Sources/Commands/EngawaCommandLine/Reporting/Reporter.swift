import ArgumentParser
import Diagnostics
import Files
import Publishing
import Reports

/// Writes diagnostics and results in the format that was asked for, and turns a stop into an exit code.
struct Reporter {
  let format: DiagnosticFormat
  let language: Message.Language
  let hasColor: Bool
  let isStrict: Bool
  let isQuiet: Bool
  /// The folder of the site, as it was named.
  let root: String
  /// What a document will hold.
  private var collected: [ReportedDiagnostic] = []

  init(
    format: DiagnosticFormat, language: Message.Language, hasColor: Bool, isStrict: Bool = false, isQuiet: Bool = false,
    root: String = "."
  ) {
    self.format = format
    self.language = language
    self.hasColor = hasColor
    self.isStrict = isStrict
    self.isQuiet = isQuiet
    self.root = root
  }

  /// Runs work, reports what is wrong, and throws the exit code that it means.
  mutating func run<Result>(_ work: () async throws -> Result) async throws -> Result {
    do { return try await work() } catch let stop as Stop {
      try report(stop.diagnostics)
      throw exitCode(stop.cause)
    } catch let error as FileError {
      try report([error.diagnostic])
      throw exitCode(.machine)
    }
  }

  /// Does the same with options, on a terminal with a line that says what is being done.
  mutating func run<Result>(
    _ options: Publishing.Options, _ work: (Publishing.Options) async throws -> Result
  ) async throws -> Result {
    let line = StatusLine(language: language)
    var watched = options
    watched.watch = { line.begin($0) }
    let isShown = format == .text && !isQuiet && StandardStream.error.isTerminal
    return try await run { try await line.during(isShown: isShown) { try await work(watched) } }
  }

  /// Writes diagnostics; in strict mode a warning is an error.
  ///
  /// - Throws: the exit code for wrong content, if one of them is an error.
  mutating func review(_ diagnostics: [Diagnostic]) throws {
    try report(diagnostics)
    guard diagnostics.haveErrors || (isStrict && !diagnostics.isEmpty) else { return }
    if !diagnostics.haveErrors, format == .text {
      let reason = Message(
        en: "--strict takes warnings for errors; accept in engawa.yml, under 'accepted', those that are meant",
        ja: "--strict のため、注意をまちがいとして扱いました。承知のうえのものは engawa.yml の accepted に書いてください")
      try StandardStream.error.write(reason.text(in: language) + "\n")
    }
    throw exitCode(.content)
  }

  /// Writes diagnostics, whatever they are.
  mutating func report(_ diagnostics: [Diagnostic]) throws {
    guard !diagnostics.isEmpty else { return }
    if format == .text {
      let text = DiagnosticText(language: language, color: hasColor)
      return try StandardStream.error.write(text.render(diagnostics) + summary(diagnostics) + "\n")
    }
    try report(diagnostics.map { ReportedDiagnostic($0, language: language) })
  }

  /// Takes what another process of the tool reported, but for what was reported before.
  mutating func report(new diagnostics: [ReportedDiagnostic]) throws {
    try report(diagnostics.filter { !collected.contains($0) })
  }

  /// Takes what another process of the tool reported.
  mutating func report(_ diagnostics: [ReportedDiagnostic]) throws {
    switch format {
    case .json: try StandardStream.error.write(diagnostics.map { try JSONText.line($0) + "\n" }.joined())
    case .github:
      try StandardStream.error.write(diagnostics.map { GitHubAnnotation.line($0, root: root) + "\n" }.joined())
    case .text, .gitlab, .sarif: collected += diagnostics
    }
  }

  /// Writes a result: as JSON, or as text where diagnostics are no document that it would spoil.
  func result(_ text: @autoclosure () -> Message, json: @autoclosure () throws -> String) throws {
    switch format {
    case .text, .github: try StandardStream.output.write(text().text(in: language))
    case .json: try StandardStream.output.write(json() + "\n")
    case .gitlab, .sarif: break
    }
  }

  /// Writes what was done, unless nobody wants to know.
  func conclusion(_ text: @autoclosure () -> Message, json: @autoclosure () throws -> String) throws {
    if !isQuiet { try result(text(), json: try json()) }
  }

  /// Tells which files were written.
  func written(_ paths: [String]) throws {
    let text = paths.map { Visible.text($0) + "\n" }.joined()
    try conclusion(Message(en: text, ja: text), json: JSONText.line(["written": paths]))
  }

  /// Ends the report.
  func finish() throws {
    switch format {
    case .text, .json, .github: break
    case .gitlab: try StandardStream.output.write(CodeQuality.document(collected, root: root) + "\n")
    case .sarif:
      try StandardStream.output.write(
        SARIF.document(collected, version: ToolVersion.number, root: root) + "\n")
    }
  }

  private func summary(_ diagnostics: [Diagnostic]) -> String {
    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count - errors
    return Message(
      en: "\(errors) error\(errors == 1 ? "" : "s"), \(warnings) warning\(warnings == 1 ? "" : "s")",
      ja: "エラー \(errors)件、注意 \(warnings)件"
    ).text(in: language)
  }

  private func exitCode(_ cause: Stop.Cause) -> ExitCode {
    switch cause {
    case .content: ExitCode(1)
    case .usage: ExitCode(2)
    case .refused: ExitCode(3)
    case .machine: ExitCode(4)
    }
  }
}
