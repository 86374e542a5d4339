/// A value together with everything that was found wrong while it was made.
public struct Reviewed<Value> {
  /// The value, as good as it could be made.
  public var value: Value
  /// What was found, in the order of finding.
  public var diagnostics: [Diagnostic]

  /// Pairs a value with what was found while making it.
  public init(_ value: Value, _ diagnostics: [Diagnostic] = []) {
    self.value = value
    self.diagnostics = diagnostics
  }

  /// Takes the value and moves what was found into a larger list.
  public func unwrapped(into all: inout [Diagnostic]) -> Value {
    all.append(contentsOf: diagnostics)
    return value
  }
}

extension Reviewed: Sendable where Value: Sendable {}

/// Work that cannot go on: the reasons, all of them.
public struct Stop: Error, Sendable {
  /// Whose fault it is, which decides the exit code.
  public enum Cause: Sendable {
    /// The content or the templates are wrong.
    case content
    /// Something would give people away.
    case refused
    /// The command was called in a way that means nothing.
    case usage
    /// The machine or the tool failed.
    case machine
  }

  /// Whose fault it is.
  public let cause: Cause
  /// The reasons.
  public let diagnostics: [Diagnostic]

  /// Stops for the given reasons.
  public init(_ cause: Cause, _ diagnostics: [Diagnostic]) {
    self.cause = cause
    self.diagnostics = diagnostics
  }
}

extension Stop {
  /// A stop for an error that nobody foresaw.
  public static func unexpected(_ error: any Error) -> Stop {
    Stop(
      .machine,
      [Diagnostic("tool.unexpected", at: nil, Message(en: "unexpected fault: \(error)", ja: "思いがけない故障です（\(error)）"))])
  }
}

extension [Diagnostic] {
  /// Whether at least one of them forbids publishing.
  public var haveErrors: Bool { contains { $0.severity == .error } }
}
