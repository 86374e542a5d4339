/// What an address of a request stands for.
enum PreviewPath: Equatable {
  /// A file of the site, by its path.
  case file(String)
  /// Something of the preview itself.
  case own(String)
  /// Another address, such as that of the first page of a folder with a slash behind it.
  case elsewhere(String)
  /// Nothing that could be on the site.
  case refused

  /// Where what belongs to the preview itself lies; no page of a site has such a name.
  static let ownFolder = "/_engawa/"

  /// Reads the path of an address, as it stands in the request, without its query.
  ///
  /// - Parameters:
  ///   - base: the path that the site will have where it is published; it begins and ends with a slash.
  ///   - has: whether the site has a file.
  init(_ raw: String, base: String, has: (String) -> Bool) {
    guard let path = Self.decoded(raw), Self.isCanonical(path) else {
      self = .refused
      return
    }
    if path.hasPrefix(Self.ownFolder) {
      self = .own(String(path.dropFirst(Self.ownFolder.utf8.count)))
      return
    }
    guard path.hasPrefix(base) else {
      // Who asks for the root is sent to the site; whoever forgot a slash as well.
      self = path == "/" || path + "/" == base ? .elsewhere(base) : .file(String(path.dropFirst()))
      return
    }
    let name = String(path.dropFirst(base.utf8.count))
    if name.isEmpty || name.hasSuffix("/") {
      self = .file(name + "index.html")
    } else if !has(name), has("\(name)/index.html") {
      self = .elsewhere(raw + "/")
    } else {
      self = .file(name)
    }
  }

  /// Undoes percent-encoding; `nil` if that is not UTF-8, or is torn.
  private static func decoded(_ raw: String) -> String? {
    var bytes: [UInt8] = []
    var rest = raw.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let value = UInt8(Substring(rest.prefix(2)), radix: 16), rest.count >= 2 else { return nil }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// Whether a path has one way to be read: no part that climbs, none that is empty, and no sign that some systems take
  /// for a slash or for the end.
  private static func isCanonical(_ path: String) -> Bool {
    guard path.hasPrefix("/"), !path.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") })
    else {
      return false
    }
    let parts = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast().allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") } && !(parts.last?.hasPrefix(".") ?? false)
  }
}
