/// Words behind a value that make another word of it, or leave it what it is.
///
/// It is a class because hundreds of thousands of values share a few of them.
final class BoundaryWords: Sendable, Equatable {
  /// What makes another word of it if it follows, as in さんかく, without a sign between.
  let exceptions: [[UInt32]]
  /// What makes another word of it if it follows, and nothing but a space or the end follows that.
  let alone: [[UInt32]]
  /// What leaves it as it is although something follows that must not, as in さんから.
  let keeps: [[UInt32]]

  init(exceptions: [[UInt32]] = [], alone: [[UInt32]] = [], keeps: [[UInt32]] = []) {
    (self.exceptions, self.alone, self.keeps) = (exceptions, alone, keeps)
  }

  /// No words.
  static let empty = BoundaryWords()

  static func == (one: BoundaryWords, other: BoundaryWords) -> Bool {
    one === other || one.exceptions == other.exceptions && one.alone == other.alone && one.keeps == other.keeps
  }
}
