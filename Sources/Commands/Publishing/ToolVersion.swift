import CVersion
import Output

/// Which tool this is.
public enum ToolVersion {
  /// The version, as the changelog has it.
  public static let number = "0.2.0"

  /// The commit that the tool was built from, with `+changes` if files were changed since; `nil` if it was not built in
  /// a repository.
  public static var commit: String? {
    let commit = unsafe String(cString: engawa_commit())
    return commit.isEmpty ? nil : commit
  }

  /// Both, for people.
  public static var text: String { number + (commit.map { " (\($0))" } ?? "") }
}

extension Manifest.Tool {
  /// The tool that is running.
  static var current: Self { Self(version: ToolVersion.number, commit: ToolVersion.commit) }
}
