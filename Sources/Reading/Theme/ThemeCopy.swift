/// A file of the theme as it is copied into a site to be changed: with the sign of the version that it was copied from.
public enum ThemeCopy {
  /// What stands before the sign, in whatever comment the file has.
  private static let word = "engawa-theme:"

  /// The file with its sign in the first line.
  public static func text(of file: DefaultTheme.File) -> [UInt8] {
    let line = "\(word) \(file.path) \(file.mark)"
    let comment: String =
      switch file.path.split(separator: ".").last {
      case "mustache": "{{! \(line) }}\n"
      case "css": "/* \(line) */\n"
      case "js": "// \(line)\n"
      case "yml": "# \(line)\n"
      case "svg": "<!-- \(line) -->\n"
      default: ""
      }
    return Array(comment.utf8) + file.bytes
  }

  /// The sign that a file bears in its first line; `nil` if it bears none.
  public static func mark(in bytes: [UInt8]) -> String? {
    let line = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }.prefix(200), as: UTF8.self)
    guard let range = line.firstRange(of: word) else { return nil }
    return line[range.upperBound...].split(separator: " ").dropFirst().first.map(String.init)
  }
}
