/// How a protector goes through small counts: each way leads to another pattern.
public struct ProtectionOrder: Sendable, Hashable {
  /// In which order small counts are gone through.
  let sequence: Sequence
  /// Whether hidden cells move only where they must.
  let sparesHidden: Bool

  /// An order of small counts.
  enum Sequence: Hashable {
    case smallestFirst, largestFirst, asListed, lastFirst
    /// Each so many places after the last, in several rounds.
    case stride(Int)
  }

  init(_ sequence: Sequence, sparesHidden: Bool) { (self.sequence, self.sparesHidden) = (sequence, sparesHidden) }
}
