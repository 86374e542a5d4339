/// A sentence for people, in the two languages that Engawa speaks to authors.
public struct Message: Sendable, Hashable {
  /// The sentence in English, with no full stop at its end.
  public let en: String
  /// The sentence in Japanese, with no full stop at its end.
  public let ja: String

  /// Makes a sentence from its two wordings, which must say the same.
  public init(en: String, ja: String) {
    self.en = en
    self.ja = ja
  }

  /// The wording in one language.
  public func text(in language: Language) -> String {
    switch language {
    case .english: en
    case .japanese: ja
    }
  }

  /// A number of things in English: `1 file`, `2 files`.
  public static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  /// The first of some names, and how many more there are: `a, b, and 3 more`.
  ///
  /// - Parameter counter: what Japanese counts the names with, such as 件.
  public static func list(_ names: [String], most: Int, counter: String) -> Message {
    let (first, more) = (names.prefix(most), max(0, names.count - most))
    return Message(
      en: first.joined(separator: ", ") + (more > 0 ? ", and \(more) more" : ""),
      ja: first.joined(separator: "、") + (more > 0 ? "、ほか\(more)\(counter)" : ""))
  }

  /// The languages in which diagnostics are written.
  public enum Language: String, Sendable, CaseIterable {
    case english = "en"
    case japanese = "ja"
  }
}
