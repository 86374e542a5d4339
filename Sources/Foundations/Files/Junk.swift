/// What computers leave in folders without being asked.
public enum Junk {
  private static let names: Set<String> = [
    "thumbs.db", "ehthumbs.db", "desktop.ini", ".ds_store", ".localized", ".directory", "__macosx",
  ]

  /// Whether a file is left by a file manager, an editor or an office program, and belongs to nobody.
  public static func isJunk(_ path: String) -> Bool {
    mayBeJunk(path) && path.split(separator: "/").contains { isJunk(part: $0) }
  }

  private static func isJunk(part: Substring) -> Bool {
    let name = part.lowercased()
    // Copies that editors keep of what is being written.
    let isCopy =
      name.hasSuffix("~") || [".swp", ".swo", ".bak"].contains(where: name.hasSuffix)
      || name.hasPrefix(".#") || name.hasPrefix("#") && name.hasSuffix("#")
    return isCopy || names.contains(name) || name.hasPrefix("~$") || name.hasPrefix("._") || name.hasPrefix(".~lock.")
  }

  /// Whether a part of a path begins or ends as junk does: most of what is there is told by that.
  private static func mayBeJunk(_ path: String) -> Bool {
    var last = UInt8(ascii: "/")
    for byte in path.utf8 {
      if last == UInt8(ascii: "/"), beginnings.contains(byte) { return true }
      if byte == UInt8(ascii: "/"), endings.contains(last) { return true }
      last = byte
    }
    return endings.contains(last)
  }

  /// The first bytes of what is junk, but for names that are told by their last.
  private static let beginnings = Array(".#~_".utf8)
  /// The last bytes of what editors keep, and of names that end in `.db` or `.ini`.
  private static let endings = Array("~#pPoOkKbBiI".utf8)
}
