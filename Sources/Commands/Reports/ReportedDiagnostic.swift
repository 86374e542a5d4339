public import Diagnostics

/// A diagnostic in one language, as programs are told of it.
public struct ReportedDiagnostic: Codable, Sendable, Hashable {
  /// The stable name of the kind of problem.
  public let id: String
  /// `error` or `warning`.
  public let severity: String
  /// The file, relative to the folder of the site, or `nil` for a problem that lies in no file.
  public let path: String?
  /// The line, counted from 1.
  public let line: Int?
  /// The column, counted from 1 in Unicode scalars.
  public let column: Int?
  /// What is wrong.
  public let message: String
  /// What to do.
  public let hint: String?

  /// Takes the wording in one language, with nothing in it that could steer a terminal or a log.
  public init(_ diagnostic: Diagnostic, language: Message.Language) {
    id = diagnostic.id
    severity = diagnostic.severity.rawValue
    path = (diagnostic.place?.path).map(Visible.text)
    line = diagnostic.place?.position?.line
    column = diagnostic.place?.position?.column
    message = Visible.text(diagnostic.message.text(in: language))
    hint = (diagnostic.hint?.text(in: language)).map(Visible.text)
  }

  /// What is wrong, and what to do about it on a line of its own.
  var text: String { hint.map { "\(message)\n\($0)" } ?? message }

  /// The file as somebody has it who starts the tool outside the site.
  ///
  /// - Parameter root: the folder of the site, as it was named to the tool.
  func path(from root: String) -> String? {
    guard let path, root != ".", !path.hasPrefix("/") else { return path }
    return root.hasSuffix("/") ? root + path : "\(root)/\(path)"
  }
}
