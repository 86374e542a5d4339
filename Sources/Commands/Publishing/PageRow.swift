import Content

/// A page of the content folder in a list.
public struct PageRow: Encodable, Sendable {
  /// What sort of page it is.
  public let kind: String
  /// Whom it is for: `public` or `internal`.
  public let audience: String
  /// Whether it is finished: `draft` or `published`.
  public let status: String
  /// Its file, relative to the root of the site.
  public let path: String
  /// Its title.
  public let title: String

  init(_ entry: Entry) {
    kind = entry.kind.name
    audience = entry.audience.rawValue
    status = entry.status.rawValue
    path = entry.source.path
    title = entry.title
  }
}
