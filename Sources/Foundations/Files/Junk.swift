/// What computers leave in folders without being asked.
public enum Junk {
  private static let names: Set<String> = [
    "thumbs.db", "ehthumbs.db", "desktop.ini", ".ds_store", ".localized", ".directory", "__macosx",
  ]

  /// Whether a file is left by a file manager, an editor or an office program, and belongs to nobody.
  public static func isJunk(_ path: String) -> Bool {
    path.split(separator: "/").contains { part in
      let name = part.lowercased()
      // Copies that editors keep of what is being written.
      let isCopy =
        name.hasSuffix("~") || [".swp", ".swo", ".bak"].contains(where: name.hasSuffix)
        || name.hasPrefix(".#") || name.hasPrefix("#") && name.hasSuffix("#")
      return isCopy || names.contains(name) || name.hasPrefix("~$") || name.hasPrefix("._") || name.hasPrefix(".~lock.")
    }
  }
}
