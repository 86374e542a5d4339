public import Markup

/// The members of a Swift value that templates can use: for each its name, its shape, and how to get it.
///
/// The functions are visible to callers' modules, so that the compiler can make them for each type of value.
///
/// One line a member keeps the three together:
/// ```swift
/// let members: Members<Crumb> = [.text("title") { $0.title }, .url("url") { $0.url }]
/// ```
public struct Members<Root: Sendable>: Sendable, ExpressibleByArrayLiteral {
  @usableFromInline let all: [Member<Root>]
  /// The same, without what rendering does not need.
  @usableFromInline let getters: [Member<Root>.Getter]

  /// Declares members in order.
  @inlinable
  public init(arrayLiteral members: Member<Root>...) { self.init(members) }

  /// Declares members in order.
  @inlinable
  public init(_ members: [Member<Root>]) {
    all = members
    getters = members.map(\.get)
  }

  /// What the members look like to a template.
  @inlinable
  public var schema: Schema { Schema(all.map { ($0.name, $0.shape) }) }

  /// A value as a record with these members.
  @inlinable
  public func record(_ root: Root) -> Record { Record { [getters] in getters[$0](root) } }

  /// These members and further ones.
  @inlinable
  public static func + (members: Self, more: Self) -> Self { Self(members.all + more.all) }
}

/// One member of a Swift value that templates can use.
public struct Member<Root: Sendable>: Sendable {
  @usableFromInline let name: String
  @usableFromInline let shape: Shape
  @usableFromInline let get: Getter

  @usableFromInline typealias Getter = @Sendable (Root) -> Value

  @inlinable
  init(_ name: String, _ shape: Shape, _ get: @escaping Getter) {
    self.name = name
    self.shape = shape
    self.get = get
  }

  /// Text, escaped when printed.
  @inlinable
  public static func text(_ name: String, _ get: @escaping @Sendable (Root) -> String) -> Self {
    Self(name, .text) { .text(get($0)) }
  }

  /// Text that may be absent.
  @inlinable
  public static func optionalText(_ name: String, _ get: @escaping @Sendable (Root) -> String?) -> Self {
    Self(name, .optional(.text)) { get($0).map(Value.text) ?? .absent }
  }

  /// Markup.
  @inlinable
  public static func html(_ name: String, _ get: @escaping @Sendable (Root) -> HTML) -> Self {
    Self(name, .html) { .html(get($0)) }
  }

  /// An address.
  @inlinable
  public static func url(_ name: String, _ get: @escaping @Sendable (Root) -> PageURL) -> Self {
    Self(name, .url) { .url(get($0)) }
  }

  /// An address that may be absent.
  @inlinable
  public static func optionalURL(_ name: String, _ get: @escaping @Sendable (Root) -> PageURL?) -> Self {
    Self(name, .optional(.url)) { get($0).map(Value.url) ?? .absent }
  }

  /// A condition.
  @inlinable
  public static func flag(_ name: String, _ get: @escaping @Sendable (Root) -> Bool) -> Self {
    Self(name, .flag) { .flag(get($0)) }
  }

  /// A whole number.
  @inlinable
  public static func number(_ name: String, _ get: @escaping @Sendable (Root) -> Int) -> Self {
    Self(name, .number) { .number(get($0)) }
  }

  /// Texts in order, each printed as `{{.}}`.
  @inlinable
  public static func texts(_ name: String, _ get: @escaping @Sendable (Root) -> [String]) -> Self {
    Self(name, .list(.text)) { root in
      let texts = get(root)
      return .list(List(count: texts.count) { .text(texts[$0]) })
    }
  }

  /// A value with members of its own.
  @inlinable
  public static func record<Child>(
    _ name: String, _ members: Members<Child>, _ get: @escaping @Sendable (Root) -> Child
  ) -> Self {
    Self(name, .record(members.schema)) { .record(members.record(get($0))) }
  }

  /// A value with members of its own that may be absent.
  @inlinable
  public static func optionalRecord<Child>(
    _ name: String, _ members: Members<Child>, _ get: @escaping @Sendable (Root) -> Child?
  ) -> Self {
    Self(name, .optional(.record(members.schema))) { get($0).map { .record(members.record($0)) } ?? .absent }
  }

  /// A record whose names are known only at run time, such as interface strings.
  @inlinable
  public static func dynamicRecord(
    _ name: String, _ schema: Schema, _ get: @escaping @Sendable (Root) -> Record
  ) -> Self {
    Self(name, .record(schema)) { .record(get($0)) }
  }

  /// Values with members of their own, in order.
  @inlinable
  public static func list<Child>(
    _ name: String, _ members: Members<Child>, _ get: @escaping @Sendable (Root) -> [Child]
  ) -> Self {
    Self(name, .list(.record(members.schema))) { root in
      let items = get(root)
      let getters = members.getters
      return .list(List(count: items.count, member: { getters[$1](items[$0]) }))
    }
  }

  /// Values with members of their own, told by numbers, each made only while one of its members is printed.
  ///
  /// This is for long lists of what a larger whole holds already: nothing of it is copied.
  @inlinable
  public static func list<Child>(
    _ name: String, _ members: Members<Child>, numbers: @escaping @Sendable (Root) -> [Int],
    _ make: @escaping @Sendable (Root, Int) -> Child
  ) -> Self {
    Self(name, .list(.record(members.schema))) { root in
      let numbers = numbers(root)
      let getters = members.getters
      return .list(List(count: numbers.count, member: { getters[$1](make(root, numbers[$0])) }))
    }
  }
}
