import Digests

/// One of several parts that a site is made in, each by a process that knows nothing of the others.
///
/// Which file belongs to which part follows from its path alone, so that every machine tells the same.
public struct Shard: Sendable, Hashable {
  /// The number of the part, from 1.
  public let number: Int
  /// How many parts there are.
  public let count: Int

  /// Names a part; `nil` if there is none of that number.
  public init?(_ number: Int, of count: Int) {
    guard count > 0, (1...count).contains(number) else { return nil }
    self.number = number
    self.count = count
  }

  /// Reads `3/16`; `nil` if it is none.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1] else { return nil }
    self.init(number, of: count)
  }

  /// Whether a file of the site is made in this part.
  public func has(_ path: String) -> Bool { Fingerprint.of(path) % UInt64(count) == UInt64(number - 1) }
}
