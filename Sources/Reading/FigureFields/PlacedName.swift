public import Diagnostics
import Fields

/// A name in the file, and where it stands.
public struct PlacedName: Sendable, Hashable {
  /// The name.
  public let name: String
  /// Where it stands.
  public let place: Place
}

extension FieldType where Value == PlacedName {
  /// A name, with its place.
  static let named = FieldType(expected: Message(en: "a name", ja: "名前")) { node, context in
    guard case .scalar(let text, _) = node.content, !text.isEmpty else { return nil }
    return .init(name: text, place: context.place(of: node))
  }
}
