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
  case list(List)
  /// Values with names.
  case record(Record)
  /// An optional value that is not there.
  case absent
}

/// Values with names; a template asks by the number of the slot that the name has in the ``Schema``.
public struct Record: Sendable {
  @usableFromInline let get: @Sendable (_ slot: Int) -> Value
  /// The names of the slots, for lenient templates alone.
  let names: [String]

  /// Makes a record from a function that gives the value in a slot.
  @inlinable
  public init(_ get: @escaping @Sendable (_ slot: Int) -> Value) {
    self.init(names: [], get)
  }

  /// Makes a record whose names can be looked up while rendering.
  @usableFromInline
  init(names: [String], _ get: @escaping @Sendable (_ slot: Int) -> Value) {
    self.names = names
    self.get = get
  }
}

/// Values in order, made when a template comes to them.
///
/// It is a class so that going through it copies one reference; nothing in it changes.
public final class List: Sendable {
  /// How many there are.
  let count: Int
  /// The value at an index from 0.
  let get: @Sendable (_ index: Int) -> Value
  /// The value in a slot of the record at an index, without making the record.
  let member: @Sendable (_ index: Int, _ slot: Int) -> Value

  /// Makes a list of plain values.
  public init(count: Int, _ get: @escaping @Sendable (_ index: Int) -> Value) {
    self.count = count
    self.get = get
    member = { _, _ in .absent }
  }

  /// Makes a list of records from a function that gives the value in a slot of the record at an index.
  public init(count: Int, member: @escaping @Sendable (_ index: Int, _ slot: Int) -> Value) {
    self.count = count
    self.member = member
    get = { index in .record(Record { slot in member(index, slot) }) }
  }
}
