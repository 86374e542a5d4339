/// Diagnostics as annotations of GitHub Actions.
///
/// Source: GitHub's workflow commands; the escapes are those of its toolkit.
public enum GitHubAnnotation {
  /// One line for a diagnostic.
  ///
  /// - Parameter root: the folder of the site, as it was named to the tool.
  public static func line(_ diagnostic: ReportedDiagnostic, root: String) -> String {
    var properties: [String] = []
    if let path = diagnostic.path(from: root) {
      properties.append("file=\(property(path))")
      if let line = diagnostic.line { properties.append("line=\(line),col=\(diagnostic.column ?? 1)") }
    }
    properties.append("title=\(property(diagnostic.id))")
    return "::\(diagnostic.severity) \(properties.joined(separator: ","))::\(escaped(diagnostic.text))"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\n", with: "%0A")
  }

  private static func property(_ text: String) -> String {
    escaped(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
