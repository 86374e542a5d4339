/// An address that is safe in `href` and `src`: its scheme was checked when it was made.
public struct PageURL: Sendable, Hashable {
  /// The address, percent-encoded, ASCII only; not yet escaped for an attribute.
  public let text: String

  /// Schemes that may be linked to.
  public static let schemes = ["https", "http", "mailto", "tel"]

  /// Makes an address inside the site from a path that begins with `/`.
  ///
  /// Returns `nil` for a path that does not begin with `/`, or that begins with `//` and so names another host.
  public init?(path: String, fragment: String? = nil) {
    guard path.utf8.first == UInt8(ascii: "/"), !path.hasPrefix("//"), !path.hasPrefix("/\\") else { return nil }
    text = Self.encoded(path) + (fragment.map { "#" + Self.encoded($0) } ?? "")
  }

  /// Makes an address from one page of a site to another, so that the site works wherever it lies.
  ///
  /// - Parameters:
  ///   - page: the path of the page that the address stands on, relative to the site.
  ///   - target: the path that it leads to, relative to the site.
  public init(from page: String, to target: String, fragment: String? = nil) {
    let here = page.split(separator: "/")
    let there = target.split(separator: "/")
    // The file names themselves are never shared.
    let limit = max(0, min(here.count, there.count) - 1)
    var shared = 0
    while shared < limit, here[shared] == there[shared] { shared += 1 }
    var text = String(repeating: "../", count: max(0, here.count - 1 - shared))
    text += there[shared...].joined(separator: "/")
    // A colon in the first part would read as a scheme.
    self.text = Self.encoded(text).replacing(":", with: "%3A") + (fragment.map { "#" + Self.encoded($0) } ?? "")
  }

  /// Makes an address on the same page.
  public init(fragment: String) {
    text = "#" + Self.encoded(fragment)
  }

  /// Makes an address elsewhere, or returns `nil` if its scheme is not one of ``schemes``.
  public init?(external address: String) {
    guard let colon = address.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let scheme = address[..<colon].lowercased()
    guard Self.schemes.contains(scheme) else { return nil }
    if scheme.hasPrefix("http") {
      let rest = address[address.index(after: colon)...]
      guard rest.hasPrefix("//"), rest.utf8.count > 2 else { return nil }
    }
    text = Self.encoded(address)
  }

  /// Percent-encodes what may not stand in a URL; what is encoded already stays.
  static func encoded(_ text: String) -> String {
    guard text.utf8.contains(where: { !isAllowed($0) }) else { return text }
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if isAllowed(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default:
      "-._~:/?#@!$&'()*+,;=%".utf8.contains(byte)
    }
  }
}
