import Content

/// A page of the content folder in a list.
public struct PageRow: Sendable {
  /// What sort of page it is.
  public let kind: String
  /// Whom it is for: `public` or `internal`.
  public let audience: String
  /// Whether it is finished: `draft` or `published`.
  public let status: String
  /// Its file, relative to the root of the site.
  public let path: String
  /// The name that links call it by, behind `page:`.
  public let name: String
  /// Its title.
  public let title: String

  init(_ entry: Entry) {
    kind = entry.kind.rawValue
    audience = entry.audience.rawValue
    status = entry.status.rawValue
    path = entry.source.path
    name = entry.name.isEmpty ? "index" : entry.name
    title = entry.title
  }
}
