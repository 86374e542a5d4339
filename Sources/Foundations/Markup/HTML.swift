/// Markup that is safe to put into a page as it stands.
///
/// Text becomes markup by ``HTML/init(text:)``, which escapes it. ``HTML/init(trusted:)`` is for the few places that
/// write tags themselves.
public struct HTML: Sendable, Hashable {
  /// The markup in UTF-8.
  public let bytes: [UInt8]

  /// Makes markup that shows a text as it is.
  public init(text: String) {
    var buffer: [UInt8] = []
    buffer.appendEscaped(text)
    bytes = buffer
  }

  /// Takes bytes that are markup already.
  public init(trusted bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Markup that shows nothing.
  public static let empty = HTML(trusted: [])

  /// Whether there is nothing to show.
  public var isEmpty: Bool { bytes.isEmpty }
}
