/// A value that must not leave the house, such as a name in a case record.
///
/// It can be made, kept and handed on, and nothing else. It shows itself as redacted to `print`, `dump` and reflection;
/// it cannot be compared, hashed or encoded, for it has none of those conformances, and the compiler warns where it is
/// interpolated. What reads it must
/// say so in its imports, `@_spi(Gate) import Tables`, and gets at the value only for as long as a closure runs.
public struct Confidential<Value: Sendable>: Sendable {
  private let value: Value

  /// Closes a value in.
  public init(_ value: Value) { self.value = value }

  /// Lends the value to the gate, which searches finished pages for it.
  @_spi(Gate)
  public borrowing func reveal<Result>(_ body: (borrowing Value) throws -> Result) rethrows -> Result {
    try body(value)
  }
}

// Reflection reads private members too, so that showing must be answered here.
extension Confidential: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Says only that something is there.
  public var description: String { "<confidential>" }

  /// Says only that something is there.
  public var debugDescription: String { description }

  /// A mirror that shows nothing.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension DefaultStringInterpolation {
  /// Puts a mark in the place of the value, with a warning of the compiler, which no change may land with.
  ///
  /// It is not marked as unavailable: then another overload would be chosen, without a word.
  @available(*, deprecated, message: "a confidential value has no place in a text")
  public mutating func appendInterpolation<Value>(_ value: Confidential<Value>) { appendLiteral(value.description) }
}
