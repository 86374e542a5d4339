public import Markup

/// What a template may print or walk through.
///
/// Nothing else reaches a template: no reflection, no `Any`. Records and lists are asked only for what the template
/// names, so a context costs nothing until it is used.
public enum Value: Sendable {
  /// Text, escaped when it is printed.
  case text(String)
  /// Markup, printed as it is.
  case html(HTML)
  /// An address whose scheme was checked.
  case url(PageURL)
  /// A condition; it cannot be printed.
  case flag(Bool)
  /// A whole number.
  case number(Int)
  /// Values to repeat a section for.
  case list(any List)
  /// Values with names.
  case record(any Record)
  /// An optional value that is not there.
  case absent
}

/// Values with names; a template asks by the number of the slot that the name has in the ``Schema``.
public protocol Record: Sendable {
  /// The value in a slot.
  func value(at slot: Int) -> Value
  /// The slot of a name, or `nil`; only a lenient template asks.
  func slot(named name: String) -> Int?
}

extension Record {
  /// Answers that names are known to the schema alone.
  public func slot(named name: String) -> Int? { nil }
}

/// Values in order.
public protocol List: Sendable {
  /// How many there are.
  var count: Int { get }
  /// The value at an index from 0.
  func value(at index: Int) -> Value
}
