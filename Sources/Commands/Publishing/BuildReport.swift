import Content
public import Diagnostics
import Output
import Site

/// What a build did.
public struct BuildReport: Sendable {
  /// How many pages there are of each kind, in the order of the kinds.
  public let pageCounts: [(kind: String, count: Int)]
  /// How many files the site has, its manifest not counted.
  public let fileCount: Int
  /// How many bytes they have together.
  public let byteCount: Int
  /// The files that the edition leaves out, with `internal` or `draft` for the reason.
  public let leftOut: [(path: String, reason: String)]
  /// What the author should look at.
  public let warnings: [Diagnostic]

  init(site: Site, library: ContentLibrary, manifest: Manifest, warnings: [Diagnostic]) {
    pageCounts = site.pageCounts.map { ($0.kind.rawValue, $0.count) }
    fileCount = manifest.files.count
    byteCount = manifest.files.reduce(0) { $0 + $1.size }
    leftOut = library.leftOut.map { ($0.path, $0.reason.rawValue) }
    self.warnings = warnings
  }
}
