import Diagnostics

/// A YAML value with the place where it begins.
struct YAMLNode: Sendable {
  let content: Content
  let position: Place.Position

  indirect enum Content: Sendable {
    /// A scalar as it was written; nothing is taken for a number, a date or a truth value here.
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    case mapping([YAMLPair])
  }

  /// What it is called in a diagnostic.
  var kind: Message {
    switch content {
    case .scalar: Message(en: "a single value", ja: "一つの値")
    case .sequence: Message(en: "a list", ja: "リスト")
    case .mapping: Message(en: "a set of keys", ja: "キーの集まり")
    }
  }
}

/// A key with its value.
struct YAMLPair: Sendable {
  let key: String
  let keyPosition: Place.Position
  let value: YAMLNode
}
