/// How readers are told that figures are made up: by the tool, so that nobody has to remember it.
public enum Fiction {
  /// The mark that stands on whatever rests on made-up records or figures.
  public static let mark = "架空"

  /// What stands before a number in a sentence.
  public static let beforeNumber = "架空の"

  /// The title of what shows nothing but made-up figures.
  public static func title(_ title: String) -> String { "【\(mark)】\(title)" }

  /// The title of a text with made-up figures in it.
  public static func titleOfText(_ title: String) -> String { "【架空の数を含む】\(title)" }

  /// What a page says first of which all is made up.
  public static let noticeOfPage = "このページの内容は架空です。実際の日時・場所・連絡先ではありません。"

  /// What the page of a made-up table says first.
  public static let noticeOfTable = "架空の数です。実在の人を数えたものではありません。"

  /// What a text with made-up figures says first.
  public static let noticeOfText = "このページには、架空の数があります。実在の人を数えたものではありません。"
}
