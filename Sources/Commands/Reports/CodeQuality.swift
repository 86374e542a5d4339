import Digests

/// Diagnostics as a report of code quality for GitLab.
///
/// Source: GitLab's documentation of custom tools for Code Quality.
public enum CodeQuality {
  private struct Finding: Encodable {
    let description: String
    let check_name: String
    let fingerprint: String
    let severity: String
    let location: Location
  }

  private struct Location: Encodable {
    let path: String
    let lines: Lines
  }

  private struct Lines: Encodable { let begin: Int }

  /// The whole document.
  ///
  /// - Parameter root: the folder of the site, as it was named to the tool.
  public static func document(_ diagnostics: [ReportedDiagnostic], root: String) throws -> String {
    var seen: [String: Int] = [:]
    let findings = diagnostics.map { diagnostic in
      // A finding stays the same when lines are put in above it, and the second of two alike is another one.
      let key = [diagnostic.id, diagnostic.path ?? "", diagnostic.message].joined(separator: "\n")
      seen[key, default: 0] += 1
      let fingerprint = Digest.hexadecimal(Array("\(key)\n\(seen[key, default: 0])".utf8))
      return Finding(
        description: diagnostic.text, check_name: diagnostic.id, fingerprint: fingerprint,
        severity: diagnostic.severity == "error" ? "major" : "minor",
        location: Location(
          path: diagnostic.path(from: root) ?? "engawa.yml", lines: Lines(begin: diagnostic.line ?? 1)))
    }
    return try JSONText.pretty(findings)
  }
}
