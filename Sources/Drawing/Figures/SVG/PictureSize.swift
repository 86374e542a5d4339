/// How large a picture is, in its own units.
public struct PictureSize: Sendable, Hashable {
  /// The width.
  public let width: Double
  /// The height.
  public let height: Double
  /// The height of its smallest letters; infinite if it has none.
  public let smallestText: Double
}
