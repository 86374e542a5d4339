#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Values as JSON with sorted keys, so that the same value has the same bytes.
public enum JSONText {
  /// The value on one line.
  public static func line(_ value: some Encodable) throws -> String { try text(value, []) }

  /// The value on many lines, for people.
  public static func pretty(_ value: some Encodable) throws -> String { try text(value, .prettyPrinted) }

  /// The value that a text is, as JSON.
  public static func value<Value: Decodable>(_ text: some StringProtocol) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(text.utf8))
  }

  private static func text(_ value: some Encodable, _ more: JSONEncoder.OutputFormatting) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = more.union([.sortedKeys, .withoutEscapingSlashes])
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
