/// A value that must not leave the house, such as a name in a case record.
///
/// It can be made, kept and handed on, and nothing else. It shows itself as redacted to `print`, `dump` and reflection;
/// it cannot be interpolated, compared, hashed or encoded, for it has none of those conformances. What reads it must
/// say so in its imports, `@_spi(Gate) import Disclosure`, and gets at the value only for as long as a closure runs.
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
  /// Is refused by the compiler: a confidential value has no place in a text.
  @available(*, unavailable, message: "a confidential value has no place in a text")
  public mutating func appendInterpolation<Value>(_ value: Confidential<Value>) {}
}
