/// Looks on while an attack runs: hears how far it is, and may end it.
///
/// An attack that is ended early has found nothing safe that it did not show to be so.
public struct AttackWatch: Sendable {
  /// Hears how many of how many counts are done, and says whether to go on.
  public let goesOn: @Sendable (_ done: Int, _ all: Int) -> Bool

  /// Makes a watch.
  public init(_ goesOn: @escaping @Sendable (_ done: Int, _ all: Int) -> Bool) { self.goesOn = goesOn }

  /// Lets an attack run to its end.
  public static let none = AttackWatch { _, _ in true }
}
