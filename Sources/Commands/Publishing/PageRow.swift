import Content
import Diagnostics

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

  /// Its language, if that is another than the language of the site.
  public let language: String?

  init(_ entry: Entry) {
    language = nil
    kind = entry.kind.name
    audience = entry.audience.rawValue
    status = entry.status.rawValue
    path = entry.source.path
    title = entry.title
  }

  /// - Parameter original: the page that is translated.
  init(_ translation: Translation, of original: Entry) {
    language = translation.language.rawValue
    kind = original.kind.name
    audience = original.audience.rawValue
    status = translation.status.rawValue
    path = translation.source.path
    title = translation.title
  }
}
