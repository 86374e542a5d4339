public import Chronology

extension Entry {
  /// What stands in a title or a summary for the months that the page reports on.
  public static let periodMark = "{period}"

  /// The title with the months that the page reports on, where it asks for them.
  public func title(in months: MonthRange?) -> String { Self.filled(title, months) }

  /// The summary with the months that the page reports on, where it asks for them.
  public func summary(in months: MonthRange?) -> String { Self.filled(summary, months) }

  private static func filled(_ text: String, _ months: MonthRange?) -> String {
    guard let months, text.contains(periodMark) else { return text }
    return text.replacing(periodMark, with: months.wholeEra)
  }
}
