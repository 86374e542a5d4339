#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

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
    // How much of the folders is shared: up to the last slash at which both paths still agree.
    var shared = 0
    var index = 0
    var climbs = 0
    let here = page.utf8
    let there = target.utf8
    var (a, b) = (here.startIndex, there.startIndex)
    while a < here.endIndex, b < there.endIndex, here[a] == there[b] {
      index += 1
      if here[a] == UInt8(ascii: "/") { shared = index }
      a = here.index(after: a)
      b = there.index(after: b)
    }
    for byte in here.dropFirst(shared) where byte == UInt8(ascii: "/") { climbs += 1 }

    var text = ""
    text.reserveCapacity(climbs * 3 + there.count - shared)
    for _ in 0..<climbs { text += "../" }
    let rest = target[there.index(there.startIndex, offsetBy: shared)...]
    if rest.utf8.allSatisfy(Self.isAllowed) { text += rest } else { text += Self.encoded(String(rest)) }
    // A colon in the first part would read as a scheme.
    if text.utf8.contains(UInt8(ascii: ":")) { text = text.replacing(":", with: "%3A") }
    if let fragment { text += "#" + Self.encoded(fragment) }
    self.text = text
  }

  /// Makes an address on the same page.
  public init(fragment: String) {
    text = "#" + Self.encoded(fragment)
  }

  /// Makes an address elsewhere, or returns `nil` if its scheme is not one of ``schemes``.
  public init?(external address: String) {
    guard let colon = address.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    guard let scheme = Self.schemes.first(where: { Self.equals(address.utf8[..<colon], $0.utf8) }) else { return nil }
    let rest = address.utf8[address.utf8.index(after: colon)...]
    if scheme.hasPrefix("http") {
      let host = rest.dropFirst(2).prefix {
        $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#")
      }
      guard rest.starts(with: "//".utf8), !host.isEmpty, !host.contains(where: { $0 <= UInt8(ascii: " ") }) else {
        return nil
      }
    } else if rest.isEmpty {
      return nil
    }
    text = Self.encoded(address)
  }

  /// Makes an address that holds a picture itself.
  ///
  /// - Parameter type: the sort of picture, such as `png`.
  public init(picture bytes: [UInt8], type: String) {
    text = "data:image/\(type);base64,\(Data(bytes).base64EncodedString())"
  }

  /// Whether two words of ASCII are the same but for their case.
  private static func equals(_ a: some Collection<UInt8>, _ b: some Collection<UInt8>) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { $0 == $1 || ($0 | 0x20 == $1 && $1 >= UInt8(ascii: "a")) }
  }

  /// Percent-encodes what may not stand in a URL; what is encoded already stays.
  static func encoded(_ text: String) -> String {
    let isPlain = unsafe text.utf8.withContiguousStorageIfAvailable { unsafe $0.allSatisfy(isAllowed) }
    if isPlain ?? text.utf8.allSatisfy(isAllowed) { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count * 3)
    for byte in text.utf8 {
      if isAllowed(byte) {
        bytes.append(byte)
      } else {
        bytes.append(UInt8(ascii: "%"))
        bytes.append(digit(byte >> 4))
        bytes.append(digit(byte & 15))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    case UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~"),
      UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "@"), UInt8(ascii: "!"),
      UInt8(ascii: "$"), UInt8(ascii: "&")...UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="),
      UInt8(ascii: "%"):
      true
    default: false
    }
  }
}
