#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Why a release is published no more; its files stay where they are kept.
public struct Withdrawal: Sendable, Hashable, Codable {
  /// The name of its file, in the folder of the release.
  static let fileName = "withdrawal.json"

  /// The day, such as `2023-02-10`.
  public let day: String
  /// Why, for readers.
  public let reason: String

  /// Tells when and why.
  public init(day: String, reason: String) {
    self.day = day
    self.reason = reason
  }

  func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
  }

  /// Reads a file; `nil` if it is torn or something else.
  init?(_ bytes: [UInt8]) {
    do { self = try JSONDecoder().decode(Withdrawal.self, from: Data(bytes)) } catch { return nil }
  }
}
