import Theme

/// The scripts that the tool brings along: one searches, one shows slides, one keeps what is done of a course.
///
/// Another could show anything.
enum OwnScripts {
  private static let names = ["search", "deck", "course"]

  /// Whether a file of a site is one of them, byte for byte.
  static func contain(_ path: String, _ bytes: [UInt8]) -> Bool {
    guard path.hasSuffix(".js"), let name = names.first(where: { path.hasPrefix("assets/\($0)-") }),
      let file = DefaultTheme.file("assets/\(name).js")
    else { return false }
    return file.bytes == bytes || ThemeCopy.text(of: file) == bytes
  }
}
