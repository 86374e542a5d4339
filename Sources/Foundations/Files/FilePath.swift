/// Paths as text, with `/` between their parts.
public enum FilePath {
  /// Puts a relative path behind a folder; an absolute one stands alone.
  public static func join(_ folder: String, _ path: String) -> String {
    if path.hasPrefix("/") || folder.isEmpty || folder == "." { return path }
    if path.isEmpty || path == "." { return folder }
    return folder.hasSuffix("/") ? folder + path : "\(folder)/\(path)"
  }

  /// The folder that a path lies in; `.` for a bare name.
  public static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The folders that a relative path lies in, the outermost first.
  public static func folders(above path: String) -> [String] {
    path.indices.filter { path[$0] == "/" }.map { String(path[..<$0]) }
  }

  /// The folders that any of some relative paths lie in, each once.
  public static func folders(above paths: some Sequence<String>) -> Set<String> {
    var folders: Set<String> = []
    for path in paths {
      var above = folder(of: path)
      while above != ".", folders.insert(above).inserted { above = folder(of: above) }
    }
    return folders
  }

  /// The first part of a relative path.
  public static func first(of path: String) -> String { path.firstIndex(of: "/").map { String(path[..<$0]) } ?? path }

  /// The last part of a path.
  public static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// The part of the name behind its last dot, in lower case; empty if there is none.
  public static func ending(of path: String) -> String {
    let name = name(of: path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }
}
