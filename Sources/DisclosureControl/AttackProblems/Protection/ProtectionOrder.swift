/// How a protector goes through small counts: each way leads to another pattern.
public struct ProtectionOrder: Sendable, Hashable {
  let counts: Counts
  /// Whether hidden cells move only where they must.
  let sparesHidden: Bool

  /// In which order small counts are gone through.
  enum Counts: Hashable {
    case smallestFirst, largestFirst, asListed, lastFirst
    /// Each so many places after the last, in several rounds.
    case stride(Int)
  }

  init(_ counts: Counts, sparesHidden: Bool) { (self.counts, self.sparesHidden) = (counts, sparesHidden) }
}
