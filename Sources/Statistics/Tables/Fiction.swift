/// How readers are told that figures are made up: by the tool, so that nobody has to remember it.
public enum Fiction {
  /// The mark that stands on whatever rests on made-up records or figures.
  public static let mark = "架空"

  /// What stands before a number in a sentence.
  ///
  /// - Parameter isJapanese: whether readers are told in Japanese, or else in English.
  public static func beforeNumber(isJapanese: Bool) -> String { isJapanese ? "架空の" : "made-up " }

  /// The title of what is made up, or shows nothing but made-up figures.
  ///
  /// - Parameter isJapanese: whether readers are told in Japanese, or else in English.
  public static func title(_ title: String, isJapanese: Bool = true) -> String {
    isJapanese ? "【\(mark)】\(title)" : "[Made up] \(title)"
  }

  /// The title of a text with made-up figures in it.
  ///
  /// - Parameter isJapanese: whether readers are told in Japanese, or else in English.
  public static func titleOfText(_ title: String, isJapanese: Bool = true) -> String {
    isJapanese ? "【架空の数を含む】\(title)" : "[Some figures made up] \(title)"
  }

  /// What a page says first of which something is made up.
  public enum Notice: Sendable, CaseIterable {
    /// All of it is.
    case page
    /// It is of a table that is.
    case table
    /// Figures in its text are.
    case text

    /// Whether it is said of figures.
    public var isOfFigures: Bool { self != .page }

    /// What it says, in Japanese or else in English.
    public func words(isJapanese: Bool) -> String {
      switch self {
      case .page:
        isJapanese
          ? "このページの内容は架空です。実際の日時・場所・連絡先ではありません。" : "This page is made up: no real times, places or contacts."
      case .table:
        isJapanese ? "架空の数です。実在の人を数えたものではありません。" : "These figures are made up, and count no real people."
      case .text:
        isJapanese
          ? "このページには、架空の数があります。架空の数は、実在の人を数えたものではありません。"
          : "Some figures on this page are made up. They count no real people."
      }
    }
  }
}
