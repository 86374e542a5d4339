import ArgumentParser
import Diagnostics
import Files

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Writes diagnostics to standard error, and turns a stop into an exit code.
struct Reporter {
  let format: DiagnosticFormat
  let language: Message.Language
  let hasColor: Bool
  let isStrict: Bool

  /// Runs work, reports what is wrong, and throws the exit code that it means.
  func run<Result>(_ work: () async throws -> Result) async throws -> Result {
    do { return try await work() } catch let stop as Stop {
      try report(stop.diagnostics)
      throw exitCode(stop.cause)
    } catch let error as FileError {
      try report([error.diagnostic])
      throw exitCode(.machine)
    }
  }

  /// Writes diagnostics; in strict mode a warning is an error.
  ///
  /// - Throws: the exit code for wrong content, if one of them is an error.
  func review(_ diagnostics: [Diagnostic]) throws {
    try report(diagnostics)
    guard diagnostics.haveErrors || (isStrict && !diagnostics.isEmpty) else { return }
    if !diagnostics.haveErrors, format == .text {
      let reason = Message(en: "--strict takes warnings for errors", ja: "--strict のため、注意をまちがいとして扱いました")
      try StandardStream.error.write(reason.text(in: language) + "\n")
    }
    throw exitCode(.content)
  }

  /// Writes diagnostics, whatever they are.
  func report(_ diagnostics: [Diagnostic]) throws {
    guard !diagnostics.isEmpty else { return }
    var text = ""
    for diagnostic in diagnostics {
      switch format {
      case .text: text += DiagnosticText(language: language, color: hasColor).render(diagnostic)
      case .json: text += try json(diagnostic) + "\n"
      case .github: text += annotation(diagnostic) + "\n"
      }
    }
    if format == .text { text += summary(diagnostics) + "\n" }
    try StandardStream.error.write(text)
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

  // MARK: - For machines

  private struct JSONDiagnostic: Encodable {
    let id: String
    let severity: String
    let path: String?
    let line: Int?
    let column: Int?
    let message: String
    let hint: String?
  }

  private func json(_ diagnostic: Diagnostic) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let value = JSONDiagnostic(
      id: diagnostic.id, severity: diagnostic.severity.rawValue, path: (diagnostic.place?.path).map(Visible.text),
      line: diagnostic.place?.position?.line, column: diagnostic.place?.position?.column,
      message: Visible.text(diagnostic.message.text(in: language)),
      hint: (diagnostic.hint?.text(in: language)).map(Visible.text))
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// Source: GitHub's workflow commands; the escapes are those of its toolkit.
  private func annotation(_ diagnostic: Diagnostic) -> String {
    func escaped(_ text: String, property: Bool) -> String {
      // Lines of our own are escaped, and whatever else would not be seen is shown.
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Visible.text(String($0)) }
      var result = lines.joined(separator: "%0A").replacing("%", with: "%25").replacing("%250A", with: "%0A")
      if property { result = result.replacing(":", with: "%3A").replacing(",", with: "%2C") }
      return result
    }
    var properties: [String] = []
    if let place = diagnostic.place {
      properties.append("file=\(escaped(place.path, property: true))")
      if let position = place.position { properties.append("line=\(position.line),col=\(position.column)") }
    }
    properties.append("title=\(escaped(diagnostic.id, property: true))")
    let message = [diagnostic.message, diagnostic.hint].compactMap { $0?.text(in: language) }.joined(separator: "\n")
    return
      "::\(diagnostic.severity.rawValue) \(properties.joined(separator: ","))::\(escaped(message, property: false))"
  }
}
