public import Diagnostics

/// A YAML value with the place where it begins.
public struct YAMLNode: Sendable {
  /// What it is.
  public let content: Content
  /// Where it begins.
  public let position: Place.Position

  /// What a value is.
  public indirect enum Content: Sendable {
    /// A scalar as it was written; nothing is taken for a number, a date or a truth value here.
    case scalar(String, isPlain: Bool)
    /// A list.
    case sequence([YAMLNode])
    /// Keys with their values.
    case mapping([YAMLPair])
    /// What breaks the rules of YAML; what is wrong with it is reported already.
    case unreadable
  }

  /// Whether it or something in it could not be read, so that nothing more is to be said of it.
  var isUnreadable: Bool {
    switch content {
    case .scalar: false
    case .sequence(let items): items.contains { $0.isUnreadable }
    case .mapping(let pairs): pairs.contains { $0.value.isUnreadable }
    case .unreadable: true
    }
  }

  /// What it is called in a diagnostic.
  var kind: Message {
    switch content {
    case .scalar: Message(en: "a single value", ja: "一つの値")
    case .sequence: Message(en: "a list", ja: "リスト")
    case .mapping: Message(en: "a set of keys", ja: "キーの集まり")
    case .unreadable: Message(en: "something unreadable", ja: "読めないもの")
    }
  }
}

/// A key with its value.
public struct YAMLPair: Sendable {
  /// The key.
  public let key: String
  /// Where the key begins.
  public let keyPosition: Place.Position
  /// What stands behind it.
  public let value: YAMLNode
}

extension Reviewed<[YAMLPair]> {
  /// Whether not even the keys are known, so that nothing can be said of them.
  public var isUnreadable: Bool { value.isEmpty && diagnostics.haveErrors }
}
