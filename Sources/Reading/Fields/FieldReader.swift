public import Diagnostics

/// Takes values out of a mapping, each by its key and type, and reports whatever does not fit.
///
/// What is asked for is the schema: a key that nobody asked for is an error when reading is finished.
public struct FieldReader {
  private let source: SourceText
  private let pairs: [YAMLPair]
  private let start: Place.Position
  private var known: [String] = []
  /// What is wrong with the values that were asked for.
  public private(set) var diagnostics: [Diagnostic] = []

  /// No more unknown keys of one mapping are told.
  private static let mostUnknown = 50

  /// Begins to read a mapping; `start` is where a missing key is reported.
  public init(_ pairs: [YAMLPair], of source: SourceText, start: Place.Position = .init(line: 1, column: 1)) {
    self.pairs = pairs
    self.source = source
    self.start = start
  }

  /// The value of a key that must be there; `nil` if it is not or does not fit, which is then reported.
  public mutating func required<Value>(_ key: String, _ type: FieldType<Value>) -> Value? {
    known.append(key)
    guard let pair = pairs.first(where: { $0.key == key }) else {
      diagnostics.append(.missingKey(key, type.expected, at: place(start)))
      return nil
    }
    return parse(pair, type)
  }

  /// Whether a key is written, whatever its value.
  public func has(_ key: String) -> Bool { pairs.contains { $0.key == key } }

  /// The value of a key that may be left out.
  public mutating func optional<Value>(_ key: String, _ type: FieldType<Value>) -> Value? {
    known.append(key)
    return pairs.first { $0.key == key }.flatMap { parse($0, type) }
  }

  /// Reports a key that has no place here, if it is there.
  public mutating func refuse(_ key: String, _ problem: (Place) -> Diagnostic) {
    known.append(key)
    if let pair = pairs.first(where: { $0.key == key }) { diagnostics.append(problem(place(pair.keyPosition))) }
  }

  /// Reports what is wrong with a value besides its type.
  public mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// Reports every key that was not asked for, and returns all that was found.
  public mutating func finish() -> [Diagnostic] {
    // Of a thousand keys that mean nothing, some tell as much as all.
    let unknown = Set(pairs.map(\.key)).subtracting(known)
    for pair in pairs.filter({ unknown.contains($0.key) }).prefix(Self.mostUnknown) {
      diagnostics.append(.unknownKey(pair.key, known, source, at: place(pair.keyPosition)))
    }
    return diagnostics
  }

  private mutating func parse<Value>(_ pair: YAMLPair, _ type: FieldType<Value>) -> Value? {
    if case .scalar(let text, isPlain: true) = pair.value.content, ["", "~", "null", "Null", "NULL"].contains(text) {
      diagnostics.append(.emptyValue(pair.key, at: place(pair.value.position)))
      return nil
    }
    var context = FieldContext(key: pair.key, source: source)
    let value = type.parse(pair.value, &context)
    if value == nil, context.diagnostics.isEmpty, !pair.value.isUnreadable {
      diagnostics.append(.wrongType(pair.key, type.expected, pair.value, in: source))
    }
    diagnostics += context.diagnostics
    return value
  }

  private func place(_ position: Place.Position) -> Place {
    source.place(position)
  }
}

/// What a value is parsed with: its key, and a place for what is wrong inside it.
public struct FieldContext {
  /// The key.
  public let key: String
  /// The file.
  public let source: SourceText
  /// What is wrong inside the value.
  public var diagnostics: [Diagnostic] = []

  /// The place of a node of the value.
  public func place(of node: YAMLNode) -> Place {
    source.place(node.position)
  }
}

extension Diagnostic {
  static func missingKey(_ key: String, _ expected: Message, at place: Place) -> Self {
    Self(
      "front-matter.missing-key", at: Place(path: place.path, position: place.position),
      Message(en: "key '\(key)' is missing", ja: "キー「\(key)」がありません"),
      hint: Message(en: "write '\(key): …' with \(expected.en)", ja: "「\(key): …」を書いてください（\(expected.ja)）"))
  }

  static func emptyValue(_ key: String, at place: Place) -> Self {
    Self(
      "front-matter.empty-value", at: place, Message(en: "key '\(key)' has no value", ja: "キー「\(key)」に値がありません"),
      hint: Message(en: "write a value or leave the key out", ja: "値を書くか、キーごと消してください"))
  }

  static func wrongType(_ key: String, _ expected: Message, _ value: YAMLNode, in source: SourceText) -> Self {
    let found =
      switch value.content {
      case .scalar(let text, isPlain: true): source.quote(text)
      case .scalar(let text, isPlain: false):
        Message(en: "\(source.quote(text).en) in quotes", ja: "引用符で囲んだ\(source.quote(text).ja)")
      case .sequence(let items) where items.isEmpty: Message(en: "a list of nothing", ja: "空のリスト")
      default: value.kind
      }
    return Self(
      "front-matter.wrong-type", at: source.place(value.position),
      Message(
        en: "\(found.en) does not fit '\(key)', which wants \(expected.en)",
        ja: "「\(key)」には\(expected.ja)を書きます。\(found.ja)ではありません"),
      hint: wideSigns(value) ?? (source.isConfidential ? nil : MeantValue.hint(for: value, expected: expected)))
  }

  /// What a Japanese keyboard writes where YAML wants its own signs.
  private static func wideSigns(_ value: YAMLNode) -> Message? {
    guard case .scalar(let text, isPlain: true) = value.content, let first = text.first, "［｛〔【".contains(first)
    else { return nil }
    return Message(
      en: "write brackets and commas in half width: [a, b]", ja: "かっことコンマは半角で書いてください: [a, b]")
  }

  static func unknownKey(_ key: String, _ known: [String], _ source: SourceText, at place: Place) -> Self {
    Self(
      "front-matter.unknown-key", at: place,
      source.isConfidential
        ? Message(en: "this key means nothing here", ja: "このキーはここでは使いません")
        : Message(en: "key '\(key)' means nothing here", ja: "「\(key)」というキーはここでは使いません"),
      hint: key.contains("：") && !source.isConfidential
        ? Message(en: "write a half-width colon and a space: 'key: value'", ja: "半角のコロンと空白で「キー: 値」と書いてください")
        : Suggestion.hint(for: key, in: known))
  }
}
