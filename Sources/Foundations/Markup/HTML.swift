/// Markup that is safe to put into a page as it stands.
///
/// It is made where libcmark's output and our own tags come together; text goes into it escaped, by `appendEscaped`.
public struct HTML: Sendable, Hashable {
  /// The markup in UTF-8.
  public let bytes: [UInt8]

  /// Takes bytes that are markup already.
  public init(trusted bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// No markup.
  public static let empty = HTML(trusted: [])

  /// Whether there is nothing to show.
  public var isEmpty: Bool { bytes.isEmpty }
}
