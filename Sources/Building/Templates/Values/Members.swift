public import Markup

/// The members of a Swift value that templates can use: for each its name, its shape, and how to get it.
///
/// One line a member keeps the three together:
/// ```swift
/// let members: Members<Crumb> = [.text("title") { $0.title }, .url("url") { $0.url }]
/// ```
public struct Members<Root: Sendable>: Sendable, ExpressibleByArrayLiteral {
  private let all: [Member<Root>]

  /// Declares members in order.
  public init(arrayLiteral members: Member<Root>...) { all = members }

  /// Declares members in order.
  public init(_ members: [Member<Root>]) { all = members }

  /// What the members look like to a template.
  public var schema: Schema { Schema(all.map { ($0.name, $0.shape) }) }

  /// A value as a record with these members.
  public func record(_ root: Root) -> any Record { Bound(root: root, members: all) }

  /// These members and further ones.
  public static func + (members: Self, more: Self) -> Self { Self(members.all + more.all) }
}

/// One member of a Swift value that templates can use.
public struct Member<Root: Sendable>: Sendable {
  let name: String
  let shape: Shape
  let get: @Sendable (Root) -> Value

  init(_ name: String, _ shape: Shape, _ get: @escaping @Sendable (Root) -> Value) {
    self.name = name
    self.shape = shape
    self.get = get
  }

  /// Text, escaped when printed.
  public static func text(_ name: String, _ get: @escaping @Sendable (Root) -> String) -> Self {
    Self(name, .text) { .text(get($0)) }
  }

  /// Text that may be absent.
  public static func optionalText(_ name: String, _ get: @escaping @Sendable (Root) -> String?) -> Self {
    Self(name, .optional(.text)) { get($0).map(Value.text) ?? .absent }
  }

  /// Markup.
  public static func html(_ name: String, _ get: @escaping @Sendable (Root) -> HTML) -> Self {
    Self(name, .html) { .html(get($0)) }
  }

  /// An address.
  public static func url(_ name: String, _ get: @escaping @Sendable (Root) -> PageURL) -> Self {
    Self(name, .url) { .url(get($0)) }
  }

  /// An address that may be absent.
  public static func optionalURL(_ name: String, _ get: @escaping @Sendable (Root) -> PageURL?) -> Self {
    Self(name, .optional(.url)) { get($0).map(Value.url) ?? .absent }
  }

  /// A condition.
  public static func flag(_ name: String, _ get: @escaping @Sendable (Root) -> Bool) -> Self {
    Self(name, .flag) { .flag(get($0)) }
  }

  /// A whole number.
  public static func number(_ name: String, _ get: @escaping @Sendable (Root) -> Int) -> Self {
    Self(name, .number) { .number(get($0)) }
  }

  /// Texts in order, each printed as `{{.}}`.
  public static func texts(_ name: String, _ get: @escaping @Sendable (Root) -> [String]) -> Self {
    Self(name, .list(.text)) { .list(Items(items: get($0), wrap: Value.text)) }
  }

  /// A value with members of its own.
  public static func record<Child>(
    _ name: String, _ members: Members<Child>, _ get: @escaping @Sendable (Root) -> Child
  ) -> Self {
    Self(name, .record(members.schema)) { .record(members.record(get($0))) }
  }

  /// A value with members of its own that may be absent.
  public static func optionalRecord<Child>(
    _ name: String, _ members: Members<Child>, _ get: @escaping @Sendable (Root) -> Child?
  ) -> Self {
    Self(name, .optional(.record(members.schema))) { get($0).map { .record(members.record($0)) } ?? .absent }
  }

  /// A record whose names are known only at run time, such as interface strings.
  public static func dynamicRecord(
    _ name: String, _ schema: Schema, _ get: @escaping @Sendable (Root) -> any Record
  ) -> Self {
    Self(name, .record(schema)) { .record(get($0)) }
  }

  /// Values with members of their own, in order.
  public static func list<Child>(
    _ name: String, _ members: Members<Child>, _ get: @escaping @Sendable (Root) -> [Child]
  ) -> Self {
    Self(name, .list(.record(members.schema))) {
      .list(Items(items: get($0)) { .record(members.record($0)) })
    }
  }
}

private struct Bound<Root: Sendable>: Record {
  let root: Root
  let members: [Member<Root>]

  func value(at slot: Int) -> Value { members[slot].get(root) }
}

private struct Items<Item: Sendable>: List {
  let items: [Item]
  let wrap: @Sendable (Item) -> Value

  var count: Int { items.count }
  func value(at index: Int) -> Value { wrap(items[index]) }
}
