import Chronology
import Content

/// Writes whom to tell of a weakness of the site.
///
/// Source: RFC 9116. It holds for a year from the day for which the site is made.
enum SecurityContact {
  /// Where it is written, relative to the output folder; programs look for it at the root of the whole host alone.
  static let path = ".well-known/security.txt"

  /// The file; `nil` where nobody is named, or nobody says which day it is.
  static func write(_ configuration: SiteConfiguration, today: CalendarDate?) -> [UInt8]? {
    guard let contact = configuration.securityContact, let end = today?.advanced(byDays: 365) else { return nil }
    return Array(
      """
      Contact: \(contact)
      Expires: \(end.iso)T00:00:00+09:00
      Preferred-Languages: ja, en
      Canonical: \(configuration.baseURL)\(path)

      """.utf8)
  }
}
