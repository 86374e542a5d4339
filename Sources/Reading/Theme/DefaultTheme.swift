import CTheme
import Digests

/// The theme that every site begins with: layouts, words and assets that the tool brings along.
public enum DefaultTheme {
  /// A file of the theme.
  public struct File: Sendable {
    /// The path below `templates/`, such as `partials/cards.mustache`.
    public let path: String
    /// What it holds.
    public let bytes: [UInt8]

    /// The sign of this version of the file, which a copy bears.
    public var mark: String { String(Digest.hexadecimal(bytes).prefix(12)) }
  }

  /// All files, sorted by path.
  public static let files: [File] = (0..<engawa_theme_count()).map { index in
    let file = unsafe engawa_theme_at(index)
    return unsafe File(
      path: String(cString: file.path), bytes: Array(UnsafeBufferPointer(start: file.bytes, count: file.count)))
  }

  /// The file at a path; `nil` if the theme has none there.
  public static func file(_ path: String) -> File? { files.first { $0.path == path } }
}
