/// One thing that is wrong: where, what, and what to do about it.
public struct Diagnostic: Sendable, Hashable {
  /// How bad it is.
  public enum Severity: String, Sendable {
    /// Nothing is published.
    case error
    /// The author should look, but the output is right.
    case warning
  }

  /// A stable name for the kind of problem, such as `front-matter.unknown-key`.
  public let id: String
  /// How bad it is.
  public let severity: Severity
  /// The file and position, or `nil` for a problem that lies in no file.
  public let place: Place?
  /// What is wrong, most specific words first.
  public let message: Message
  /// What to do, or `nil` if the message says it.
  public let hint: Message?

  /// Makes an error, unless another severity is named.
  public init(
    _ id: String, severity: Severity = .error, at place: Place?, _ message: Message, hint: Message? = nil
  ) {
    self.id = id
    self.severity = severity
    self.place = place
    self.message = message
    self.hint = hint
  }
}

extension Diagnostic {
  /// The same, as something that the author should look at.
  public var asWarning: Diagnostic { Diagnostic(id, severity: .warning, at: place, message, hint: hint) }

  /// The same as an error.
  public var asError: Diagnostic { Diagnostic(id, at: place, message, hint: hint) }

  /// The same with another word on what to do.
  public func hinting(_ hint: Message) -> Diagnostic {
    Diagnostic(id, severity: severity, at: place, message, hint: hint)
  }
}

extension Diagnostic: Comparable {
  /// Orders diagnostics by file, then position, then name, so that reports do not depend on who came first.
  public static func < (a: Self, b: Self) -> Bool {
    let (pathA, pathB) = (a.place?.path ?? "", b.place?.path ?? "")
    if pathA != pathB { return pathA < pathB }
    let start = Place.Position(line: 0, column: 0)
    let (positionA, positionB) = (a.place?.position ?? start, b.place?.position ?? start)
    if positionA != positionB { return positionA < positionB }
    return (a.id, a.message.en) < (b.id, b.message.en)
  }
}
