/// A reference to a sealing, which a built site keeps in its manifest so that a missing or changed sealing is noticed.
public struct SealingAnchor: Sendable, Hashable, CustomStringConvertible {
  /// The edition that it is for.
  public let edition: String
  /// Its number, from 1.
  public let number: Int
  /// Its hash, in hexadecimal.
  public let hash: String

  init(edition: String, number: Int, hash: String) {
    (self.edition, self.number, self.hash) = (edition, number, hash)
  }

  /// Reads a reference as ``description`` writes it; `nil` if the text is none.
  public init?(_ text: String) {
    guard let match = text.wholeMatch(of: #/([^\/ ]+)\/([0-9]+) ([0-9a-f]+)/#), let number = Int(match.2) else {
      return nil
    }
    self.init(edition: String(match.1), number: number, hash: String(match.3))
  }

  /// The reference in one line: `residents/3 5f2c…`.
  public var description: String { "\(name) \(hash)" }

  /// What people call the sealing: `residents/3`.
  public var name: String { "\(edition)/\(number)" }
}
