/// Texts with names that are known only when a file was read: the interface strings of a language.
public struct TextRecord: Sendable {
  /// The names, for linking.
  public let schema: Schema
  private let texts: [String]

  /// Takes names and texts in order.
  public init(_ texts: [(name: String, text: String)]) {
    schema = Schema(texts.map { ($0.name, .text) })
    self.texts = texts.map(\.text)
  }

  /// The texts as a template sees them.
  public var record: Record { Record { [texts] in .text(texts[$0]) } }
}
